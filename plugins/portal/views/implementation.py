"""From a central document to the plans that carry it out: the whole tree, and each document's place in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import ClassVar, TypeAlias

from ..catalogue.force import Force, force
from ..catalogue.implementation import CARRIES_OUT, Branch, Stale, branches, roots, stale, stale_of, unanswered
from ..catalogue.site import Site
from ..language.days import day_text
from ..model import Document
from ..model.vocabulary import term, terms
from ..source.schema import Record
from .many import SHOWN, cut, first
from .meta import meta
from .parts import Grid, Link, Node, Value, View
from .rows import COMMUNICATION, crumbs, document_value, force_badge, heading
from .tables import Cell, Table

TREE = "/truyen-thong/trien-khai/"
TITLE = "Triển khai văn bản của Trung ương"
COLUMNS = (
    "Cấp trong cây",
    "Văn bản",
    "Trích yếu",
    "Cơ quan",
    "Ngày ban hành",
    "Hiệu lực",
    "Quan hệ",
    "Với văn bản",
    "Địa chỉ",
)
Path: TypeAlias = tuple[int, ...]
"""A place in a tree: at each level, which of those that hang together."""

STALE = ("Văn bản", "Dẫn văn bản đã hết hiệu lực", "Từ ngày", "Nay thay bằng")


@dataclass(frozen=True)
class Place:
    """A document's place among those that carry out one another."""

    above: tuple[Value, ...]
    below: tuple[Node, ...]
    stale: Grid | None


@dataclass(frozen=True)
class ImplementationPage(View):
    template: ClassVar[str] = "implementation.html"

    lead: str
    unanswered: tuple[Value, ...]
    stale: Grid | None
    national: tuple[Node, ...]
    own: tuple[Node, ...]
    """Trees that begin in the province."""
    downloads: tuple[Link, ...]


def implementation_page(site: Site) -> ImplementationPage:
    found = roots(site)
    missing, old = unanswered(site, _answered()), stale(site)
    return ImplementationPage(
        meta(
            site, TREE, TITLE, "Văn bản nào của Trung ương được tỉnh, sở, xã triển khai bằng kế hoạch, quyết định nào"
        ),
        TITLE,
        crumbs=crumbs(None, COMMUNICATION),
        lead=_lead(len(missing), len(old)),
        unanswered=first(missing, document_value, _other_values),
        stale=_grid(f"{len(old)} chỗ cần xem lại", old) if old else None,
        national=_nodes(site, _trees(site, [one for one in found if site.is_national(one)])),
        own=_nodes(site, _trees(site, [one for one in found if not site.is_national(one)])),
        downloads=(Link("Cả cây (CSV)", f"{TREE[:-1]}.csv"), Link("Cả cây (XLSX)", f"{TREE[:-1]}.xlsx")),
    )


def place(site: Site, document: Document) -> Place | None:
    """None where it carries out nothing and nothing carries it out."""
    above = tuple(
        _above(site, one.target, one.kind, one.citation.text, one.citation.part or "")
        for kind in CARRIES_OUT
        for one in site.citing.get(document.id, ())
        if one.kind == kind
    )
    below = _nodes(site, branches(site, document))
    old = stale_of(site, document)
    if not (above or below or old):
        return None
    return Place(above, below, _grid("Đã hết hiệu lực mà văn bản này còn dẫn", old) if old else None)


def tree_table(site: Site) -> Table:
    """One row for each place in the tree; what nothing carries out stands first, at level 0 and alone."""
    rows = [_cells(site, one, 0, "chưa có văn bản triển khai") for one in unanswered(site, _answered())]
    for root in roots(site):
        rows.append(_cells(site, root, 0, ""))
        rows += _rows(site, branches(site, root), 1, root)
    return Table(TITLE, COLUMNS, tuple(rows))


def _lead(missing: int, old: int) -> str:
    answered = f"{missing} văn bản Trung ương chưa có" if missing else "Văn bản Trung ương nào cũng đã có"
    subjects = "truyền thông chính sách, phát ngôn, tiếp cận thông tin"
    rests = f"{old} chỗ còn dẫn văn bản đã hết hiệu lực" if old else "không chỗ nào dẫn văn bản đã hết hiệu lực"
    return f"Về {subjects}: {answered[0].lower()}{answered[1:]} văn bản triển khai trên cổng; {rests}"


def _answered() -> frozenset[str]:
    return frozenset(one.id for one in terms("subjects") if one.facts.get("answered"))


def _trees(site: Site, some: Iterable[Document]) -> list[Branch]:
    return [Branch(one, "", branches(site, one)) for one in some]


def _nodes(site: Site, some: Sequence[Branch]) -> tuple[Node, ...]:
    """As many lines in all as a page shows of anything, the upper levels first."""
    room = Counter(path[:-1] for path in islice(_by_level(some), SHOWN))
    return first([*enumerate(some)], partial(_node, site, room, ()), _others)


def _by_level(some: Sequence[Branch]) -> Iterator[Path]:
    level: list[tuple[Path, Branch]] = [((number,), one) for number, one in enumerate(some)]
    while level:
        yield from (path for path, _ in level)
        level = [((*path, number), below) for path, one in level for number, below in enumerate(one.branches)]


def _others(count: int) -> Node:
    more = _other_values(count)
    return Node(more.text, more.href, more.note)


def _other_values(count: int) -> Value:
    return Value(f"và {count} văn bản khác", f"{TREE[:-1]}.csv", note="trong tệp CSV của cả cây")


def _node(site: Site, room: Mapping[Path, int], above: Path, numbered: tuple[int, Branch]) -> Node:
    """With so many below it as there is room for; of the others it says that they stand on its own page."""
    number, branch = numbered
    path, record = (*above, number), branch.record
    shown = branch.branches[: room.get(path, 0)]
    others = len(branch.branches) - len(shown)
    more = f"còn {others} văn bản triển khai, xem ở trang của văn bản" if others else ""
    note = ", ".join(one for one in (_note(site, record, branch.kind), more) if one)
    return Node(_label(record), record.href, note, tuple(_node(site, room, path, one) for one in enumerate(shown)))


def _label(record: Record) -> str:
    title = str(getattr(record, "title", record.id))
    return f"{heading(record)}: {title}" if isinstance(record, Document) and record.number else title


def _note(site: Site, record: Record, kind: str) -> str:
    """Who, when, whether it still applies; and where it does not carry out the one above but rests on it, that."""
    agency = site.agency(record.agency_id).name
    day = f"ngày {day_text(record.issued)}" if isinstance(record, Document) and record.issued else ""
    words = (agency, day, _state(site, record), "lấy làm căn cứ" if kind == "based_on" else "")
    return ", ".join(one for one in words if one)


def _state(site: Site, record: Record) -> str:
    """Only what a reader must know: that it is a draft, or does not apply as a whole."""
    if not isinstance(record, Document):
        return record.kind.label
    found = force(site, record, site.today).force
    return "" if found in {Force.IN_FORCE, Force.UNKNOWN} else term("forces", found.value).label.lower()


def _above(site: Site, target: Document | None, kind: str, text: str, part: str) -> Value:
    way = str(term("relations", kind).label)
    if target is None:
        return Value(text, note=way)
    value = document_value(target)
    said = ", ".join(one for one in (way, part, _state(site, target)) if one)
    return Value(value.text, value.href, note=f"{said}: {target.title}")


def _grid(caption: str, old: Sequence[Stale]) -> Grid:
    return Grid(
        f"{caption}{cut(len(old), 'trang của từng văn bản')}", STALE, tuple(_stale_row(one) for one in old[:SHOWN])
    )


def _stale_row(one: Stale) -> tuple[Value, ...]:
    new = one.state.by
    target, since = document_value(one.target), one.state.since
    return (
        document_value(one.document),
        Value(target.text, target.href, note=term("relations", one.relation.kind).label),
        Value(day_text(since), iso=since.isoformat()) if since else Value(""),
        Value(document_value(new[0]).text, new[0].href) if new else Value("chưa có văn bản thay"),
    )


def _rows(site: Site, some: Iterable[Branch], level: int, above: Record) -> Iterator[tuple[Cell, ...]]:
    for one in some:
        yield _cells(site, one.record, level, term("relations", one.kind).label, above)
        yield from _rows(site, one.branches, level + 1, one.record)


def _cells(site: Site, record: Record, level: int, way: str, above: Record | None = None) -> tuple[Cell, ...]:
    document = record if isinstance(record, Document) else None
    return (
        level,
        heading(document) if document else record.kind.label,
        str(getattr(record, "title", "")),
        site.agency(record.agency_id).name,
        document.issued if document else None,
        force_badge(force(site, document, site.today)).label if document else record.kind.label,
        way,
        heading(above) if isinstance(above, Document) else "",
        site.portal.address.rstrip("/") + record.href,
    )
