"""Signs: what stands at addresses that are no page of a record or a list any more, and the log of all changes."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue.fates import FEED, by_address
from ..catalogue.site import Site
from ..views.feed import feed
from ..views.journal import JOURNAL, blocks, journal_feed, journal_page
from ..views.listing import lists
from ..views.parts import Link
from ..views.prose import name
from ..views.signposts import redirect_page
from ..views.withdrawn import withdrawn_page
from .feeds import feed_lists
from .ledger import ledger_after
from .moves import moves, withdrawals
from .output import Page


def redirects(site: Site) -> Iterator[Page]:
    """A page at every old address, which leads to the new one; at an old feed's, the feed that took its place."""
    labels = {one.address: one.title for one in lists(site)}
    labels |= {place: name(one) for place, one in by_address(site.records, site.by_id).items()}
    feeds = dict(feed_lists(site))
    for one in moves(site):
        if one.old.endswith(FEED):
            yield Page(one.old, feed(site, feeds[one.new]))
        elif one.old.endswith("/"):
            yield Page(one.old, redirect_page(site, one.old, Link(labels.get(one.new, site.portal.name), one.new)))


def tombstones(site: Site) -> Iterator[Page]:
    """A page at every address of what has been withdrawn, which says why; a file's address has no page."""
    for one in withdrawals(site):
        if one.address.endswith("/"):
            yield Page(one.address, withdrawn_page(site, one))


def journal(site: Site) -> Iterator[Page]:
    """What has changed: the newest first, and all of it in pages whose addresses never change."""
    changes = ledger_after(site).changes
    found = blocks(changes)
    yield Page(JOURNAL, journal_page(site, JOURNAL, found[-1], found))
    yield from (Page(one.address, journal_page(site, one.address, one, found)) for one in found)
    yield Page(f"{JOURNAL}{FEED}", journal_feed(site, changes))
