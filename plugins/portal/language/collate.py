"""Vietnamese alphabetical order, which no locale of the machine needs to know.

Marks that make another letter (ă, â, đ, ê, ô, ơ, ư) count before tones, as in CLDR's rules for `vi`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TypeAlias

from .fold import fold

SortKey: TypeAlias = tuple[tuple[tuple[int, int], ...], tuple[int, ...], str]
"""Letters and numbers, then tones, then capitals."""

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_PLACES = {
    unicodedata.normalize("NFC", letter + mark): (place, tone)
    for place, letter in enumerate(_LETTERS)
    for tone, mark in enumerate(_TONES)
}
# Bounded, so that a line of thousands of digits cannot make Python refuse to read the number.
_UNITS = re.compile(r"[0-9]{1,18}|.", re.DOTALL)

_OTHER, _NUMBER, _LETTER = range(3)


def sort_key(text: str) -> SortKey:
    """Sorts “Quận 2” before “Quận 10”, “ma” before “mà” before “mạ”, “Da” before “Đa”."""
    composed = unicodedata.normalize("NFC", text)
    units = [_unit(unit) for unit in _UNITS.findall(composed.lower())]
    # Swapped, because small letters come before capitals.
    return tuple(place for place, _ in units), tuple(tone for _, tone in units), composed.swapcase()


def name_key(full_name: str) -> tuple[SortKey, ...]:
    """People are listed by given name, the last word; then by middle words; then by family name."""
    *before, given = full_name.split() or [""]
    return tuple(sort_key(part) for part in (given, " ".join(before[1:]), " ".join(before[:1])))


def _unit(unit: str) -> tuple[tuple[int, int], int]:
    if unit.isascii() and unit.isdigit():
        return (_NUMBER, int(unit)), 0
    place, tone = _PLACES.get(unit) or _PLACES.get(fold(unit)) or (None, 0)
    return ((_OTHER, ord(unit[0])) if place is None else (_LETTER, place)), tone
