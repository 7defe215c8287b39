"""Working days in Vietnam: the door to holidays, corrected by what the State has announced for single years."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from ..language.days import parse_day
from ..source.yamltext import load_data

ANNOUNCED = Path(__file__).parent / "calendar" / "ngay-nghi.yaml"
SATURDAY = 5


def is_working(day: date) -> bool:
    """Whether offices work: Monday to Friday but for holidays, and Saturdays that were swapped for another day."""
    return day not in _off(day.year) and (day.weekday() < SATURDAY or day in _worked(day.year))


def working_day_after(day: date, amount: int) -> date:
    """The so many-th working day after a day, which itself does not count."""
    while amount:
        day += timedelta(1)
        amount -= is_working(day)
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days there are after `start`, up to and including `end`; none where it lies before."""
    return sum(is_working(start + timedelta(one)) for one in range(1, (end - start).days + 1))


@cache
def _off(year: int) -> frozenset[date]:
    return (frozenset(_calendar(year)) - _announced("worked")) | _announced("off")


@cache
def _worked(year: int) -> frozenset[date]:
    return frozenset(_calendar(year).weekend_workdays) | _announced("worked")


def _calendar(year: int) -> Any:  # noqa: ANN401 - the library states no types
    # Loading the calendars of all countries takes a tenth of a second, which not every command needs.
    from holidays.countries.vietnam import Vietnam  # noqa: PLC0415

    return Vietnam(years=year)  # type: ignore[no-untyped-call]


@cache
def _announced(name: str) -> frozenset[date]:
    return frozenset(parse_day(one["day"]) for one in load_data(ANNOUNCED)[name])
