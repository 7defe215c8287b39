"""Whether a text stays within what can be rendered in a few seconds, counted before any parser sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

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

BLANK_LINE = re.compile(r"\n[ \t>]*\n")
CLOSED = re.compile(r"\[[^\[\]]{0,300}\]")
CLOSED_TARGET = re.compile(r"\]\([^()\n]{0,1000}\)")

SPLIT = "chia thành nhiều đoạn, hoặc đưa phần này thành tệp đính kèm"


PLAUSIBLE = re.compile(rf"\n[ \t>*+.\d-]{{{limits.NESTING + 1}}}")
"""What every line that is too deep begins with, and quick to look for behind a line end."""


def bounds_problems(text: str, path: str, first_line: int) -> Iterator[Problem]:
    """At most one problem of each kind; `text` is the body as it is written, code and all."""
    counted = {mark: count for mark in limits.MARKS if (count := text.count(mark)) > limits.MARKS_IN_PARAGRAPH}
    for mark in counted:
        if line := _crowded(text, mark):
            what = f"một đoạn có quá {limits.MARKS_IN_PARAGRAPH} dấu {mark}"
            yield Problem(Place(path, first_line + line - 1), "qua-gioi-han", what, SPLIT)
    if PLAUSIBLE.search(f"\n{text}") and (found := TOO_DEEP.search(text)):
        where = place_at(text, found.start(), path, 1, first_line)
        what, how = f"danh sách hoặc lời dẫn lồng sâu quá {limits.NESTING} bậc", "viết gọn lại, bớt số bậc"
        yield Problem(where, "qua-gioi-han", what, how)
    if text.count("[") * len(text) > limits.OPEN_BRACKETS and _open_brackets(text) > limits.OPEN_BRACKETS:
        what, how = "có quá nhiều dấu ngoặc mở mà không đóng", "đóng các dấu ngoặc, hoặc xóa chúng"
        yield Problem(Place(path, first_line), "qua-gioi-han", what, how)
    for count, most, name in (*_marks(counted), *_parts(text, counted)):
        if count > most:
            yield Problem(Place(path, first_line), "qua-gioi-han", f"có {count} {name}, nhiều nhất là {most}", SPLIT)


def _marks(counted: Mapping[str, int]) -> Iterator[tuple[int, int, str]]:
    """How many of each mark a text has, how many it may have, and what they are called."""
    for mark, count in counted.items():
        yield count, limits.BRACKETS if mark == "[" else limits.MARKS_IN_TEXT, f"dấu {mark}"


def _parts(text: str, counted: Mapping[str, int]) -> Iterator[tuple[int, int, str]]:
    """The same of what has a limit of its own; a text with few lines or few brackets has few of them."""
    if "[" in counted:
        yield text.count("[^"), 2 * limits.NOTES, "chỗ chú thích"
        yield len(DEFINITIONS.findall(text)), limits.NOTES, "dòng đặt địa chỉ"
    if text.count("\n") > limits.HEADINGS:
        yield len(HEADINGS.findall(text)), limits.HEADINGS, "tiêu đề"
    if len(text) > limits.CELLS:
        yield text.count("|"), limits.CELLS, "dấu | của bảng"


def _open_brackets(text: str) -> int:
    """For each of them the renderer reads the rest of its paragraph."""
    return sum(len(paragraph) * _opened(paragraph) for paragraph in BLANK_LINE.split(text))


def _opened(paragraph: str) -> int:
    closed = len(CLOSED.findall(paragraph)) + len(CLOSED_TARGET.findall(paragraph))
    return paragraph.count("[") + paragraph.count("](") - closed


def _crowded(text: str, mark: str) -> int:
    """The line, from 1, of the first paragraph with too many of a mark; 0 when there is none."""
    line = 1
    for paragraph in PARAGRAPHS.split(text):
        if paragraph.count(mark) > limits.MARKS_IN_PARAGRAPH:
            return line + (len(paragraph) - len(paragraph.lstrip("\n")))
        line += paragraph.count("\n") + 1
    return 0
