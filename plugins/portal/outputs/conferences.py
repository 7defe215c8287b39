"""Press conferences as calendars: those of a list, and each alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from ..catalogue.site import Site
from ..model import Press
from ..source.schema import Record
from ..views.meta import absolute
from .calendars import Dated, as_ics, nearest


def conferences(some: Iterable[Record]) -> tuple[Press, ...]:
    """Those among the records, in the order of their ids."""
    found = (one for one in some if isinstance(one, Press) and one.type.id == "conference" and one.on)
    return tuple(sorted(found, key=lambda one: one.id))


def calendar(site: Site, title: str, some: Iterable[Record]) -> bytes:
    return as_ics(f"{title} – {site.portal.formal_name}", nearest(_dated(site, conferences(some)), site.now))


def _dated(site: Site, some: tuple[Press, ...]) -> Iterator[Dated]:
    host = urlsplit(site.portal.address).hostname
    for one in some:
        online = f"Dự trực tuyến: {one.online}" if one.online else ""
        sample = "DỮ LIỆU MẪU" if one.sample else ""
        yield Dated(
            f"{one.id}@{host}",
            one.title,
            one.on or one.published,
            "\n".join(filter(None, (one.summary, online, sample))),
            one.until,
            one.place or one.online or "",
            absolute(site, one.href),
        )
