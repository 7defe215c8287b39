"""What may stand in no file of text: unseen characters, letters of old fonts, unfinished merges."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .characters import unseen
from .legacy import font_of
from .limits import LINE
from .place import Place, place_at
from .problem import Problem

CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?= |$)[^\n]*", re.MULTILINE)
"""The lines that git leaves where two people changed the same place."""


def text_problems(text: str, path: str) -> Iterator[Problem]:
    yield from unseen(text, path)
    yield from _old_font(text, path)
    yield from _conflict(text, path)
    yield from _long_lines(text, path)


def _old_font(text: str, path: str) -> Iterator[Problem]:
    font, place = font_of(text)
    if font:
        what = f"chữ trong tệp là của {font}, đọc ra thành chữ khác"
        how = "chuyển mã cả bài sang UTF-8, ví dụ bằng Unikey (Ctrl+Shift+F6), rồi lưu lại"
        yield Problem(place_at(text, place, path), "chu-phong-cu", what, how)


def _conflict(text: str, path: str) -> Iterator[Problem]:
    if "<<<<<<<" in text or "=======" in text or ">>>>>>>" in text:
        found = CONFLICT.search(text)
        if found:
            where = place_at(text, found.start(), path, len(found[0]))
            how = "chọn bản đúng giữa các dòng <<<<<<< và >>>>>>>, rồi xóa các dòng dấu ấy"
            yield Problem(where, "con-dau-xung-dot", "còn dấu của hai bản sửa chưa gộp xong", how)


def _long_lines(text: str, path: str) -> Iterator[Problem]:
    if len(text) > LINE:
        for number, line in enumerate(text.split("\n"), 1):
            if len(line) > LINE:
                what = f"dòng dài {len(line)} chữ, quá {LINE}"
                yield Problem(Place(path, number, 1, 1), "qua-gioi-han", what, "ngắt thành nhiều đoạn")
