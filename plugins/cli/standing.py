"""A build that would give what is shown: told by what it would read, before any of it is read.

The memory holds what the last build of a portal into this place was made of, and what it said. Where all that is the
same, the disk says so of each file of the content and of the release, and the build need not be repeated.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from ..portal.publish.manifest import digest, paths
from ..portal.publish.shelf import Shelf
from ..portal.publish.signature import signature
from ..portal.source.digests import REST
from ..portal.source.folders import LEDGER, shared_with, shown
from ..portal.source.history import state
from ..portal.source.walk import Found, Signature, walk
from ..portal.store import Store, key, memory_of
from .places import memory


class Standing:
    """Of one portal in one place, as a build finds it when it begins; `clock` is that of the disk, in nanoseconds."""

    def __init__(self, folder: Path, shelf: Shelf, wished: str, signing: Path | None, clock: Callable[[], int]) -> None:
        self.folder, self.shelf, self.clock = folder, shelf, clock
        self.memory = memory_of(folder, memory())
        self.place = key("standing", os.fspath(shelf.link))
        began, files = clock(), list(self._files()) if self.memory else []
        self.asked = self._asked(wished, signing, files)
        self.new = {path: one.signature for path, one in files if _newest(one.signature) >= began - REST}
        """A file may be written twice within the least time that a disk tells apart."""
        self.read = _read(self.new)

    def said(self) -> str | None:
        """What the build said that gave what is shown, where this one would give the same; else None."""
        with Store(self.memory) as store:
            told = store.known([self.place]).get(self.place, b"")
        made = self._made() if told and not self.new else b""
        return told[len(made) :].decode() if made and told.startswith(made) else None

    def keep(self, words: str) -> None:
        """To be called when the build is shown, and its ledger kept."""
        if self.memory and self._has_rested():
            with Store(self.memory) as store:
                store.keep(self.place, self._made() + words.encode())

    def _has_rested(self) -> bool:
        """Whether what was too new when the build began is old by now, and still what it was."""
        return all(_newest(one) < self.clock() - REST for one in self.new.values()) and _read(self.new) == self.read

    def _made(self) -> bytes:
        """What is shown and of what it was made; the ledger is written by the build itself. Empty where nothing is."""
        if not self.shelf.current:
            return b""
        release = self.shelf.folder / self.shelf.current
        return key(self.asked, digest(self.folder, [LEDGER]), release.name, *_signatures(release))

    def _asked(self, wished: str, signing: Path | None, files: list[tuple[Path, Found]]) -> bytes:
        """What a build depends on, but its ledger.

        Whoever signs is told by what the key makes of nothing: most keys sign the same twice.
        """
        around = sys.version, os.environ.get("SITEURL", ""), state(self.folder), shown(self.folder)
        return key(wished, *around, signature(b"", signing) if signing else b"", repr(files))

    def _files(self) -> Iterator[tuple[Path, Found]]:
        for folder in (self.folder, shared_with(self.folder)):
            for one in walk(folder):
                if not one.path.startswith(f"{LEDGER}/"):
                    yield folder / one.path, one


def _newest(signature: Signature) -> int:
    """The later of both times of a file; of what is none, long ago."""
    return max(signature[2:], default=0)


def _read(files: Iterable[Path]) -> bytes:
    """What some files hold; nothing of one that is gone or cannot be read."""
    found: list[str | bytes] = []
    for path in files:
        with suppress(OSError):
            found += [str(path), path.read_bytes()]
    return key(*found)


def _signatures(release: Path) -> Iterator[str]:
    """Of each file; not the time of its last change, which every link to it renews."""
    for path in sorted(paths(release)):
        found = os.lstat(f"{release}/{path}")  # of ten thousand files, pathlib would be the slowest step
        yield f"{path} {found.st_mode} {found.st_ino} {found.st_size} {found.st_mtime_ns}"
