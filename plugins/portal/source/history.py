"""When each content file was first committed: the day it was published where it does not say so itself.

Asked of git once for a whole folder. Without git, and in a clone without its whole history, nothing is known, which is
better than a wrong day; an archive of a commit therefore differs from the commit in these days, and in nothing else.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from ..language.days import VIETNAM


def first_committed(folder: Path) -> Mapping[str, date]:
    """By path below the folder: the day, in Vietnam, of the commit that added it; a renamed file keeps its first."""
    if _git(folder, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    log = ("log", "--reverse", "--diff-filter=AR", "--find-renames", "--name-status", "--relative", "-z")
    return _days(_git(folder, *log, "--format=@%ct", "--", "."))


def commit(folder: Path) -> str:
    """That of the checkout which the folder is in, short; "" outside one."""
    return _git(folder, "rev-parse", "--short=12", "HEAD").strip()


def state(folder: Path) -> str:
    """All that these days and the commit are told by: which commit, and whether its whole history is here."""
    return _git(folder, "rev-parse", "--is-shallow-repository", "HEAD")


def _days(log: str) -> Mapping[str, date]:
    """Read piece by piece: a name may hold anything but the mark between pieces, so it is never searched for a sign."""
    found: dict[str, date] = {}
    day = date.min
    pieces = iter(log.split("\0"))
    for piece in pieces:
        sign = piece.removeprefix("\n")
        if sign.startswith("@"):
            day = datetime.fromtimestamp(int(sign[1:]), UTC).astimezone(VIETNAM).date()
        elif sign.startswith("R"):
            old, new = next(pieces), next(pieces)
            found[new] = found.pop(old, day)
        elif sign:
            found.setdefault(next(pieces), day)
    return found


def _git(folder: Path, *words: str) -> str:
    """What git says; nothing where there is no git or no repository."""
    command = ["git", "-c", "core.quotePath=false", "-C", str(folder), *words]
    try:
        return subprocess.run(command, capture_output=True, check=True).stdout.decode(errors="surrogateescape")
    except (OSError, subprocess.CalledProcessError):
        return ""
