"""How writing finds room: the size of its letters, where its lines end, where it has to be cut."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from math import inf
from pathlib import Path

from ..portal.source.yamltext import load_data
from .drawing import is_drawn, writing_width

COMPOUNDS = Path(__file__).with_name("compounds.yaml")
LEADING = 1.3
"""From line to line, by the size of letters: a dot below and two marks above do not meet."""
TORN, LED, PAUSED = 0.06, 0.03, -0.02
"""What it costs to end a line within a word, or after a small one, and what is won after a comma; a full line is 1."""
MARKS = "“”‘’\"'(),.:;…"


@dataclass(frozen=True)
class Room:
    """Where writing has to fit: a font, the pixels a line may take, and the height of all lines."""

    font: Path
    width: int
    height: int

    def fitted(self, text: str, sizes: tuple[int, ...]) -> tuple[int, tuple[str, ...]]:
        """The largest size at which all of it finds room, and its lines; at the smallest, its beginning."""
        whole = drawable(text, self.font)
        size = next((one for one in sizes if self.holds(whole, one)), sizes[-1])
        fits = whole if self.holds(whole, size) else beginning(whole, lambda one: self.holds(one, size))
        return size, self.lines(fits, size)

    def holds(self, text: str, size: int) -> bool:
        lines = self.full_lines(text, size)
        return len(lines) * size * LEADING <= self.height and all(self.taken(one, size) <= self.width for one in lines)

    def taken(self, text: str, size: int) -> int:
        return _width(text, self.font, size)

    def full_lines(self, text: str, size: int) -> list[str]:
        """Each line as full as it can be: the fewest there are."""
        lines: list[str] = []
        for word in text.split(" "):
            if lines and self.taken(longer := f"{lines[-1]} {word}", size) <= self.width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def lines(self, text: str, size: int) -> tuple[str, ...]:
        """As few as there are, of much the same width: squares of widths add up to least when all are equal."""
        words = text.split(" ")

        @cache
        def best(first: int, left: int) -> tuple[float, tuple[str, ...]]:
            """What the words from the first on cost in so many lines, and these lines."""
            found: tuple[float, tuple[str, ...]] = (inf, ())
            if not left:
                return (inf if words[first:] else 0.0), ()
            for last in range(first + 1, len(words) + 1):
                line = " ".join(words[first:last])
                if (part := self.taken(line, size) / self.width) > 1:
                    break
                cost, rest = best(last, left - 1)
                found = min(found, (cost + part**2 + _parted(words[last - 1], *words[last : last + 1]), (line, *rest)))
            return found

        return best(0, len(self.full_lines(text, size)))[1]


def cut(text: str, font: Path, size: int, width: int) -> str:
    """One line: the whole text, or its beginning."""
    whole = drawable(text, font)
    if _width(whole, font, size) <= width:
        return whole
    return beginning(whole, lambda one: _width(one, font, size) <= width)


def beginning(text: str, fits: Callable[[str], bool]) -> str:
    """As many words as fit with “…” after them; where the first is too long, as many letters."""
    for ends in ([one.start() for one in re.finditer(" ", text)], range(1, len(text))):
        if kept := bisect_left(ends, 1, key=lambda end: not fits(_ended(text, end))):
            return _ended(text, ends[kept - 1])
    return "…"


def drawable(text: str, font: Path) -> str:
    """What the font can write of it: a letter it has not is written in its plainest form, or left out."""
    plain = (one if is_drawn(one, font) else unicodedata.normalize("NFKC", one) for one in text)
    return " ".join("".join(one for one in "".join(plain) if is_drawn(one, font)).split())


def _ended(text: str, end: int) -> str:
    return f"{text[:end].rstrip(' ,.;:–-')}…"


def _parted(before: str, after: str = "") -> float:
    """What it costs that a line ends between two words."""
    if before.endswith((",", ":", ";")):
        return PAUSED
    one, other = before.lstrip(MARKS), after.rstrip(MARKS)
    is_name = one.istitle() and other.istitle()
    if is_name or after[:1].isdigit() or after[:1] in {"–", "-"} or f"{one} {other}".lower() in _words()[0]:
        return TORN
    return LED if one.lower() in _words()[1] else 0.0


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    data = load_data(COMPOUNDS)
    return frozenset(pair for row in data["pairs"] for pair in row.split(", ")), frozenset(data["leads"])


def _width(text: str, font: Path, size: int) -> int:
    words = text.split(" ")
    return sum(_word_width(one, font, size) for one in words) + (len(words) - 1) * _word_width(" ", font, size)


@lru_cache(maxsize=1 << 14)
def _word_width(word: str, font: Path, size: int) -> int:
    """Words are met again and again, in the many lines that a card might have and on other cards; lines seldom are."""
    return writing_width(word, font, size)
