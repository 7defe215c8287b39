"""What is too long for one page is cut into leaves, each a page with a real address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from .parts import Link, Pager

ROWS = 100
"""Of a table on one page."""
NEAR = 2
"""How many page numbers stand on each side of the current one."""

_T = TypeVar("_T")


@dataclass(frozen=True)
class Leaf:
    """The page with a number, from 1, of the `count` that something is cut into; `size` of it stand on each."""

    address: str
    """Of the first."""
    number: int
    count: int
    size: int

    @property
    def path(self) -> str:
        return _address(self.address, self.number)

    @property
    def is_first(self) -> bool:
        return self.number == 1

    def title(self, whole: str) -> str:
        return whole if self.is_first else f"{whole}, trang {self.number}"

    def of(self, some: Sequence[_T]) -> Sequence[_T]:
        """Those of the whole that stand here."""
        return some[(self.number - 1) * self.size : self.number * self.size]

    @property
    def pager(self) -> Pager:
        shown = [one for one in range(1, self.count + 1) if one in {1, self.count} or abs(one - self.number) <= NEAR]
        return Pager(
            self.number,
            self.count,
            tuple(Link(str(one), _address(self.address, one)) for one in shown),
            previous="" if self.is_first else _address(self.address, self.number - 1),
            next=_address(self.address, self.number + 1) if self.number < self.count else "",
        )


def leaves(address: str, length: int, size: int) -> tuple[Leaf, ...]:
    """At least one, for what is empty has a page too."""
    count = max(1, -(-length // size))
    return tuple(Leaf(address, number, count, size) for number in range(1, count + 1))


def _address(first: str, number: int) -> str:
    return first if number == 1 else f"{first}trang-{number}/"
