"""Bytes that survive a power cut: written, and known to be on the disk before anybody relies on them."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

_LIBC = ctypes.CDLL(None, use_errno=True)


def flush_tree(folder: Path) -> None:
    """All that was written on the folder's disk is there: of a tree, one wait is shorter than one for each file.

    Raises OSError where the disk could not take it.
    """
    if not hasattr(_LIBC, "syncfs"):  # on macOS
        os.sync()
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        if _LIBC.syncfs(opened):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(folder))
    finally:
        os.close(opened)


def flush(path: Path) -> None:
    """One file or folder is on the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
