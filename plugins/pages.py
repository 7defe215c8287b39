"""Publishes every page, the files that hang on records, and what stands at old addresses."""

from .host import publishes
from .portal.outputs.pages import attachments, pages, redirects

register = publishes(pages, redirects, attachments)
