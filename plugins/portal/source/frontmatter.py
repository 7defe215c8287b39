"""A content file: front matter between two lines of `---`, then Markdown."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any

from .place import Origin, Place
from .problem import Problem
from .yamltext import BadYaml, read

FENCE = "---"


@dataclass(frozen=True)
class Sheet:
    """What stands in one file: values, the text below them, and where everything is."""

    origin: Origin
    values: dict[str, Any]
    body: str


def text_of(raw: bytes, path: str) -> str | Problem:
    """The text of a file, composed (NFC) and with plain line ends."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return Problem(
            Place(path, line),
            "khong-phai-utf-8",
            "tệp không lưu ở bảng mã UTF-8",
            "mở tệp bằng trình soạn thảo, chọn “Lưu với mã hóa UTF-8” rồi lưu lại",
        )
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n"))


def split(text: str, path: str) -> Sheet | Problem:
    """The sheet of a Markdown file."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return Problem(
            Place(path, 1, 1, max(len(lines[0]), 1)),
            "thieu-phan-dau",
            "tệp không bắt đầu bằng dòng ---",
            "viết --- ở dòng đầu, rồi các khóa, rồi một dòng --- nữa",
        )
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        return Problem(
            Place(path, 1, 1, len(FENCE)),
            "thieu-phan-dau",
            "phần đầu tệp không có dòng --- kết thúc",
            "thêm một dòng --- sau khóa cuối cùng",
        )
    return sheet("\n".join(lines[1:end]), path, 2, "\n".join(lines[end + 1 :]), end + 2)


def sheet(front: str, path: str, first_line: int = 1, body: str = "", body_line: int = 1) -> Sheet | Problem:
    """The sheet of front matter, or of a whole YAML file."""
    try:
        values, places = read(front, path, first_line)
    except BadYaml as error:
        return Problem(Place(path, error.line, error.column, 1), error.code, error.what, error.how)
    if not isinstance(values, dict):
        return Problem(
            Place(path, first_line),
            "yaml-khong-doc-duoc",
            "phần đầu tệp phải gồm các dòng “khóa: giá trị”",
            "viết mỗi khóa một dòng, ví dụ title: Tên văn bản",
        )
    return Sheet(Origin(path, places, body_line), values, body)
