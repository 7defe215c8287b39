"""The index of several portals: one page at the root of their folders."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..catalogue.site import Site
from ..views.signposts import portal_card, portals_page
from .output import Page


def index_page(sites: Sequence[Site]) -> Page:
    return Page("/", portals_page([portal_card(one, folder_name(one)) for one in sites]))


def folder_name(site: Site) -> str:
    """What a portal's folder of content is called."""
    return Path(site.portal.origin.path).parent.name
