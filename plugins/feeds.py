"""Publishes Atom feeds, lists for a Zalo mini app, the sitemap and robots.txt."""

from .host import publishes
from .portal.outputs.feeds import feeds
from .portal.outputs.maps import maps
from .portal.outputs.zalo import zalo

register = publishes(maps, apart=(feeds, zalo))
