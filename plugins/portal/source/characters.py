"""Characters that nobody sees, though a program reads them: they hide words, turn them round, break every search."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from .place import place_at
from .problem import Problem

BLANK_LETTERS = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\U000e0100-\U000e01ef"
"""Letters and marks by Unicode's account, which nevertheless look like nothing."""

DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

KINDS = {
    "Cc": "ký tự điều khiển",
    "Cf": "ký tự không có bề rộng",
    "Co": "ký tự riêng của một phông chữ",
    "Cn": "mã không ứng với chữ nào",
    "Cs": "mã không ứng với chữ nào",
    "Zl": "dấu xuống dòng lạ",
    "Zp": "dấu xuống dòng lạ",
}
"""What the general categories of Unicode are called when they are told to people."""

_BLANK = re.compile(f"[{BLANK_LETTERS}]")


def unseen(text: str, path: str) -> Iterator[Problem]:
    """One problem for each kind of unseen character, at the first of it. Blanks of any width are no such characters."""
    found: dict[str, list[int]] = {}
    for place in _places(text):
        found.setdefault(_kind(text[place]), []).append(place)
    for kind, places in found.items():
        first = places[0]
        more = f" ({len(places)} chỗ)" if len(places) > 1 else ""
        what = f"có {kind} U+{ord(text[first]):04X}{more}"
        yield Problem(place_at(text, first, path), "ky-tu-an", what, "gõ lại đoạn này, không dán từ nơi khác")


def visible(text: str) -> str:
    """A text with its unseen characters named, for a name in a message."""
    if text.isprintable() and not _BLANK.search(text):
        return text
    return "".join(one if _is_seen(one) else _named(one) for one in text)


def held(text: str) -> str:
    """A text with a box for each unseen character, so that what stands below it stays below it."""
    return text if text.isprintable() else "".join(one if _is_seen(one) or one == "\t" else "\ufffd" for one in text)


def _places(text: str) -> Iterator[int]:
    plain = text.replace("\n", "").replace("\t", "").replace("\u00a0", "")
    if plain.isprintable() and not _BLANK.search(text):
        return
    for place, one in enumerate(text):
        if one not in "\n\t" and not _is_seen(one):
            yield place


def _is_seen(one: str) -> bool:
    return (one.isprintable() and not _BLANK.match(one)) or unicodedata.category(one) == "Zs"


def _kind(one: str) -> str:
    if one in DIRECTIONS:
        return "dấu đổi chiều chữ"
    if one == "\u00ad":
        return "gạch nối mềm"
    if one in "\r\x85":
        return "dấu xuống dòng lạ"
    return KINDS.get(unicodedata.category(one), "chữ trống")


def _named(one: str) -> str:
    """`⟨U+202E⟩`; a byte of a name that is no UTF-8 is `⟨byte FF⟩`."""
    code = ord(one)
    return f"⟨byte {code - 0xDC00:02X}⟩" if 0xDC80 <= code <= 0xDCFF else f"⟨U+{code:04X}⟩"
