"""QR codes, which lead from paper to the page: the door to segno."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import segno

QUIET = 4
"""Modules of margin that readers need (ISO/IEC 18004)."""


@dataclass(frozen=True)
class QrCode:
    """Of a text; it is drawn when a page with it is rendered, and not where the page is kept."""

    text: str

    @cached_property
    def modules(self) -> tuple[bytearray, ...]:
        """Row by row: 1 for each that is dark."""
        return segno.make(self.text, error="m", micro=False).matrix

    @property
    def size(self) -> int:
        """Modules on a side, margins among them."""
        return len(self.modules) + 2 * QUIET

    @property
    def path(self) -> str:
        """Draws the dark modules, as SVG does."""
        rows = enumerate(self.modules, QUIET)
        return "".join(f"M{x} {y}h1v1h-1z" for y, row in rows for x, dark in enumerate(row, QUIET) if dark)
