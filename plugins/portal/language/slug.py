"""Slugs: names as they stand in addresses and file names."""

from __future__ import annotations

import re

from .fold import fold

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def slug(text: str) -> str:
    """`Sở Y tế` gives `so-y-te`. Empty when nothing in the text can be written so."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def is_slug(text: str) -> bool:
    return _SLUG.fullmatch(text) is not None
