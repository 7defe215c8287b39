"""Publishes every page, and what stands at old addresses."""

from .host import publishes
from .portal.outputs.pages import pages, redirects

register = publishes(pages, redirects)
