"""Content on the disk: a portal read and linked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from ..model import RECORDS, Agency, Portal, Translation
from ..source.claims import Kinds
from ..source.folders import PORTAL, is_portal, shared_with, shown
from ..source.place import Place
from ..source.problem import Problem, in_order
from ..source.tree import Means, Tree, read_tree
from ..store import Marks
from .disclosures import Permitted, Texts, disclosures
from .ledger import EMPTY, read_ledger
from .link import Before, link
from .site import Site

KINDS = Kinds(Portal, Agency, tuple(one for one in RECORDS if one is not Agency), Translation)


@dataclass(frozen=True)
class Reading:
    """What reading a portal gave: the site, or why there is none, and the texts for showing where."""

    site: Site | None
    problems: tuple[Problem, ...]
    texts: Mapping[str, str]
    files: int = 0
    """How many of the portal's own files were read."""
    unfinished: Site | None = None
    """The site even where problems stop it: for those who look for further mistakes, never for readers."""
    veiled: Mapping[str, str] = field(default_factory=dict)
    """The file behind a path of problems that hides what the file's name must not tell."""
    permitted: tuple[Permitted, ...] = ()
    """The exceptions to the rules about personal data that its files make."""

    def file_of(self, problem: Problem) -> str:
        return self.veiled.get(problem.where.path, problem.where.path)


def read_portal(
    folder: Path,
    now: datetime,
    means: Means | None = None,
    quiet: Marks | None = None,
    before: Before | None = None,
) -> Reading:
    """The portal in a folder as it is at a moment."""
    if not is_portal(folder):
        problem = Problem(
            Place(shown(folder)),
            "thieu-portal-yaml",
            f"thư mục này không có {PORTAL}",
            "chỉ tới thư mục của một cổng, ví dụ content/lao-cai",
        )
        return Reading(None, (problem,), {})
    means = means or Means()
    own, national = read_tree(folder, KINDS, shown(folder), means), _read_shared(folder, replace(means, planned=None))
    ledger, damage, lines = read_ledger(folder, shown(folder))
    found = disclosures((national, own), now.year, quiet)
    own = replace(own, problems=(*own.problems, *found.problems, *damage))
    linked = link(own, national, now, EMPTY if damage else ledger, before)
    return Reading(
        linked.site,
        in_order(map(found.veil.over, linked.problems)),
        Texts(found.sheets, lines),
        files=len(own.contents),
        unfinished=linked.unfinished,
        veiled={found.veil.words(one.where.path): one.where.path for one in linked.problems},
        permitted=found.permitted,
    )


def texts_of(readings: Iterable[Reading]) -> Mapping[str, str]:
    """Of all files that have a problem, for showing where it is."""
    return {
        path: one.texts[path]
        for one in readings
        for path in {problem.where.path for problem in one.problems}
        if path in one.texts
    }


def _read_shared(folder: Path, means: Means) -> Tree:
    place = shared_with(folder)
    return read_tree(place, KINDS, shown(place), means) if place.is_dir() else Tree()
