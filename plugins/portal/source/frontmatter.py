"""A content file: front matter between two lines of `---`, then Markdown."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from .limits import FRONT_MATTER
from .place import Origin, Place, place_at
from .problem import Problem
from .yamltext import BadYaml, read

FENCE = "---"
BLANK = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
ODD_BLANK = re.compile(rf"^ *+(?:- ++)*+(?:{BLANK}|[\w-]++ *+:? *+{BLANK})", re.MULTILINE)
"""A blank that only looks like one, before a key or around its colon: to YAML it is a letter."""
OUTSIDE = re.compile(r"\s*(?P<name>[A-Za-z_]\w*)[ \u00a0]*:(?=\s|$)")
"""A line like one of front matter, at the top of what stands below it."""
FENCED_AGAIN = re.compile(r"\s*(?:[A-Za-z_]\w*[ \u00a0]*:[^\n]*\n|[ -][^\n]*\n)+---[ \t]*(?:\n|$)")


@dataclass(frozen=True)
class Sheet:
    """What stands in one file: values, the text below them, and where everything is."""

    origin: Origin
    values: dict[str, Any]
    body: str


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


def split_stored(text: str, path: str) -> Sheet | Problem:
    """The same of a text as it lies on the disk, perhaps with a mark before it and the line ends of Windows."""
    return split(text.removeprefix("\ufeff").replace("\r\n", "\n"), path)


def sheet(front: str, path: str, first_line: int = 1, body: str = "", body_line: int = 1) -> Sheet | Problem:
    """The sheet of front matter, or of a whole YAML file."""
    if problem := _unreadable(front, path, first_line):
        return problem
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


def key_outside(found: Sheet, names: Collection[str]) -> Problem | None:
    """A key that slipped out of the front matter, where it would be read as prose and a draft be published."""
    begun = OUTSIDE.match(found.body)
    if not begun or not (begun["name"].lower() in names or FENCED_AGAIN.match(found.body)):
        return None
    where = place_at(found.body, begun.start("name"), found.origin.path, len(begun["name"]), found.origin.body_line)
    what = f"dòng “{begun['name']}:” nằm ngoài phần đầu tệp nên không được đọc"
    return Problem(where, "khoa-ngoai-phan-dau", what, "chuyển dòng này lên trên dòng --- thứ hai")


def _unreadable(front: str, path: str, first_line: int) -> Problem | None:
    """What is said better before YAML is asked."""
    if len(front.encode()) > FRONT_MATTER:
        what = f"phần đầu tệp lớn hơn {FRONT_MATTER // 1024} KB"
        return Problem(
            Place(path, first_line), "qua-gioi-han", what, "đưa phần dài xuống lời văn hoặc thành tệp đính kèm"
        )
    if (tab := front.find("\t")) >= 0:
        what, how = "có phím Tab trong phần đầu tệp", "thay mỗi phím Tab bằng khoảng trắng đầu dòng hoặc giữa dòng"
        return Problem(place_at(front, tab, path, 1, first_line), "yaml-khong-doc-duoc", what, how)
    if odd := ODD_BLANK.search(front):
        where = place_at(front, odd.end() - 1, path, 1, first_line)
        what = f"có khoảng trắng lạ U+{ord(odd[0][-1]):04X} cạnh tên khóa"
        return Problem(where, "khoang-trang-la", what, "xóa khoảng trắng ấy rồi gõ lại bằng phím cách")
    return None
