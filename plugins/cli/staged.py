"""What is about to be saved into git: the content as it is staged, read apart from the files one is working on."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from ..gate import Known, examine
from ..gate.inspection import files
from ..portal.catalogue.content import Reading, texts_of
from ..portal.model import Portal
from ..portal.privacy import Watch, veiled
from ..portal.source.attachment import Facts
from ..portal.source.folders import SHARED
from ..portal.source.problem import Problem, in_order
from ..portal.store import Store
from .places import WrongSetup


@dataclass(frozen=True)
class Repository:
    """A checkout: its root, and where in it the content lies. Paths are from the root, as git writes them."""

    root: Path
    content: PurePosixPath

    def git(self, *words: str, given: str = "", index: Path | None = None) -> str:
        return _git(self.root, *words, given=given, index=index)

    def names(self, *words: str) -> tuple[PurePosixPath, ...]:
        """What a command of git lists of the content."""
        listed = self.git(*words, "-z", "--", self.content.as_posix())
        return tuple(PurePosixPath(one) for one in listed.split("\0") if one)


@dataclass(frozen=True)
class Staged:
    """The staged files, and the problems that would come with them."""

    paths: tuple[PurePosixPath, ...] = ()
    problems: tuple[Problem, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)


def repository(content: Path) -> Repository:
    """The repository that a content folder lies in. Raises WrongSetup."""
    if not content.is_dir():
        raise WrongSetup(f"không có thư mục {content}")
    root = Path(_git(content, "rev-parse", "--show-toplevel").strip())
    return Repository(root, PurePosixPath(content.resolve().relative_to(root.resolve())))


def staged(content: Path, moment: datetime) -> Staged:
    """Problems in staged files, and those elsewhere that the last commit did not have."""
    place = repository(content)
    paths = place.names("diff", "--cached", "--name-only", "--no-renames")
    readings = _readings(place, paths, moment)
    found = {problem: one.file_of(problem) for one in readings for problem in one.problems}
    own = {one.as_posix() for one in paths}
    before = _before(place, paths, moment) if set(found.values()) - own else frozenset()
    new = (one for one, path in found.items() if path in own or one not in before)
    strays = _strays(place, paths, moment.year)
    return Staged(paths, in_order([*new, *strays.problems]), {**texts_of(readings), **strays.texts})


def _before(place: Repository, paths: tuple[PurePosixPath, ...], moment: datetime) -> frozenset[Problem]:
    """The problems of the last commit, read through an index of its own."""
    with TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        try:
            place.git("read-tree", "HEAD", index=index)
        except WrongSetup:
            return frozenset()  # nothing has been saved yet
        return frozenset(problem for one in _readings(place, paths, moment, index) for problem in one.problems)


def _readings(
    place: Repository, paths: tuple[PurePosixPath, ...], moment: datetime, index: Path | None = None
) -> tuple[Reading, ...]:
    """The portals that staged paths belong to, read from a copy."""
    known = _known(place, index)
    touched = [home for home in _homes(known) if any(_concerns(one, home) for one in paths)]
    wanted = [one for one in known if any(_concerns(one, home) for home in touched)]
    with _copy(place, wanted, index) as folder:
        return tuple(examine(folder / home, moment, known=Known()) for home in touched)


def _strays(place: Repository, paths: tuple[PurePosixPath, ...], year: int) -> Staged:
    """Of staged files that no portal reads yet: history would keep what they disclose all the same."""
    known = _known(place, None)
    homes = _homes(known)
    strays = [one for one in paths if one in known and not any(_concerns(one, home) for home in homes)]
    watch = Watch(year)
    with _copy(place, strays, None) as folder:
        facts = files(Store())([folder / one for one in strays if not (folder / one).is_symlink()])
        texts = {path.relative_to(folder).as_posix(): _text(path, one) for path, one in facts.items()}
    problems = tuple(found for path, text in texts.items() for found in watch.text_problems(path, text))
    return Staged(tuple(strays), problems, {path: veiled(text, watch.hits(text)) for path, text in texts.items()})


def _text(path: Path, facts: Facts) -> str:
    """What can be read in a file: of a PDF, a Word or an Excel file what its pages say, of what is no text nothing."""
    if facts.type:
        return facts.text
    raw = path.read_bytes()
    return "" if b"\0" in raw else raw.decode("utf-8", "replace")


def _known(place: Repository, index: Path | None) -> list[PurePosixPath]:
    listed = place.git("ls-files", "-z", "--", place.content.as_posix(), index=index)
    return [PurePosixPath(one) for one in listed.split("\0") if one]


def _homes(known: list[PurePosixPath]) -> list[PurePosixPath]:
    return [one.parent for one in known if one.name == Portal.kind.file]


@contextmanager
def _copy(place: Repository, paths: list[PurePosixPath], index: Path | None) -> Iterator[Path]:
    """Files of an index in a folder that one stands in, so that messages name them from the repository's root."""
    with TemporaryDirectory() as folder:
        given = "\0".join(one.as_posix() for one in paths)
        place.git("checkout-index", "-z", "--stdin", f"--prefix={folder}/", given=given, index=index)
        with chdir(folder):
            yield Path(folder)


def _concerns(path: PurePosixPath, home: PurePosixPath) -> bool:
    return path.is_relative_to(home) or _is_shared(path, home)


def _is_shared(path: PurePosixPath, home: PurePosixPath) -> bool:
    return path.is_relative_to(home.parent / SHARED)


def _git(folder: Path, *words: str, given: str = "", index: Path | None = None) -> str:
    try:
        done = subprocess.run(
            ["git", *words],
            cwd=folder,
            env=_environment(index),
            input=given,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    except FileNotFoundError:
        raise WrongSetup("máy này chưa có git") from None
    if done.returncode:
        first = done.stderr.partition("\n")[0]
        raise WrongSetup(f"git {words[0]} không chạy được ở {folder}: {first}")
    return done.stdout


def _environment(index: Path | None) -> dict[str, str]:
    """Git's own variables, set in a hook, name files from where the hook stands; the folder says the rest."""
    kept = {name: value for name, value in os.environ.items() if name not in {"GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX"}}
    if index:
        kept["GIT_INDEX_FILE"] = str(index)
    elif "GIT_INDEX_FILE" in kept:
        kept["GIT_INDEX_FILE"] = str(Path(kept["GIT_INDEX_FILE"]).absolute())
    return kept
