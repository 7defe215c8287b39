"""The first of many: no page may grow with the portal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

SHOWN = 100
"""How many a page shows of what it does not list for its own sake."""

_T = TypeVar("_T")
_R = TypeVar("_R")


def first(some: Sequence[_T], made: Callable[[_T], _R], more: Callable[[int], _R]) -> tuple[_R, ...]:
    """What is made of the first ones; if there are others, a last one that says how many."""
    rest = (more(len(some) - SHOWN),) if len(some) > SHOWN else ()
    return (*map(made, some[:SHOWN]), *rest)


def cut(count: int, whole: str) -> str:
    """What a caption adds where only the first ones stand below it: where all of them are."""
    return f"; dưới đây là {SHOWN} dòng đầu, {whole} có đủ" if count > SHOWN else ""
