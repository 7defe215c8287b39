"""An event's page: when, where, who took part in which post of that day, what was concluded, who has to do what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from ..catalogue.site import Site, day_of
from ..language.days import day_text
from ..model import Event
from ..model.news import Role
from .figures import Figures, figures
from .files import files
from .meta import absolute, meta
from .parts import Badge, Fact, FileCard, Link, Row, Text, Value, View, day_fact, link_fact, text_fact
from .plan import Group, task_line
from .press_stories import CALENDAR, when_text
from .rows import agency_link, body_text, crumbs, document_row, event_badge, list_crumbs, source_lines


@dataclass(frozen=True)
class EventPage(View):
    template: ClassVar[str] = "event.html"

    kind: str
    badge: Badge | None
    summary: Text
    body: Text
    facts: tuple[Fact, ...]
    roles: tuple[Value, ...]
    """Names, with the post of that day and the part taken."""
    attendance: Figures
    conclusions: tuple[str, ...]
    actions: Group | None
    about: tuple[Row, ...]
    files: tuple[FileCard, ...]
    calendar: str
    """The address of the calendar file; "" where no day is known."""


def event_page(site: Site, event: Event) -> EventPage:
    agency = site.agency(event.agency_id)
    about = (one.target for one in site.citing.get(event.id, ()) if one.target)
    return EventPage(
        meta(
            site,
            event.href,
            event.title,
            event.summary,
            kind="article",
            creator=agency.name,
            on=event.published,
            subject=event.subject.label,
            data=_data(site, event),
        ),
        event.title,
        crumbs=crumbs(agency, *list_crumbs(event)),
        sample=event.sample,
        sources=source_lines(event),
        kind=event.type.label,
        badge=event_badge(site, event),
        summary=Text.of(event.summary),
        body=body_text(site, event),
        facts=tuple(_facts(site, event)),
        roles=tuple(_role(site, one) for one in event.roles),
        attendance=figures(event),
        conclusions=event.conclusions,
        actions=_actions(site, event) if event.actions else None,
        about=tuple(document_row(site, one) for one in about),
        files=files(event),
        calendar=f"{event.href}{CALENDAR}" if event.on else "",
    )


def event_time(event: Event) -> str:
    """“thứ Năm, 23/05/2024, 14:00–17:00”, or what is known of it."""
    if event.on is None:
        return event.when or ""
    if isinstance(event.until, datetime):
        return when_text(event.on, event.until)
    return when_text(event.on, None) + (f" đến {day_text(event.until)}" if event.until else "")


def _facts(site: Site, event: Event) -> Iterator[Fact]:
    yield from link_fact("Cơ quan tổ chức", agency_link(site, event.agency_id))
    yield from text_fact("Thời gian", event_time(event))
    yield from text_fact("Ghi chú về thời gian", event.when if event.on else None)
    yield from text_fact("Địa điểm", event.place)
    yield from link_fact("Dự trực tuyến", *((Link(event.online, event.online),) if event.online else ()))
    yield from text_fact("Cách tổ chức", event.form.label if event.form else None)
    yield from text_fact("Các cấp", ", ".join(one.label for one in event.levels))
    yield from text_fact("Dành cho", *(one.label for one in event.audience))
    yield from text_fact("Lĩnh vực", event.subject.label)
    yield from day_fact("Đăng", day_of(event.published))


def _role(site: Site, role: Role) -> Value:
    person = site.person(role.person)
    note = ", ".join(one for one in (role.title, role.part) if one)
    return Value(role.name, person.href if person else "", note=note)


def _actions(site: Site, event: Event) -> Group:
    done = sum(one.status.id == "done" for one in event.actions)
    return Group("Việc được giao", tuple(task_line(site, one) for one in event.actions), done)


def _data(site: Site, event: Event) -> dict[str, Any] | None:
    if event.on is None:
        return None
    agency = site.agency(event.agency_id)
    places = [{"@type": "Place", "name": event.place, "address": event.place}] if event.place else []
    places += [{"@type": "VirtualLocation", "url": event.online}] if event.online else []
    return {
        "@type": "Event",
        "startDate": event.on.isoformat(),
        "endDate": (event.until or event.on).isoformat(),
        "description": event.summary,
        "location": places,
        "eventStatus": "https://schema.org/EventScheduled",
        "organizer": {"@type": "GovernmentOrganization", "name": agency.name, "url": absolute(site, agency.href)},
    }


def ends(event: Event) -> datetime | None:
    """The end of it for calendars, where an hour is known."""
    return event.until if isinstance(event.until, datetime) and isinstance(event.on, datetime) else None
