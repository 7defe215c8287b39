"""Publishes the directory of spokespeople: pages, cards, tables, the feed of who follows whom."""

from .host import publishes
from .portal.outputs.directory import directory

register = publishes(apart=(directory,))
