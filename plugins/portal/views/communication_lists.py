"""Lists of events and campaigns: all, and events by type. Each agency's own lies with the agency."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue.site import Site
from ..language.slug import slug
from ..model import Event
from ..model.vocabulary import Term, terms
from .list import List, marked
from .parts import Choice, Choices, Link
from .rows import crumbs

EVENTS, CAMPAIGNS = "/truyen-thong/su-kien/", "/truyen-thong/chien-dich/"
EVENT_CALENDAR = f"{EVENTS}su-kien.ics"


def communication_lists(site: Site) -> Iterator[List]:
    """There from the first day, even empty: an address that readers keep does not vanish."""
    ways = _ways(site)
    calendar = (Link("Lịch sự kiện (.ics)", EVENT_CALENDAR),)
    yield List(EVENTS, "Sự kiện", site.events, "sự kiện", crumbs(), ways, has_feed=True, beside=calendar)
    for one in terms("event-types"):
        above = crumbs(None, Link("Sự kiện", EVENTS))
        place = _address(one)
        yield List(place, str(one.facts["plural"]), _of_type(site, one), one.label, above, marked(ways, place))
    yield List(CAMPAIGNS, "Chiến dịch truyền thông", site.campaigns, "chiến dịch", crumbs(), has_feed=True)


def _ways(site: Site) -> tuple[Choices, ...]:
    found = ((one, len(_of_type(site, one))) for one in terms("event-types"))
    choices = tuple(Choice(str(one.facts["plural"]), _address(one), count) for one, count in found if count)
    return (Choices("Loại", choices),) if choices else ()


def _address(type_: Term) -> str:
    return f"{EVENTS}{slug(str(type_.facts['plural']))}/"


def _of_type(site: Site, type_: Term) -> tuple[Event, ...]:
    return tuple(one for one in site.events if one.type == type_)
