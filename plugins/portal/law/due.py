"""Due: until when something must be done, worked out from a deadline, and how that came about in one sentence.

Hours, days, working days and months are four clocks and never mixed. The day from which one counts does not count
itself; a day is over at midnight in Vietnam.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ..language.days import VIETNAM, day_text, moment_text
from .articles import Reference
from .schema import Deadline
from .workdays import working_day_after


@dataclass(frozen=True)
class Due:
    """`last` is the last moment that is still in time; `text` explains it: “ký 16/01/2024, hạn 23/01/2024: …”."""

    last: datetime
    text: str
    reference: Reference

    @property
    def day(self) -> date:
        return self.last.date()

    @property
    def shown(self) -> date:
        """The day; the moment where it is not the end of a day."""
        return self.day if self.last.time() == time.max else self.last

    def is_over(self, now: datetime) -> bool:
        return now > self.last


def due(deadline: Deadline, start: date | datetime, trigger: str = "") -> Due | None:
    """When the deadline ends that begins with a day or a moment; None where it is “at once”.

    `trigger` says what began it where it is not what the rule speaks of. Hours that begin on a day of which no hour
    is known begin with its end, for nobody shall be late by our guess.
    """
    if deadline.amount is None:
        return None
    last = _last(deadline.unit.id, deadline.amount, start)
    begins = moment_text(start) if isinstance(start, datetime) else day_text(start)
    ends = moment_text(last) if deadline.unit.id == "hours" else day_text(last.date())
    what = f"{deadline.amount} {deadline.unit.label}"
    text = f"{trigger or deadline.trigger} {begins}, hạn {ends}: {what}, {deadline.reference.text}"
    return Due(last, text, deadline.reference)


def until(day: date, text: str, reference: Reference) -> Due:
    """A deadline that the law names as a day."""
    return Due(_end(day), text, reference)


def _last(unit: str, amount: int, start: date | datetime) -> datetime:
    if unit == "hours":
        begins = start if isinstance(start, datetime) else datetime.combine(start + timedelta(1), time(), VIETNAM)
        return begins + timedelta(hours=amount)
    day = start.date() if isinstance(start, datetime) else start
    if unit == "working-days":
        return _end(working_day_after(day, amount))
    return _end(_months_after(day, amount) if unit == "months" else day + timedelta(amount))


def _months_after(day: date, amount: int) -> date:
    """The same day of a later month, or its last."""
    year, month = divmod(day.year * 12 + day.month - 1 + amount, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _end(day: date) -> datetime:
    return datetime.combine(day, time.max, VIETNAM)
