"""The one writer: every byte of a portal goes through `Folder.write`, which cannot be led out of its folder."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from stat import S_ISDIR

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
        self.root = os.fspath(root)  # of a thousand paths, pathlib would be the slowest step
        self.known = {""}
        root.mkdir(parents=True, exist_ok=True)

    def write(self, address: str, content: bytes) -> Entry:
        """Writes bytes at an address of the portal; says what was meant to be written."""

        def write(whole: str) -> None:
            with open(os.open(whole, _NEW, 0o644), "wb") as file:  # noqa: PTH123 - opened only as a new file
                file.write(content)

        path = self._put(address, write)
        return Entry(path, len(content), hashlib.sha256(content).hexdigest())

    def keep(self, known: Entry, release: Path) -> bool:
        """The same file as in a release, without writing it; False where that release does not hold it any more."""
        if entry(release, known.path) != known:
            return False
        try:
            self._put(f"/{known.path}", lambda whole: os.link(f"{release}/{known.path}", whole, follow_symlinks=False))
        except OSError:  # another disk, or one that knows no hard links
            return False
        return True

    def _put(self, address: str, put: Callable[[str], None]) -> str:
        """The path of an address, with the folders above it; what lay there makes room for what is put."""
        path = place(address)
        self._make(path.rpartition("/")[0])
        whole = f"{self.root}/{path}"
        try:
            put(whole)
        except FileExistsError:
            os.unlink(whole)  # noqa: PTH108 - as above
            put(whole)
        return path

    def _make(self, path: str) -> None:
        """A folder below the root, and those above it; a link in its place is refused."""
        if path in self.known:
            return
        self._make(path.rpartition("/")[0])
        whole = f"{self.root}/{path}"
        try:
            os.mkdir(whole)  # noqa: PTH102 - as above
        except FileExistsError:
            if not S_ISDIR(os.lstat(whole).st_mode):
                raise NotADirectoryError(errno.ENOTDIR, "a link, or no folder", whole) from None
        self.known.add(path)
