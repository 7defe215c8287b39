"""Files beside records: where each lies, and what it turned out to be when it was opened."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeAlias


@dataclass(frozen=True)
class Fault:
    """What is wrong with a file: a problem without its place, which is the file itself."""

    code: str
    what: str
    how: str


@dataclass(frozen=True)
class Facts:
    """What a file is by its content, never by its name.

    `type` is a media type, "" when it is none that may be published;
    `pages` of a PDF; `width` and `height` of a picture in pixels, upright; `text` is all that can be read in it.
    """

    type: str = ""
    pages: int = 0
    width: int = 0
    height: int = 0
    text: str = ""
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class Attachment:
    """A file beside a record: where it lies on the disk, and what it is called there. Size in bytes."""

    name: str
    path: str
    size: int
    facts: Facts = Facts()

    @cached_property
    def sha256(self) -> str:
        """Of its bytes, in hexadecimal; read only where it is shown."""
        return hashlib.sha256(Path(self.path).read_bytes()).hexdigest()


Inspector: TypeAlias = Callable[[Sequence[Path]], Mapping[Path, Facts]]
"""Opens files, each with what it is; reading a tree is given one, because the domain opens no PDF and no picture."""


def unopened(paths: Sequence[Path]) -> Mapping[Path, Facts]:
    """The inspector that opens nothing: for reading what records say, whatever their files hold."""
    return {one: Facts() for one in paths}
