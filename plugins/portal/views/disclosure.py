"""An agency's list of what it must make public: every item of the law, whether it is there or not, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ..catalogue.site import Site
from ..duties.assess import findings_of
from ..duties.finding import Finding, State, score, shows_overdue
from ..language.days import day_text
from ..law.laws import laws_on
from ..model import Agency, Disclosure, Document
from ..model.disclosure import Statement
from ..source.schema import Record
from .files import files
from .meta import meta
from .parts import Badge, Fact, Link, Value, View, day_fact, link_fact, text_fact
from .prose import name
from .rows import agency_link, crumbs, heading
from .states import StateCount, score_text, state_badge, state_counts

NEWEST = 3
"""How many records of an item are named before the link to all of them."""

ASK = "/tiep-can-thong-tin/soan-yeu-cau/"


@dataclass(frozen=True)
class ListedItem:
    """One category at the agency. `hooks` are `data-` names and their values, for whoever audits the page."""

    anchor: str
    label: str
    gist: str
    clause: Link
    badge: Badge
    hooks: tuple[tuple[str, str], ...]
    facts: tuple[Fact, ...]
    evidence: tuple[Link, ...]
    more: Link | None
    ask: Link | None


@dataclass(frozen=True)
class DisclosurePage(View):
    template: ClassVar[str] = "disclosure.html"

    law: Link
    compare: Link
    score: str
    """“12/15 mục …”; "" where what is late is not shown."""
    validated: str
    counts: tuple[StateCount, ...]
    items: tuple[ListedItem, ...]
    downloads: tuple[Link, ...]


def disclosure_page(site: Site, agency: Agency) -> DisclosurePage:
    findings = findings_of(site, agency.id)
    law = next(one.instrument for one in laws_on(site.today) if one.categories)
    place, title = f"{agency.href}cong-khai/", "Danh mục thông tin phải được công khai"
    description = f"{len(findings)} mục mà {agency.name} phải công khai theo {law.title} {law.number}, mục nào đã có"
    return DisclosurePage(
        meta(site, place, f"{title}: {agency.name}", description, creator=agency.name),
        title,
        crumbs=crumbs(agency),
        sample=agency.sample,
        law=Link(f"{law.title} {law.number}", law.reference.href, law.verified.label),
        compare=Link("So với luật trước", "/phap-luat/so-sanh/"),
        score=score_text(score(findings)) if shows_overdue(site) else "",
        validated=_validated(site.disclosures.get(agency.id)),
        counts=state_counts(site, score(findings)),
        items=tuple(item(site, one) for one in findings),
        downloads=(
            Link("Danh mục bảy cột", f"{place}danh-muc/"),
            Link("Danh mục (CSV)", f"{place}danh-muc.csv"),
            Link("Danh mục (XLSX)", f"{place}danh-muc.xlsx"),
            Link("Tình trạng (CSV)", f"{place}tinh-trang.csv"),
        ),
    )


def item(site: Site, finding: Finding) -> ListedItem:
    category, badge = finding.category, state_badge(site, finding.state)
    place = f"{finding.agency.href}cong-khai/{category.slug}/"
    count = len(finding.evidence)
    late = finding.state is State.OVERDUE and badge.state == finding.state.value
    return ListedItem(
        category.anchor,
        category.label,
        category.gist,
        Link(category.reference.label, category.reference.href),
        badge,
        tuple(_hooks(finding, badge)),
        tuple(_facts(site, finding, badge)),
        tuple(evidence_link(one) for one in finding.evidence[:NEWEST]),
        Link(f"Tất cả {count} bản ghi của mục này", place) if count else None,
        Link("Yêu cầu thông tin này", f"{ASK}?muc={category.slug}#{finding.agency.id}") if late else None,
    )


def evidence_link(record: Record) -> Link:
    """A record by what it is called, with the type and size of its first file."""
    title = str(getattr(record, "title", ""))
    label = f"{heading(record)}: {title}" if isinstance(record, Document) else title
    first = next(iter(files(record)), None)
    return Link(label, record.href, f"{first.format}, {first.size}" if first else "")


def _elsewhere(site: Site, said: Statement) -> Iterator[Link]:
    """The agency that has it, and where."""
    if said.owner:
        yield agency_link(site, said.owner)
    if record := site.by_id.get(said.link or ""):
        yield Link(name(record), record.href)
    elif said.link:
        yield Link(said.link, said.link)


def _validated(said: Disclosure | None) -> str:
    if not (said and said.validated):
        return ""
    who = f"{said.validated_by} " if said.validated_by else ""
    return f"{who}xem lại cả danh mục ngày {day_text(said.validated)}"


def _hooks(finding: Finding, badge: Badge) -> Iterator[tuple[str, str]]:
    """Only what is known."""
    days = {"cap-nhat": finding.updated, "xac-nhan": finding.validated}
    shown = finding.due if badge.state == finding.state.value else None
    values = {
        "muc": finding.category.id,
        "trang-thai": badge.state,
        "ky": finding.period.text if finding.period else "",
        "han": shown.day.isoformat() if shown else "",
        **{name: day.isoformat() if day else "" for name, day in days.items()},
    }
    yield from ((name, value) for name, value in values.items() if value)


def _facts(site: Site, finding: Finding, badge: Badge) -> Iterator[Fact]:
    yield from text_fact("Kỳ", finding.period.text if finding.period else "")
    yield from day_fact("Cập nhật", finding.updated)
    yield from day_fact("Xác nhận", finding.validated)
    if finding.due and badge.state == finding.state.value:
        yield from day_fact("Hạn", finding.due.day, finding.due.text)
    yield from text_fact("Đơn vị phụ trách", finding.unit)
    yield from text_fact("Giải thích", finding.reason)
    if finding.statement and finding.state is State.NOT_APPLICABLE:
        yield from link_fact("Xem ở", *_elsewhere(site, finding.statement))
    if finding.facts:
        known = tuple(
            Value(one.label, one.href if one.is_there else "", note="đã có" if one.is_there else "còn thiếu")
            for one in finding.facts
        )
        yield Fact("Thông tin cơ quan", known)
