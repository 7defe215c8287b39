"""The door to Pelican: reads the site before it writes anything, renders views through the theme, writes files.

What a plugin offers is a capability: a function from the site to pages and files.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pelican import signals

from .generator import PortalGenerator
from .offers import Capability, Offers, Remembering, offer
from .templates import ENVIRONMENT, environment, relative, rooted

__all__ = [
    "ENVIRONMENT",
    "NOTHING_OF_PELICANS",
    "Capability",
    "environment",
    "publishes",
    "register",
    "relative",
    "rooted",
]

NOTHING_OF_PELICANS: dict[str, Any] = {
    **dict.fromkeys(
        (
            "FEED_ALL_ATOM",
            "CATEGORY_FEED_ATOM",
            "TRANSLATION_FEED_ATOM",
            "AUTHOR_FEED_ATOM",
            "AUTHOR_FEED_RSS",
        )
    ),
    **dict.fromkeys(("AUTHOR_SAVE_AS", "CATEGORY_SAVE_AS", "TAG_SAVE_AS"), ""),
    **dict.fromkeys(("ARTICLE_PATHS", "PAGE_PATHS", "STATIC_PATHS", "DIRECT_TEMPLATES", "THEME_STATIC_PATHS"), ()),
}
"""Settings that keep Pelican's own readers, pages and feeds out of the way: every file is ours or an error."""


def publishes(
    *capabilities: Capability, apart: tuple[Capability, ...] = (), remembering: tuple[Remembering, ...] = ()
) -> Callable[[], None]:
    """A plugin's `register`: everything the capabilities yield becomes part of the portal.

    `apart` are those that take long, or much room, by the time they yield: each is gone through beside the rest, and
    what it yields is given up as soon as it is written. Those `remembering` are the same and are given the file of the
    build memory besides.
    """

    def register() -> None:
        offer(Offers([*capabilities], [*apart], [*remembering]))

    return register


def register() -> None:
    """Puts our generator beside Pelican's, which have nothing to read."""
    signals.get_generators.connect(_generators, weak=False)


def _generators(_: object) -> type[PortalGenerator]:
    return PortalGenerator
