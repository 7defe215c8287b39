"""Figures: as lines with their word, unit and parts, and as the table that is handed out beside the record's page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from ..language.quantities import quantity_text
from ..model import Campaign, Event, News, Plan
from ..model.common import Source
from ..model.figure import Figure, Share
from .tables import Cell, Table

Stating: TypeAlias = News | Event | Campaign | Plan
"""What may say something in numbers."""

FIGURES = "so-lieu.csv"
"""The file of what a record says in numbers, beside its page."""
COLUMNS = ("Số liệu", "Phần", "Cách hiểu", "Giá trị", "Trên tổng số", "Đơn vị", "Ghi chú", "Nguồn")


@dataclass(frozen=True)
class ShareLine:
    label: str
    value: str
    percent: int


@dataclass(frozen=True)
class FigureLine:
    label: str
    value: str
    """“hơn 2.400 người”."""
    note: str
    shares: tuple[ShareLine, ...]


@dataclass(frozen=True)
class Figures:
    """What a record says in numbers."""

    lines: tuple[FigureLine, ...]
    file: str
    """The address of the same as CSV; "" where there are none."""


def figures(record: Stating) -> Figures:
    found = figures_of(record)
    return Figures(tuple(map(figure_line, found)), f"{record.href}{FIGURES}" if found else "")


def figures_of(record: Stating) -> tuple[Figure, ...]:
    """What has been done, in numbers; targets have a table of their own."""
    match record:
        case News() | Campaign():
            return record.figures
        case Event():
            return record.attendance
        case Plan():
            return record.closing.figures if record.closing else ()


def figure_line(figure: Figure) -> FigureLine:
    """“hơn 2.400 người”, with its parts; a figure without value says so in its note."""
    words = (
        figure.comparison.label if figure.comparison else "",
        quantity_text(figure.value) if figure.value is not None else "",
        f"/ {quantity_text(figure.of)}" if figure.of is not None else "",
        figure.unit,
    )
    shares = tuple(_share(one, figure) for one in figure.shares)
    return FigureLine(figure.label, " ".join(one for one in words if one), figure.note or "", shares)


def figure_tables(record: Stating) -> Iterator[tuple[str, Table]]:
    """By address: what stands beside the page of a record that says something in numbers."""
    if found := figures_of(record):
        yield f"{record.href}{FIGURES}", figure_table(record.title, record, found)


def figure_table(title: str, record: Stating, some: tuple[Figure, ...]) -> Table:
    """A row for each figure, and one for each of its parts; the sources are its own, or else the record's."""
    return Table(title, COLUMNS, tuple(row for one in some for row in _cells(one, one.sources or record.sources)))


def _share(share: Share, figure: Figure) -> ShareLine:
    percent = int(share.value * 100 / figure.value) if figure.value else 0
    return ShareLine(share.label, f"{quantity_text(share.value)} {figure.unit}", percent)


def _cells(figure: Figure, sources: tuple[Source, ...]) -> Iterator[tuple[Cell, ...]]:
    word, told = figure.comparison.label if figure.comparison else "", "; ".join(one.label for one in sources)
    value, total = _number(figure.value), _number(figure.of)
    yield figure.label, "", word, value, total, figure.unit, figure.note or "", told
    for one in figure.shares:
        yield figure.label, one.label, "", _number(one.value), "", figure.unit, "", told


def _number(value: Decimal | None) -> str:
    return "" if value is None else quantity_text(value)
