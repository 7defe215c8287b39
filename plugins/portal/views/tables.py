"""Tables: what is also handed out as CSV and XLSX."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

Cell: TypeAlias = str | int | date | None


@dataclass(frozen=True)
class Table:
    """Rows under named columns. `title` heads the sheet; `notes` say below it what the reader must know."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
