"""A rendering has no use without the command that asked for it, and ends with it, however that one ends."""

from __future__ import annotations

import os
import sys
import threading

STOPPED = 143
"""What a process leaves behind that was asked to end (128 + SIGTERM)."""


def end_with_parent() -> None:
    """The parent holds the other end of our standard input and never writes; when it is gone, so are we."""
    threading.Thread(target=_wait, daemon=True).start()


def _wait() -> None:
    os.read(sys.stdin.fileno(), 1)
    os._exit(STOPPED)
