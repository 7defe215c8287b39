"""A list before it is cut into pages: where it lives, what it holds, its choices and its feeds."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..source.schema import Record
from .paging import Leaf, leaves
from .parts import Choices, Link

SIZE = 20
"""Records on one page of a list."""
ATOM, JSON_FEED, CONFERENCES = "atom.xml", "feed.json", "hop-bao.ics"
"""What programs ask for again and again, by their names beside a list."""


@dataclass(frozen=True)
class List:
    address: str
    title: str
    records: tuple[Record, ...]
    noun: str
    crumbs: tuple[Link, ...]
    ways: tuple[Choices, ...] = ()
    has_feed: bool = False
    is_press: bool = False
    """Whether it is of what is done for the press: with a JSON Feed, and a calendar of press conferences."""
    is_spoken: bool = False
    """Whether it is of what loudspeakers read: with a JSON Feed."""

    beside: tuple[Link, ...] = ()
    """What else there is for programs: a calendar."""

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        return leaves(self.address, len(self.records), SIZE)

    @property
    def feeds(self) -> tuple[Link, ...]:
        atom = (Link(f"Theo dõi: {self.title}", f"{self.address}{ATOM}"),) if self.has_feed else ()
        return (*atom, *(press_feeds(self.address)[: 2 if self.is_press else 1] if self.has_json else ()), *self.beside)

    @property
    def has_json(self) -> bool:
        return self.is_press or self.is_spoken


def press_feeds(address: str) -> tuple[Link, ...]:
    """What there is beside the Atom feed of a list for the press."""
    return Link("JSON Feed", f"{address}{JSON_FEED}"), Link("Lịch họp báo (.ics)", f"{address}{CONFERENCES}")


def marked(ways: tuple[Choices, ...], address: str) -> tuple[Choices, ...]:
    """The same choices, with the current one marked."""
    return tuple(
        replace(way, choices=tuple(replace(one, current=one.href == address) for one in way.choices)) for way in ways
    )
