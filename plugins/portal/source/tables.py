"""Tables in a text, as the renderer counts them: a row of names, a row of dashes, then rows up to a blank line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

CELL = r"[ \t]*+:?-+:?[ \t]*+"
DASHES = re.compile(rf"\n[ >]*+(?=[^\n]*\|)\|?{CELL}(?:\|{CELL})*+\|?[ \t]*+(?=\n|\Z)")
"""Looked for behind a line end, which is many times faster than at every beginning of a line."""


@dataclass(frozen=True)
class Row:
    start: int
    cells: int


@dataclass(frozen=True)
class Table:
    """`columns` of the row of names, and the rows that have another number; or why it will not be shown as a table."""

    start: int
    columns: int
    uneven: tuple[Row, ...] = ()
    why_none: str = ""
    how: str = ""


def tables(text: str) -> Iterator[Table]:
    """What is, or was meant to be, a table in a text without code."""
    done = 0
    for dashes in DASHES.finditer(f"\n{text}"):
        if dashes.start() >= done:
            table, done = _table(text, dashes.start(), dashes.end() - 1)
            yield table


def _table(text: str, dashes: int, end: int) -> tuple[Table, int]:
    """The table whose row of dashes stands between two places, and the place behind it."""
    start = text.rfind("\n", 0, max(dashes - 1, 0)) + 1
    names = _bare(text[start : max(dashes - 1, 0)])
    if not names:
        how = "viết dòng tên các cột ngay trên dòng gạch"
        return Table(dashes, 0, (), "dòng gạch của bảng không có tên cột ở trên", how), end
    bordered = names.startswith("|") or names.endswith("|")
    columns = _cells(names, bordered=bordered)
    if (found := _cells(_bare(text[dashes:end]), bordered=bordered)) != columns:
        what = f"dòng gạch của bảng có {found} ô, dòng tên cột có {columns}"
        return Table(dashes, columns, (), what, f"viết dòng gạch đủ {columns} ô"), end
    above = text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : max(start - 1, 0)]
    if _bare(above) and not above.startswith("#"):
        what, how = "bảng viết liền với dòng ở trên nên không thành bảng", "thêm một dòng trống trước bảng"
        return Table(start, columns, (), what, how), end
    uneven, end = _uneven(text, end, columns, bordered=bordered)
    return Table(start, columns, uneven), end


def _uneven(text: str, place: int, columns: int, *, bordered: bool) -> tuple[tuple[Row, ...], int]:
    """Rows up to a blank line that have more or fewer cells, and the place behind the last row."""
    uneven = []
    while 0 <= place < len(text):
        end = text.find("\n", place + 1)
        row = _bare(text[place + 1 : end if end >= 0 else len(text)])
        if not row:
            break
        if (cells := _cells(row, bordered=bordered)) != columns:
            uneven.append(Row(place + 1, cells))
        place = end
    return tuple(uneven), place if place >= 0 else len(text)


def _bare(line: str) -> str:
    return line.strip(" >")


def _cells(row: str, *, bordered: bool) -> int:
    """A border at the ends of a row is no cell, if the row of names has one."""
    return (row.removeprefix("|").removesuffix("|") if bordered else row).count("|") + 1
