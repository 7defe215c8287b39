"""Rotas: whoever is to take the calls of the press may speak for the agency on that day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ..language.days import day_text
from ..model import Rota
from ..source.problem import Problem
from .site import Site

AHEAD = 14
"""Days of a rota that pages show, from the Monday of this week on."""


def shown_days(today: date) -> tuple[date, ...]:
    """Of this week and the next, from Monday."""
    monday = today - timedelta(today.weekday())
    return tuple(monday + timedelta(number) for number in range(AHEAD))


def check_rotas(site: Site) -> Iterator[Problem]:
    """Nobody is shown on duty whose mandate is over or not begun: one notice for each of them."""
    for rota in site.rotas.values():
        days: dict[str, date] = {}
        for day in shown_days(site.today):
            id_ = rota.on_duty(day)
            if id_ and day >= site.today and not may_take_calls(site, id_, day):
                days.setdefault(id_, day)
        for id_, day in days.items():
            yield _problem(site, rota, id_, day)


def may_take_calls(site: Site, id_: str, day: date) -> bool:
    person = site.person(id_)
    return person is not None and person.spokesperson is not None and person.spokesperson.speaks(day)


def _problem(site: Site, rota: Rota, id_: str, day: date) -> Problem:
    person = site.person(id_)
    name = person.name if person else id_
    what = f"ngày {day_text(day)} {name} có trong lịch trực nhưng không có nhiệm vụ phát ngôn, nên trang để trống"
    return Problem(rota.origin.place("people"), "truc-khong-phat-ngon", what, "đổi người trong people hoặc thêm đổi ca")
