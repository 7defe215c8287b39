"""Every policy at every step: what was told, where nothing was; for the province and for each agency."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from ..catalogue.site import Site
from ..duties.finding import shows_overdue
from ..duties.policies import Policy, PolicyStage, Told, counted_stages, policies, unfollowed
from ..model import Agency, Document
from ..model.vocabulary import Term, term
from .many import SHOWN, cut
from .meta import absolute, meta
from .paging import ROWS, Leaf, leaves
from .parts import Grid, Link, Value
from .policy_steps import item_link
from .rows import COMMUNICATION, crumbs, heading
from .tables import Cell, Table, TablePage, as_of, value

POLICIES = "/truyen-thong/chinh-sach/"
UNFOLLOWED = f"{POLICIES}chua-theo-doi"
TITLE = "Mọi chính sách, mọi bước"
REASONS = ("Ai bị tác động", "Vì sao được quan tâm", "Phạm vi")
"""The three criteria of decision 407/QĐ-TTg."""
INTRO = (
    "Ở mỗi bước phải có ít nhất một thông tin được đăng: tin, thông cáo, hướng dẫn, đợt lấy ý kiến, bảng trả lời.",
    "Bản thân văn bản không được tính. Bảng này đếm từ các bản ghi trên cổng.",
)

_T = TypeVar("_T")


def policies_page(site: Site, agency: Agency | None, leaf: Leaf) -> TablePage:
    """Of the province, or of what one agency answers for; only its first page has more than the matrix."""
    found = policies_of(site, agency)
    title = f"{TITLE}: {agency.name}" if agency else TITLE
    above = (Link(TITLE, POLICIES),) if agency else ()
    matrix, files = _matrix(site, found, leaf), _files(leaf.address)
    return TablePage(
        meta(
            site,
            leaf.path,
            leaf.title(title),
            "Chính sách nào đã được truyền thông từ khi lấy ý kiến đến khi thực thi, bước nào còn thiếu",
        ),
        title,
        tuple(one for one in (_around(site, agency, matrix) if leaf.is_first else (matrix,)) if one.rows),
        crumbs=crumbs(None, COMMUNICATION, *above),
        lead=_lead(site, found),
        intro=INTRO,
        downloads=(
            Link("Bảng chính sách (CSV)", f"{files}.csv"),
            Link("Bảng chính sách (XLSX)", f"{files}.xlsx"),
            Link("Văn bản chưa được theo dõi (CSV)", f"{UNFOLLOWED}.csv"),
            Link("Văn bản chưa được theo dõi (XLSX)", f"{UNFOLLOWED}.xlsx"),
            Link("Phân công truyền thông chính sách", "/truyen-thong/phan-cong/"),
            Link("Hỏi đáp, vướng mắc, kiến nghị", "/truyen-thong/hoi-dap/"),
            Link("Dự thảo lấy ý kiến", "/du-thao/"),
        ),
        empty="Chưa có chính sách nào được theo dõi.",
    )


def _around(site: Site, agency: Agency | None, matrix: Grid) -> Iterator[Grid]:
    """The matrix, and what says why each is followed and what is not."""
    found = policies_of(site, agency)
    yield from (_shares(found), matrix, _central(site, found), _high(found), _unfollowed(site, agency))
    if agency is None:
        yield _agencies(site)


def policies_table(site: Site, agency: Agency | None = None) -> Table:
    columns = (
        "Chính sách",
        "Cơ quan",
        "Tác động tới ai",
        *(f"Tác động lớn: {one[:1].lower()}{one[1:]}" for one in REASONS),
        "Đang ở bước",
        *(one.label for one in counted_stages()),
        "Còn thiếu",
    )
    rows = tuple(_cells(site, one) for one in policies_of(site, agency))
    return Table(TITLE, columns, rows)


def unfollowed_table(site: Site) -> Table:
    rows = tuple(
        (heading(one), one.title, site.agency(one.agency_id).name, one.issued, absolute(site, one.href))
        for one in unfollowed(site)
    )
    return Table(_unfollowed_title(site), ("Văn bản", "Trích yếu", "Cơ quan", "Ban hành", "Địa chỉ"), rows)


def policies_of(site: Site, agency: Agency | None) -> tuple[Policy, ...]:
    return tuple(one for one in policies(site) if agency is None or one.agency_id == agency.id)


def policy_agencies(site: Site) -> tuple[Agency, ...]:
    """All of the province, so that the address is there before the first policy is."""
    return tuple(one for one in site.agencies if not site.is_national(one))


def policies_address(agency: Agency) -> str:
    return f"{POLICIES}{agency.id}/"


def policies_files(agency: Agency | None = None) -> str:
    return _files(policies_address(agency) if agency else POLICIES)


def _files(path: str) -> str:
    return path.rstrip("/")


def share_text(found: tuple[Policy, ...]) -> str:
    """“7/15 chính sách (46%) đã có ở mọi bước đã qua”."""
    whole = sum(not one.count(Told.GAP) for one in found)
    percent = 100 * whole // len(found) if found else 100
    return f"{whole}/{len(found)} chính sách ({percent}%) đã được truyền thông ở mọi bước đã qua"


def _lead(site: Site, found: tuple[Policy, ...]) -> str:
    return f"{share_text(found)}. {as_of(site)}." if found else ""


def _shares(found: tuple[Policy, ...]) -> Grid:
    """Of each step that counts: how many policies have reached it, and of how many something was told there."""
    columns = ("Bước", "Phải đăng", "Chính sách đã tới", "Đã truyền thông", "Tỷ lệ, mục tiêu 100%")
    return Grid("Từng bước", columns, tuple(_share(one, found) for one in counted_stages()) if found else ())


def _share(stage: Term, found: tuple[Policy, ...]) -> tuple[Value, ...]:
    states = [one.stages[stage.order].state for one in found]
    told = states.count(Told.TOLD)
    reached = told + states.count(Told.GAP)
    percent = f"{100 * told // reached}%" if reached else "chưa chính sách nào tới"
    return value(stage.label), value(stage.facts["publish"]), value(reached), value(told), value(percent)


def _matrix(site: Site, found: tuple[Policy, ...], leaf: Leaf) -> Grid:
    counted = counted_stages()
    columns = ("Chính sách", *(one.label for one in counted))
    rows = tuple(
        (
            Value(name(one), one.record.href, note=_where(site, one)),
            *(_cell(site, one, one.stages[stage.order]) for stage in counted),
        )
        for one in leaf.of(found)
    )
    return Grid("Từng chính sách, thiếu nhiều nhất đứng trước", columns, rows, leaf.pager)


def _where(site: Site, one: Policy) -> str:
    """Who answers for it, and the step it is at."""
    now = f"; đang ở bước: {one.current.label}" if one.current else ""
    return f"{site.agency(one.agency_id).name}{now}"


def _cell(site: Site, policy: Policy, one: PolicyStage) -> Value:
    if one.state is Told.TOLD:
        href = item_link(one.items[0]).href if len(one.items) == 1 else policy.record.href
        return Value(f"{term('stage-states', one.state).label} {len(one.items)}", href, state=one.state)
    return _without(site, one.state)


def _without(site: Site, state: Told) -> Value:
    """Nothing was told. A province may keep back what is late."""
    label = term("stage-states", state.value).label
    if state is Told.NOT_OWED:
        return Value(label.lower())
    return Value(label, state="unpublished" if state is Told.GAP and not shows_overdue(site) else state.value)


def _central(site: Site, found: tuple[Policy, ...]) -> Grid:
    columns = ("Văn bản", "Tác động tới ai", "Bài giải thích của tỉnh")
    some = [one for one in found if one.is_central]
    return _some("Văn bản của Trung ương tác động trực tiếp", columns, some, partial(_central_row, site))


def _central_row(site: Site, one: Policy) -> tuple[Value, ...]:
    items = [it for stage in one.stages for it in stage.items]
    links = [item_link(it) for it in items]
    explained = Value(links[0].label, links[0].href) if links else _without(site, Told.GAP)
    return Value(name(one), one.record.href), value(one.touched), explained


def _high(found: tuple[Policy, ...]) -> Grid:
    title = "Chính sách tác động lớn và lý do (Quyết định 407/QĐ-TTg)"
    return _some(title, ("Chính sách", *REASONS), [one for one in found if one.high_impact], _high_row)


def _high_row(one: Policy) -> tuple[Value, ...]:
    return Value(name(one), one.record.href), *map(value, _reasons(one))


def _reasons(one: Policy) -> tuple[str, str, str]:
    said = one.high_impact
    return (said.rights, said.concern, said.scope) if said else ("", "", "")


def _some(title: str, columns: tuple[str, ...], some: Sequence[_T], row: Callable[[_T], tuple[Value, ...]]) -> Grid:
    """The first of them; the files have all."""
    return Grid(f"{title}{cut(len(some), 'tệp tải về')}", columns, tuple(map(row, some[:SHOWN])))


def _unfollowed(site: Site, agency: Agency | None) -> Grid:
    """So that nobody reaches a hundred per cent by following little."""
    some = [one for one in unfollowed(site) if agency is None or one.agency_id == agency.id]
    return _some(_unfollowed_title(site), ("Văn bản", "Cơ quan", "Ban hành"), some, partial(_unfollowed_row, site))


def _unfollowed_title(site: Site) -> str:
    return f"Văn bản quy phạm pháp luật năm {site.today.year} chưa được theo dõi như một chính sách"


def _unfollowed_row(site: Site, one: Document) -> tuple[Value, ...]:
    return value(f"{heading(one)}: {one.title}", one.href), value(site.agency(one.agency_id).name), value(one.issued)


def _agencies(site: Site) -> Grid:
    """The way to each agency's own page; those without a policy are left out."""
    columns = ("Cơ quan", "Chính sách", "Bước còn thiếu")
    with_some = ((one, policies_of(site, one)) for one in policy_agencies(site))
    return Grid("Theo cơ quan", columns, tuple(_agency_row(one, some) for one, some in with_some if some))


def _agency_row(agency: Agency, found: tuple[Policy, ...]) -> tuple[Value, ...]:
    missing = sum(one.count(Told.GAP) for one in found)
    return value(agency.name, policies_address(agency)), value(len(found)), value(missing)


def name(policy: Policy) -> str:
    """The draft's title until there is a document, then its number and title."""
    found = policy.document
    return f"{heading(found)}: {found.title}" if found else policy.record.title


def _cells(site: Site, one: Policy) -> tuple[Cell, ...]:
    states = (one.stages[stage.order] for stage in counted_stages())
    told = (str(len(it.items)) if it.items else term("stage-states", it.state.value).label for it in states)
    now = one.current.label if one.current else ""
    return name(one), site.agency(one.agency_id).name, one.touched, *_reasons(one), now, *told, one.count(Told.GAP)


def policy_views(site: Site) -> Iterator[tuple[str, Callable[[], TablePage]]]:
    """Each address with the way to make its page."""
    yield from ((leaf.path, partial(policies_page, site, agency, leaf)) for agency, leaf in _leaves(site))


def policy_addresses(site: Site) -> Iterator[str]:
    yield from (leaf.path for _, leaf in _leaves(site))


def _leaves(site: Site) -> Iterator[tuple[Agency | None, Leaf]]:
    for agency in (None, *policy_agencies(site)):
        address = policies_address(agency) if agency else POLICIES
        yield from ((agency, leaf) for leaf in leaves(address, len(policies_of(site, agency)), ROWS))
