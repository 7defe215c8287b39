"""Many files as one to take away: equal files are equal bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a ZIP knows no time zones
"""A fixed mark, no moment."""


def as_zip(files: Mapping[str, bytes]) -> bytes:
    """A ZIP of files by name; the order is that of the names, and nothing tells when or where it was made."""
    out = io.BytesIO()
    write_zip(out, sorted(files.items()), MADE)
    return out.getvalue()


def write_zip(out: io.BytesIO | Path, files: Iterable[tuple[str, bytes]], moment: datetime) -> None:
    """A ZIP of files by name, in the order given, all of one moment."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name, content in files:
            entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            package.writestr(entry, content)
