"""How the whole province stands: every agency and every item in one matrix, the score over time, what may wait."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import ClassVar

from ..catalogue.ledger import Tally
from ..catalogue.site import Site
from ..duties.assess import assessment
from ..duties.finding import Finding, Score, State, score, shows_overdue
from ..duties.tallies import tallies
from ..language.collate import sort_key
from ..language.days import day_text
from ..law.laws import law_of
from ..model import Agency
from ..model.vocabulary import Term, term, terms
from .meta import meta
from .parts import Choice, Choices, Grid, Link, Value, View
from .rows import crumbs
from .states import StateCount, score_text, state_badge, state_counts
from .tables import Cell, Table, TablePage, value
from .trend import History, Numbers, Share, Trend, changes, trend

DASHBOARD = "/tinh-trang-cong-khai/"
ALPHABETICAL = f"{DASHBOARD}a-z/"
TRANSITION = f"{DASHBOARD}chuyen-tiep/"
TITLE = "Tình trạng công khai"


@dataclass(frozen=True)
class MatrixRow:
    """One agency: `cells` are states in the order of the columns."""

    agency: Link
    score: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Legend:
    """A state as the matrix writes it: a letter, and the word for it."""

    state: str
    letter: str
    label: str


@dataclass(frozen=True)
class Dashboard(View):
    template: ClassVar[str] = "dashboard.html"

    lead: str
    counts: tuple[StateCount, ...]
    columns: tuple[Link, ...]
    """The point's letter, the page of its article, the label."""
    legend: tuple[Legend, ...]
    rows: tuple[MatrixRow, ...]
    ways: tuple[Choices, ...]
    trend: Trend | None
    downloads: tuple[Link, ...]


def dashboard_pages(site: Site) -> Iterator[tuple[str, Callable[[], View]]]:
    """Each address with the way to make its page.

    Where a province does not show what is late, it is one page that says by what decision.
    """
    if not shows_overdue(site):
        yield DASHBOARD, partial(_unshown, site)
        return
    for path in (DASHBOARD, ALPHABETICAL):
        yield path, partial(_dashboard, site, path)
    for kind in _kinds(site):
        yield _kind_address(kind), partial(_dashboard, site, _kind_address(kind), kind)
    yield TRANSITION, partial(_transition, site)


def dashboard_addresses(site: Site) -> tuple[str, ...]:
    if not shows_overdue(site):
        return (DASHBOARD,)
    return (DASHBOARD, ALPHABETICAL, *map(_kind_address, _kinds(site)), TRANSITION)


def matrix_table(site: Site) -> Table:
    """The matrix with whole words."""
    found = assessment(site)
    columns = ("Cơ quan", "Tỷ lệ (%)", *(one.id for one in found.categories))
    rows: list[tuple[Cell, ...]] = []
    for one in found.agencies:
        findings = found.by_agency[one.id]
        rows.append((one.name, score(findings).percent, *_words(site, findings)))
    return Table(f"{TITLE}: {site.portal.name}", columns, tuple(rows))


def summary(site: Site) -> str:
    """The province's score in one line."""
    found = assessment(site)
    return f"{score_text(found.score)} ở {len(found.agencies)} cơ quan"


def _words(site: Site, findings: tuple[Finding, ...]) -> tuple[str, ...]:
    return tuple(state_badge(site, one.state).label for one in findings)


def _dashboard(site: Site, path: str, kind: Term | None = None) -> Dashboard:
    """Of all agencies, or of those of a kind: the worst first, save where they stand in the order of their names."""
    found = assessment(site)
    some = tuple(one for one in found.agencies if kind is None or one.type == kind)
    by_name = sorted(some, key=lambda one: sort_key(one.name))
    agencies = tuple(by_name) if path == ALPHABETICAL else _worst_first(site, some)
    own = score(one for agency in agencies for one in found.by_agency[agency.id])
    title = f"{TITLE}: {kind.facts['plural']}" if kind else TITLE
    rows = tuple(_row(agency, found.by_agency[agency.id]) for agency in agencies)
    return Dashboard(
        meta(site, path, title, f"Cơ quan nào của {site.portal.formal_name} đã công khai đủ, cơ quan nào quá hạn"),
        title,
        crumbs=crumbs() if path == DASHBOARD else crumbs(None, Link(TITLE, DASHBOARD)),
        lead=f"{score_text(own)} ở {len(agencies)} cơ quan",
        counts=state_counts(site, own),
        columns=tuple(Link(one.article.rpartition(".")[2], one.reference.href, one.label) for one in found.categories),
        legend=tuple(Legend(one.id, one.facts["letter"], one.label) for one in _counted()),
        rows=rows,
        ways=_ways(site, path),
        trend=trend(disclosure_history(site), DASHBOARD) if path == DASHBOARD else None,
        downloads=(
            Link("Mỗi mục một dòng (CSV)", f"{DASHBOARD}tinh-trang.csv"),
            Link("Mỗi mục một dòng (XLSX)", f"{DASHBOARD}tinh-trang.xlsx"),
            Link("Mỗi mục một dòng (JSON)", f"{DASHBOARD}tinh-trang.json"),
            Link("Bảng cơ quan và mục (CSV)", f"{DASHBOARD}bang.csv"),
            Link("Bảng cơ quan và mục (XLSX)", f"{DASHBOARD}bang.xlsx"),
            Link("Thông tin còn trong thời gian chuyển tiếp", TRANSITION),
            Link("Mọi chính sách, mọi bước: đã truyền thông tới đâu", "/truyen-thong/chinh-sach/"),
        ),
    )


def _row(agency: Agency, findings: tuple[Finding, ...]) -> MatrixRow:
    found = score(findings)
    return MatrixRow(
        Link(agency.name, f"{agency.href}cong-khai/"), f"{found.percent}%", tuple(one.state.value for one in findings)
    )


def _worst_first(site: Site, agencies: tuple[Agency, ...]) -> tuple[Agency, ...]:
    found = assessment(site).by_agency
    return tuple(sorted(agencies, key=lambda one: _worst(score(found[one.id]), one)))


def _worst(found: Score, agency: Agency) -> tuple[int, int, str]:
    return found.percent, -found.count(State.OVERDUE), agency.id


def _kinds(site: Site) -> tuple[Term, ...]:
    there = {one.type for one in assessment(site).agencies}
    return tuple(one for one in terms("agency-kinds") if one in there)


def _kind_address(kind: Term) -> str:
    return f"{DASHBOARD}loai/{kind.id}/"


def _ways(site: Site, path: str) -> tuple[Choices, ...]:
    agencies = assessment(site).agencies
    orders = (("Kém nhất trước", DASHBOARD), ("Từ A đến Z", ALPHABETICAL))
    kinds = (
        Choice(
            one.facts["plural"],
            _kind_address(one),
            sum(agency.type == one for agency in agencies),
            path == _kind_address(one),
        )
        for one in _kinds(site)
    )
    return (
        Choices("Thứ tự", tuple(Choice(label, href, len(agencies), path == href) for label, href in orders)),
        Choices("Loại cơ quan", tuple(kinds)),
    )


def disclosure_history(site: Site) -> History:
    """How much of what is owed was there, by the tallies of the ledger."""
    days = (_numbers(one) for one in tallies(site) if one.counts and one.on <= site.today.isoformat())
    states = tuple(one.label for one in _counted())
    return History(f"{TITLE}: diễn biến", ("Mục đến hạn đã có",), (*states, "Cơ quan"), changes(days))


def _numbers(tally: Tally) -> Numbers:
    found = Score(tuple((state, tally.counts.get(state.value, 0)) for state in State))
    counts = (tally.counts.get(one.id, 0) for one in _counted())
    return Numbers(date.fromisoformat(tally.on), (Share(found.met, found.owed),), (*counts, tally.agencies))


def _counted() -> tuple[Term, ...]:
    return tuple(term("disclosure-states", one.value) for one in State)


def _unshown(site: Site) -> TablePage:
    said = site.portal.overdue_unshown
    until = f" đến hết ngày {day_text(said.end)}" if said and said.end else ""
    lead = f"Tình trạng chung chưa được hiện{until}, theo {said.decision if said else ''}."
    return TablePage(
        meta(site, DASHBOARD, TITLE, lead),
        TITLE,
        (),
        crumbs=crumbs(),
        lead=lead,
        empty="Danh mục thông tin phải được công khai vẫn có ở trang của từng cơ quan.",
    )


def _transition(site: Site) -> TablePage:
    """Article 31(3): what no law before asked for on the portal, and which agencies still lack it."""
    found = assessment(site)
    owed = [one for one in found.categories if any(it.is_transitional for it in found.by_category[one.id])]
    rules = next((rule for one in owed if (rule := law_of(one.number).transition)), None)
    title = "Thông tin trong thời gian chuyển tiếp"
    rows = []
    for one in owed:
        waiting = [it for it in found.by_category[one.id] if it.is_transitional and it.state in _LACKING]
        done = sum(it.state is State.PUBLISHED for it in found.by_category[one.id])
        rows.append((value(one.label, one.reference.href), value(done), value(len(waiting)), _names(waiting)))
    until = f"phải công khai đến hết ngày {day_text(rules.due)} ({rules.reference.text})" if rules else ""
    lead = f"{rules.label}: {until}." if rules else ""
    return TablePage(
        meta(site, TRANSITION, title, lead or title),
        title,
        (Grid("Các mục mới phải công khai", ("Mục", "Đã có", "Còn thiếu", "Cơ quan còn thiếu"), tuple(rows)),)
        if rows
        else (),
        crumbs=crumbs(None, Link(TITLE, DASHBOARD)),
        lead=lead,
        empty="Không có mục nào trong thời gian chuyển tiếp.",
    )


_LACKING = {State.OVERDUE, State.NOT_DUE}


def _names(findings: list[Finding]) -> Value:
    return Value("; ".join(one.agency.name for one in findings), "")
