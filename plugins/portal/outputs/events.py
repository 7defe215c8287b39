"""Events as calendars: all of them, and each alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from ..catalogue.site import Site
from ..model import Event
from ..views.event import ends
from ..views.meta import absolute
from .calendars import Dated, as_ics, nearest


def event_calendar(site: Site, title: str, some: Iterable[Event]) -> bytes:
    return as_ics(f"{title} – {site.portal.formal_name}", nearest(_dated(site, some), site.now))


def _dated(site: Site, some: Iterable[Event]) -> Iterator[Dated]:
    """Only those with a day: a calendar has no place for “năm 2023”."""
    host = urlsplit(site.portal.address).hostname
    for one in some:
        if one.on:
            online = f"Dự trực tuyến: {one.online}" if one.online else ""
            words = (one.summary, online, "DỮ LIỆU MẪU" if one.sample else "")
            text, place = "\n".join(filter(None, words)), one.place or one.online or ""
            yield Dated(f"{one.id}@{host}", one.title, one.on, text, ends(one), place, absolute(site, one.href))
