"""Publishes every page of what there is."""

from .host import publishes
from .portal.outputs.pages import pages

register = publishes(pages)
