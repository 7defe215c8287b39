"""A rendered tree as the checks see it: its files, and of its pages what matters. Nothing is changed here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ..privacy.watch import Watch
from ..source.place import Place
from .formats import XML, Xml, decoded, xml_of
from .lines import Lines
from .page import NOTHING, Parts

PAGE = ".html"


@dataclass(frozen=True)
class Text:
    """A file as it was read. `may_tell` is as a page has it; of another file nothing is known yet."""

    path: str
    content: bytes
    parts: Parts = NOTHING
    may_tell: bool = True

    @property
    def is_page(self) -> bool:
        return self.path.endswith(PAGE)

    @cached_property
    def text(self) -> str:
        return decoded(self.content)

    @cached_property
    def xml(self) -> Xml | None:
        """What a feed or a sitemap says; None for what is none, or cannot be read."""
        return xml_of(self.text) if self.path.endswith(XML) else None


@dataclass(frozen=True)
class Tree:
    """A rendered portal. `address` is its public one, without a slash at the end.

    `files` has the size of each in bytes. `sources` says which file of the content a page was made from, `beside` which
    folders will stand around it, `watch` what must not be published, `earlier` which release is shown now, and `before`
    what files that has.
    """

    folder: Path
    files: Mapping[str, int]
    address: str
    sources: Mapping[str, str] = field(default_factory=dict)
    beside: frozenset[str] = frozenset()
    watch: Watch | None = None
    earlier: Path | None = None
    before: frozenset[str] = frozenset()

    def text(self, path: str) -> Text:
        """A file as it lies on the disk, a page taken apart."""
        with open(f"{self.folder}/{path}", "rb") as file:  # noqa: PTH123 - of a thousand paths, pathlib would be slow
            content = file.read()
        return Text(path, content, *self._lines.page(content)) if path.endswith(PAGE) else Text(path, content)

    def ids(self, path: str) -> frozenset[str]:
        """The parts of a page that other pages lead to."""
        if path not in self._ids:
            self._ids[path] = self.text(path).parts.ids
        return self._ids[path]

    def named(self, paths: Iterable[str], *endings: str) -> Iterator[str]:
        """The files of the tree among some whose names end so."""
        return (path for path in paths if path.endswith(endings) and path in self.files)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.watch)

    @cached_property
    def _ids(self) -> dict[str, frozenset[str]]:
        return {}

    def lacks_of_before(self, pages: Iterable[Text]) -> bool:
        """Whether a part of these pages, to which others may lead, is there no more."""
        if not self.earlier:
            return False
        before = ((one, self.earlier / one.path) for one in pages if one.is_page)
        return any(self._lines.page(old.read_bytes()).parts.ids - one.parts.ids for one, old in before if old.is_file())

    def place(self, path: str) -> Place:
        """Where to mend what is wrong with a file: in the content, where that is known."""
        return Place(self.sources.get(path, path))


def shown(path: str) -> str:
    """A page as its address."""
    return "/" + path.removesuffix("index.html")
