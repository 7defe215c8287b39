"""Writing many files as one: all of them, or none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ...portal.source.folders import shown
from ..records import Refused


@dataclass(frozen=True)
class Change:
    """A file: its text before (None for a new one) and after."""

    path: Path
    before: str | None
    after: str

    @property
    def old(self) -> bytes | None:
        return None if self.before is None else self.before.encode()

    @property
    def new(self) -> bytes:
        return self.after.encode()


@dataclass(frozen=True)
class Copy:
    """A file that is new, as it came."""

    path: Path
    new: bytes
    old: bytes | None = None


def write(changes: Sequence[Change | Copy]) -> None:
    """Raises Refused, and then every file is as it was."""
    for one in changes:
        if (one.path.read_bytes() if one.path.exists() else None) != one.old:
            raise Refused(f"{shown(one.path)} vừa được sửa ở nơi khác")
    folders: list[Path] = []
    made: list[Path] = []
    done: list[Change | Copy] = []
    try:
        for one in changes:
            folders += _new_folders(one.path)
            one.path.parent.mkdir(parents=True, exist_ok=True)
            made.append(_beside(one.path))
            with made[-1].open("xb") as file:
                file.write(one.new)
            if one.old is not None:
                shutil.copymode(one.path, made[-1])
        for one, whole in zip(changes, made, strict=True):
            done.append(one)
            whole.replace(one.path)
    except BaseException as error:
        for one in done:
            _restore(one)
        _clear(folders, made)
        if isinstance(error, OSError):
            raise Refused(f"không ghi được {error.filename}: {error.strerror}") from None
        raise


def _new_folders(path: Path) -> list[Path]:
    """The folders that have to be made for a file, the outermost first."""
    return [one for one in reversed(path.parents) if not one.exists()]


def _clear(folders: Sequence[Path], made: Sequence[Path]) -> None:
    """Takes away what was begun, and the folders that it was begun in."""
    for whole in made:
        whole.unlink(missing_ok=True)
    for one in reversed(folders):
        with suppress(OSError):
            one.rmdir()


def _beside(path: Path) -> Path:
    """A name that reading passes over, in the same folder so that it can be renamed in one step."""
    return path.with_name(f".{path.name}.{os.getpid()}~")


def _restore(change: Change | Copy) -> None:
    with suppress(OSError):
        if change.old is None:
            change.path.unlink(missing_ok=True)
        else:
            change.path.write_bytes(change.old)
