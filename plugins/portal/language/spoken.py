"""Spoken text: an official text as an announcer reads it over the loudspeakers of a commune.

Everybody hears a figure or a sign in a text as somebody reads it, and not every commune has a trained announcer: so
numbers, days, units, abbreviations and numbers of documents are written out as those of the North say them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from .clean import clean, plain_marks
from .spoken_days import with_days
from .spoken_letters import OWN_WORDS, with_addresses, with_document_numbers, with_letters, with_words
from .spoken_quantities import with_quantities, with_telephones
from .spoken_rules import LETTER, LOWER, PAUSE, read, rule

SYLLABLES_A_MINUTE = 180
"""Slower than the 200 to 240 of news on the radio: horns stand hundreds of metres apart and answer one another."""
PAUSES = MappingProxyType({",": 0.3, ";": 0.5, ":": 0.5, ".": 0.7, "?": 0.7, "!": 0.7, "…": 0.7, "\n": 0.8})
"""Seconds, breath included."""

_NOTHING: Mapping[str, str] = MappingProxyType({})
_SYLLABLE = re.compile(rf"{LETTER}+|\d+")
_PAUSE = re.compile(f"[{re.escape(''.join(PAUSES))}]+")

_SAID = {
    "&": "và", "@": "a còng", "%": "phần trăm", "‰": "phần nghìn", "°": "độ", "+": "cộng", "=": "bằng", "±": "cộng trừ",
    "×": "nhân", "÷": "chia", "≥": "lớn hơn hoặc bằng", "≤": "nhỏ hơn hoặc bằng", ">": "lớn hơn", "<": "nhỏ hơn",
    "$": "đô-la Mỹ", "€": "ơ-rô", "₫": "đồng", "~": "khoảng", "≈": "khoảng",
}  # fmt: skip
_SILENT = frozenset({"So", "Sk", "Sm", "Sc", "Cc", "Cf", "Cn", "Co", "Cs"})
"""Unicode's classes of signs, emoji among them, of what steers a terminal, and of what is no letter of anybody."""
_DROPPED = frozenset("\ufe0f#*_^`\\")
_KEPT = frozenset("\n\t" + PAUSE)

_MARKS_OPEN, _MARKS_CLOSE = "(“‘«", ",.;:?!…)”’»"
_BEFORE_NUMBERS = (
    rule(r"(?m)^[ \t]{0,9}[-+*•] {1,9}", ""),
    rule(r"(?<=\d)([⁰¹²³⁴-⁹])", r" mũ \1"),
    rule(r"(?<=\d)(?=[¼-¾⅐-⅞])", " "),
    rule(r"(?i:(thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])) ?- ?(?=thứ|chủ nhật))", r"\1 đến "),
    rule(r"\./\.", "."),
)
_AFTER_NUMBERS = (
    rule(rf"(?<={LETTER}) - (?={LOWER})", " "),
    rule(rf"(?<={LETTER}) ?/ ?(?={LETTER})|(?<= )-(?= )|[()\[\]{{}}|/]", PAUSE),
    rule(f"[{re.escape(''.join(_SAID))}]", lambda match: f" {_SAID[match[0]]} "),
)
_TIDY = (
    rule(r"[ \t]{2,}", " "),
    rule(f"(?: ?{PAUSE}){{1,99}} ?", PAUSE),
    rule(f"{PAUSE}(?=[{re.escape(_MARKS_CLOSE)}\n]|\\Z)", ""),
    rule(f"(?:(?<=[{re.escape(_MARKS_OPEN)}\n])|\\A){PAUSE}", ""),
    rule(f"(?<=[{re.escape(_MARKS_CLOSE)}]){PAUSE}", " "),
    rule(PAUSE, ", "),
    rule(r" (?=[,.;:?!…\n]|\Z)|(?:(?<=\n)|\A) ", ""),
)


def spoken(text: str, abbreviations: Mapping[str, str] = _NOTHING, codes: Mapping[str, str] = _NOTHING) -> str:
    """The words to be said, with the text's own marks and lines. Never fails; a text of mere words stays as it is.

    `abbreviations` are short forms with their words. In running text only those with two capitals or more count:
    editors' lists hold other names of things too, and those are words already. `codes` are what letters stand for in
    numbers of documents and nowhere else: KH is a plan there, and may be science in the next line.
    """
    words = {**OWN_WORDS, **abbreviations}
    said = with_document_numbers(with_addresses(_plain(text)), {**words, **codes})
    said = _plain(with_words(said, {short: full for short, full in words.items() if sum(map(str.isupper, short)) > 1}))
    said = with_quantities(with_days(with_telephones(said)))
    return read(_without_signs(read(with_letters(said), _AFTER_NUMBERS)), _TIDY)


def seconds(text: str) -> float:
    """How long it takes to read a spoken text, to a tenth: an estimate, for planning a programme."""
    pauses = sum(max(map(PAUSES.__getitem__, run)) for run in _PAUSE.findall(text.strip()))
    return round(len(_SYLLABLE.findall(text)) * 60 / SYLLABLES_A_MINUTE + pauses, 1)


def _plain(text: str) -> str:
    """One sign for each meaning, and figures of all scripts as 0 to 9."""
    return "".join(map(_figure, read(plain_marks(clean(text)), _BEFORE_NUMBERS)))


def _figure(character: str) -> str:
    if character.isascii() or not (character.isnumeric() or character in "℃㎡№"):
        return character
    digit = unicodedata.digit(character, None)
    return plain_marks(unicodedata.normalize("NFKC", character)) if digit is None else str(digit)


def _without_signs(text: str) -> str:
    return "".join(" " if _is_silent(character) else character for character in text)


def _is_silent(character: str) -> bool:
    return character in _DROPPED or (character not in _KEPT and unicodedata.category(character) in _SILENT)
