"""What was shown when: one line for each time a portal changed the release it shows. Lines are only ever added."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .manifest import Manifest, canonical

NEWEST = 50
"""Lines that are read: far more than there are releases kept."""


@dataclass(frozen=True)
class Shown:
    """`moment` is the build's, or that of going back; `what` is "build" or "rollback"."""

    id: str
    moment: str
    commit: str
    files: int
    records: int
    what: str = "build"


def shown(manifest: Manifest, moment: str, what: str = "build") -> Shown:
    files, records = len(manifest.files), sum(manifest.records.values())
    return Shown(manifest.id, moment, manifest.commit, files, records, what)


def read(path: Path) -> Iterator[Shown]:
    """The newest lines in order. One that a machine died over is passed by."""
    for line in path.read_text("utf-8", "replace").splitlines()[-NEWEST:] if path.is_file() else ():
        try:
            yield Shown(**json.loads(line))
        except (ValueError, TypeError):
            continue


def newest(path: Path) -> tuple[str, ...]:
    """The ids of what was shown, the last first, each once."""
    return tuple(dict.fromkeys(one.id for one in reversed(tuple(read(path)))))


def append(path: Path, one: Shown) -> None:
    with open(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0), 0o644), "ab+") as file:  # noqa: PTH123 - opened without following a link
        file.seek(0)
        torn = (before := file.read()) and not before.endswith(b"\n")
        file.write((b"\n" if torn else b"") + canonical(vars(one)))
