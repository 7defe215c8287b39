"""The list of what is public, in the columns that the decree asked for: one row a record and category."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from ..catalogue.site import Site
from ..duties.assess import assessment, findings_of
from ..duties.evidence import made_on, published_on
from ..law.laws import list_columns
from ..model import Agency, Document
from ..source.schema import Record
from .meta import absolute, meta
from .paging import ROWS, Leaf, leaves
from .parts import Grid, Link, Value
from .rows import crumbs
from .tables import Cell, Table, TablePage, value

FORM = "Cổng công khai thông tin"
"""The form in which everything here is public (law 01/2026, Article 18(1)(a))."""

WHILE_ONLINE = None
"""How long it stays public: no record here says so. The end of a document's force is another thing."""


def disclosed_table(site: Site, agency: Agency) -> Table:
    """The columns of decree 13/2018, Article 6(3), as the law's data have them, and the category before them."""
    return site.once(_tables)[agency.id]


def _tables(site: Site) -> Mapping[str, Table]:
    columns = ("Mục", *(one.label for one in list_columns()))
    title = "Danh mục thông tin phải được công khai"
    agencies = assessment(site).agencies
    return {one.id: Table(f"{title}: {one.name}", columns, tuple(_rows(site, one))) for one in agencies}


def disclosed_addresses(site: Site, agency: Agency) -> Iterator[str]:
    """Of the pages of the table, without making them."""
    yield from (one.path for one in _leaves(site, agency))


def _leaves(site: Site, agency: Agency) -> tuple[Leaf, ...]:
    return leaves(f"{agency.href}cong-khai/danh-muc/", len(disclosed_table(site, agency).rows), ROWS)


def disclosed_pages(site: Site, agency: Agency) -> Iterator[tuple[str, Callable[[], TablePage]]]:
    """Pages of the table: each address with the way to make its page."""
    for leaf in _leaves(site, agency):
        yield leaf.path, partial(_disclosed_page, site, agency, leaf)


def _disclosed_page(site: Site, agency: Agency, leaf: Leaf) -> TablePage:
    table, above = disclosed_table(site, agency), Link("Danh mục công khai", f"{agency.href}cong-khai/")
    rows = tuple(_shown(site, row) for row in leaf.of(table.rows))
    said = f"Văn bản, hồ sơ, tài liệu mà {agency.name} đã công khai, theo từng mục"
    return TablePage(
        meta(site, leaf.path, leaf.title(table.title), said),
        table.title,
        (Grid(f"{len(table.rows)} dòng", table.columns[:-1], rows, leaf.pager),),
        crumbs=(*crumbs(agency), above),
        sample=agency.sample,
        downloads=(Link("CSV", f"{leaf.address[:-1]}.csv"), Link("XLSX", f"{leaf.address[:-1]}.xlsx")),
    )


def _shown(site: Site, row: tuple[Cell, ...]) -> tuple[Value, ...]:
    """The address, which stands last, becomes the link of the title."""
    category, title, *others, address = row
    href = str(address or "").removeprefix(absolute(site, ""))
    return value(category), value(title, href), *map(value, others)


def _rows(site: Site, agency: Agency) -> Iterator[tuple[Cell, ...]]:
    for finding in findings_of(site, agency.id):
        if not finding.evidence:
            yield (finding.category.id, finding.category.label, *[None] * (len(list_columns()) - 1))
        for record in finding.evidence:
            yield finding.category.id, *_cells(site, record)


def _cells(site: Site, record: Record) -> tuple[Cell, ...]:
    number = record.number.text if isinstance(record, Document) and record.number else None
    title = str(getattr(record, "title", ""))
    return title, number, made_on(record), FORM, published_on(site, record), WHILE_ONLINE, absolute(site, record.href)
