"""Writing many files as one: all of them, or none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ...portal.catalogue.content import shown
from ..records import Refused
from .placing import Change


def write(changes: Sequence[Change]) -> None:
    """Raises Refused, and then every file is as it was."""
    for one in changes:
        now = one.path.read_bytes().decode() if one.path.exists() else None
        if now != one.before:
            raise Refused(f"{shown(one.path)} vừa được sửa ở nơi khác")
    made: list[Path] = []
    done: list[Change] = []
    try:
        for one in changes:
            one.path.parent.mkdir(exist_ok=True)
            made.append(_beside(one.path))
            with made[-1].open("xb") as file:
                file.write(one.after.encode())
            if one.before is not None:
                shutil.copymode(one.path, made[-1])
        for one, whole in zip(changes, made, strict=True):
            done.append(one)
            whole.replace(one.path)
    except BaseException as error:
        for one in done:
            _restore(one)
        _clear(changes, made)
        if isinstance(error, OSError):
            raise Refused(f"không ghi được {error.filename}: {error.strerror}") from None
        raise


def _clear(changes: Sequence[Change], made: Sequence[Path]) -> None:
    """Takes away what was begun, and the folders that it was begun in."""
    for whole in made:
        whole.unlink(missing_ok=True)
    for one in changes:
        with suppress(OSError):
            one.path.parent.rmdir()


def _beside(path: Path) -> Path:
    """A name that reading passes over, in the same folder so that it can be renamed in one step."""
    return path.with_name(f".{path.name}.{os.getpid()}~")


def _restore(change: Change) -> None:
    with suppress(OSError):
        if change.before is None:
            change.path.unlink(missing_ok=True)
        else:
            change.path.write_bytes(change.before.encode())
