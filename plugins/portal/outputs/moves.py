"""Moves: old addresses and where each leads now. One table for the pages that lead on and for servers' own rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..catalogue.ledger import Ledger, Line, State


@dataclass(frozen=True)
class Move:
    """`old` and `new` are addresses from the root of the portal, not quoted, and never lead out of it.

    Files move too: `old` may be one that no page can stand at, so only a server can lead on.
    """

    old: str
    new: str


def moves_in(after: Ledger) -> Iterator[Move]:
    """In one hop each: `new` is always there."""
    yield from (Move(one.address, one.to) for one in after.lines if one.state in {State.MOVED, State.MERGED})


def withdrawals_in(after: Ledger) -> Iterator[Line]:
    """What was published and is no more: a server answers 410 there, with the page that says why."""
    yield from (one for one in after.lines if one.state is State.WITHDRAWN)
