"""A paper as it was opened, whatever file it came in: lines and tables, before anybody says what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

APART = re.compile(r"\t+|(?<=\S) {4,}(?=\S)")
"""What parts two columns that were set with blanks."""


@dataclass(frozen=True)
class Line:
    """A paragraph, or a line of one; breaks within it are kept. `number` counts the lines of a paper, from 1."""

    text: str
    bold: bool = False
    centred: bool = False
    number: int = 0

    @property
    def plain(self) -> str:
        return " ".join(self.text.split())

    @property
    def parts(self) -> tuple[Line, ...]:
        """As it is broken by hand, without what is empty."""
        return tuple(replace(self, text=one.strip()) for one in self.text.split("\n") if one.strip())


Cell: TypeAlias = tuple[Line, ...]


@dataclass(frozen=True)
class Grid:
    """A table; every row has a cell for each column. A merged cell stands in every place that it covers."""

    rows: tuple[tuple[Cell, ...], ...]

    def column(self, place: int) -> tuple[Line, ...]:
        """All lines of a column, each once."""
        return tuple(dict.fromkeys(line for row in self.rows for line in row[place]))


Block: TypeAlias = Line | Grid


@dataclass(frozen=True)
class Paper:
    """`remarks` are what opening it has to say to the editor; `read_by_machine` is a scan."""

    blocks: tuple[Block, ...]
    remarks: tuple[str, ...] = ()
    read_by_machine: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        """What each number stands for."""
        found = {line.number: line.plain for block in self.blocks for line in all_lines(block)}
        return tuple(found.get(number, "") for number in range(1, max(found, default=0) + 1))


@dataclass(frozen=True)
class Piece:
    """A line and the column it stands in: papers open and close in two."""

    line: Line
    column: int = 0

    @property
    def text(self) -> str:
        return self.line.plain


def pieces(block: Block) -> Iterator[Piece]:
    """A block column by column, each line as it is broken."""
    if isinstance(block, Line):
        for part in block.parts:
            for column, text in enumerate(APART.split(part.text)):
                yield Piece(replace(part, text=text.strip()), column)
        return
    for column in range(len(block.rows[0])):
        yield from (Piece(part, column) for line in block.column(column) for part in line.parts)


def all_lines(block: Block) -> Iterator[Line]:
    if isinstance(block, Line):
        yield block
    else:
        yield from (line for row in block.rows for cell in row for line in cell)


def to_plain(paper: Paper) -> dict[str, Any]:
    """What JSON can hold of it."""
    return {
        "blocks": [_plain(one) for one in paper.blocks],
        "remarks": paper.remarks,
        "read_by_machine": paper.read_by_machine,
    }


def from_plain(said: dict[str, Any]) -> Paper:
    blocks = tuple(_grid(one) if isinstance(one, list) else Line(**one) for one in said["blocks"])
    return Paper(blocks, tuple(said["remarks"]), read_by_machine=said["read_by_machine"])


def _plain(block: Block) -> object:
    return (
        vars(block)
        if isinstance(block, Line)
        else [[[vars(line) for line in cell] for cell in row] for row in block.rows]
    )


def _grid(rows: Iterable[Any]) -> Grid:
    return Grid(tuple(tuple(tuple(Line(**line) for line in cell) for cell in row) for row in rows))
