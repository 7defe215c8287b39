"""The page of a role: who speaks for an agency now, and who did before. Its address stays when people change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ..catalogue.site import Site
from ..catalogue.succession import heirs
from ..model import Agency, Person
from .contacts import agency_contact, role_address, speakers_note, speakers_of
from .directory import CHANGES, DIRECTORY, TITLE
from .duty import Duty, duty
from .meta import absolute, meta
from .parts import ContactBlock, Link, Step, View, maybe_day
from .plan import period_text
from .qr import QrCode
from .rows import crumbs
from .speaker import Speaker


@dataclass(frozen=True)
class RolePage(View):
    template: ClassVar[str] = "role.html"

    speakers: tuple[Speaker, ...]
    note: str
    """What holds where nobody is named."""
    contact: ContactBlock | None
    """The switchboard, where nobody is named."""
    heirs: tuple[Link, ...]
    """Whose spokespeople answer, where the agency has ended."""
    duty: Duty | None
    holders: tuple[Step, ...]
    links: tuple[Link, ...]
    qr: QrCode


def roles(site: Site) -> tuple[Agency, ...]:
    """All agencies of the province, those that have ended too: an address that was given out stays."""
    return tuple(one for one in site.agencies if not site.is_national(one))


def role_page(site: Site, agency: Agency) -> RolePage:
    address, works = role_address(agency), agency.exists(site.today)
    speakers, rota = speakers_of(site, agency), site.rotas.get(agency.id)
    names = ", ".join(one.name for one in speakers)
    about = f"Ai phát ngôn cho {agency.name}, gọi và viết cho ai, ai đã phát ngôn trước đây"
    return RolePage(
        meta(site, address, f"{TITLE} {agency.name}", f"{about}. Hiện nay: {names}" if names else about),
        f"{TITLE} {agency.name}",
        crumbs=crumbs(agency),
        speakers=speakers,
        note="" if speakers else speakers_note(site, agency),
        contact=agency_contact(agency) if works and not speakers else None,
        heirs=tuple(Link(one.name, role_address(one)) for one in heirs(site, agency, site.today) if one is not agency),
        duty=duty(site, rota) if rota and works else None,
        holders=tuple(_holder(site, one) for one in _in_order(site, agency)),
        links=(
            Link("Người phát ngôn của mọi cơ quan", DIRECTORY),
            Link("Theo dõi thay đổi người phát ngôn", CHANGES),
        ),
        qr=QrCode(absolute(site, address)),
    )


def _in_order(site: Site, agency: Agency) -> list[Person]:
    """The latest to begin first; those of whom it is not known last."""
    found = [one for one in site.people if one.agency_id == agency.id and one.spokesperson]
    return sorted(found, key=lambda one: (_start(one), one.id), reverse=True)


def _start(person: Person) -> str:
    duty = person.spokesperson
    return duty.period.start.isoformat() if duty and duty.period and duty.period.start else ""


def _holder(site: Site, person: Person) -> Step:
    duty = person.spokesperson
    if duty is None:
        raise ValueError(person.id)
    role = duty.role.label if not duty.matter else f"{duty.role.label}: {duty.matter}"
    words = "; ".join(one for one in (role, period_text(duty.period)) if one)
    start = maybe_day(duty.period.start) if duty.period else None
    current = duty.speaks(site.today) and site.agency(person.agency_id).exists(site.today)
    return Step(person.name, start, words, person.href, current=current, anchor=person.slug)
