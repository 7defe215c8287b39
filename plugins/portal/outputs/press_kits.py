"""Press kits as one file to take away."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

MADE = (2000, 1, 1, 0, 0, 0)
"""A fixed mark, no moment: equal kits are equal bytes."""


def as_zip(files: Mapping[str, bytes]) -> bytes:
    """A ZIP of files by name; the order is that of the names, and nothing tells when or where it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, MADE)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            package.writestr(entry, content)
    return out.getvalue()
