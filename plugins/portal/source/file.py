"""One content file: from its bytes to its record, or to all that keeps it from being one."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, NamedTuple, TypeAlias

from .attachment import Attachment
from .body import body_problems
from .bounds import bounds_problems
from .claims import Claim
from .encoding import text_of
from .frontmatter import Sheet, key_outside, sheet, split
from .limits import KB, TEXT_FILE
from .links import Goal, goals
from .place import Place, Said
from .problem import Problem
from .reading import read_record
from .schema import Record
from .text import text_problems
from .walk import Signature, unreadable

PIECE = 16 * KB
"""Bytes that the disk is asked for at once: more than nearly every file has."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What one file gave. Without a record there is at least one problem that stops; with one there may be notices."""

    record: Record | None
    problems: tuple[Problem, ...]
    said: Said | None = field(default=None, repr=False, compare=False)
    """The text of the file; None where there is none."""
    digest: str = ""
    """Of the text, SHA-256 in hexadecimal."""
    goals: tuple[Goal, ...] = ()
    """Where the links of its record's body lead, as they are written there."""

    @property
    def utf8(self) -> bytes:
        return self.said() if self.said else b""

    @property
    def text(self) -> str:
        return self.utf8.decode()


class Asked(NamedTuple):
    """A file to be read: where it lies, its path as editors know it, the files that hang on its record."""

    file: str
    path: str
    claim: Claim
    beside: tuple[Attachment, ...] = ()
    signature: Signature = ()


Reader: TypeAlias = Callable[[Iterable[Asked]], Iterable[Contents]]
"""Reads files, each to what it gave, in their order; reading a tree is given one that may remember."""


def read_files(files: Iterable[Asked]) -> Iterator[Contents]:
    """The reader that remembers nothing."""
    for one in files:
        raw = bytes_of(one.file, one.path)
        yield raw if isinstance(raw, Contents) else read_file(raw, one.path, one.claim, one.beside)


def bytes_of(file: str, path: str) -> bytes | Contents:
    """As many bytes of a file as show that there are too many; a link put in its place meanwhile is not followed."""
    try:
        opened = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            found = b""
            while more := os.read(opened, min(PIECE, TEXT_FILE + 1 - len(found))):
                found += more
            return found
        finally:
            os.close(opened)
    except OSError as error:
        fault = unreadable(error, "tệp")
        return Contents(None, (Problem(Place(path), fault.code, fault.what, fault.how),))


def read_file(raw: bytes, path: str, claim: Claim, beside: tuple[Attachment, ...] = ()) -> Contents:
    """`path` is the file's own as editors know it, `beside` the files that hang on its record."""
    contents = _contents(raw, path, claim, beside)
    digest = hashlib.sha256(contents.utf8).hexdigest()
    return replace(contents, record=contents.record and _known_by(contents.record, digest), digest=digest)


def _known_by(record: Record, digest: str) -> Record:
    return record.model_copy(update={"origin": replace(record.origin, digest=digest)})


def _contents(raw: bytes, path: str, claim: Claim, beside: tuple[Attachment, ...]) -> Contents:
    if len(raw) > TEXT_FILE:
        what, how = f"tệp lớn hơn {TEXT_FILE // 1024} KB", "để bảng lớn hoặc phụ lục thành tệp đính kèm"
        return Contents(None, (Problem(Place(path), "tep-qua-lon", what, how),))
    text = text_of(raw, path)
    if isinstance(text, Problem):
        return Contents(None, (text,))
    said = partial(bytes, text.encode()) if text else None
    if problems := tuple(text_problems(text, path)):
        return Contents(None, problems, said)
    found = split(text, path) if claim.is_markdown else sheet(text, path)
    if isinstance(found, Problem):
        return Contents(None, (found,), said)
    return _read_sheet(found, said, claim, beside)


def _read_sheet(found: Sheet, said: Said | None, claim: Claim, beside: tuple[Attachment, ...]) -> Contents:
    origin = replace(found.origin, below=partial(bytes, found.body.encode()))
    known: dict[str, Any] = {"id": claim.id, "origin": origin, "files": beside}
    if claim.lang:
        known["lang"] = claim.lang
    record, problems = read_record(claim.model, found.values, **known)
    problems += _of_body(found, claim)
    if record is None or any(one.stops for one in problems):
        return Contents(None, problems, said)
    return Contents(record, problems, said, goals=goals(found.body))


def _of_body(found: Sheet, claim: Claim) -> tuple[Problem, ...]:
    """A text that is too large is not looked at any closer."""
    if not found.body.strip():
        return ()
    where = found.origin.path, found.origin.body_line
    if crowded := tuple(bounds_problems(found.body, *where)):
        return crowded
    stray = key_outside(found, {one.name for one in claim.model.declared()})
    return (*((stray,) if stray else ()), *body_problems(found.body, *where))
