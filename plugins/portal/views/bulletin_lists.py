"""Lists of what loudspeakers read: all of it, for each commune, by subject."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue.site import Site, grouped
from ..model import Agency, Bulletin
from ..model.vocabulary import Term, terms
from .list import List, marked
from .parts import Choice, Choices, Link
from .rows import capital, crumbs

LOUDSPEAKERS = Link("Truyền thanh", "/loa/")
NOUN = "bản tin truyền thanh"


def bulletin_lists(site: Site) -> Iterator[List]:
    """Every commune has one, even an empty one: its loudspeakers may ask there from the first day."""
    ways, above = bulletin_ways(site), crumbs(None, LOUDSPEAKERS)
    found: list[tuple[str, str, tuple[Bulletin, ...]]] = [
        (LOUDSPEAKERS.href, "Bản tin truyền thanh", site.bulletins),
        *(
            (area_address(one), f"Bản tin truyền thanh: {place_name(one)}", heard_in(site, one))
            for one in communes(site)
        ),
        *((_address(one), f"Bản tin truyền thanh: {one.label}", some) for one, some in _subjects(site)),
    ]
    for address, title, records in found:
        shown, parents = _on_air_first(site, records), crumbs() if address == LOUDSPEAKERS.href else above
        yield List(address, title, shown, NOUN, parents, marked(ways, address), has_feed=True, is_spoken=True)


def bulletin_ways(site: Site) -> tuple[Choices, ...]:
    places = (Choice(place_name(one), area_address(one), len(heard_in(site, one))) for one in communes(site))
    subjects = (Choice(one.label, _address(one), len(some)) for one, some in _subjects(site))
    ways = Choices("Nghe ở đâu", tuple(places)), Choices("Lĩnh vực", tuple(subjects))
    return tuple(one for one in ways if one.choices)


def communes(site: Site) -> tuple[Agency, ...]:
    return tuple(one for one in site.agencies if one.type.id == "ubnd-xa")


def area_address(commune: Agency) -> str:
    return f"{LOUDSPEAKERS.href}xa/{commune.id}/"


def place_name(commune: Agency) -> str:
    """“Phường Sa Pa”: where people live, and not who governs them."""
    return capital(commune.name.removeprefix("Ủy ban nhân dân "))


def areas(site: Site, bulletin: Bulletin) -> tuple[Agency, ...]:
    """The communes in which it is read; none means all of the province."""
    own = site.agency(bulletin.agency_id)
    return tuple(site.agency(one) for one in bulletin.area) or ((own,) if own.type.id == "ubnd-xa" else ())


def heard_in(site: Site, commune: Agency) -> tuple[Bulletin, ...]:
    return tuple(one for one in site.bulletins if not (found := areas(site, one)) or commune in found)


def _on_air_first(site: Site, some: tuple[Bulletin, ...]) -> tuple[Bulletin, ...]:
    """What is to be read today first; what is urgent before all else of its state."""
    return tuple(sorted(some, key=lambda one: (one.state(site.today).order, one.priority.order)))


def _subjects(site: Site) -> tuple[tuple[Term, tuple[Bulletin, ...]], ...]:
    found = grouped(site.bulletins, lambda one: one.subject.id)
    return tuple((one, found[one.id]) for one in terms("subjects") if one.id in found)


def _address(subject: Term) -> str:
    return f"{LOUDSPEAKERS.href}linh-vuc/{subject.id}/"
