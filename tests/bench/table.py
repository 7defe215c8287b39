"""The tables of the bench, of what was measured as JSON keeps it: for people in Vietnamese, for our documentation in English.

`python -m tests.bench.table FILE` prints those of the documentation from a file that `./portal bench --json FILE` wrote.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench import stages
from tests.bench.steps import STEPS

Measured = Mapping[str, Any]
"""Of one size: `documents`, `rows` and `stages` by name, `photographs` with their number and cost, `against` Hugo."""

NOISE, LEAST = 1.25, 0.5
"""By how much a step may outgrow its work, and from how many seconds of the processors on, before it is said."""
FLAG = "▲"
WHAT = ("wall", "cpu", "peak")
"""What is compared with Hugo."""
HEADS = {
    "vi": ("giây CPU", "giây", "MiB", "tệp ghi", "MB ghi", "ms CPU/văn bản"),
    "en": ("CPU s", "wall s", "peak MiB", "files written", "MB written", "CPU ms/document"),
}
WORDS = {
    "vi": (
        "{} văn bản, {} trang",
        "thêm {} ảnh chụp",
        "**Các chặng của lần dựng từ đầu, trong một tiến trình**",
        FLAG + ": lớn nhanh hơn n log n",
    ),
    "en": (
        "{} documents, {} pages",
        "{} photographs more",
        "**stages of the cold build, in one process**",
        FLAG + " grew faster than n log n",
    ),
}
COMPARED = {
    "vi": ("{} văn bản, trung vị, số lượt: {}; số trang: cổng {}, Hugo {}", "cổng", "giây", "giây CPU", "MiB", "gấp"),
    "en": ("{} documents, medians, rounds: {}; pages: portal {}, Hugo {}", "portal", "wall s", "CPU s", "MiB", "ratio"),
}


def outgrown(small: tuple[int, float], large: tuple[int, float]) -> bool:
    """Whether a cost grew faster than n log n, more than noise can explain; sizes with their CPU seconds."""
    (fewer, less), (more, cost) = small, large
    work = more * math.log(more) / (fewer * math.log(fewer))
    return cost > LEAST and cost > less * work * NOISE


def tables(results: list[Measured], language: str = "vi") -> Iterator[str]:
    """Lines of Markdown: a table for each size, growth marked against the size before, then the comparison."""
    for place, one in enumerate(results):
        yield from (*_size(one, results[place - 1] if place else None, language), "")
    yield WORDS[language][3]
    for one in results:
        if "against" in one:
            yield from ("", *_against(one, language))


def _size(one: Measured, before: Measured | None, language: str) -> Iterator[str]:
    documents, words = one["documents"], WORDS[language]
    title = words[0].format(told(documents, language), told(one["rows"]["cold build"]["pages"], language))
    yield from _head(title, HEADS[language])
    for step in STEPS:
        cost = one["rows"][step.name]
        last = before and before["rows"][step.name]["cpu"]
        yield _row(
            step.label if language == "vi" else step.name, cost, documents, _flag(before, one, last, cost), language
        )
    yield f"| {words[2]} |{' |' * len(HEADS[language])}"
    for name, label in stages.LABELS.items():
        cost = one["stages"][name]
        last = before and before["stages"][name]["cpu"]
        yield _row(label if language == "vi" else name, cost, documents, _flag(before, one, last, cost), language)
    if "photographs" in one:
        shown = one["photographs"]
        yield _row(words[1].format(told(shown["count"], language)), shown["cost"], 0, "", language)


def _flag(before: Measured | None, one: Measured, last: float | None, cost: Mapping[str, float]) -> str:
    if before is None or last is None:
        return ""
    return FLAG if outgrown((before["documents"], last), (one["documents"], cost["cpu"])) else ""


def _head(title: str, heads: tuple[str, ...]) -> Iterator[str]:
    yield f"| {title} | {' | '.join(heads)} |"
    yield f"| --- |{' ---: |' * len(heads)}"


def _row(label: str, cost: Mapping[str, float], documents: int, flag: str, language: str) -> str:
    """What is 0 was not measured of it or is none: its cell stays empty."""
    values = (cost["cpu"], cost["wall"], cost.get("peak", 0), cost.get("files", 0), cost.get("bytes", 0) / 1e6)
    cells = [told(one, language) if one else "" for one in values]
    each = f"{told(cost['cpu'] * 1000 / documents, language)} {flag}".strip() if documents else ""
    return f"| {label} | {' | '.join((*cells, each))} |"


def ratios(rounds: list[Mapping[str, Measured]]) -> dict[str, float]:
    """Medians of rounds, each of which has costs of `portal` and `hugo`, and how many times as much the portal takes."""
    found = {f"{who} {what}": median(one[who][what] for one in rounds) for who in ("portal", "hugo") for what in WHAT}
    return found | {f"ratio {what}": found[f"portal {what}"] / found[f"hugo {what}"] for what in WHAT}


def _against(one: Measured, language: str) -> Iterator[str]:
    compared, words = one["against"], COMPARED[language]
    rounds = compared["cold build"]
    sizes = (one["documents"], len(rounds), rounds[0]["portal"]["pages"], rounds[0]["hugo"]["pages"])
    heads = [f"{who}: {what}" for what in words[2:5] for who in (words[1], "Hugo", words[5])]
    yield from _head(words[0].format(*(told(value, language) for value in sizes)), tuple(heads))
    for step in STEPS:
        if step.name in compared:
            found = ratios(compared[step.name])
            cells = [
                told(value, language)
                for what in WHAT
                for value in (*(found[f"{who} {what}"] for who in ("portal", "hugo")), found[f"ratio {what}"])
            ]
            yield f"| {step.label if language == 'vi' else step.name} | {' | '.join(cells)} |"


def told(value: float, language: str = "vi") -> str:
    """Three figures that count, or all of a whole number, as the language writes them."""
    if value != int(value):
        shown = f"{value:,.0f}" if abs(value) >= 100 else f"{value:,.{1 if abs(value) >= 10 else 2}f}"
    else:
        shown = f"{value:,.0f}"
    return shown.translate(str.maketrans(",.", ".,")) if language == "vi" else shown


if __name__ == "__main__":
    sys.stdout.write("\n".join((*tables(json.loads(Path(sys.argv[1]).read_bytes()), "en"), "")))
