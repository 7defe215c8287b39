"""Files beside records: where each lies, and what it turned out to be when it was opened."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias


@dataclass(frozen=True)
class Fault:
    """What is wrong with a file: a problem without its place, which is the file itself."""

    code: str
    what: str
    how: str


@dataclass(frozen=True)
class Picture:
    """A picture made from a file, published beside it: `variant` follows the file's name (`so-do.jpg.960.webp`)."""

    variant: str
    width: int
    height: int


@dataclass(frozen=True)
class Facts:
    """What a file is by its content, never by its name.

    `type` is a media type, "" when it is none that may be published;
    `pages` of a PDF; `width` and `height` of a picture in pixels, upright; `text` is all that can be read in it.
    `size` in bytes and `sha256` in hexadecimal are those of the published form, which may have been cleaned.
    `scan` is a PDF whose pages are pictures of paper: nothing in it can be searched.
    """

    type: str = ""
    pages: int = 0
    width: int = 0
    height: int = 0
    text: str = ""
    size: int = 0
    sha256: str = ""
    scan: bool = False
    pictures: tuple[Picture, ...] = ()
    """The smaller pictures of a picture, by width; the first page of a PDF."""
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class Attachment:
    """A file beside a record: its name, where it lies on the disk, and its size there in bytes."""

    name: str
    path: str
    size: int
    facts: Facts = Facts()

    @cached_property
    def sha256(self) -> str:
        """Of its published bytes, in hexadecimal; of those on the disk where it was not opened."""
        return self.facts.sha256 or hashlib.sha256(Path(self.path).read_bytes()).hexdigest()


Inspector: TypeAlias = Callable[[Sequence[Path]], Mapping[Path, Facts]]
"""Opens files, each with what it is; reading a tree is given one, because the domain opens no PDF and no picture."""


def unopened(paths: Sequence[Path]) -> Mapping[Path, Facts]:
    """The inspector that opens nothing: for reading what records say, whatever their files hold."""
    return {one: Facts() for one in paths}


def to_json(facts: Facts) -> str:
    """Facts as they are remembered and sent between processes."""
    return json.dumps(asdict(facts), ensure_ascii=False, sort_keys=True)


def from_json(text: str) -> Facts:
    found: dict[str, Any] = json.loads(text)
    pictures = tuple(Picture(**one) for one in found.pop("pictures"))
    faults = tuple(Fault(**one) for one in found.pop("faults"))
    return Facts(**found, pictures=pictures, faults=faults)
