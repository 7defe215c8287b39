"""Who follows whom as a spokesperson. No telephone, no e-mail: people leave, what was read in a feed stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ..catalogue.site import UNDATED, Site
from ..language.days import day_text, moment_of
from ..model import Person
from .contacts import role_address, titles
from .directory import CHANGES, DIRECTORY, TITLE
from .feed import LONGEST, Entry, Feed
from .meta import absolute


def speaker_changes(site: Site) -> Feed:
    """Beginnings and ends of mandates up to today, the newest first."""
    found = sorted(_changes(site), key=lambda one: one.updated, reverse=True)[:LONGEST]
    latest = found[0].updated if found else moment_of(UNDATED).isoformat()
    title = f"{TITLE}: ai thay ai – {site.portal.name}"
    return Feed(title, absolute(site, CHANGES), absolute(site, DIRECTORY), latest, tuple(found))


def _changes(site: Site) -> Iterator[Entry]:
    """Of one day, who begins before who ends."""
    spans = [(one, *_period(one)) for one in site.people if not site.is_national(one)]
    yield from (_begun(site, one, start) for one, start, _ in spans if start and start <= site.today)
    yield from (_over(site, one, end) for one, _, end in spans if end and end < site.today)


def _begun(site: Site, person: Person, start: date) -> Entry:
    agency = site.agency(person.agency_id)
    before = _before(site, person, start)
    role = person.spokesperson.role.label if person.spokesperson else ""
    title = f"{person.name} làm {role} của {agency.name}" + (f", thay {before.name}" if before else "")
    return Entry(
        title,
        absolute(site, person.href),
        moment_of(start).isoformat(),
        f"Từ ngày {day_text(start)}: {title}.",
        agency.name,
    )


def _over(site: Site, person: Person, end: date) -> Entry:
    agency = site.agency(person.agency_id)
    title = f"{person.name} thôi làm người phát ngôn của {agency.name}"
    url = f"{absolute(site, role_address(agency))}#{person.slug}"
    said = f"Hết ngày {day_text(end)}: {title} ({titles(site, person, agency.id)})."
    return Entry(title, url, moment_of(end + timedelta(1)).isoformat(), said, agency.name)


def _before(site: Site, person: Person, start: date) -> Person | None:
    """Whose mandate of the same kind at the same agency ended last before this one began."""
    same = [
        one
        for one in site.people
        if one.agency_id == person.agency_id and one.id != person.id and _role(one) == _role(person)
    ]
    ended = [(end, one.id, one) for one in same if (end := _period(one)[1]) and end <= start]
    return max(ended)[2] if ended else None


def _role(person: Person) -> str:
    return person.spokesperson.role.id if person.spokesperson else ""


def _period(person: Person) -> tuple[date | None, date | None]:
    duty = person.spokesperson
    return (duty.period.start, duty.period.end) if duty and duty.period else (None, None)
