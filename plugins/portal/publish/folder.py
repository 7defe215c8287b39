"""The one writer: every byte of a portal goes through `Folder.write`, which cannot be led out of its folder."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from ..outputs.output import place
from .manifest import NAME, Entry, entry

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL
"""A file is always new: the inode of an old one may be that of a release as well."""


class Published(ValueError):
    """The folder is a release: nothing is ever written into it again."""


class Folder:
    """A folder that is being filled. Raises Published for a release, OSError where the disk refuses."""

    def __init__(self, root: Path) -> None:
        if (root / NAME).exists():
            raise Published(root)
        self.root = root
        self.known = {"."}
        root.mkdir(parents=True, exist_ok=True)

    def write(self, address: str, content: bytes) -> Entry:
        """Writes bytes at an address of the portal; says what was meant to be written."""
        path = self._room(address)
        with open(os.open(self.root / path, _NEW, 0o644), "wb") as file:  # noqa: PTH123 - opened only as a new file
            file.write(content)
        return Entry(path, len(content), hashlib.sha256(content).hexdigest())

    def keep(self, known: Entry, release: Path) -> bool:
        """The same file as in a release, without writing it; False where that release does not hold it any more."""
        if entry(release, known.path) != known:
            return False
        try:
            os.link(f"{release}/{known.path}", self.root / self._room(f"/{known.path}"), follow_symlinks=False)
        except OSError:  # another disk, or one that knows no hard links
            return False
        return True

    def _room(self, address: str) -> str:
        """The path of an address, with the folders above it, and nothing there yet."""
        path = place(address)
        self._make(os.path.dirname(path) or ".")  # noqa: PTH120 - of a thousand paths, pathlib would be the slowest step
        with suppress(FileNotFoundError):
            os.unlink(self.root / path)  # noqa: PTH108 - as above
        return path

    def _make(self, path: str) -> None:
        """A folder below the root, and those above it; a link in its place is refused."""
        if path in self.known:
            return
        self._make(os.path.dirname(path) or ".")  # noqa: PTH120 - as above
        whole = self.root / path
        whole.mkdir(exist_ok=True)
        if whole.is_symlink():
            raise NotADirectoryError(20, "a link", str(whole))
        self.known.add(path)
