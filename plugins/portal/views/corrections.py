"""Corrections: their ledger, a page of each, and the notice on what was corrected (law 01/2026/QH16, Article 22)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar, TypeVar

from ..catalogue.site import Site
from ..duties.corrections import Case, Progress, cases
from ..duties.finding import shows_overdue
from ..language.days import day_text
from ..law.laws import deadline
from ..model import Correction
from ..model.vocabulary import term
from ..source.schema import Record
from .many import first
from .meta import absolute, meta
from .paging import ROWS, Leaf, leaves
from .parts import Badge, Banner, Fact, Grid, Link, Text, Value, View, day_fact, link_fact, text_fact
from .prose import name
from .rows import agency_link, crumbs, list_crumbs, source_lines
from .tables import Cell, Table, TablePage, value

LEDGER = "/dinh-chinh/"
COLUMNS = ("Nội dung", "Cơ quan", "Nhận", "Hạn", "Trả lời", "Tình trạng", "Kết quả", "Bản ghi")

_V = TypeVar("_V", bound=View)


@dataclass(frozen=True)
class CorrectionPage(View):
    template: ClassVar[str] = "correction.html"

    badge: Badge
    facts: tuple[Fact, ...]
    explanation: Text


def correction_page(site: Site, correction: Correction) -> CorrectionPage:
    case = site.once(_by_id)[correction.id]
    return CorrectionPage(
        meta(site, correction.href, f"Đính chính: {correction.title}", _said(correction), on=correction.received),
        correction.title,
        crumbs=crumbs(site.agency(correction.agency_id), *list_crumbs(correction)),
        sample=correction.sample,
        sources=source_lines(correction),
        badge=_badge(site, case),
        facts=tuple(_facts(site, case)),
        explanation=Text.of(correction.explanation or ""),
    )


@dataclass(frozen=True)
class CorrectionsPage(TablePage):
    template: ClassVar[str] = "corrections.html"

    report: tuple[Link, ...] = ()
    """Where to say that something is wrong."""


def corrections_leaves(site: Site) -> tuple[Leaf, ...]:
    return leaves(LEDGER, len(cases(site)), ROWS)


def corrections_page(site: Site, leaf: Leaf) -> CorrectionsPage:
    title, found = "Đính chính", cases(site)
    rule = deadline("correction", site.today)
    rows = tuple(_row(site, one) for one in leaf.of(found))
    return CorrectionsPage(
        meta(site, leaf.path, leaf.title(title), "Thông tin bị nói là không đúng, hạn trả lời và kết quả"),
        title,
        (Grid(f"Sổ đính chính: {len(found)} việc", COLUMNS[:-1], rows, leaf.pager),) if rows else (),
        crumbs=crumbs(),
        lead=f"Kiến nghị được trả lời trong {rule.amount} {rule.unit.label} ({rule.reference.text}).",
        downloads=(
            Link("Sổ đính chính (CSV)", f"{LEDGER}dinh-chinh.csv"),
            Link("Sổ đính chính (XLSX)", f"{LEDGER}dinh-chinh.xlsx"),
            Link("Sổ đính chính (JSON)", f"{LEDGER}dinh-chinh.json"),
        ),
        feed=Link("Theo dõi: Đính chính", f"{LEDGER}atom.xml"),
        empty="Chưa có kiến nghị hay đính chính nào.",
        report=_report(site),
    )


def corrections_table(site: Site) -> Table:
    return Table("Sổ đính chính", COLUMNS, tuple(_cells(site, one) for one in cases(site)))


def corrections_data(site: Site) -> list[dict[str, object]]:
    return [_data(site, one) for one in cases(site)]


def _data(site: Site, case: Case) -> dict[str, object]:
    """For programs: stable names, days in ISO."""
    one = case.correction
    said = {
        "title": one.title,
        "agency": one.agency_id,
        "about": [absolute(site, site.by_id[id_].href) for id_ in one.about],
        "reported": one.reported.id,
        "received": one.received.isoformat(),
        "due": case.due.day.isoformat() if case.due else None,
        "answered": one.answered.isoformat() if one.answered else None,
        "state": _badge(site, case).state,
        "outcome": one.outcome.id if one.outcome else None,
        "url": absolute(site, one.href),
    }
    return {key: value for key, value in said.items() if value is not None}


def with_corrections(site: Site, record: Record, view: _V) -> _V:
    """A record's page with a notice of each correction of it: in the same form as what was wrong (Article 22(5))."""
    found = site.once(_by_record).get(record.id, ())
    return replace(view, banners=(*view.banners, *first(found, partial(_notice, site), _others))) if found else view


def _others(count: int) -> Banner:
    return Banner("notice", f"Còn {count} đính chính, kiến nghị khác:", (Link("Sổ đính chính", LEDGER),))


def _by_id(site: Site) -> Mapping[str, Case]:
    return {one.correction.id: one for one in cases(site)}


def _by_record(site: Site) -> Mapping[str, tuple[Case, ...]]:
    found: dict[str, tuple[Case, ...]] = {}
    for case in cases(site):
        for id_ in case.correction.about:
            found[id_] = (*found.get(id_, ()), case)
    return found


def _notice(site: Site, case: Case) -> Banner:
    one = case.correction
    newer = site.by_id.get(one.link or "")
    links = (Link(one.title, one.href), *((Link("Bản đã đính chính", newer.href),) if newer else ()))
    if not one.answered:
        until = f", hạn trả lời {day_text(case.due.day)}" if case.due else ""
        return Banner("notice", f"Đang xem xét một kiến nghị nhận ngày {day_text(one.received)}{until}:", links)
    was = f" Đã viết “{one.wrong}”, đúng là “{one.right}”." if one.wrong and one.right else ""
    said = one.outcome.label if one.outcome else ""
    return Banner("notice", f"{said[:1].upper()}{said[1:]} ngày {day_text(one.answered)}.{was}", links)


def _badge(site: Site, case: Case) -> Badge:
    hidden = case.progress is Progress.OVERDUE and not shows_overdue(site)
    shown = Progress.OPEN if hidden else case.progress
    return Badge(shown.value, term("correction-states", shown.value).label)


def _said(one: Correction) -> str:
    return one.explanation or f"{one.title}: {one.outcome.label if one.outcome else 'đang xem xét'}"


def _cells(site: Site, case: Case) -> tuple[Cell, ...]:
    one = case.correction
    return (
        one.title,
        site.agency(one.agency_id).name,
        one.received,
        case.due.day if case.due else None,
        one.answered,
        _badge(site, case).label,
        one.outcome.label if one.outcome else None,
        absolute(site, one.href),
    )


def _row(site: Site, case: Case) -> tuple[Value, ...]:
    title, agency, received, due, answered, state, outcome, _ = map(value, _cells(site, case))
    shown = _badge(site, case)
    return (
        replace(title, href=case.correction.href),
        replace(agency, href=site.agency(case.correction.agency_id).href),
        received,
        due,
        answered,
        replace(state, state=shown.state),
        outcome,
    )


def _facts(site: Site, case: Case) -> Iterator[Fact]:
    one = case.correction
    yield from link_fact(
        "Bản ghi được nói tới", *(Link(name(site.by_id[id_]), site.by_id[id_].href) for id_ in one.about)
    )
    yield from link_fact("Cơ quan trả lời", agency_link(site, one.agency_id))
    yield from text_fact("Do đâu mà biết", one.reported.label)
    yield from day_fact("Nhận", one.received)
    yield from day_fact("Hạn trả lời", case.due.day if case.due else None, case.due.text if case.due else "kịp thời")
    yield from day_fact("Trả lời", one.answered)
    yield from text_fact("Kết quả", one.outcome.label if one.outcome else None)
    yield from text_fact("Đã viết", one.wrong)
    yield from text_fact("Đúng là", one.right)
    if one.forwarded_to:
        yield from link_fact("Chuyển tới", agency_link(site, one.forwarded_to))
    if newer := site.by_id.get(one.link or ""):
        yield from link_fact("Bản đã đính chính", Link(name(newer), newer.href))


def _report(site: Site) -> tuple[Link, ...]:
    """Where to write: the portal's own mail, and the form to print."""
    mails = [one.email for one in site.portal.contacts if one.email]
    links = [Link(f"Gửi thư tới {mail}", f"mailto:{mail}?subject=B%C3%A1o%20th%C3%B4ng%20tin%20sai") for mail in mails]
    return (*links[:1], Link("In phiếu kiến nghị", "/tiep-can-thong-tin/bieu-mau/kien-nghi/"))
