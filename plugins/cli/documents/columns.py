"""Columns: which rows of a printed page stand side by side, and what is one cell of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from typing import TypeAlias

from ...files.pdfpages import Stretch
from .foot import CAPACITY, RECIPIENTS
from .head import NUMBER
from .words import annexes, bare, is_motto

Row: TypeAlias = tuple[Stretch, ...]
Gap: TypeAlias = tuple[float, float]
LEAST = 2.0
"""Points: the room that two columns leave at least."""
SLACK, SIGNATURE = 2.6, 10
"""Sizes of letters between two lines of one region, and those that a signature takes."""
NEXT_ROW = 1.25
"""A row of a table is further from the row above than its own lines from one another by so much."""


@dataclass(frozen=True)
class Region:
    """Rows from `start` up to `end`, in columns with these gaps between them."""

    start: int
    end: int
    rows: tuple[Row, ...]
    gaps: tuple[Gap, ...]

    @property
    def is_frame(self) -> bool:
        """The head or the closing of a paper, which is no table."""
        texts = [one.text for row in self.rows for one in row]
        signs = any(is_motto(one) or RECIPIENTS.match(one) or CAPACITY.match(one) for one in texts)
        return len(self.gaps) == 1 and (signs or any(NUMBER.match(one) for one in texts))

    def cells(self) -> Iterator[list[list[Stretch]]]:
        """Row by row, each cell with its lines; a frame is one row."""
        columns = [self._columns(row) for row in self.rows]
        groups = [columns] if self.is_frame else list(self._table_rows(columns))
        for some in groups:
            yield [[one for row in some for one in row[at]] for at in range(len(self.gaps) + 1)]

    def _columns(self, row: Row) -> list[list[Stretch]]:
        found: list[list[Stretch]] = [[] for _ in range(len(self.gaps) + 1)]
        for one in row:
            found[sum(one.left >= right - LEAST for _, right in self.gaps)].append(one)
        return found

    def _table_rows(self, columns: Sequence[list[list[Stretch]]]) -> Iterator[list[list[list[Stretch]]]]:
        """Lines belong together where they are closer than rows are; if all are equally far, by the first column."""
        steps = [below[0].base - above[0].base for above, below in pairwise(self.rows)]
        least = min(steps, default=0.0)
        told_by_room = any(step > NEXT_ROW * least for step in steps)
        some = [columns[0]]
        for row, step in zip(columns[1:], steps, strict=True):
            if (step > NEXT_ROW * least) if told_by_room else bool(row[0]):
                yield some
                some = []
            some.append(row)
        yield some


def regions(rows: Sequence[Row]) -> Iterator[Region]:
    """From the top down. Each begins at a row with several stretches and takes in what leaves the same gaps.

    A row that stands alone is a line of text with wide blanks.
    """
    done = 0
    for seed, row in enumerate(rows):
        if seed < done or len(row) < 2:
            continue
        start, end, gaps = seed, seed + 1, _gaps(row)
        while end < len(rows) and (left := _kept(gaps, rows[end])) and _is_near(rows[end - 1], rows[end], gaps):
            end, gaps = end + 1, left
        while start > done and (left := _kept(gaps, rows[start - 1])) and _is_near(rows[start - 1], rows[start], gaps):
            start, gaps = start - 1, left
        found = Region(start, end, tuple(rows[start:end]), _all_gaps(rows[start:end]))
        if found.is_frame or len(found.rows) > 1:
            yield found
            done = end


def _gaps(row: Row) -> tuple[Gap, ...]:
    return tuple((one.right, other.left) for one, other in pairwise(row))


def _kept(gaps: Sequence[Gap], row: Row) -> tuple[Gap, ...]:
    """The gaps as far as a row leaves them; nothing if it fills one."""
    found = tuple(reduce(_beside, row, gap) for gap in gaps)
    return found if all(high - low >= LEAST for low, high in found) else ()


def _beside(gap: Gap, one: Stretch) -> Gap:
    """What a stretch leaves of a gap."""
    low, high = gap
    if one.left >= high or one.right <= low:
        return gap
    return (one.right, high) if one.left <= low else (low, one.left)


def _is_near(above: Row, below: Row, gaps: Sequence[Gap]) -> bool:
    """Close enough to be of one region; the name below a signature stands further down, on the right alone."""
    step, low = (below[0].base - above[0].base) / below[0].size, gaps[-1][0]
    is_name = len(gaps) == 1 and below[0].left >= low + LEAST and not bare(below[0].text).startswith(annexes())
    return step <= SLACK or (is_name and step <= SIGNATURE)


def _all_gaps(rows: Sequence[Row]) -> tuple[Gap, ...]:
    """The room that no stretch of any row fills."""
    filled = sorted((one.left, one.right) for row in rows for one in row)
    found, end = [], filled[0][1]
    for left, right in filled:
        if left - end >= LEAST:
            found.append((end, left))
        end = max(end, right)
    return tuple(found)
