"""Vietnamese typed with the fonts before Unicode, in the letters that were meant; the letters are data."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from ..language.fold import fold
from .legacy import TCVN3, VNI
from .yamltext import load_data

LETTERS = Path(__file__).with_name("old_letters.yaml")
CAPITALS = re.compile(r"\.vn\w+h\b", re.IGNORECASE)
"""Fonts of TCVN3 that show small letters as capitals: `.VnTimeH`."""

WORD = re.compile(r"[^\W\d_]+")
TONES = "\u0300\u0301\u0303\u0309\u0323"
SYLLABLE = re.compile(
    "(?:ngh?|nh|ch|gh?|gi|kh|ph|qu|th|tr|[bcdhklmnprstvx])?"
    "(?:uye|uya|uyu|uoi|uou|uay|oai|oay|oeo|ieu|yeu|oo|oa|oe|oi|ua|ue|ui|uo|uu|uy|ia|ie|iu|ye|ai|ao|au|ay|eo|eu|[aeiouy])"
    "(?:ch|ng|nh|[cmnpt])?"
)
"""A syllable of Vietnamese without its marks."""


def font_named(name: str) -> str:
    """TCVN3 or VNI, by a font's own name; "" for a font of today."""
    if name.lower().startswith(".vn"):
        return TCVN3
    return VNI if name.lower().startswith("vni-") else ""


def converted(text: str, font: str, name: str = "") -> str:
    """A text of TCVN3 or VNI in Unicode; `name` is the font's own, for the fonts of capitals."""
    meant = _writings(font).sub(lambda found: letters(font)[found[0]], text)
    return meant.upper() if font == TCVN3 and CAPITALS.match(name) else meant


def is_sound(text: str) -> bool:
    """Whether what was converted reads as Vietnamese: its words with marks are syllables, but for a few names."""
    words = [one for one in WORD.findall(text) if not one.isascii()]
    return len([one for one in words if not _is_syllable(one)]) * 10 <= len(words)


def _is_syllable(word: str) -> bool:
    tones = sum(one in TONES for one in unicodedata.normalize("NFD", word))
    return tones <= 1 and SYLLABLE.fullmatch(fold(word)) is not None


@cache
def letters(font: str) -> Mapping[str, str]:
    """Every writing of TCVN3 or VNI with its letter; a capital vowel of VNI may have a small mark."""
    if font == TCVN3:
        return dict(_pairs(load_data(LETTERS)["tcvn3"]))
    found: dict[str, str] = {}
    for place, pair in load_data(LETTERS)["vni"].items():
        vowel = "" if place == "alone" else place[-1]
        for mark, letter in _pairs(pair):
            found[vowel + mark] = letter
            found[(vowel + mark).upper()] = letter.upper()
            if vowel:
                found[vowel.upper() + mark] = letter.upper()
    return found


def _pairs(pair: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    return zip(pair["written"], pair["meant"], strict=True)


@cache
def _writings(font: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, letters(font)), key=len, reverse=True)))
