"""Tallies: how the province stood on each day it was published with other numbers than before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..catalogue.ledger import Tally
from ..catalogue.site import Site
from ..model.vocabulary import terms
from .assess import assessment
from .assignments import assignments
from .finding import shows_overdue

AGENCIES, WHOLE = "agencies", "whole"
"""Beside the ids of the vocabulary in `Tally.assignments`: of how many agencies, and how many have arranged all."""


def tallies(site: Site) -> tuple[Tally, ...]:
    """Those of the ledger, longer by today's where the numbers are others than the last; of one day only the newest.

    They are for the public trend: while a province does not show what is late, its disclosure is not counted.
    """
    known, today = site.once(_told), _today(site)
    if not (today.agencies or today.assignments):
        return known
    before = tuple(one for one in known if one.on < today.on)
    is_newest = all(one.on <= today.on for one in known)
    is_same = bool(before) and replace(before[-1], on=today.on) == today
    return (before if is_same else (*before, today)) if is_newest else known


def _told(site: Site) -> tuple[Tally, ...]:
    """Worked out once, so that whoever asks for them has not read every address there is."""
    return site.ledger.tallies


def _today(site: Site) -> Tally:
    on, found = site.today.isoformat(), assessment(site)
    if not (shows_overdue(site) and found.agencies):
        return Tally(on, assignments=_assignments(site))
    counts = {state.value: count for state, count in found.score.counts if count}
    return Tally(on, len(found.agencies), counts, _assignments(site))


def _assignments(site: Site) -> Mapping[str, int]:
    found = assignments(site)
    if not found:
        return {}
    counts = {duty.id: sum(duty.id in one.there for one in found) for duty in terms("assignments")}
    return {AGENCIES: len(found), WHOLE: sum(not one.missing for one in found), **counts}
