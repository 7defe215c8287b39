"""Lists of what is done for the press: all of it, by type, by subject. Each agency's own lies with the agency."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue.site import Site, grouped
from ..model import Press
from ..model.vocabulary import Term, terms
from .list import List, marked
from .parts import Choice, Choices, Link
from .rows import crumbs

PRESS_ROOM = Link("Báo chí", "/bao-chi/")
EVERYTHING = "/bao-chi/tat-ca/"
INDICATORS = "/bao-chi/chi-tieu/"


def press_lists(site: Site) -> Iterator[List]:
    """Of every type there is one, even an empty one: an address that readers keep is there from the first day."""
    ways, above = press_ways(site), crumbs(None, PRESS_ROOM)
    found: list[tuple[str, str, tuple[Press, ...], str]] = [
        (EVERYTHING, "Hoạt động báo chí", site.press, "hoạt động"),
        *((type_address(one), plural(one), _of_type(site, one), one.label) for one in terms("press-kinds")),
        *((subject_address(one), f"Báo chí: {one.label}", some, "hoạt động") for one, some in press_subjects(site)),
    ]
    for address, title, records, noun in found:
        is_fed = address == EVERYTHING or address.startswith(BY_SUBJECT)
        yield List(address, title, records, noun, above, marked(ways, address), has_feed=is_fed, is_press=is_fed)


BY_SUBJECT = f"{PRESS_ROOM.href}linh-vuc/"


def plural(type_: Term) -> str:
    return str(type_.facts["plural"])


def type_address(type_: Term) -> str:
    return f"{PRESS_ROOM.href}{type_.facts['address']}/"


def subject_address(subject: Term) -> str:
    return f"{BY_SUBJECT}{subject.id}/"


def press_subjects(site: Site) -> tuple[tuple[Term, tuple[Press, ...]], ...]:
    """Each subject on which something was said to the press, with what it was."""
    found = grouped(site.press, lambda one: one.subject.id)
    return tuple((one, found[one.id]) for one in terms("subjects") if one.id in found)


def press_ways(site: Site) -> tuple[Choices, ...]:
    by_agency = grouped(site.press, lambda one: one.agency_id)
    types = (Choice(plural(one), type_address(one), len(_of_type(site, one))) for one in terms("press-kinds"))
    agencies = (
        Choice(one.name, f"{one.href}{Press.kind.address}/", len(by_agency[one.id]))
        for one in site.agencies
        if one.id in by_agency
    )
    subjects = (Choice(one.label, subject_address(one), len(some)) for one, some in press_subjects(site))
    ways = (Choices("Loại", tuple(types)), Choices("Cơ quan", tuple(agencies)), Choices("Lĩnh vực", tuple(subjects)))
    return tuple(one for one in ways if one.choices)


def _of_type(site: Site, type_: Term) -> tuple[Press, ...]:
    return tuple(one for one in site.press if one.type == type_)
