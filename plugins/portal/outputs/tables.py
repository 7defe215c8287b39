"""Tables as files: CSV that Excel opens rightly, XLSX, and JSON. The door to xlsxwriter.

A cell that begins like a formula is text for all that: what editors write must not be worked out on a reader's machine.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

import xlsxwriter

from ..language.days import day_text
from ..store import recipe
from ..views.tables import Cell, Table
from .output import File

FORMULA = ("=", "+", "-", "@", "\t", "\r")
WIDEST = 60
CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed mark, no moment: equal tables are equal bytes


def as_csv(table: Table) -> bytes:
    """UTF-8 with a mark by which Excel knows it; days as 22/11/2026."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(map(_plain, table.columns))
    rows.writerows([_plain(cell) for cell in row] for row in table.rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def as_xlsx(table: Table) -> bytes:
    """One sheet: a head that stays in sight, real days and numbers, columns as wide as what is in them."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": table.title, "created": CREATED})
    head, wrapped = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"text_wrap": True})
    day = book.add_format({"num_format": "dd/mm/yyyy", "align": "left"})
    sheet = book.add_worksheet()
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, table.columns, head)
    for number, row in enumerate(table.rows, 1):
        for column, cell in enumerate(row):
            sheet.write(number, column, cell, day if isinstance(cell, date) else wrapped)
    for column, name in enumerate(table.columns):
        longest = max((len(_text(row[column])) for row in table.rows), default=0)
        sheet.set_column(column, column, min(max(longest, len(name)) + 2, WIDEST))
    book.close()
    return out.getvalue()


@dataclass(frozen=True)
class Sheet:
    """An XLSX that is made when it is to be written."""

    table: Table

    @property
    def inputs(self) -> tuple[bytes, str]:
        return recipe(("portal/outputs/tables.py",), ("xlsxwriter",)), repr(self.table)

    def __call__(self) -> bytes:
        return as_xlsx(self.table)


def table_files(path: str, make: Callable[..., Table], *of: object) -> tuple[File, File]:
    """The table beside a page, and of what it is made: `path` without an ending gets both."""
    return File(f"{path}.csv", partial(csv_of, make, *of)), File(f"{path}.xlsx", partial(_sheet_of, make, *of))


def csv_of(make: Callable[..., Table], *of: object) -> bytes:
    return as_csv(make(*of))


def _sheet_of(make: Callable[..., Table], *of: object) -> Sheet:
    return Sheet(make(*of))


def as_json(data: object) -> bytes:
    """One line a value, so that differences read well; nothing in it looks like an element."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, indent=0)
    return (text.replace("<", "\\u003c") + "\n").encode()


def json_of(make: Callable[..., object], *of: object) -> bytes:
    return as_json(make(*of))


def _text(cell: Cell) -> str:
    return "" if cell is None else day_text(cell) if isinstance(cell, date) else str(cell)


def _plain(cell: Cell) -> str:
    text = _text(cell)
    return f"'{text}" if text.startswith(FORMULA) and not isinstance(cell, int) else text
