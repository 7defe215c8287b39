"""What is wrong with the text below the front matter, line by line, before anybody renders it.

Whatever the renderer would drop without a word (a cell too many, an address that has no name) is an error, and so
is what nobody can read aloud; what only looks odd is a notice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

from .links import REFERENCE, SHORT, defined, name_of
from .place import place_at
from .problem import Problem
from .tables import tables
from .verbatim import open_fence, without_code
from .yamltext import load_data

WORDS = Path(__file__).with_name("body.yaml")

HEADING = re.compile(r"\n(?P<marks>#{1,6})(?P<words>[^\n]*)")
"""Looked for behind a line end of its own, which is many times faster than at every beginning of a line."""
NAMELESS_IMAGE = re.compile(r"!\[\s*\][(\[]")
LINK_WORDS = re.compile(r"\[(?P<words>[^\[\]\n]{0,40})\](?=[(\[])")
TAG = re.compile(r"<(?P<name>/?[A-Za-z][A-Za-z0-9-]*)(?=[\s/>])[^<>]*>")
TARGET = re.compile(r"[(:] ?\Z")
"""What stands before the address of a link, which may be in angle brackets as a tag is."""
ATTRIBUTES = re.compile(r"\{:[^{}\n]*\}|\{[#.][\w-]+[^{}\n]*\}")
NOTE = re.compile(r"\[\^(?P<name>[^\[\]\n]+)\](?P<defines>:?)")
AT_START = re.compile(r"(?:\n {0,3}|^ {0,3})\Z")


@dataclass(frozen=True)
class Body:
    """A text, the same without code, and where it stands in its file."""

    text: str
    plain: str
    path: str
    first_line: int

    def problem(self, start: int, code: str, what: str, how: str, length: int = 1) -> Problem:
        return Problem(place_at(self.text, start, self.path, length, self.first_line), code, what, how)


Check: TypeAlias = Callable[[Body], Iterator[Problem]]


def body_problems(text: str, path: str, first_line: int) -> tuple[Problem, ...]:
    """Everything that can be said of a text by itself."""
    body = Body(text, without_code(text), path, first_line)
    return tuple(problem for mark, check in CHECKS if mark in text for problem in check(body))


def _fences(body: Body) -> Iterator[Problem]:
    found = open_fence(body.text)
    if found and found[1]:
        what, how = "khối mã mở ở đây mà không đóng", "thêm một dòng giống hệt dấu mở sau khối mã"
        yield body.problem(found[0], "khoi-ma-khong-dong", what, how, 3)
    elif found:
        what, how = "dấu mở khối mã viết chưa đúng", "viết dấu ấy ở đầu dòng, sau nó nhiều nhất là tên ngôn ngữ"
        yield body.problem(found[0], "khoi-ma-khong-dong", what, how, 3)


def _headings(body: Body) -> Iterator[Problem]:
    above = 1
    for found in HEADING.finditer(f"\n{body.plain}"):
        level, words = max(len(found["marks"]), 2), found["words"].strip(" \t#")
        if not words:
            what, how = "tiêu đề không có chữ", "viết chữ sau dấu #, hoặc xóa dòng này"
            yield body.problem(found.start(), "tieu-de-trong", what, how, len(found[0]) - 1)
            continue
        if level > above + 1:
            what, how = f"tiêu đề bậc {level} đứng ngay dưới bậc {above}", f"viết {'#' * (above + 1)} ở đầu dòng"
            yield body.problem(found.start(), "tieu-de-nhay-bac", what, how, len(found["marks"]))
        above = level


def _tables(body: Body) -> Iterator[Problem]:
    for table in tables(body.plain):
        if table.why_none:
            yield body.problem(table.start, "bang-khong-thanh", table.why_none, table.how, 1)
        for row in table.uneven:
            if row.cells > table.columns:
                what = f"hàng có {row.cells} ô, tiêu đề chỉ có {table.columns}; ô thừa sẽ không hiện ra"
                yield body.problem(row.start, "bang-thua-o", what, f"viết lại hàng này cho đủ {table.columns} ô")
            else:
                what = f"hàng có {row.cells} ô, tiêu đề có {table.columns}"
                yield body.problem(row.start, "bang-thieu-o", what, f"thêm ô trống cho đủ {table.columns} ô")


def _images(body: Body) -> Iterator[Problem]:
    for found in NAMELESS_IMAGE.finditer(body.plain):
        what, how = "ảnh không có lời mô tả", "viết trong ngoặc vuông ảnh cho thấy gì, ví dụ ![Sơ đồ đường đến trụ sở]"
        yield body.problem(found.start(), "anh-thieu-mo-ta", what, how, len(found[0]))


def _links(body: Body) -> Iterator[Problem]:
    for found in LINK_WORDS.finditer(body.plain):
        words, start = found["words"], found.start()
        if body.plain[start - 1 : start] == "!":
            continue
        if not words.strip():
            what, how = "liên kết không có chữ để bấm", "viết trong ngoặc vuông tên của nơi liên kết dẫn tới"
            yield body.problem(start, "lien-ket-khong-chu", what, how, len(found[0]))
        elif words.lower().strip(" .,:;!*_>»→") in _saying_nothing():
            what = f"chữ “{words}” không nói liên kết dẫn tới đâu"
            how = "thay bằng tên của nơi liên kết dẫn tới, ví dụ tên văn bản"
            yield body.problem(start + 1, "chu-lien-ket-mo-ho", what, how, len(words))


def _references(body: Body) -> Iterator[Problem]:
    """Names of addresses: each given once, used, and known where it is used."""
    known = defined(body.plain)
    if not known and "][" not in body.plain:
        return
    used = {name_of(one) for pattern in (REFERENCE, SHORT) for one in pattern.finditer(body.plain)}
    for name, places in known.items():
        for start in places[1:]:
            what, how = f"tên “[{name}]” được đặt cho hai địa chỉ", "giữ một dòng, xóa dòng kia"
            yield body.problem(start, "lien-ket-dat-ten-sai", what, how)
        if name not in used:
            what = f"dòng đặt địa chỉ cho “[{name}]” không được dùng và sẽ không hiện ra"
            how = "dùng tên ấy trong lời văn, hoặc xóa dòng này; nếu là lời văn thì bỏ dấu ngoặc vuông"
            yield body.problem(places[0], "lien-ket-dat-ten-sai", what, how)
    for found in REFERENCE.finditer(body.plain):
        if name_of(found) not in known and "][" in found[0]:
            what, how = f"“{found[0]}” dùng một tên chưa có địa chỉ", "viết [chữ hiện ra](nơi đến)"
            yield body.problem(found.start(), "lien-ket-dat-ten-sai", what, how, len(found[0]))


def _notes(body: Body) -> Iterator[Problem]:
    """Footnotes: each written once, named somewhere, and written where it is named."""
    written: dict[str, int] = {}
    named: dict[str, int] = {}
    for found in NOTE.finditer(body.plain):
        name, start = found["name"], found.start()
        if found["defines"] and AT_START.search(body.plain, max(start - 4, 0), start):
            if name in written:
                what, how = f"chú thích “{name}” được viết hai lần", "đổi tên một chú thích"
                yield body.problem(start, "chu-thich-sai", what, how, len(found[0]))
            written.setdefault(name, start)
        else:
            named.setdefault(name, start)
    for name, start in named.items():
        if name not in written:
            what, how = f"chú thích “{name}” không có lời", f"thêm cuối bài một dòng [^{name}]: lời chú thích"
            yield body.problem(start, "chu-thich-sai", what, how, len(name) + 3)
    for name, start in written.items():
        if name not in named:
            what, how = f"chú thích “{name}” không được nhắc tới trong bài", f"viết [^{name}] ở chỗ cần chú thích"
            yield body.problem(start, "chu-thich-thua", what, how, len(name) + 3)


def _comments(body: Body) -> Iterator[Problem]:
    place = body.plain.find("<!--")
    while place >= 0:
        what, how = "ghi chú giữa <!-- và --> sẽ hiện ra cho mọi người đọc", "xóa ghi chú này khỏi tệp"
        yield body.problem(place, "ghi-chu-an", what, how, 4)
        place = body.plain.find("<!--", place + 4)


def _tags(body: Body) -> Iterator[Problem]:
    told: set[str] = set()
    for found in TAG.finditer(body.plain):
        name = found["name"].lower().strip("/")
        if name not in told and not TARGET.search(body.plain, max(found.start() - 3, 0), found.start()):
            told.add(name)
            what, how = f"thẻ <{name}> sẽ hiện ra như chữ thường", "xóa thẻ, dùng cách viết của sổ tay biên tập"
            yield body.problem(found.start(), "the-html", what, how, len(found[0]))


def _attributes(body: Body) -> Iterator[Problem]:
    for found in ATTRIBUTES.finditer(body.plain):
        what, how = f"“{found[0]}” sẽ hiện ra như chữ thường", "xóa đoạn trong ngoặc nhọn"
        yield body.problem(found.start(), "the-html", what, how, len(found[0]))


@cache
def _saying_nothing() -> frozenset[str]:
    return frozenset(load_data(WORDS)["saying_nothing"])


CHECKS: tuple[tuple[str, Check], ...] = (
    ("", _fences),
    ("#", _headings),
    ("|", _tables),
    ("![", _images),
    ("](", _links),
    ("[", _references),
    ("[^", _notes),
    ("<!--", _comments),
    ("<", _tags),
    ("{", _attributes),
)
"""Each check with the mark without which it has nothing to look for."""
