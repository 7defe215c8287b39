"""Telephones, addresses and the people who may speak, as blocks and cards."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from ..catalogue.addresses import ROLE
from ..catalogue.site import Site, grouped
from ..language.days import day_text
from ..law.laws import spokespeople_rules
from ..law.workdays import SATURDAY, is_working
from ..model import Agency, Person
from ..model.common import Channel, Contacts, Decision
from ..model.person import Post, Spokesperson
from .duty import stretches
from .parts import ContactBlock, Link, PhoneLine, maybe_day
from .phones import phone_line
from .rows import agency_link
from .speaker import Speaker


def channel_link(channel: Channel) -> Link:
    return Link(channel.name, channel.url or "", channel.kind.label)


def agency_contact(agency: Agency) -> ContactBlock:
    return ContactBlock(
        agency.name,
        agency.postal_address or "",
        agency.hours or "",
        tuple(phone_line(one) for one in agency.phones),
        agency.email or "",
        tuple(channel_link(one) for one in agency.channels),
        agency.sample,
    )


def unit_contact(unit: Contacts, *, sample: bool) -> ContactBlock:
    phones = tuple(phone_line(one) for one in unit.phones)
    return ContactBlock(unit.name, unit.address or "", "", phones, unit.email or "", (), sample)


def current_posts(site: Site, person: Person, agency: str = "") -> tuple[Post, ...]:
    """The posts somebody holds today, in one agency or in all."""
    return tuple(
        one
        for one in person.posts
        if one.holds(site.today) and (not agency or (one.agency or person.agency_id) == agency)
    )


def titles(site: Site, person: Person, agency: str = "") -> str:
    """“Phó Giám đốc; Chánh Văn phòng”: today's posts, or the last one where all have ended."""
    posts = current_posts(site, person, agency) or person.posts[:1]
    return "; ".join(dict.fromkeys(one.title for one in posts))


UNUSUAL = 30
"""Days ahead of which a page knows holidays and Saturdays that are worked."""


def speaks_now(site: Site, person: Person) -> bool:
    """Whether somebody's mandate holds today; it ends with the agency."""
    duty = person.spokesperson
    return duty is not None and duty.speaks(site.today) and site.agency(person.agency_id).exists(site.today)


def people_speaking(site: Site, agency: Agency) -> tuple[Person, ...]:
    """Who may speak for an agency today: the regular one first, then the authorised, then the head."""
    order = {"regular": 0, "authorised": 1, "head": 2}
    found = [one for one in site.once(_by_agency).get(agency.id, ()) if speaks_now(site, one)]
    return tuple(sorted(found, key=lambda one: order[one.spokesperson.role.id] if one.spokesperson else 3))


def speakers_of(site: Site, agency: Agency) -> tuple[Speaker, ...]:
    """The cards of those who may speak for an agency today, in the same order."""
    return site.once_each(_speakers_of, agency)


def _speakers_of(site: Site, agency: Agency) -> tuple[Speaker, ...]:
    return tuple(card for one in people_speaking(site, agency) if (card := speaker(site, one)))


def _by_agency(site: Site) -> Mapping[str, tuple[Person, ...]]:
    return grouped(site.people, lambda one: one.agency_id)


def speakers_note(site: Site, agency: Agency) -> str:
    """What holds where nobody is named, by the decree in force."""
    if not agency.exists(site.today):
        return "Cơ quan đã kết thúc hoạt động; người phát ngôn là của cơ quan kế thừa."
    law = spokespeople_rules(site.today)
    return law.named_elsewhere.format(body=agency.list_elsewhere) if agency.list_elsewhere else law.nobody_named


def speaker(site: Site, person: Person) -> Speaker | None:
    """The card of a spokesperson in office; None for everybody else, so that an old contact is shown nowhere."""
    duty = person.spokesperson
    if duty is None or not speaks_now(site, person):
        return None
    deputy = site.person(duty.deputy)
    agency, title = agency_link(site, person.agency_id), titles(site, person, person.agency_id)
    phones = tuple(phone_line(one) for one in duty.phones)
    end = duty.period.end if duty.period else None
    return Speaker(
        agency,
        person.name,
        title,
        person.href,
        duty.role.label,
        phones,
        duty.email or "",
        phone_line(duty.duty_line) if duty.duty_line else None,
        duty.hours.text if duty.hours else "",
        Link(deputy.name, deputy.href, titles(site, deputy)) if deputy else None,
        duty.topics,
        duty.languages,
        decision_text(duty.decision),
        duty.matter or "",
        maybe_day(end),
        (end + timedelta(1)).isoformat() if end else "",
        maybe_day(duty.confirmed),
        person.sample,
        _open(site, duty),
        stretches(site, person),
        card_address(person),
        "\n".join((f"{person.name}, {title}", agency.label, *map(spoken, phones), duty.email or "")).strip(),
    )


def card_address(person: Person) -> str:
    return f"{person.href.rstrip('/')}.vcf"


def role_address(agency: Agency) -> str:
    """The page of whoever speaks for an agency: it stays when people change."""
    return f"{agency.href}{ROLE}/"


def spoken(phone: PhoneLine) -> str:
    return f"{phone.text}, máy lẻ {phone.extension}" if phone.extension else phone.text


def _open(site: Site, duty: Spokesperson) -> str:
    """The hours, then the days ahead on which offices are closed (`-2027-01-01`) or open (`+…`) against the week."""
    if not duty.hours or not duty.hours.openings:
        return ""
    days = (site.today + timedelta(number) for number in range(UNUSUAL))
    unusual = (
        f"{'+' if is_working(one) else '-'}{one}" for one in days if is_working(one) != (one.weekday() < SATURDAY)
    )
    return " ".join((duty.hours.code, *unusual))


def decision_text(decision: Decision | None) -> str:
    return f"{decision.number} ngày {day_text(decision.signed)}" if decision else ""
