"""A rendered tree as the checks see it: its files, and of its pages what matters. Nothing is changed here."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from stat import S_ISREG

from ..privacy.watch import Watch
from ..source.place import Place
from .manifest import paths
from .page import PageParts, page_parts


@dataclass(frozen=True)
class Tree:
    """A rendered portal. `address` is its public one, without a slash at the end.

    `sources` says which file of the content a page was made from, `beside` which folders will stand around it, `watch`
    what must not be published.
    """

    folder: Path
    address: str
    sources: Mapping[str, str] = field(default_factory=dict)
    beside: frozenset[str] = frozenset()
    watch: Watch | None = None

    @cached_property
    def files(self) -> Mapping[str, os.stat_result]:
        return {path: (self.folder / path).lstat() for path in sorted(paths(self.folder))}

    @cached_property
    def pages(self) -> Mapping[str, PageParts]:
        return {path: page_parts(self.text(path)) for path in self.named(".html")}

    def named(self, *endings: str) -> tuple[str, ...]:
        """The regular files whose names end so."""
        return tuple(path for path, stat in self.files.items() if path.endswith(endings) and S_ISREG(stat.st_mode))

    def text(self, path: str) -> str:
        """What cannot be read as UTF-8 shows as U+FFFD, which stands in no text of ours."""
        return (self.folder / path).read_text(encoding="utf-8", errors="replace")

    def place(self, path: str) -> Place:
        """Where to mend what is wrong with a file: in the content, where that is known."""
        return Place(self.sources.get(path, path))


def shown(path: str) -> str:
    """A page as its address."""
    return "/" + path.removesuffix("index.html")
