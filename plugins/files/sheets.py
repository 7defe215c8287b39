"""CSV: one table, in UTF-8, in which no cell is a formula that a spreadsheet would run."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from ..portal.source.attachment import Facts, Fault
from .faults import Refused

FORMULA = re.compile(r"\s*[=@\t\r]|\s*[+-](?![\d.,\s]*%?\s*$)(?!\d[\d .,()-]*$)")
"""A cell a spreadsheet would compute; -5, +84 214 3840 888 and a lone hyphen are no formulas."""

SEPARATORS = ",;\t"
SHOWN = 3


def facts(content: bytes) -> Facts:
    text = _text(content)
    rows = [(number, row) for number, row in _rows(text) if row]
    return Facts(text=text, faults=(*_uneven(rows), *_formulas(rows)))


def form(content: bytes, _: str) -> bytes:
    return content


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(
            Fault(
                "khong-phai-utf-8",
                f"tệp CSV không lưu ở bảng mã UTF-8 (sai từ byte thứ {error.start + 1})",
                "trong Excel chọn Lưu thành, loại “CSV UTF-8”, rồi thay tệp này",
            )
        ) from error


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the number of its last line; the separator is the one that the first line has most of."""
    first = text.partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        how = "mở bằng Excel, kiểm tra dòng ấy, lưu lại thành “CSV UTF-8”"
        raise Refused(Fault("csv-lech-cot", f"dòng {reader.line_num} của tệp CSV không đọc được", how)) from error


def _uneven(rows: list[tuple[int, list[str]]]) -> Iterator[Fault]:
    widths = Counter(len(row) for _, row in rows)
    usual = len(rows[0][1]) if rows else 0
    wrong = [number for number, row in rows if len(row) != usual]
    if wrong and len(widths) > 1:
        yield Fault(
            "csv-lech-cot",
            f"dòng đầu có {usual} cột nhưng {_lines(wrong)} có số cột khác",
            "thêm hoặc bớt ô cho mọi dòng bằng số cột; ô có dấu phân cách thì đặt trong dấu nháy kép",
        )


def _formulas(rows: list[tuple[int, list[str]]]) -> Iterator[Fault]:
    wrong = [number for number, row in rows if any(FORMULA.match(cell) for cell in row)]
    if wrong:
        yield Fault(
            "csv-cong-thuc",
            f"{_lines(wrong)} có ô bắt đầu bằng =, +, - hoặc @, Excel sẽ hiểu là công thức",
            "chép giá trị thay cho công thức; chữ bắt đầu bằng các dấu ấy thì thêm một từ ở trước",
        )


def _lines(numbers: list[int]) -> str:
    more = f" và {len(numbers) - SHOWN} dòng nữa" if len(numbers) > SHOWN else ""
    return f"dòng {', '.join(map(str, numbers[:SHOWN]))}{more}"
