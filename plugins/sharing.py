"""Publishes the pictures that networks show with links to the portal."""

from __future__ import annotations

from collections.abc import Iterator

from .files.share_card import Drawn
from .host import publishes
from .portal.catalogue.site import Site
from .portal.outputs.output import File
from .portal.views.share_card import share_cards


def sharing(site: Site) -> Iterator[File]:
    yield from (File(one.href, Drawn(one)) for one in share_cards(site))


register = publishes(sharing)
