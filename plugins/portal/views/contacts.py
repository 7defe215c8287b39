"""Telephones, addresses and the people who may speak, as blocks and cards."""

from __future__ import annotations

from ..catalogue.site import Site
from ..language.days import day_text
from ..model import Agency, Person
from ..model.common import Channel, Contacts, Decision, Phone
from ..model.person import Post, Spokesperson
from ..model.phone import phone_text
from .parts import ContactBlock, Day, Link, PhoneLine, Speaker, maybe_day
from .rows import agency_link


def phone_line(phone: Phone) -> PhoneLine:
    """A telephone one can tap: RFC 3966 writes the extension behind `;ext=`."""
    extension = f";ext={phone.extension}" if phone.extension else ""
    number = phone.number.number
    return PhoneLine(phone_text(number), f"tel:{number}{extension}", phone.label or "", phone.extension or "")


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


def speaks_now(site: Site, person: Person) -> bool:
    """Whether somebody's mandate holds today; it ends with the agency."""
    duty = person.spokesperson
    return duty is not None and duty.speaks(site.today) and site.agency(person.agency_id).exists(site.today)


def people_speaking(site: Site, agency: Agency) -> tuple[Person, ...]:
    """Who may speak for an agency today: the regular one first, then the authorised, then the head."""
    order = {"regular": 0, "authorised": 1, "head": 2}
    found = [one for one in site.people if one.agency_id == agency.id and speaks_now(site, one)]
    return tuple(sorted(found, key=lambda one: order[one.spokesperson.role.id] if one.spokesperson else 3))


def speakers_of(site: Site, agency: Agency) -> tuple[Speaker, ...]:
    """The cards of those who may speak for an agency today, in the same order."""
    return tuple(card for one in people_speaking(site, agency) if (card := speaker(site, one)))


def speaker(site: Site, person: Person) -> Speaker | None:
    """The card of a spokesperson in office; None for everybody else, so that an old contact is shown nowhere."""
    duty = person.spokesperson
    if duty is None or not speaks_now(site, person):
        return None
    deputy = site.person(duty.deputy)
    return Speaker(
        agency_link(site, person.agency_id),
        person.name,
        titles(site, person, person.agency_id),
        person.href,
        duty.role.label,
        tuple(phone_line(one) for one in duty.phones),
        duty.email or "",
        phone_line(duty.duty_line) if duty.duty_line else None,
        duty.hours or "",
        Link(deputy.name, deputy.href, titles(site, deputy)) if deputy else None,
        duty.topics,
        duty.languages,
        decision_text(duty.decision),
        duty.matter or "",
        until(duty),
        maybe_day(duty.confirmed),
        person.sample,
    )


def until(duty: Spokesperson) -> Day | None:
    return maybe_day(duty.period.end) if duty.period else None


def decision_text(decision: Decision | None) -> str:
    return f"{decision.number} ngày {day_text(decision.signed)}" if decision else ""
