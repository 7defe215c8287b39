"""A rendered tree as the checks see it: its files, and of its pages what matters. Nothing is changed here."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from stat import S_ISREG

from ..privacy.watch import Watch
from ..source.place import Place
from .manifest import paths
from .page import PageParts, page_parts

RECENT = 500
"""Pages whose parts are remembered: the share of one piece of work, and what it leads to."""


@dataclass(frozen=True)
class Tree:
    """A rendered portal. `address` is its public one, without a slash at the end.

    `sources` says which file of the content a page was made from, `beside` which folders will stand around it, `watch`
    what must not be published, `earlier` which release is shown now.
    """

    folder: Path
    address: str
    sources: Mapping[str, str] = field(default_factory=dict)
    beside: frozenset[str] = frozenset()
    watch: Watch | None = None
    earlier: Path | None = None

    @cached_property
    def files(self) -> Mapping[str, int | None]:
        """How many bytes each has; None for a link, and for what is no file."""
        return {path: _size(f"{self.folder}/{path}") for path in sorted(paths(self.folder))}

    @cached_property
    def regular(self) -> frozenset[str]:
        return frozenset(path for path, size in self.files.items() if size is not None)

    @cached_property
    def page(self) -> Callable[[str], PageParts]:
        """What matters of a page, taken apart once while it and its neighbours are looked at."""
        return lru_cache(maxsize=RECENT)(lambda path: page_parts(self.text(path)))

    def named(self, paths: Iterable[str], *endings: str) -> Iterator[str]:
        """The regular files among some whose names end so."""
        return (path for path in paths if path.endswith(endings) and path in self.regular)

    def lacks_of_before(self, paths: Iterable[str]) -> bool:
        """Whether a part of these pages, to which others may lead, is there no more."""
        if not self.earlier:
            return False
        before = ((path, self.earlier / path) for path in self.named(paths, ".html"))
        return any(page_parts(read(old)).ids - self.page(path).ids for path, old in before if old.is_file())

    def text(self, path: str) -> str:
        """What cannot be read as UTF-8 shows as U+FFFD, which stands in no text of ours."""
        return read(self.folder / path)

    def place(self, path: str) -> Place:
        """Where to mend what is wrong with a file: in the content, where that is known."""
        return Place(self.sources.get(path, path))


def _size(path: str) -> int | None:
    found = os.lstat(path)
    return found.st_size if S_ISREG(found.st_mode) else None


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def shown(path: str) -> str:
    """A page as its address."""
    return "/" + path.removesuffix("index.html")
