"""The gate: everything that can find fault with content, in one call, before anything is rendered."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from ..files.inspect import inspect
from ..portal.catalogue.content import Reading, read_portal


def examine(folder: Path, now: datetime) -> Reading:
    """The portal in a folder as it is at a moment, or every reason why it cannot be published."""
    return read_portal(folder, now, inspect)
