"""Rows of a list: which column is which, under titles and in one or two lines of headings; then line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ...portal.language.clean import clean
from ...portal.source.place import Place
from ...portal.source.problem import Problem
from .sheet import Grid, Unusable, cell_name
from .words import bare, beginning

SEVERAL = frozenset({"phones"})
"""What a list may part into columns: the office's telephone, the mobile one."""
CONTACT = frozenset({"phones", "email"})
NUMBERING = re.compile(r"\(?\d{1,2}\)?")
SECTION = re.compile(r"(?:[IVXLC]+|[A-H])(?:\s*[.)/-].*)?")


@dataclass(frozen=True)
class Shape:
    """What a list is of. `words` names its headings in the list of words; of each group of `needed` one must be there.

    A line that fills none of `own` speaks of nothing by itself.
    """

    words: str
    needed: tuple[frozenset[str], ...]
    own: tuple[str, ...]
    asked: str
    """The headings that are needed, as they are told."""
    usual: str


PEOPLE = Shape(
    "columns",
    (frozenset({"name"}), frozenset({"agency", "agency_id"})),
    ("name", "title", "phones", "email", "person_id"),
    "“Cơ quan” và “Họ và tên”",
    "STT, Cơ quan, Họ và tên, Chức vụ, Điện thoại, Thư điện tử, Ghi chú",
)
DOCUMENTS = Shape(
    "document_columns",
    (frozenset({"issuing"}), frozenset({"title"})),
    ("issuing", "title", "issued"),
    "“Số, ký hiệu” và “Trích yếu”",
    "STT, Số ký hiệu, Ngày ban hành, Trích yếu, Cơ quan ban hành, Người ký, Ngày có hiệu lực, Tệp",
)


@dataclass(frozen=True)
class Row:
    """One line of a list. `values` are its cells by column, cleaned; `cells` all of them as they stood."""

    file: str
    sheet: str
    number: int
    """From 0."""
    cells: tuple[str, ...]
    values: Mapping[str, str]
    places: Mapping[str, int] = field(default_factory=dict)
    shape: Shape = PEOPLE

    def __getitem__(self, column: str) -> str:
        return self.values.get(column, "")

    @property
    def speaks(self) -> bool:
        return any(self[one] for one in self.shape.own)

    @property
    def is_section(self) -> bool:
        """A heading between the rows that no merged cell gives away: `I. CÁC SỞ, BAN, NGÀNH`."""
        filled = [one for one in self.cells if one.strip()]
        return not self.speaks and (len(filled) < 2 or SECTION.fullmatch(filled[0].strip()) is not None)

    def where(self, column: str) -> Place:
        cell = cell_name(self.number, self.places.get(column, 0))
        return Place(f"{self.file}, {self.sheet}!{cell}" if self.sheet else f"{self.file}, {cell}")

    def problem(self, column: str, code: str, what: str, how: str) -> Problem:
        return Problem(self.where(column), code, what, how)


def rows_of(grids: Sequence[Grid], file: str, shape: Shape = PEOPLE) -> tuple[Row, ...]:
    """The lines of every sheet that has headings; of a CSV, parted in the way that has most. Raises Unusable."""
    found = [(grid, *heads) for grid in grids if (heads := _heads(grid, shape))]
    if not found:
        raise Unusable(
            f"không tìm thấy dòng tiêu đề có cả {shape.asked}",
            f"thêm dòng tiêu đề: {shape.usual}",
        )
    if not grids[0].knows_merges:
        found = [max(found, key=lambda one: len(set(one[2])))]
    return tuple(row for grid, first, columns in found for row in _lines(grid, first, columns, file, shape))


def _heads(grid: Grid, shape: Shape) -> tuple[int, tuple[str, ...]] | None:
    """The first row below them, and the meaning of each column ("" for one that says nothing to us)."""
    for number, row in enumerate(grid.rows):
        alone = tuple(beginning(one, shape.words)[0] for one in row)
        if number in grid.wide or len(set(alone) - {""}) < 2:
            continue
        below = grid.rows[number + 1] if number + 1 < len(grid.rows) else ()
        double = _double(row, below, shape) if _is_heading(row, below, shape) else ()
        for first, columns in ((number + 2, double), (number + 1, alone)):
            if all(one & set(columns) for one in shape.needed):
                return first, columns
    return None


def _is_heading(above: Sequence[str], row: Sequence[str], shape: Shape) -> bool:
    """Whether a row goes on with the headings above it: it repeats them, or parts them."""
    own = [one for over, one in zip(above, row, strict=False) if one.strip() and one != over]
    return bool(own) and all(beginning(one, shape.words)[0] for one in own)


def _double(above: Sequence[str], below: Sequence[str], shape: Shape) -> tuple[str, ...]:
    found, over = [], ""
    for column, under in enumerate(below):
        given = above[column] if column < len(above) else ""
        over = given if given.strip() or not under.strip() else over
        found.append(_meaning(beginning(over, shape.words)[0], beginning(under, shape.words)[0]))
    return tuple(found)


def _meaning(above: str, below: str) -> str:
    """“Cơ quan” below “Điện thoại” is a telephone, “Điện thoại” below “Người phát ngôn” is one as well."""
    if above == "phones":
        return below if below in CONTACT else above
    return below or above


def _lines(grid: Grid, first: int, columns: tuple[str, ...], file: str, shape: Shape) -> Iterator[Row]:
    agency = ""
    for number in range(first, len(grid.rows)):
        row = _row(grid, number, columns, file, shape)
        if number in grid.wide or row.is_section:
            agency = ""
        elif not _is_empty(row, grid.rows[first - 1]):
            if not grid.knows_merges and not row["number"] and not row["agency"] and agency:
                row = replace(row, values={**row.values, "agency": agency})
            agency = row["agency"]
            yield row


def _is_empty(row: Row, heads: Sequence[str]) -> bool:
    """Nothing, the numbers of columns as in printed lists, or the headings again at the top of a printed page."""
    filled = [one.strip() for one in row.cells if one.strip()]
    return all(map(NUMBERING.fullmatch, filled)) or [bare(one) for one in row.cells] == [bare(one) for one in heads]


def _row(grid: Grid, number: int, columns: tuple[str, ...], file: str, shape: Shape) -> Row:
    cells = grid.rows[number]
    values: dict[str, str] = {}
    places: dict[str, int] = {}
    for place, (column, cell) in enumerate(zip(columns, cells, strict=False)):
        text = "\n".join(part for line in clean(cell).splitlines() if (part := " ".join(line.split())))
        if column and (column not in values or not values[column]):
            values[column], places[column] = text, place
        elif column in SEVERAL and text and text != values[column]:
            values[column] += f"\n{text}"
    places = {column: places.get(column, place) for place, column in enumerate(columns) if column} | places
    return Row(file, grid.name, number, cells, values, places, shape)
