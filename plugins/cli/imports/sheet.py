"""What a list is read from, whatever it was saved as: rows of text."""

from __future__ import annotations

from dataclasses import dataclass

MOST_ROWS = 5000


class Unusable(Exception):
    """Why a file cannot be read as a list: what is the matter, how to mend it."""

    def __init__(self, what: str, how: str) -> None:
        super().__init__(what)
        self.what, self.how = what, how


@dataclass(frozen=True)
class Grid:
    """One sheet. A merged cell's text stands in every place it covers."""

    name: str
    """The sheet's; empty for a CSV."""
    rows: tuple[tuple[str, ...], ...]
    wide: frozenset[int] = frozenset()
    """Rows, from 0, that one merged cell fills: headings between the rows."""
    knows_merges: bool = True
    """A CSV has forgotten them: a cell may be empty because the one above was meant for both."""


def cell_name(row: int, column: int) -> str:
    """As spreadsheets call it, from 0: row 11 of column 2 is `C12`."""
    letters = ""
    column += 1
    while column:
        column, last = divmod(column - 1, 26)
        letters = chr(ord("A") + last) + letters
    return f"{letters}{row + 1}"
