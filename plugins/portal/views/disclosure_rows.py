"""Findings as rows of a table, the same on pages, in files and in reports."""

from __future__ import annotations

from datetime import date

from ..catalogue.site import Site
from ..duties.assess import assessment, findings_of
from ..duties.finding import Finding
from ..model import Agency
from .meta import absolute
from .states import state_badge
from .tables import Cell, Table

COLUMNS = (
    "Cơ quan",
    "Mã mục",
    "Mục phải công khai",
    "Tình trạng",
    "Kỳ",
    "Cập nhật",
    "Xác nhận",
    "Hạn",
    "Cách tính hạn",
    "Đơn vị phụ trách",
    "Giải thích",
    "Số bản ghi",
    "Căn cứ",
    "Địa chỉ",
)


def list_address(agency: Agency) -> str:
    return f"{agency.href}cong-khai/"


def finding_address(finding: Finding) -> str:
    """Where the item stands in its agency's list: an address that stays."""
    return f"{list_address(finding.agency)}#{finding.category.anchor}"


def finding_table(site: Site, title: str, findings: tuple[Finding, ...], *, whole: bool = False) -> Table:
    """One row a finding; `whole` tells what is late even where a province does not show it."""
    return Table(title, COLUMNS, tuple(finding_row(site, one, whole=whole) for one in findings))


def all_findings_table(site: Site, title: str) -> Table:
    return finding_table(site, title, assessment(site).findings)


def agency_findings_table(site: Site, title: str, agency: Agency) -> Table:
    return finding_table(site, title, findings_of(site, agency.id))


def finding_row(site: Site, finding: Finding, *, whole: bool = False) -> tuple[Cell, ...]:
    due = finding.due if whole or _is_shown(site, finding) else None
    return (
        finding.agency.name,
        finding.category.id,
        finding.category.label,
        state_badge(site, finding.state, whole=whole).label,
        finding.period.text if finding.period else None,
        finding.updated,
        finding.validated,
        due.day if due else None,
        due.text if due else None,
        finding.unit,
        finding.reason,
        len(finding.evidence),
        finding.category.reference.text,
        absolute(site, finding_address(finding)),
    )


def _is_shown(site: Site, finding: Finding) -> bool:
    return state_badge(site, finding.state).state == finding.state.value


def findings_data(site: Site) -> list[dict[str, object]]:
    return [finding_data(site, one) for one in assessment(site).findings]


def finding_data(site: Site, finding: Finding, *, whole: bool = False) -> dict[str, object]:
    """The same for programs: stable names, days in ISO, the addresses of the evidence."""
    badge = state_badge(site, finding.state, whole=whole)
    due = finding.due if badge.state == finding.state.value else None
    said = {
        "agency": finding.agency.id,
        "category": finding.category.id,
        "state": badge.state,
        "period": finding.period.text if finding.period else None,
        "updated": _iso(finding.updated),
        "validated": _iso(finding.validated),
        "due": _iso(due.day if due else None),
        "due_text": due.text if due else None,
        "unit": finding.unit,
        "reason": finding.reason or None,
        "evidence": [absolute(site, one.href) for one in finding.evidence],
        "legal_reference": finding.category.reference.text,
        "url": absolute(site, finding_address(finding)),
    }
    return {name: value for name, value in said.items() if value not in (None, [])}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
