"""The directory: everybody who may speak for an agency of the province, and how to reach them (decree 244/2026)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from ..catalogue.site import Site, grouped
from ..catalogue.succession import forebears
from ..law.laws import spokespeople_rules
from ..model import Agency
from ..model.vocabulary import terms
from .contacts import agency_contact, speakers_note, speakers_of
from .duty import Duty, duties
from .meta import meta
from .parts import Choice, Link, PhoneLine, View
from .rows import crumbs
from .speaker import Speaker

DIRECTORY = "/nguoi-phat-ngon/"
CHANGES = f"{DIRECTORY}atom.xml"
TITLE = "Người phát ngôn"
NATIONAL = "trung-uong"
"""The level of those who are no part of the province."""


@dataclass(frozen=True)
class Entry:
    """One who may speak for an agency; where nobody is named, what holds instead and the switchboard."""

    agency: Link
    speaker: Speaker | None
    note: str
    list: Link | None
    """Where the ministry keeps the list."""
    phones: tuple[PhoneLine, ...]
    found_by: str
    """Other names of the agency, and those of the agencies it came from."""


@dataclass(frozen=True)
class Group:
    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class DirectoryPage(View):
    template: ClassVar[str] = "spokespeople.html"

    count: str
    scopes: tuple[Choice, ...]
    groups: tuple[Group, ...]
    duties: tuple[Duty, ...]
    rules: tuple[str, ...]
    """What the decree says, in plain sentences."""
    purpose: str
    downloads: tuple[Link, ...]
    feed: Link


@dataclass(frozen=True)
class Scope:
    """Agencies of one kind of level, or all; `address` is its page."""

    label: str
    address: str
    agencies: tuple[Agency, ...]

    @property
    def files(self) -> str:
        """What the names of its files begin with."""
        return f"{self.address}danh-ba"


def scopes(site: Site) -> tuple[Scope, ...]:
    """All agencies of the province that work today, then each level, even one that has none: addresses stay."""
    agencies = tuple(one for one in site.agencies if one.exists(site.today) and not site.is_national(one))
    found = grouped(agencies, lambda one: str(one.type.facts["scope"]))
    levels = (one for one in terms("scopes") if one.id != NATIONAL)
    each = (Scope(one.label, f"{DIRECTORY}{one.id}/", found.get(one.id, ())) for one in levels)
    return (Scope("Tất cả", DIRECTORY, agencies), *each)


def directory_page(site: Site, scope: Scope) -> DirectoryPage:
    known = scopes(site)
    whole = scope.address == DIRECTORY
    parts = [one for one in known[1:] if one.agencies] if whole else [scope]
    groups = tuple(Group(one.label, entries(site, one.agencies)) for one in parts)
    count = sum(one.speaker is not None for group in groups for one in group.entries)
    title = TITLE if whole else f"{TITLE}: {scope.label}"
    said = f"Họ tên, chức vụ, điện thoại, thư điện tử của {count} người phát ngôn, {site.portal.formal_name}"
    inner = {one.id for one in scope.agencies}
    return DirectoryPage(
        meta(site, scope.address, title, said if whole else f"{said}: {scope.label}", feeds=(_feed(),)),
        title,
        crumbs=crumbs() if whole else crumbs(None, Link(TITLE, DIRECTORY)),
        count=f"{count} người phát ngôn",
        scopes=tuple(_choice(site, one, scope) for one in known if one.agencies),
        groups=groups,
        duties=tuple(one for one in duties(site) if one.agency.href.strip("/") in inner),
        rules=tuple(f"{one.text} ({one.reference.text})" for one in spokespeople_rules(site.today).rules),
        purpose=purpose(site),
        downloads=tuple(
            Link(label, f"{scope.files}.{ending}")
            for label, ending in (("vCard", "vcf"), ("Excel", "xlsx"), ("CSV", "csv"), ("JSON", "json"))
        ),
        feed=_feed(),
    )


def purpose(site: Site) -> str:
    """Why these contacts are public, and what they are not."""
    return spokespeople_rules(site.today).purpose


def _feed() -> Link:
    return Link("Theo dõi thay đổi người phát ngôn", CHANGES)


def _choice(site: Site, one: Scope, current: Scope) -> Choice:
    count = sum(len(speakers_of(site, agency)) for agency in one.agencies)
    return Choice(one.label, one.address, count, current=one.address == current.address)


def entries(site: Site, agencies: Sequence[Agency]) -> tuple[Entry, ...]:
    return tuple(entry for one in agencies for entry in _entries(site, one))


def _entries(site: Site, agency: Agency) -> tuple[Entry, ...]:
    link, names = Link(agency.name, agency.href), _found_by(site, agency)
    if found := speakers_of(site, agency):
        return tuple(Entry(link, one, "", None, (), names) for one in found)
    elsewhere = agency.list_elsewhere_url
    listed = Link(f"Danh sách của {agency.list_elsewhere}", elsewhere) if elsewhere else None
    return (Entry(link, None, speakers_note(site, agency), listed, agency_contact(agency).phones, names),)


def _found_by(site: Site, agency: Agency) -> str:
    before = (name for one in forebears(site, agency) for name in (one.name, *one.short_names, *one.aliases))
    return "; ".join(dict.fromkeys((*agency.short_names, *agency.aliases, *before)))
