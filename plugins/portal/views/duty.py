"""Who takes the calls of the press outside office hours: a rota as a table, and as times of each person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ..catalogue.rotas import may_take_calls, shown_days
from ..catalogue.site import Site
from ..language.days import VIETNAM, weekday_text
from ..law.workdays import SATURDAY, is_working
from ..model import Person, Rota
from ..model.common import Phone
from .parts import Day, Link, PhoneLine, day
from .phones import phone_line
from .speaker import Stretch


@dataclass(frozen=True)
class DutyDay:
    """From the hour of handing over until that of the next day."""

    day: Day
    weekday: str
    span: Stretch
    person: Link | None
    """None where nobody who may speak is assigned."""
    phone: PhoneLine | None
    note: str
    """A holiday, or why somebody else steps in."""


@dataclass(frozen=True)
class Duty:
    """An agency's rota of this week and the next."""

    agency: Link
    hours: str
    days: tuple[DutyDay, ...]


def duty(site: Site, rota: Rota) -> Duty:
    agency = site.agency(rota.agency_id)
    days = tuple(_day(site, rota, one) for one in shown_days(site.today))
    return Duty(Link(agency.name, agency.href), rota.hours or "", days)


def duties(site: Site) -> tuple[Duty, ...]:
    """Of all agencies that work today, in the site's order."""
    found = (site.rotas.get(one.id) for one in site.agencies if one.exists(site.today))
    return tuple(duty(site, one) for one in found if one)


def stretches(site: Site, person: Person) -> tuple[Stretch, ...]:
    """When a person has the duty in these two weeks: days that follow one another are one."""
    rota = site.rotas.get(person.agency_id)
    found: list[Stretch] = []
    for one in shown_days(site.today) if rota else ():
        if rota and _on_duty(site, rota, one) is person:
            span = _span(rota, one)
            start = found.pop().start if found and found[-1].end == span.start else span.start
            found.append(Stretch(start, span.end))
    return tuple(found)


def _on_duty(site: Site, rota: Rota, on: date) -> Person | None:
    id_ = rota.on_duty(on)
    return site.person(id_) if id_ and may_take_calls(site, id_, on) else None


def _day(site: Site, rota: Rota, on: date) -> DutyDay:
    person, swap = _on_duty(site, rota, on), rota.swap_on(on)
    off = "ngày nghỉ lễ" if on.weekday() < SATURDAY and not is_working(on) else ""
    worked = "ngày làm bù" if on.weekday() >= SATURDAY and is_working(on) else ""
    note = "; ".join(one for one in (off, worked, swap.reason if swap else "") if one)
    link = Link(person.name, person.href) if person else None
    return DutyDay(day(on), weekday_text(on), _span(rota, on), link, _phone(rota, person), note)


def _phone(rota: Rota, person: Person | None) -> PhoneLine | None:
    """The rota's own, which is handed on, else that of whoever has the duty."""
    said = person.spokesperson if person else None
    own: tuple[Phone | None, ...] = (rota.phone, said.duty_line, *said.phones) if said else ()
    return next((phone_line(one) for one in own if one), None)


def _span(rota: Rota, on: date) -> Stretch:
    start = datetime.combine(on, rota.handover, VIETNAM)
    return Stretch(*(one.isoformat(timespec="minutes") for one in (start, start + timedelta(1))))
