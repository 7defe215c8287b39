"""Calendars and business cards, which share their way of writing lines: the door to icalendar.

Moments are written in UTC, so that every program shows the right hour without a description of our time zone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from icalendar import Calendar, Component, Event, vText, vUri

from ..language.days import moment_of

STAMP = datetime(2026, 1, 1, tzinfo=UTC)
"""A fixed mark: the clock is no part of a portal."""


NEAREST = 100
"""How much before now and how much after it a calendar holds: telephones ask for it again and again."""


@dataclass(frozen=True)
class Dated:
    """Something that happens on a day or at a moment. `uid` stays the same however often the file is written."""

    uid: str
    title: str
    on: date | datetime
    text: str = ""
    until: datetime | None = None
    place: str = ""
    url: str = ""
    """The page about it. With one it is an event that is announced, and its state is said."""


def nearest(some: Iterable[Dated], now: datetime) -> list[Dated]:
    """Those nearest to now on both sides, in the order of time."""
    found = sorted(some, key=lambda one: (moment_of(one.on), one.uid))
    over = sum(moment_of(one.on) < now for one in found)
    return found[max(over - NEAREST, 0) : over + NEAREST]


def as_ics(name: str, entries: Iterable[Dated]) -> bytes:
    """A calendar that a telephone can subscribe to; equal entries are equal bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//cong-khai//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for one in entries:
        calendar.add_component(_event(one))
    return bytes(calendar.to_ical())


def _event(one: Dated) -> Event:
    event = Event()
    event.add("uid", one.uid)
    event.add("dtstamp", STAMP)
    event.add("dtstart", _in_utc(one.on))
    if one.until:
        event.add("dtend", _in_utc(one.until))
    event.add("summary", one.title)
    if one.text:
        event.add("description", one.text)
    if one.place:
        event.add("location", one.place)
    if one.url:
        event.add("url", one.url)
        event.add("status", "CONFIRMED")
    return event


def _in_utc(value: date) -> date:
    return value.astimezone(UTC) if isinstance(value, datetime) else value


@dataclass(frozen=True)
class Property:
    """One line of a business card; `uri` is for a value that is an address."""

    name: str
    value: str | tuple[str, ...]
    parameters: Mapping[str, str] = field(default_factory=dict)
    uri: bool = False


class _Card(Component):
    name = "VCARD"


def as_vcard(properties: Iterable[Property]) -> bytes:
    """A card of vCard 4.0 (RFC 6350); properties in the order they come."""
    card = _Card()
    card.add("version", vText("4.0"))
    for one in properties:
        card.add(one.name, _value(one), parameters=dict(one.parameters))
    return bytes(card.to_ical(sorted=False))


def _value(one: Property) -> vText | vUri | tuple[str, ...]:
    """Parts are put together by the library, which knows how each property divides them."""
    if isinstance(one.value, tuple):
        return one.value
    return vUri(one.value) if one.uri else vText(one.value)
