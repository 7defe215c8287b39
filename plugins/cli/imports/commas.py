"""CSV as grids: which mark parts the cells is found by trying, for a title above the table may hold any of them."""

from __future__ import annotations

import codecs
import csv
import io

from ...portal.source.encoding import text_of
from ...portal.source.problem import Problem
from .sheet import Grid, Unusable

SEPARATORS = ";\t,"
MARKED = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
FORMULA = ("'=", "'+", "'-", "'@")
"""What a careful program writes before a cell that Excel would compute."""


def comma_grids(content: bytes) -> tuple[Grid, ...]:
    """The table parted in each of the ways that give more than one column. Raises Unusable."""
    text = _text(content)
    found = tuple(_grid(text, one) for one in SEPARATORS if one in text)
    return found or (_grid(text, ","),)


def _text(content: bytes) -> str:
    """UTF-8, or UTF-16 with its mark, which Excel calls “Unicode text”."""
    if content.startswith(MARKED):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError:
            raise Unusable("tệp bị cắt cụt giữa một chữ", "chép lại tệp gốc") from None
    found = text_of(content, "")
    if isinstance(found, Problem):
        raise Unusable(found.what, "trong Excel chọn Lưu thành, loại “CSV UTF-8”")
    return found


def _grid(text: str, separator: str) -> Grid:
    try:
        rows = tuple(tuple(map(_cell, row)) for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        raise Unusable("tệp không phải CSV đọc được", "mở bằng Excel, lưu lại thành “CSV UTF-8”") from None
    return Grid("", rows, knows_merges=False)


def _cell(text: str) -> str:
    return text[1:] if text.startswith(FORMULA) else text
