"""Terms: what a text is found by. A term is a word's bare form and its marks: `đường` is `duong.dwwf`.

One set of terms serves both who types marks and who does not: `duong.` begins every accented form, `duong.dwwf` is one.
The same is written in JavaScript for the reader's words (`themes/portal/search/terms.js`); one table tests both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from .fold import fold

_STROKED = re.compile("[ÐðƉɖ]")
_UNSEEN = re.compile("[\u00ad\u061c\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
_WORD = re.compile("[^\\W_]++(?:[\u0300-\u036f]++[^\\W_]*+)*+")
_MARKS = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
"""Tones, by the letters that Telex has for them; where a tone stands in the syllable is no part of the word."""
_QUALITIES = {"a\u0302": "a", "e\u0302": "e", "o\u0302": "o", "a\u0306": "w", "o\u031b": "w", "u\u031b": "w"}
_Y = frozenset({"hy", "ky", "ly", "my", "sy", "ty", "quy"})
"""Syllables in which y and i are one vowel, written either way."""


def words(text: str) -> list[str]:
    """Runs of letters and digits, small and composed."""
    seen = _UNSEEN.sub("", _STROKED.sub("đ", text))
    return _WORD.findall(unicodedata.normalize("NFC", seen).lower())


def terms(text: str) -> list[str]:
    return list(map(term, words(text)))


def bare(term: str) -> str:
    """A term without its marks."""
    return term.partition(".")[0]


def joined(found: Iterable[str]) -> Iterator[str]:
    """The spellings of a document's number: from its first part on, so many of the next: `+90+kh`, `+90+kh+ubnd`."""
    together = ""
    for place, one in enumerate(found):
        together += f"+{bare(one)}"
        if place:
            yield together


@cache
def term(word: str) -> str:
    """Of a word as `words` gives it."""
    if word.isdecimal() and word.isascii():
        return f"{word.lstrip('0') or '0'}."
    code, tone, letter = "", "", ""
    for one in unicodedata.normalize("NFD", word):
        if not unicodedata.combining(one):
            letter = one
            code += "d" if one == "đ" else ""
        else:
            code += _QUALITIES.get(letter + one, "")
            tone = tone or _MARKS.get(one, "")
    found = fold(word)
    return f"{found[:-1]}i.{code}{tone}" if found in _Y else f"{found}.{code}{tone}"
