"""Stories for the press as values: an occasion to come to, an incident with its clock, a claim set right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from ..catalogue.site import Site, day_of
from ..duties.finding import shows_overdue
from ..duties.press import clock, is_in_time
from ..language.days import day_text, moment_of, weekday_text
from ..model import Press
from ..model.press import Update
from .parts import Badge, Day, Link, Step, day
from .prose import name
from .rows import agency_link, press_badge

CALENDAR = "lich.ics"
"""The calendar file beside a conference's page."""
UPDATES = 2
"""How many updates of an incident the press room shows; its own page has all."""


@dataclass(frozen=True)
class Occasion:
    """A press conference. `starts` and `ends` are moments for machines: between them it is going on."""

    title: str
    href: str
    agency: Link
    when: str
    """“thứ Năm, 03/12/2026, 08:30–10:00”."""
    starts: str
    ends: str
    place: str
    online: str
    recording: str
    calendar: str
    state: str
    """upcoming, ongoing, over: where it stands as the page is built."""
    sample: bool


@dataclass(frozen=True)
class Incident:
    title: str
    href: str
    agency: Link
    badge: Badge | None
    steps: tuple[Step, ...]
    """The newest first."""
    sample: bool


@dataclass(frozen=True)
class Claim:
    title: str
    href: str
    agency: Link
    claim: str
    by: str
    truth: str
    """"" until the agency has said it."""
    evidence: tuple[Link, ...]
    day: Day
    sample: bool


def occasion(site: Site, press: Press) -> Occasion:
    start = press.on or press.published
    ends = end_of(press)
    return Occasion(
        press.title,
        press.href,
        agency_link(site, press.agency_id),
        when_text(start, press.until),
        moment_of(start).isoformat(timespec="minutes"),
        ends.isoformat(timespec="minutes"),
        press.place or "",
        press.online or "",
        press.recording or "",
        f"{press.href}{CALENDAR}",
        "over" if ends <= site.now else "ongoing" if moment_of(start) <= site.now else "upcoming",
        press.sample,
    )


def end_of(press: Press) -> datetime:
    """When it is over: at its end, where that is known; else with the day."""
    start = press.on or press.published
    return press.until or moment_of(day_of(start) + timedelta(1))


def when_text(start: date, until: datetime | None) -> str:
    first = f"{weekday_text(start)}, {day_text(start)}"
    if not isinstance(start, datetime):
        return first
    if until is None:
        return f"{first}, {start:%H:%M}"
    last = f"{until:%H:%M}" if day_of(until) == day_of(start) else f"{until:%H:%M} {day_text(until)}"
    return f"{first}, {start:%H:%M}–{last}"


def incident(site: Site, press: Press, updates: int | None = None) -> Incident:
    """With all updates, or so many of the newest."""
    told = press.updates[-updates:] if updates else press.updates
    steps = (*_beginning(press, site), *(_update(site, press, one) for one in told), *_end(press))
    newest_first = tuple(_marked(one, current=one is steps[-1]) for one in reversed(steps))
    agency = agency_link(site, press.agency_id)
    return Incident(press.title, press.href, agency, press_badge(site, press), newest_first, press.sample)


def _marked(step: Step, *, current: bool) -> Step:
    return replace(step, current=current)


def _beginning(press: Press, site: Site) -> Iterator[Step]:
    if press.received:
        yield Step("Tiếp nhận vụ việc", day(press.received))
    if press.determined:
        yield Step("Xác định vấn đề ảnh hưởng đến dư luận", day(press.determined))
    ends = clock(press)
    if press.answered:
        yield Step("Phát ngôn lần đầu", day(press.answered), _kept(site, press))
    elif ends:
        yield Step("Hạn phát ngôn lần đầu", day(ends.shown), ends.text)


def _kept(site: Site, press: Press) -> str:
    """Whether the limit was kept, and how it is counted; a province may keep back what came late."""
    ends = clock(press)
    if ends is None:
        return ""
    if is_in_time(press):
        return f"đúng hạn; {ends.text}"
    return f"chậm hạn; {ends.text}" if shows_overdue(site) else ends.text


def _update(site: Site, press: Press, one: Update) -> Step:
    attached = {file.file: Link(file.label, f"{press.href}{file.file}") for file in press.attachments}
    there = attached.get(one.file or "")
    links = (*source_links(site, (one.link,) if one.link else ()), *((there,) if there else ()))
    return Step(one.text, day(one.at), "", "", links=links)


def _end(press: Press) -> Iterator[Step]:
    if press.closed:
        yield Step("Kết thúc theo dõi", day(press.closed))


def claim(site: Site, press: Press) -> Claim:
    return Claim(
        press.title,
        press.href,
        agency_link(site, press.agency_id),
        press.claim or "",
        press.claimed_by or "",
        press.truth or "",
        source_links(site, press.evidence),
        day(press.answered or press.published),
        press.sample,
    )


def source_links(site: Site, places: tuple[str, ...]) -> tuple[Link, ...]:
    """Records by what they are called, addresses elsewhere by their host and path."""
    return tuple(
        Link(one.removeprefix("https://").rstrip("/"), one)
        if "://" in one
        else Link(name(site.by_id[one]), site.by_id[one].href)
        for one in places
    )
