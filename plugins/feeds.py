"""Publishes Atom feeds, the sitemap and robots.txt."""

from .host import publishes
from .portal.outputs.feeds import feeds, maps

register = publishes(feeds, maps)
