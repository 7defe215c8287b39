"""Publishes every page, the files that hang on records, what stands at old addresses, and the ledger of them all."""

from .host import publishes
from .portal.outputs.pages import attachments, pages
from .portal.outputs.signs import signs

register = publishes(pages, signs, attachments)
