"""Figures as lines: a number with its word, its unit and its parts."""

from __future__ import annotations

from dataclasses import dataclass

from ..language.quantities import quantity_text
from ..model.figure import Figure, Share


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


def _share(share: Share, figure: Figure) -> ShareLine:
    percent = int(share.value * 100 / figure.value) if figure.value else 0
    return ShareLine(share.label, f"{quantity_text(share.value)} {figure.unit}", percent)
