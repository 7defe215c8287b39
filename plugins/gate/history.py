"""When each content file was first committed: the day it was published where it does not say so itself.

Asked of git once for a whole folder. Without git, and in a clone without its whole history, nothing is known, which is
better than a wrong day; an archive of a commit therefore differs from the commit in these days, and in nothing else.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from ..portal.language.days import VIETNAM

MARK = "\x01"


def first_committed(folder: Path) -> Mapping[str, date]:
    """By path below the folder: the day, in Vietnam, of the commit that added it; a renamed file keeps its first."""
    if _git(folder, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    log = ("log", "--reverse", "--diff-filter=AR", "--find-renames", "--name-status", "--relative", "-z")
    return _days(_git(folder, *log, f"--format={MARK}%ct", "--", "."))


def _days(log: str) -> Mapping[str, date]:
    found: dict[str, date] = {}
    for commit in log.split(MARK)[1:]:
        time, *changes = commit.replace("\n", "").split("\0")
        day = datetime.fromtimestamp(int(time), UTC).astimezone(VIETNAM).date()
        parts = iter([one for one in changes if one])
        for status in parts:
            path = next(parts, "")
            if status.startswith("R"):
                found[next(parts, "")] = found.pop(path, day)
            else:
                found.setdefault(path, day)
    return found


def _git(folder: Path, *words: str) -> str:
    """What git says; nothing where there is no git or no repository."""
    command = ["git", "-c", "core.quotePath=false", "-C", str(folder), *words]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError, UnicodeDecodeError):
        return ""
