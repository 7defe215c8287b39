"""The one writer: every byte of a portal goes through `Folder.write`, which cannot be led out of its folder."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from ..outputs.output import place
from .manifest import NAME, Entry, below
from .seen import Seen

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
        path = self._room(address)
        with open(_opened(f"{self.root}/{path}"), "wb") as file:
            file.write(content)
        return Entry(path, len(content), hashlib.sha256(content).hexdigest())

    def keep_all(self, release: Path, known: Iterable[Entry], seen: Seen) -> dict[str, bytes]:
        """As many of a release's files as can be kept, and no others: their paths, with the mark of each.

        They are the very files of the release. Those that lie here already stay; all else that lies here goes.
        """
        good = {one.path: look for one in known if (look := seen.look(release, one))}
        same, others = set[str](), list[str]()
        for path, found in below(self.root):
            is_same = path in good and os.path.samestat(good[path].status, found.stat(follow_symlinks=False))
            (same.add if is_same else others.append)(path)
        self.clear(others)
        return {path: look.mark for path, look in good.items() if path in same or self._link(path, release)}

    def _link(self, path: str, release: Path) -> bool:
        try:
            os.link(f"{release}/{path}", f"{self.root}/{self._room(f'/{path}')}", follow_symlinks=False)
        except OSError:  # another disk, or one that knows no hard links
            return False
        return True

    def clear(self, paths: Iterable[str]) -> None:
        """Takes files away, and folders that are empty then."""
        for path in paths:
            with suppress(FileNotFoundError, NotADirectoryError):
                os.unlink(f"{self.root}/{path}")  # noqa: PTH108 - as above
            above = path.rpartition("/")[0]
            with suppress(OSError):
                while above:
                    os.rmdir(f"{self.root}/{above}")  # noqa: PTH106 - as above
                    self.known.discard(above)
                    above = above.rpartition("/")[0]

    def _room(self, address: str) -> str:
        """The path of an address, with the folders above it."""
        path = place(address)
        self._make(path.rpartition("/")[0])
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
            self._is_folder(whole)
        self.known.add(path)

    def _is_folder(self, whole: str) -> None:
        """Makes sure of it: a file that was kept gives way, a link is refused."""
        mode = os.lstat(whole).st_mode
        if S_ISREG(mode):
            os.unlink(whole)  # noqa: PTH108 - as above
            os.mkdir(whole)  # noqa: PTH102 - as above
        elif not S_ISDIR(mode):
            raise NotADirectoryError(errno.ENOTDIR, "a link, or no folder", whole)


def _opened(path: str) -> int:
    """A file that must be new; what was kept there goes first."""
    try:
        return os.open(path, _NEW, 0o644)
    except FileExistsError:
        try:
            os.unlink(path)  # noqa: PTH108 - as above
        except IsADirectoryError:
            shutil.rmtree(path)
        return os.open(path, _NEW, 0o644)
