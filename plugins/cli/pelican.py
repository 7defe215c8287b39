"""Pelican in a process of its own, with an environment that holds nothing of this machine."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..portal.publish.release import RENDERED, SITE
from .children import Children
from .places import HOME

REFUSED, WRONG, FAULT = 1, 2, 3
PASSED_ON = ("PATH", "HOME", "SITEURL", "PORTAL_MEMORY", "SystemRoot", "TMPDIR")
"""What a build may see of the environment: nothing that could change a byte or hold a secret."""

FIXED = {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "0", "MALLOC_MMAP_THRESHOLD_": "131072"}
"""Said outright, the last lets glibc give large pieces of memory back at once: else it keeps ever larger ones."""


@dataclass(frozen=True)
class Render:
    """What shall be rendered: a folder of content, by which settings, as of when, by how many processes.

    `shown` is the release that readers see now, from which files may be kept.
    """

    folder: Path
    settings: str
    moment: datetime
    jobs: int = 1
    shown: Path | None = None


@dataclass(frozen=True)
class Rendering:
    """How it ended, as an exit code of ours, and what was said."""

    code: int
    words: str


def rendering(wish: Render, workshop: Path, children: Children, lock: int) -> Rendering:
    """Renders into a workshop. The lock is held by the child too, so that nobody tidies up under its hands."""
    command = [sys.executable, "-I", "-X", "utf8", "-m", "pelican", str(wish.folder.resolve())]
    command += ["-s", str(HOME / wish.settings), "-o", str(workshop / SITE), "--fatal", "warnings", "--quiet"]
    known = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    told = {
        "PORTAL_NOW": wish.moment.isoformat(),
        "PORTAL_RENDERED": str(workshop / RENDERED),
        "PORTAL_JOBS": str(wish.jobs),
        "PORTAL_SHOWN": str(wish.shown or ""),
    }
    done = children.run(command, known | FIXED | told, [lock])
    # Problems in the content stand on stderr; what Pelican says of a failure, on stdout.
    words = done.stderr + (done.stdout if done.returncode else "")
    if done.returncode < 0:
        words += f"Việc dựng bị máy dừng giữa chừng (tín hiệu {-done.returncode})"
    elif done.returncode == 0 and not (workshop / RENDERED).is_file():
        words += "Việc dựng kết thúc mà chưa xong"
    elif done.returncode in {0, REFUSED, WRONG} and "Traceback" not in words:
        return Rendering(done.returncode, words)
    return Rendering(FAULT, words)
