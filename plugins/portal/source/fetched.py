"""A file that was read before: its text, and where its values stand in it, are fetched when somebody asks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from .changed import Changed
from .encoding import text_of
from .file import Contents, bytes_of
from .frontmatter import sheet, split
from .place import Place, Steps
from .problem import Problem


def unchanged(file: str, path: str, digest: str) -> bytes:
    """The bytes of a file, if they still have the SHA-256 in hexadecimal. Raises Changed."""
    raw = bytes_of(file, path)
    if isinstance(raw, Contents) or hashlib.sha256(raw).hexdigest() != digest:
        raise Changed(path)
    return raw


@dataclass(frozen=True, slots=True, eq=False)
class Fetched(Mapping[Steps, Place]):
    """The places of a file's values; asked for mostly for a message, and ten times as large as what they are made of.

    `digest` is that of its bytes, which are `held` or lie on the disk; its text is these very bytes, but for one that
    `is_odd`. What stands below its keys begins at byte `start` of the text. All of it raises Changed.
    """

    file: str
    path: str
    digest: str
    held: bytes | None
    is_markdown: bool
    is_odd: bool
    start: int = 0

    def text(self) -> bytes:
        """In UTF-8."""
        raw = unchanged(self.file, self.path, self.digest) if self.held is None else self.held
        return str(text_of(raw, self.path)).encode() if self.is_odd else raw

    def below(self) -> bytes:
        return self.text()[self.start :]

    @property
    def places(self) -> Mapping[Steps, Place]:
        return _places(self.text(), self.path, is_markdown=self.is_markdown)

    def __getitem__(self, steps: Steps) -> Place:
        return self.places[steps]

    def __iter__(self) -> Iterator[Steps]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)


@lru_cache(maxsize=1)
def _places(text: bytes, path: str, *, is_markdown: bool) -> Mapping[Steps, Place]:
    """Only the last file's: what is asked of one is asked at once."""
    found = (split if is_markdown else sheet)(text.decode(), path)
    return {} if isinstance(found, Problem) else found.origin.values
