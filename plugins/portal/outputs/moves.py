"""Moves: old addresses and where each leads now. One table for the pages that lead on and for servers' own rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..catalogue.site import Site
from ..source.schema import Record


@dataclass(frozen=True)
class Move:
    """`old` and `new` are addresses from the root of the portal; `record` is what `new` shows."""

    old: str
    new: str
    record: Record


def moves(site: Site) -> Iterator[Move]:
    for record in site.records:
        for old in getattr(record, "formerly", ()):
            yield Move(old, record.href, record)
