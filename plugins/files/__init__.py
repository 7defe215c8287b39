"""Files that hang on records, known by their content: what each is, whether it may be published, in what form."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ..portal.store import recipe

PLUGINS = Path(__file__).parents[1]
SOURCES = ("files/*.*", "portal/source/attachment.py")
LIBRARIES = ("lxml", "pikepdf", "pillow", "pypdfium2")


@cache
def made_by() -> bytes:
    """By what facts and published forms are made: they are remembered only as long as this is the same."""
    return recipe((one for pattern in SOURCES for one in PLUGINS.glob(pattern)), LIBRARIES)
