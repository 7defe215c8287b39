"""Manifest: what a release is made of and made from. Its digest names the release, its signature vouches for it."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from stat import S_ISREG
from typing import Any, Self

from ..outputs.output import place

NAME, SIGNATURE = "manifest.json", "manifest.json.sig"
_AT_ONCE = 1 << 20


@dataclass(frozen=True, order=True, slots=True)
class Entry:
    """A file of a release: its path below the root, its size in bytes, its SHA-256 in hex."""

    path: str
    size: int
    sha256: str


def told(entry: Entry) -> dict[str, Any]:
    """As manifests and reports say it."""
    return {"path": entry.path, "size": entry.size, "sha256": entry.sha256}


@dataclass(frozen=True)
class Manifest:
    """`previous` is the id of the release before, "" for the first; `records` counts them by agency.

    `program` and `requirements` are digests of the code, theme and settings, and of the locked libraries.
    """

    portal: str
    now: str
    commit: str
    program: str
    requirements: str
    previous: str
    records: Mapping[str, int]
    files: tuple[Entry, ...]

    @cached_property
    def canonical(self) -> bytes:
        """The one way to write it: equal manifests are equal bytes."""
        own = {one.name: getattr(self, one.name) for one in fields(self)}
        return canonical(own | {"files": list(map(told, self.files))})

    @property
    def digest(self) -> str:
        """SHA-256 in hex of the manifest itself, which lists all other files."""
        return hashlib.sha256(self.canonical).hexdigest()

    @cached_property
    def id(self) -> str:
        return name_of(self.canonical)

    @classmethod
    def parse(cls, content: bytes) -> Self:
        """Raises ValueError for anything that we would not have written, byte for byte."""
        try:
            values: dict[str, Any] = json.loads(content)
            files = tuple(Entry(**one) for one in values.pop("files"))
            found = cls(**values, files=files)
            paths, is_sound = [place(one.path) for one in files], found._is_sound()
        except (TypeError, KeyError, AttributeError, ValueError, RecursionError) as error:
            raise ValueError(f"no manifest of ours: {error}") from error
        if not is_sound or found.canonical != content or paths != sorted({one.path for one in files}):
            raise ValueError("a manifest is written in one way only")
        return found

    def _is_sound(self) -> bool:
        """Whether all is of its kind: what others say of themselves may be anything. Raises TypeError too."""
        texts = (self.now, self.commit, self.program, self.requirements, *(one.sha256 for one in self.files))
        numbers = (*self.records.values(), *(one.size for one in self.files))
        return bool(
            re.fullmatch(r"[a-z0-9-]+", self.portal)
            and re.fullmatch(r"([0-9a-f]{16})?", self.previous)
            and all(type(one) is str for one in texts)
            and all(type(one) is int and one >= 0 for one in numbers)
        )

    @classmethod
    def of(cls, folder: Path) -> Self | None:
        """That of a release on the disk; None where there is none that can be read."""
        try:
            return cls.parse((folder / NAME).read_bytes())
        except (OSError, ValueError):
            return None


@dataclass(frozen=True)
class Fault:
    """One file that is not as it should be: "thiếu", "thừa" or "sai"."""

    path: str
    what: str


def canonical(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n").encode()


def name_of(content: bytes) -> str:
    """The id of the release whose manifest this is."""
    return hashlib.sha256(content).hexdigest()[:16]


def faults(folder: Path, meant: Iterable[Entry], known: Container[str] = ()) -> Iterator[Fault]:
    """Every file of a folder that differs from what was meant, is missing, or is there without being meant.

    Of the `known`, somebody has just seen that they are what they should be.
    """
    there = set(paths(folder)) - {NAME, SIGNATURE}
    for one in meant:
        if one.path not in there:
            yield Fault(one.path, "thiếu")
        elif one.path not in known and entry(folder, one.path) != one:
            yield Fault(one.path, "sai")
        there.discard(one.path)
    yield from (Fault(path, "thừa") for path in sorted(there))


def paths(folder: Path) -> Iterator[str]:
    """Everything below a folder that is not a folder, links and devices too. No link is followed."""
    pending = [""]
    while pending:
        inner = pending.pop()
        with os.scandir(f"{folder}/{inner}") as found:  # of a thousand folders, pathlib would be the slowest step
            for one in found:
                if one.is_dir(follow_symlinks=False):
                    pending.append(f"{inner}{one.name}/")
                else:
                    yield inner + one.name


def entry(folder: Path, path: str) -> Entry | None:
    """What a file is on the disk; None for a link, and for what is no file."""
    try:
        opened = os.open(f"{folder}/{path}", os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        if error.errno in {errno.ENOENT, errno.ELOOP, errno.ENXIO}:
            return None
        raise
    try:
        found = os.fstat(opened)
        return Entry(path, found.st_size, _sha256(opened, found.st_size)) if S_ISREG(found.st_mode) else None
    finally:
        os.close(opened)


def _sha256(opened: int, size: int) -> str:
    """Of what an open file holds, in hex; one of a usual size is read at once."""
    found = hashlib.sha256()
    while some := os.read(opened, min(size, _AT_ONCE) + 1):
        found.update(some)
    return found.hexdigest()


def digest(folder: Path, names: Iterable[str]) -> str:
    """One digest for files and folders of files; compiled code aside, and what is not there."""
    whole = hashlib.sha256()
    for name in sorted(names):
        for one in sorted([folder / name, *(folder / name).rglob("*")]):
            if one.is_file() and "__pycache__" not in one.parts:
                inner = one.relative_to(folder).as_posix()
                whole.update(f"{inner}\n{hashlib.sha256(one.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()
