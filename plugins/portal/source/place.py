"""Places in the text of a content file, so that a message can point at the very word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TypeAlias

Steps: TypeAlias = tuple[str | int, ...]


Said: TypeAlias = Callable[[], bytes]
"""Gives a text in UTF-8, where Vietnamese takes a third less room than in a str; till then it may lie on the disk."""

KEY = ""
"""After the steps to a value: the place of its key. No key is empty."""


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A stretch of one line: `path` as the editor knows it; `line` and `column` from 1, 0 when unknown."""

    path: str
    line: int = 0
    column: int = 0
    length: int = 0
    text: str = ""


def place_at(text: str, offset: int, path: str, length: int = 1, first_line: int = 1) -> Place:
    """The place of an offset in a text; `length` in letters, cut at the end of the line."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    room = (len(text) if end < 0 else end) - offset
    line = text.count("\n", 0, offset) + first_line
    return Place(path, line, offset - start + 1, max(min(length, room), 1))


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record was read: its file, and the place of each of its values."""

    path: str
    values: Mapping[Steps, Place] = field(default_factory=dict, repr=False, compare=False)
    body_line: int = 1
    digest: str = ""
    """Of the file's text, SHA-256 in hexadecimal; none where the record does not say, or no more, what a file says."""
    below: Said = field(default=bytes, repr=False, compare=False)
    """What stands below the keys."""

    def place(self, *steps: str | int) -> Place:
        """The place of a value, or of the nearest thing around it that stands in the file."""
        for end in range(len(steps), -1, -1):
            if found := self.values.get(steps[:end]):
                return found
        return Place(self.path)

    def key_place(self, *steps: str | int) -> Place:
        """The place of a key itself, not of its value."""
        return self.values.get((*steps, KEY)) or self.place(*steps)

    @property
    def folder(self) -> PurePosixPath:
        return PurePosixPath(self.path).parent
