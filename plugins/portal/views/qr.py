"""QR codes, which lead from paper to the page: the door to segno."""

from __future__ import annotations

from dataclasses import dataclass

import segno

QUIET = 4
"""Modules of margin that readers need (ISO/IEC 18004)."""


@dataclass(frozen=True)
class QrCode:
    """`path` draws the dark modules of a square of `size` modules, as SVG does."""

    size: int
    path: str


def qr_code(text: str) -> QrCode:
    code = segno.make(text, error="m", micro=False)
    rows = enumerate(code.matrix, QUIET)
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in rows for x, dark in enumerate(row, QUIET) if dark)
    return QrCode(len(code.matrix) + 2 * QUIET, path)
