"""Where releases lie: `output/lao-cai` is a link to `releases/<id>`, and nothing else is ever taken for ours."""

from __future__ import annotations

import fcntl
import os
import re
import secrets
import shutil
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from . import history
from .manifest import NAME, Manifest

FOLDER = "releases"
BUILT = ("404.html", "robots.txt", "sitemap.xml", "nguoi-phat-ngon/index.html")
"""What every portal has and no other folder is likely to have."""

_ID = re.compile(r"[0-9a-f]{16}")
_AGAIN = 0.1
"""Seconds between two looks at a lock that another build holds."""


class Foreign(Exception):
    """Something that no build of ours has made stands where the portal would go; it is left alone."""

    def __init__(self, place: Path) -> None:
        super().__init__(place)
        self.place = place


@dataclass(frozen=True)
class Shelf:
    """The releases of one portal, `name`, below an output folder."""

    output: Path
    name: str

    @property
    def folder(self) -> Path:
        return self.output / FOLDER

    @property
    def link(self) -> Path:
        return self.output / self.name

    @property
    def history(self) -> Path:
        return self.folder / f"{self.name}.history"

    @property
    def spare(self) -> Path:
        """A tree that nobody needs any more: most of the next one is in it already."""
        return self.folder / f".spare-{self.name}"

    @property
    def before(self) -> Path:
        """The folder that a build wrote when portals were folders."""
        return self.folder / f"{self.name}.before"

    @property
    def current(self) -> str:
        """The id of the release that is shown; "" where there is none."""
        shown = self.link.readlink().name if self.link.is_symlink() else ""
        return shown if _ID.fullmatch(shown) else ""

    @property
    def manifest(self) -> Manifest | None:
        return Manifest.of(self.folder / self.current) if self.current else None

    def releases(self, besides: Container[str] = ()) -> dict[str, Manifest]:
        """The portal's releases by id, the one shown last coming last; those never shown come first."""
        ids = [one.name for one in _below(self.folder) if _ID.fullmatch(one.name) and one.name not in besides]
        found = ((id_, Manifest.of(self.folder / id_)) for id_ in ids)
        own = {id_: one for id_, one in found if one and one.portal == self.name}
        shown = [one for one in reversed(history.newest(self.history)) if one in own]
        return {id_: own[id_] for id_ in [*(one for one in own if one not in shown), *shown]}

    def prepare(self) -> None:
        """Makes the folder of releases. Raises Foreign, before anything is touched, where ours cannot stand."""
        if self.folder.is_symlink() or not self._is_ours():
            raise Foreign(self.folder if self.folder.is_symlink() else self.link)
        self.folder.mkdir(parents=True, exist_ok=True)

    def tidy(self) -> None:
        """Removes what builds that died have left, and makes a release of a folder that an earlier program wrote."""
        for one in _below(self.folder):
            if re.fullmatch(rf"\.tmp-{re.escape(self.name)}-[0-9a-f]{{12}}", one.name):
                one.unlink() if one.is_symlink() else shutil.rmtree(one)
        if self.link.is_dir() and not self.link.is_symlink():
            if any(self.link.iterdir()):
                shutil.rmtree(self.before, ignore_errors=True)
                self.link.rename(self.before)
            else:
                self.link.rmdir()
        if self.before.is_dir() and not os.path.lexists(self.link):
            self.point(self.before.name)

    def point(self, name: str) -> None:
        """The portal shows another release: one step for every reader, before or after, nothing between."""
        aside = self.aside()
        aside.symlink_to(f"{FOLDER}/{name}")
        aside.replace(self.link)

    def aside(self) -> Path:
        """A name for work that is not finished, which no other build has and the next one knows."""
        return self.folder / f".tmp-{self.name}-{secrets.token_hex(6)}"

    @contextmanager
    def workshop(self) -> Iterator[Path]:
        """A folder for work that is not finished. What is left in it at the end is thrown away."""
        aside = self.aside()
        aside.mkdir()
        try:
            yield aside
        finally:
            shutil.rmtree(aside, ignore_errors=True)

    @contextmanager
    def recycling(self, tree: Path) -> Iterator[None]:
        """A tree is begun with the spare one; if it is not published, it is the spare one itself."""
        if self.current and self.spare.is_dir() and not self.spare.is_symlink():
            self.spare.rename(tree)
            (tree / NAME).unlink(missing_ok=True)
        try:
            yield
        finally:
            if self.current and tree.is_dir():
                self.retire(tree)

    def retire(self, tree: Path) -> None:
        """Takes a tree out of sight, in one step. One is kept to make the next of it, others are thrown away."""
        try:
            tree.rename(self.spare)
        except OSError:  # where there is one
            aside = self.aside()
            tree.rename(aside)
            shutil.rmtree(aside)

    @contextmanager
    def locked(self, waits: Callable[[], None], sleep: Callable[[float], object]) -> Iterator[int]:
        """Alone with this portal; gives the lock, which dies with its last holder.

        `waits` is called once if another build is at work, `sleep` between two looks, and may raise.
        """
        lock = os.open(self.folder / f".{self.name}.lock", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
        try:
            if not _taken(lock):
                waits()
                while not _taken(lock):
                    sleep(_AGAIN)
            yield lock
        finally:
            os.close(lock)

    def _is_ours(self) -> bool:
        """Whether what stands in the portal's place may be replaced: nothing, a link of ours, a portal built before."""
        if self.link.is_symlink():
            target = self.link.readlink()
            is_release = _ID.fullmatch(target.name) is not None or target.name == self.before.name
            return is_release and target.parent == Path(FOLDER)
        return not self.link.exists() or (
            self.link.is_dir() and (not _below(self.link) or all((self.link / one).is_file() for one in BUILT))
        )


def _taken(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _below(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []
