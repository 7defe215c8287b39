"""What a command costs: time of the processors and of the clock, memory, and what it left on the disk."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """Seconds of the processors (a command and all its children), seconds of the clock, MiB of the largest process.

    `files` and `bytes` are what was written into what is shown; `pages` how many HTML pages there are now.
    """

    cpu: float
    wall: float
    peak: int = 0
    files: int = 0
    bytes: int = 0
    pages: int = 0


Tree = Mapping[str, tuple[int, int]]
"""The number on the disk and the size of every file, by its path."""


class Failed(Exception):
    """A command that is measured must succeed."""


def spent(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Runs a command in a folder. Raises Failed with what it said."""
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        known = {**os.environ, **(environment or {})}
        process = subprocess.Popen(command, cwd=folder, env=known, stdout=said, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise Failed(f"{' '.join(map(str, command))}\n{said.read().decode('utf-8', 'replace')[-4000:]}")
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss // 1024)


def tree(folder: Path) -> Tree:
    """Of a folder, or of the one a link leads to; of one that is not there, nothing."""
    found: dict[str, tuple[int, int]] = {}
    for above, _, names in os.walk(folder.resolve()):
        for name in names:
            path = os.path.join(above, name)  # noqa: PTH118 - of ten thousand paths
            stat = os.lstat(path)
            found[path] = stat.st_ino, stat.st_size
    return found


def written(before: Tree, after: Tree) -> tuple[int, int]:
    """How many files of `after`, and bytes, are not those of `before` under another path: links cost nothing."""
    known = {number for number, _ in before.values()}
    sizes = [size for number, size in after.values() if number not in known]
    return len(sizes), sum(sizes)


def pages(found: Tree) -> int:
    return sum(path.endswith(".html") for path in found)
