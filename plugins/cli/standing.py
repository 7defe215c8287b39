"""A build that would give what is shown: told by what it would read, before any of it is read.

The memory holds what the last build of a portal into this place was made of, and what it said. Where all that is the
same, the disk says so of each file of the content and of the release, and the build need not be repeated.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from ..portal.publish.manifest import digest, paths
from ..portal.publish.shelf import Shelf
from ..portal.publish.signature import signature
from ..portal.source.digests import REST
from ..portal.source.folders import LEDGER, shared_with, shown
from ..portal.source.history import state
from ..portal.source.walk import Found, walk
from ..portal.store import Store, key, memory_of
from .places import memory


class Standing:
    """Of one portal in one place, as a build finds it that began at a moment of the disk, in nanoseconds."""

    def __init__(self, folder: Path, shelf: Shelf, wished: str, signing: Path | None, began: int) -> None:
        self.folder, self.shelf = folder, shelf
        self.memory = memory_of(folder, memory())
        self.place = key("standing", os.fspath(shelf.link))
        self.asked = self._asked(wished, signing, began - REST) if self.memory else b""

    def said(self) -> str | None:
        """What the build said that gave what is shown, where this one would give the same; else None."""
        with Store(self.memory) as store:
            told = store.known([self.place]).get(self.place, b"")
        made = self._made() if told else b""
        return told[len(made) :].decode() if made and told.startswith(made) else None

    def keep(self, words: str) -> None:
        """To be called when the build is shown, and its ledger kept."""
        if made := self._made():
            with Store(self.memory) as store:
                store.keep(self.place, made + words.encode())

    def _made(self) -> bytes:
        """What is shown and of what it was made; the ledger is written by the build itself. Empty where not known."""
        if not (self.asked and self.shelf.current):
            return b""
        release = self.shelf.folder / self.shelf.current
        return key(self.asked, digest(self.folder, [LEDGER]), release.name, *_signatures(release))

    def _asked(self, wished: str, signing: Path | None, settled: int) -> bytes:
        """What a build depends on, but its ledger; empty where a file is so new that its times tell nothing.

        Whoever signs is told by what the key makes of nothing: most keys sign the same twice.
        """
        found = [*_files(self.folder), *walk(shared_with(self.folder))]
        if any(max(one.signature[2:], default=0) >= settled for one in found):
            return b""
        around = sys.version, os.environ.get("SITEURL", ""), state(self.folder), shown(self.folder)
        return key(wished, *around, signature(b"", signing) if signing else b"", repr(found))


def _files(portal: Path) -> Iterator[Found]:
    return (one for one in walk(portal) if not one.path.startswith(f"{LEDGER}/"))


def _signatures(release: Path) -> Iterator[str]:
    """Of each file; not the time of its last change, which every link to it renews."""
    for path in sorted(paths(release)):
        found = os.lstat(f"{release}/{path}")  # of ten thousand files, pathlib would be the slowest step
        yield f"{path} {found.st_mode} {found.st_ino} {found.st_size} {found.st_mtime_ns}"
