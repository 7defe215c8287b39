"""Whether a text stays within what can be rendered in a few seconds, counted before any parser sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import limits
from .place import Place, place_at
from .problem import Problem

PARAGRAPHS = re.compile(r"\n(?=[ \t>]*+(?:\n|[|#]|[-*+] |\d+\. ))")
"""Where one paragraph, item or row ends and the next begins."""
TOO_DEEP = re.compile(
    rf"^(?:\t| {{4}}| {{0,3}}(?:>|[-*+](?=[ \t])|\d+\.(?=[ \t])) ?){{{limits.NESTING + 1}}}", re.MULTILINE
)
HEADINGS = re.compile(r"^#|^(?:=|-)+[ ]*$", re.MULTILINE)
DEFINITIONS = re.compile(r"^ {0,3}\[[^\[\]\n]+\]:", re.MULTILINE)

SPLIT = "chia thành nhiều đoạn, hoặc đưa phần này thành tệp đính kèm"


def bounds_problems(text: str, path: str, first_line: int) -> Iterator[Problem]:
    """At most one problem of each kind; `text` is the body as it is written, code and all."""
    yield from _marks(text, path, first_line)
    if found := TOO_DEEP.search(text):
        where = place_at(text, found.start(), path, 1, first_line)
        what, how = f"danh sách hoặc lời dẫn lồng sâu quá {limits.NESTING} bậc", "viết gọn lại, bớt số bậc"
        yield Problem(where, "qua-gioi-han", what, how)
    for count, most, name in _counts(text):
        if count > most:
            yield Problem(Place(path, first_line), "qua-gioi-han", f"có {count} {name}, nhiều nhất là {most}", SPLIT)


def _counts(text: str) -> Iterator[tuple[int, int, str]]:
    yield text.count("["), limits.BRACKETS, "dấu ["
    yield text.count("|"), limits.CELLS, "dấu | của bảng"
    yield text.count("[^"), 2 * limits.NOTES, "chỗ chú thích"
    for mark in limits.MARKS[1:]:
        yield text.count(mark), limits.MARKS_IN_TEXT, f"dấu {mark}"
    if text.count("\n") > limits.NOTES:
        yield len(HEADINGS.findall(text)), limits.HEADINGS, "tiêu đề"
        yield len(DEFINITIONS.findall(text)), limits.NOTES, "dòng đặt địa chỉ"


def _marks(text: str, path: str, first_line: int) -> Iterator[Problem]:
    """The first paragraph with too many of each mark; most texts have too few to look for one."""
    for mark in limits.MARKS:
        if text.count(mark) > limits.MARKS_IN_PARAGRAPH and (line := _crowded(text, mark)):
            what = f"một đoạn có quá {limits.MARKS_IN_PARAGRAPH} dấu {mark}"
            yield Problem(Place(path, first_line + line - 1), "qua-gioi-han", what, SPLIT)


def _crowded(text: str, mark: str) -> int:
    """The line, from 1, of the first paragraph with too many of a mark; 0 when there is none."""
    line = 1
    for paragraph in PARAGRAPHS.split(text):
        if paragraph.count(mark) > limits.MARKS_IN_PARAGRAPH:
            return line + (len(paragraph) - len(paragraph.lstrip("\n")))
        line += paragraph.count("\n") + 1
    return 0
