"""Feeds of the portal, each agency, each type of document: Atom, for press and loudspeakers JSON too."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from ..catalogue.site import Site
from ..model import Bulletin
from ..views.bulletin import broadcast_data
from ..views.communication_lists import EVENT_CALENDAR
from ..views.directory import CHANGES
from ..views.feed import Feed, feed, newest_of
from ..views.list import ATOM, CONFERENCES, JSON_FEED, List
from ..views.listing import lists
from ..views.meta import absolute
from ..views.press_stories import CALENDAR
from .conferences import calendar, conferences
from .output import File, Page
from .zalo import zalo_addresses

WHOLE = ("van-ban/", "tat-ca/")
"""Where all documents, or all that is done for the press, are listed: their feed lies one step above too."""


def feeds(site: Site) -> Iterator[Page | File]:
    for place, found in feed_lists(site):
        folder, newest = place.removesuffix(ATOM), replace(found, records=newest_of(site, found.records))
        yield Page(place, partial(feed, site, newest))
        if found.has_json:
            yield File(f"{folder}{JSON_FEED}", partial(_json_feed, site, newest))
        if found.is_press:
            yield File(
                f"{folder}{CONFERENCES}", partial(calendar, site, f"Họp báo: {found.title}", conferences(found.records))
            )
    for one in conferences(site.press):
        yield File(f"{one.href}{CALENDAR}", partial(calendar, site, one.title, (one,)))


def feed_places(site: Site) -> Iterator[str]:
    """What programs ask for again and again: feeds, and calendars that telephones subscribe to."""
    yield from (CHANGES, EVENT_CALENDAR)
    yield from zalo_addresses()
    for place, found in feed_lists(site):
        yield place
        names = ((JSON_FEED, found.has_json), (CONFERENCES, found.is_press))
        yield from (place.removesuffix(ATOM) + name for name, is_there in names if is_there)


def feed_lists(site: Site) -> Iterator[tuple[str, List]]:
    """A list's feed lies beside it; that of all documents is also the portal's, an agency's is at its own page."""
    for one in lists(site):
        if one.has_feed:
            yield f"{one.address}{ATOM}", one
            if whole := next((end for end in WHOLE if one.address.endswith(f"/{end}")), ""):
                above = replace(one, address=one.address.removesuffix(whole))
                yield f"{above.address}{ATOM}", above


def _json_feed(site: Site, found: List) -> bytes:
    return json_feed(feed(site, found), absolute(site, f"{found.address}{JSON_FEED}"), _spoken(site, found))


def json_feed(made: Feed, url: str, more: Mapping[str, Mapping[str, Any]]) -> bytes:
    """The same feed as JSON Feed 1.1; its entries have no more text than their summaries, and what `more` says."""
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": made.title,
        "home_page_url": made.page,
        "feed_url": url,
        "language": "vi",
        "items": [
            {
                "id": one.url,
                "url": one.url,
                "title": one.title,
                "content_text": one.summary,
                "date_published": one.updated,
                "authors": [{"name": one.author}],
                **more.get(one.url, {}),
            }
            for one in made.entries
        ],
    }
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1)
    return (text.replace("<", "\\u003c") + "\n").encode()


def _spoken(site: Site, found: List) -> Mapping[str, Mapping[str, Any]]:
    """By the address of each bulletin in a list: what the systems need that play it."""
    some = (one for one in found.records if isinstance(one, Bulletin))
    return {absolute(site, one.href): {"_loa": broadcast_data(site, one)} for one in some}
