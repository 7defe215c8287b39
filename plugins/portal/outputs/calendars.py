"""Calendar files of deadlines: the door to icalendar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from icalendar import Calendar, Event


@dataclass(frozen=True)
class Dated:
    """Something that happens on a day or at a moment. `uid` stays the same however often the file is written."""

    uid: str
    title: str
    on: date | datetime
    text: str = ""


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
    event.add("dtstamp", datetime(2026, 1, 1))  # noqa: DTZ001 - a fixed mark: the clock is no part of a portal
    event.add("dtstart", one.on)
    event.add("summary", one.title)
    if one.text:
        event.add("description", one.text)
    return event
