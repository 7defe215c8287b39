"""Publishes every page, what stands at old addresses, and the ledger of them all."""

from .host import publishes
from .portal.outputs.pages import pages
from .portal.outputs.signs import signs

register = publishes(pages, apart=(signs,))
