"""Publishes what stands at addresses that are no more, and what servers need to know: headers and moved addresses."""

from __future__ import annotations

from collections.abc import Iterator

from .host import publishes
from .portal.catalogue.site import Site
from .portal.outputs.output import File, Page
from .portal.outputs.servers import servers
from .portal.outputs.signs import signs


def moved(site: Site) -> Iterator[Page | File]:
    """Both are made of the ledger, which takes long to work out: one after the other, in one process."""
    yield from signs(site)
    yield from servers(site)


register = publishes(apart=(moved,))
