"""Signs: what stands at addresses that are no page of a record or a list any more, and the books that say so."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..catalogue.fates import FEED, by_address
from ..catalogue.ledger import ADDRESSES, CHANGES, RELEASED, TALLIES, Change, Ledger, as_lines
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
from .moves import moves_in, withdrawals_in
from .output import File, Page


def signs(site: Site) -> Iterator[Page | File]:
    after = ledger_after(site)
    yield from _redirects(site, after)
    yield from _tombstones(site, after)
    yield from _journal(site, after.changes)
    for file, entries in ((ADDRESSES, after.lines), (CHANGES, after.changes), (TALLIES, after.tallies)):
        yield File(f"/{RELEASED[file]}", as_lines(entries).encode())


def _redirects(site: Site, after: Ledger) -> Iterator[Page]:
    """A page at every old address, which leads to the new one; at an old feed's, the feed that took its place."""
    labels = {one.address: one.title for one in lists(site)}
    labels |= {place: name(one) for place, one in by_address(site.records, site.by_id).items()}
    feeds = dict(feed_lists(site))
    for one in moves_in(after):
        if one.old.endswith(FEED):
            yield Page(one.old, partial(feed, site, feeds[one.new]))
        elif one.old.endswith("/"):
            yield Page(one.old, redirect_page(site, one.old, Link(labels.get(one.new, site.portal.name), one.new)))


def _tombstones(site: Site, after: Ledger) -> Iterator[Page]:
    """A page at every address of what has been withdrawn, which says why; a file's address has no page."""
    for one in withdrawals_in(after):
        if one.address.endswith("/"):
            yield Page(one.address, partial(withdrawn_page, site, one))


def _journal(site: Site, changes: tuple[Change, ...]) -> Iterator[Page]:
    """What has changed: the newest first, and all of it in pages whose addresses never change."""
    found = blocks(changes)
    yield Page(JOURNAL, partial(journal_page, site, JOURNAL, found[-1], found))
    yield from (Page(one.address, partial(journal_page, site, one.address, one, found)) for one in found)
    yield Page(f"{JOURNAL}{FEED}", partial(journal_feed, site, changes))
