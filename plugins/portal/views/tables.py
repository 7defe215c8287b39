"""Tables: what is also handed out as CSV and XLSX."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, TypeAlias

from ..catalogue.site import Site
from ..language.days import day_text
from .parts import Grid, Link, Value, View
from .states import StateCount
from .trend import History, Trend

Cell: TypeAlias = str | int | date | None


@dataclass(frozen=True)
class Table:
    """Rows under named columns. `title` heads the sheet."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class TablePage(View):
    """A page that is one or more tables, with what leads into them."""

    template: ClassVar[str] = "table.html"

    grids: tuple[Grid, ...]
    lead: str = ""
    intro: tuple[str, ...] = ()
    counts: tuple[StateCount, ...] = ()
    trend: Trend | None = None
    """Shown after the first table."""
    downloads: tuple[Link, ...] = ()
    feed: Link | None = None
    empty: str = ""


def trend_table_of(history: Callable[[Site], History], site: Site) -> Table:
    return trend_table(history(site))


def trend_table(history: History) -> Table:
    """Every day, each number in a cell of its own."""
    shares = (name for one in history.shares for name in (f"{one} (%)", f"{one} (số)", f"{one} (trên tổng số)"))
    rows: list[tuple[Cell, ...]] = []
    for day in history.days:
        parts = (cell for one in day.shares for cell in (one.percent, one.part, one.whole))
        rows.append((day.on, *parts, *day.counts))
    return Table(history.title, ("Ngày", *shares, *history.counts), tuple(rows))


def as_of(site: Site) -> str:
    """Of which day the numbers are: of the newest record, for they do not change until there is another."""
    return f"Theo bản ghi đến ngày {day_text(site.updated)}"


def value(cell: Cell, href: str = "") -> Value:
    if isinstance(cell, date):
        return Value(day_text(cell), iso=cell.isoformat())
    return Value("" if cell is None else str(cell), href)
