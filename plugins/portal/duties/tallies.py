"""Tallies: how the province stood on each day it was published with other numbers than before."""

from __future__ import annotations

from dataclasses import replace

from ..catalogue.ledger import Tally
from ..catalogue.site import Site
from .assess import assessment
from .finding import shows_overdue


def tallies(site: Site) -> tuple[Tally, ...]:
    """Those of the ledger, longer by today's where the numbers are others than the last; of one day only the newest.

    While a province does not show what is late, nothing is added: the tallies are for the public trend.
    """
    found, known = assessment(site), site.ledger.tallies
    if not shows_overdue(site) or not found.agencies:
        return known
    counts = {state.value: count for state, count in found.score.counts if count}
    today = Tally(site.today.isoformat(), len(found.agencies), counts)
    before = tuple(one for one in known if one.on < today.on)
    is_newest = all(one.on <= today.on for one in known)
    is_same = bool(before) and replace(before[-1], on=today.on) == today
    return (before if is_same else (*before, today)) if is_newest else known
