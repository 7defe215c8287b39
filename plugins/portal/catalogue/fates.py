"""Fates: what answers at an address that was published once and is no page of the site any more."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from ..model.vocabulary import terms
from ..source.schema import Record
from .addresses import address
from .ledger import Ledger, Line, State
from .site import Withdrawn

FEED = "atom.xml"


def forwards(records: Collection[Record], by_id: Mapping[str, Record]) -> dict[str, str]:
    """The old addresses that published records answer for, and where each leads."""
    return {old: address(one, by_id) for one in records for old in getattr(one, "formerly", ())}


@dataclass(frozen=True)
class Fates:
    """`live` are the addresses there are; `forwards` lead from old ones that records name; `withdrawn` are no more."""

    ledger: Ledger
    live: Collection[str]
    forwards: Mapping[str, str]
    withdrawn: Mapping[str, Withdrawn]

    def of(self, place: str, seen: frozenset[str] = frozenset()) -> Line | None:
        """What answers there: one hop from what lives, or a withdrawal; None when nothing does."""
        if place in self.live:
            return Line(place)
        if place in seen:
            return None
        found = self._told(place, seen | {place}) or self._translated(place, seen | {place})
        line = self.ledger.by_address.get(place)
        return found or (None if line and line.kind else self._above(place, seen | {place}))

    def _told(self, place: str, seen: frozenset[str]) -> Line | None:
        """What a record, or the ledger, says of this very address."""
        if to := self.forwards.get(place):
            return self._led(place, to, seen)
        if said := self.withdrawn.get(place):
            return Line(place, State.WITHDRAWN, on=said.on.isoformat(), reason=said.reason, to=said.replacement)
        line = self.ledger.by_address.get(place)
        if line and line.state is State.WITHDRAWN:
            return line
        return self._led(place, line.to, seen) if line and line.to else None

    def _led(self, place: str, to: str, seen: frozenset[str]) -> Line | None:
        """The end of a chain, in one hop."""
        found = self.of(to, seen)
        if found is None:
            return None
        if found.state is State.LIVE:
            return Line(place, State.MOVED, to=found.address)
        return replace(found, address=place, record="", kind="", digest="", tracked={})

    def _translated(self, place: str, seen: frozenset[str]) -> Line | None:
        """A translation goes where its record went; it does not vanish alone."""
        language, _, rest = place[1:].partition("/")
        if language not in {one.id for one in terms("languages")} or f"/{rest}" not in self.ledger.by_address:
            return None
        found = self.of(f"/{rest}", seen)
        if found is None or found.state is State.LIVE:
            return None
        other = f"/{language}{found.to}"
        return replace(found, address=place, to=other if other in self.live else found.to, record="", kind="")

    def _above(self, place: str, seen: frozenset[str]) -> Line | None:
        """Lists, feeds and files beside records lead to the nearest thing above them that lives."""
        for above in _folders(place):
            found = self.of(above, seen) if above in self.live or above in self.ledger.by_address else None
            if found and found.state is State.WITHDRAWN and not place.endswith(FEED):
                return replace(found, address=place, record="", kind="")
            if found:
                there = (found.to or found.address) if found.state is not State.WITHDRAWN else "/"
                return self._nearest(place, there + place.removeprefix(above))
        return None

    def _nearest(self, place: str, wanted: str) -> Line:
        """To what is wanted, else to what lies above it; a feed leads to a feed."""
        feed = FEED if place.endswith(FEED) else ""
        others = (f"{above}{feed}" for above in _folders(wanted))
        return Line(place, State.MOVED, to=next((one for one in (wanted, *others) if one in self.live), f"/{feed}"))


def _folders(place: str) -> Iterator[str]:
    """The addresses above one, the nearest first."""
    parts = place.strip("/").split("/")
    for end in range(len(parts) - 1, -1, -1):
        yield "/".join(("", *parts[:end], "")) if end else "/"


def by_address(records: Collection[Record], by_id: Mapping[str, Record]) -> dict[str, Record]:
    """Records by the address of their page; translations too."""
    return {address(one, by_id): one for one in records if one.kind.has_page}
