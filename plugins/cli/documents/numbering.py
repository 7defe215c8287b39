"""The numbers that Word sets by itself: “Điều 1.” may stand in no paragraph, only in the file's list of numberings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Element: TypeAlias = Any
"""Of lxml, which has no types."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""Before the name of every element and attribute of Word."""
PLACE = re.compile(r"%(\d)")
ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def roman(number: int) -> str:
    found = ""
    for value, letters in ROMAN:
        found += letters * (number // value)
        number %= value
    return found


def letter(number: int) -> str:
    """A to z, then aa, bb, as Word goes on."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


WRITTEN: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "upperLetter": lambda number: letter(number).upper(),
    "lowerLetter": letter,
}


@dataclass(frozen=True)
class Level:
    """`shape` holds `%1` where the number of the first level goes."""

    start: int = 1
    format: str = "decimal"
    shape: str = ""
    style: str = ""


@dataclass
class Numbering:
    """The lists of one file, counted as its paragraphs go by."""

    lists: Mapping[str, tuple[str, tuple[Level, ...]]]
    """By the id that paragraphs name: the list that is counted, its levels."""
    counts: dict[str, list[int]] = field(default_factory=dict)

    def label(self, id_: str, depth: int) -> str:
        """The number of the next paragraph of a list; "" where the list shows none."""
        counted, levels = self.lists.get(id_, ("", ()))
        if depth >= len(levels):
            return ""
        counts = self.counts.setdefault(counted, [])
        counts += [one.start - 1 for one in levels[len(counts) : depth + 1]]
        counts[depth] += 1
        del counts[depth + 1 :]
        for above in range(depth):
            counts[above] = max(counts[above], levels[above].start)
        if levels[depth].format == "bullet":
            return "-"
        if levels[depth].format == "none":
            return ""
        return PLACE.sub(lambda found: _written(levels, counts, int(found[1]) - 1), levels[depth].shape).strip()

    def depth_of(self, id_: str, style: str) -> int:
        """The level of a list that a style stands for."""
        _, levels = self.lists.get(id_, ("", ()))
        return next((depth for depth, one in enumerate(levels) if one.style == style), 0)


def numbering(root: Element) -> Numbering:
    """Of the root of `numbering.xml`; None where a file has no lists."""
    if root is None:
        return Numbering({})
    shapes = {one.get(f"{W}abstractNumId"): _levels(one) for one in root.findall(f"{W}abstractNum")}
    lists = {}
    for one in root.findall(f"{W}num"):
        id_, abstract = one.get(f"{W}numId"), _value(one, "abstractNumId")
        levels = shapes.get(abstract, ())
        starts = {int(over.get(f"{W}ilvl")): _value(over, "startOverride") for over in one.findall(f"{W}lvlOverride")}
        anew = any(starts.values())
        levels = tuple(
            Level(int(starts[depth]), level.format, level.shape, level.style) if starts.get(depth) else level
            for depth, level in enumerate(levels)
        )
        lists[id_] = (f"{abstract} {id_}" if anew else abstract, levels)
    return Numbering(lists)


def _levels(abstract: Element) -> tuple[Level, ...]:
    return tuple(
        Level(
            int(_value(one, "start") or 1),
            _value(one, "numFmt") or "decimal",
            _value(one, "lvlText"),
            _value(one, "pStyle"),
        )
        for one in abstract.findall(f"{W}lvl")
    )


def _value(element: Element, name: str) -> str:
    found = element.find(f"{W}{name}")
    return str(found.get(f"{W}val") or "") if found is not None else ""


def _written(levels: tuple[Level, ...], counts: list[int], place: int) -> str:
    if place >= len(counts):
        return ""
    return WRITTEN.get(levels[place].format, str)(counts[place])
