"""Bytes that survive a power cut: written, and known to be on the disk before anybody relies on them."""

from __future__ import annotations

import os
from collections.abc import Container
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .manifest import paths

AT_ONCE = 16
"""How many files are waited for together: a disk writes several in the time of one."""


def flush_tree(folder: Path, lasting: Container[str] = ()) -> None:
    """Every file below a folder, then every folder, is on the disk; those `lasting` are there since long."""
    walked = list(os.walk(folder))
    new = (path for path in paths(folder) if path not in lasting)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(flush, (folder / path for path in new)))
        list(pool.map(flush, (Path(above) for above, _, _ in walked)))


def flush(path: Path) -> None:
    """One file or folder is on the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
