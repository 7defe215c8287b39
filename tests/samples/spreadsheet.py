"""A record's tables as a workbook or as CSV: the header in the first row, numbers as numbers."""

from __future__ import annotations

import csv as comma
import io
from dataclasses import replace
from datetime import datetime, time

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from plugins.portal.language.quantities import BadQuantity, parse_quantity
from plugins.portal.source.schema import Record

from .blocks import Table, blocks
from .paper import Paper
from .tables import field_tables, form, register

WIDEST = 60
AS_WRITTEN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def tables(record: Record, label: str) -> tuple[Table, ...]:
    """A blank register for a form; else the record's own tables; else its text as a list."""
    if label.startswith("Mẫu"):
        return (replace(form(), title="Mẫu"),)
    said = blocks(record.body)
    found = (*field_tables(record), *(one for one in said if isinstance(one, Table)))
    return found or (register(said),)


def xlsx(paper: Paper, found: tuple[Table, ...]) -> bytes:
    made = io.BytesIO()
    with Workbook(made, AS_WRITTEN) as book:
        book.set_properties(
            {"title": paper.name, "subject": paper.mark, "created": datetime.combine(paper.day, time())}
        )
        head = book.add_format(
            {"bold": True, "bg_color": "#E9E4D8", "border": 1, "text_wrap": True, "valign": "vcenter"}
        )
        body = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        for place, table in enumerate(found, 1):
            _sheet(book.add_worksheet(_sheet_name(table, place, found)), table, paper, head, body)
        _about(book.add_worksheet("Về tệp này"), paper)
    return made.getvalue()


def csv(found: tuple[Table, ...]) -> bytes:
    """The first table, with the mark by which spreadsheet programs know UTF-8."""
    made = io.StringIO()
    comma.writer(made).writerows(found[0].rows)
    return made.getvalue().encode("utf-8-sig")


def _sheet(sheet: Worksheet, table: Table, paper: Paper, head: Format, body: Format) -> None:
    for column, widest in enumerate(_widths(table)):
        sheet.set_column(column, column, widest)
    for place, row in enumerate(table.rows):
        for column, cell in enumerate(row):
            sheet.write(place, column, _value(cell), body if place else head)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f"&C{paper.mark}")


def _about(sheet: Worksheet, paper: Paper) -> None:
    sheet.set_column(0, 0, WIDEST * 1.5)
    for place, line in enumerate((paper.mark, paper.kind, paper.title, *paper.issuer)):
        sheet.write_string(place, 0, line)


def _sheet_name(table: Table, place: int, found: tuple[Table, ...]) -> str:
    """A short name no two sheets share; some marks are not allowed in it."""
    title = "".join(mark for mark in table.title if mark not in r"[]:*?/\'")[:25].strip()
    again = [one.title for one in found].count(table.title) > 1
    return f"{title} {place}".strip() if again or not title else title


def _widths(table: Table) -> list[int]:
    return [min(WIDEST, max(6, *(len(cell) + 2 for cell in column))) for column in zip(*table.rows, strict=True)]


def _value(cell: str) -> str | float:
    """A number where it is one; `0214` is a telephone's beginning and stays text."""
    if cell.startswith("0") and cell[1:2].isdigit():
        return cell
    try:
        return float(parse_quantity(cell))
    except BadQuantity:
        return cell
