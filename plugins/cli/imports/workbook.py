"""Workbooks as grids: the door to openpyxl. Formulas are never read, only the values that Excel kept beside them."""

from __future__ import annotations

import io
import warnings
from datetime import date, datetime

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ...files.archive import archive
from ...files.faults import Refused
from ...portal.language.days import day_text
from .sheet import MOST_ROWS, Grid, Unusable

MOST_COLUMNS = 100


def workbook_grids(content: bytes) -> tuple[Grid, ...]:
    """The visible sheets. Raises Unusable."""
    try:
        archive(content)
    except Refused as refused:
        raise Unusable(refused.faults[0].what, refused.faults[0].how) from None
    book = _book(content)
    return tuple(_grid(one) for one in book.worksheets if one.sheet_state == "visible")


def _book(content: bytes) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what it cannot draw does not matter here
        try:
            return load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - it fails in a hundred ways on a damaged file
            raise Unusable(
                "tệp không phải Excel (.xlsx) hoặc đã hỏng", "mở tệp bằng Excel, lưu lại rồi thử lại"
            ) from None


def _grid(sheet: Worksheet) -> Grid:
    if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
        raise Unusable(
            f"trang tính “{sheet.title}” có hơn 5.000 dòng hoặc hơn 100 cột",
            "xóa các dòng, các cột thừa rồi lưu lại; danh sách dài thì chia thành nhiều tệp",
        )
    rows = [[_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    wide = set()
    for merged in sheet.merged_cells.ranges:
        left, top, right, bottom = merged.bounds
        text = rows[top - 1][left - 1]
        for row in rows[top - 1 : bottom]:
            row[left - 1 : right] = [text] * (right - left + 1)
        if top == bottom and right - left + 1 >= max(sheet.max_column - 1, 2):
            wide.add(top - 1)
    return Grid(sheet.title, tuple(map(tuple, rows)), frozenset(wide))


def _text(cell: object) -> str:
    match cell:
        case None:
            return ""
        case datetime() if cell.hour or cell.minute:
            return f"{day_text(cell)} {cell:%H:%M}"
        case date():
            return day_text(cell)
        case float() if cell.is_integer():
            return str(int(cell))
    return str(cell)
