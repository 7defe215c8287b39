"""Corrections by their clock: what was asked, until when it had to be answered, what became of it (Article 22)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..catalogue.site import Site
from ..law.due import Due, due
from ..law.laws import deadline
from ..model import Correction


class Progress(StrEnum):
    """As the vocabulary's `correction-states` names them; the first stand first in the ledger."""

    OVERDUE = "late-open"
    OPEN = "waiting"
    LATE = "answered-late"
    ANSWERED = "answered"

    @property
    def waits(self) -> bool:
        return self in {Progress.OVERDUE, Progress.OPEN}


@dataclass(frozen=True)
class Case:
    correction: Correction
    due: Due | None
    """None for what the agency has found itself: that is to be mended at once."""
    progress: Progress


def cases(site: Site) -> tuple[Case, ...]:
    """Overdue first, then what waits, the nearest first; then what is answered, newest first."""
    found = [_case(site, one) for one in site.corrections]
    waiting = [one for one in found if one.progress.waits]
    waiting.sort(key=lambda one: (one.progress is Progress.OPEN, _last(one), one.correction.id))
    return (*waiting, *(one for one in found if not one.progress.waits))


def _case(site: Site, one: Correction) -> Case:
    is_asked = one.reported.id == "petition"
    ends = due(deadline("correction", one.received), one.received) if is_asked else None
    if one.answered:
        late = ends is not None and one.answered > ends.day
        return Case(one, ends, Progress.LATE if late else Progress.ANSWERED)
    return Case(one, ends, Progress.OVERDUE if ends and ends.is_over(site.now) else Progress.OPEN)


def _last(case: Case) -> str:
    return case.due.day.isoformat() if case.due else ""
