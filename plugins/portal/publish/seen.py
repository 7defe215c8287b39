"""What the disk said of a release's files when they were read: one of which it says the same is not read again.

Its size, its inode and when its bytes were last changed; when anything at all was, is another time after every link.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, Self

from ..source.digests import settled
from ..store import Store, key
from .manifest import Entry, entry

PLACE = key("seen")
SIZE = 32
"""Bytes of a mark."""


class Look(NamedTuple):
    """A file that is what it should be: what the disk says of it, and what may be remembered of that."""

    status: os.stat_result
    mark: bytes


@dataclass(frozen=True)
class Seen:
    """`marks` of files that were what they should be; `settled` as in `source.digests`."""

    marks: frozenset[bytes] = frozenset()
    settled: int = 0

    @classmethod
    def of(cls, store: Store) -> Self:
        """What this process may trust."""
        written = store.known([PLACE]).get(PLACE, b"")
        marks = (written[start : start + SIZE] for start in range(0, len(written), SIZE))
        return cls(frozenset(marks), settled(store.path))

    def keep(self, marks: Iterable[bytes], store: Store) -> None:
        """What the next process may trust."""
        if (now := frozenset(filter(None, marks))) != self.marks:
            store.keep(PLACE, b"".join(sorted(now)))

    def look(self, release: Path, known: Entry) -> Look | None:
        """A file of a release; None where it is not what it should be."""
        try:
            status = os.lstat(f"{release}/{known.path}")  # of a thousand paths, pathlib would be the slowest step
        except (FileNotFoundError, NotADirectoryError):
            return None
        mark = self.mark(known, status)
        return Look(status, mark) if mark in self.marks or entry(release, known.path) == known else None

    def mark(self, known: Entry, status: os.stat_result) -> bytes:
        """Of a file that holds what it should; empty where it could be written once more unseen."""
        said = f"{status.st_ino} {status.st_size} {status.st_mtime_ns} {known.sha256} {known.path}"
        return sha256(said.encode()).digest() if status.st_mtime_ns < self.settled else b""
