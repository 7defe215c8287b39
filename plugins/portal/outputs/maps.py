"""The sitemap, in parts of which a new record changes few, and robots.txt, which names it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..catalogue.site import Site, grouped
from ..views.meta import absolute
from ..views.sitemap import Sitemap, SitemapIndex
from .output import File, Page
from .pages import addresses

SITEMAP = "/sitemap.xml"
_YEAR = re.compile(r"/(\d{4})/")


def maps(site: Site) -> Iterator[Page | File]:
    """The parts name every page worth finding, the sitemap names the parts, robots.txt names the sitemap.

    Parts lie at the root, because a part may name only what lies beside or below it.
    """
    parts = sorted(grouped(addresses(site), lambda one: f"/sitemap-{_part(site, one)}.xml").items())
    for place, some in parts:
        yield Page(place, Sitemap(_urls(site, some)))
    yield Page(SITEMAP, SitemapIndex(_urls(site, (place for place, _ in parts))))
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {absolute(site, SITEMAP)}\n"
    yield File("/robots.txt", robots.encode())


def _part(site: Site, address: str) -> str:
    """What lies below a year is of that year; of the rest, what lies below an agency, and lists of the whole portal."""
    if year := _YEAR.search(address):
        return year[1]
    return "co-quan" if address.split("/")[1] in site.by_id else "danh-muc"


def _urls(site: Site, places: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(absolute(site, one) for one in places))
