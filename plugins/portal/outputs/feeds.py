"""Atom feeds of the portal, of each agency, of each type of document; the sitemap; robots.txt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..catalogue.site import Site
from ..views.feed import Sitemap, feed
from ..views.listing import List, lists
from ..views.meta import absolute
from .output import File, Page
from .pages import addresses


def feeds(site: Site) -> Iterator[Page]:
    yield from (Page(place, feed(site, found)) for place, found in feed_lists(site))


def feed_lists(site: Site) -> Iterator[tuple[str, List]]:
    """A list's feed lies beside it; that of all documents is also the portal's, an agency's is at its own page."""
    for one in lists(site):
        if one.has_feed:
            yield f"{one.address}atom.xml", one
            if one.address.endswith("/van-ban/"):
                above = replace(one, address=one.address.removesuffix("van-ban/"))
                yield f"{above.address}atom.xml", above


def maps(site: Site) -> Iterator[Page | File]:
    """The sitemap names every page worth finding, robots.txt names the sitemap."""
    urls = sorted(absolute(site, one) for one in addresses(site))
    yield Page("/sitemap.xml", Sitemap(tuple(urls)))
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {absolute(site, '/sitemap.xml')}\n"
    yield File("/robots.txt", robots.encode())
