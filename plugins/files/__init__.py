"""Files that hang on records, known by their content: what each is, whether it may be published, in what form."""

from __future__ import annotations

from ..portal.store import recipe

SOURCES = ("files/*.*", "portal/source/attachment.py")
LIBRARIES = ("lxml", "pikepdf", "pillow", "pypdfium2")


def made_by() -> bytes:
    """By what facts and published forms are made: they are remembered only as long as this is the same."""
    return recipe(SOURCES, LIBRARIES)
