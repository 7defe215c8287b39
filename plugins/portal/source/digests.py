"""The digests of files whose bytes were read before: a file of which the disk says the same need not be opened."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from .walk import Signature

REST = 2_000_000_000
"""Nanoseconds: the coarsest times that disks keep are those of FAT, two seconds."""


@dataclass(frozen=True)
class Digests:
    """SHA-256 of the bytes of files, in hexadecimal, by what the disk says of them.

    `before` are those of earlier processes, `now` those that still hold. A file may be written twice within the least
    time that a disk tells apart; so it is kept only where its last change is older than `settled`, in nanoseconds.
    """

    before: dict[str, str] = field(default_factory=dict)
    settled: int = 0
    now: dict[str, str] = field(default_factory=dict)

    def find(self, file: str, signature: Signature) -> str:
        """Empty where it is not known."""
        mark = _mark(file, signature)
        if found := self.before.get(mark, ""):
            self.now[mark] = found
        return found

    def keep(self, file: str, signature: Signature, digest: str) -> None:
        if signature and max(signature[2:]) < self.settled:
            self.now[_mark(file, signature)] = digest


def settled(memory: Path | None) -> int:
    """What was changed before that had rested when the memory was last written to, by the clock of the disk.

    Long ago where there is no memory.
    """
    with suppress(OSError):
        return memory.stat().st_mtime_ns - REST if memory else 0
    return 0


def _mark(file: str, signature: Signature) -> str:
    return f"{signature} {file}"
