"""The search: what readers find, and where. The door to lunr.

The index as it was counted last is remembered, and of each entry its terms. What was edited is taken out of the lists
that it was in and put into those that it belongs in now; all other lists stay as they are.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from lunr.builder import Builder

from .host import publishes
from .portal.catalogue.site import Site
from .portal.outputs.output import File
from .portal.outputs.search.files import search_files
from .portal.outputs.search.postings import MARK, Counted, Counts, Postings, as_bytes, as_counts, packed, unpacked
from .portal.outputs.search.wording import BOOSTS, FIRST, SECOND, Numbered
from .portal.store import AT_ONCE, Store, key, recipe

SOURCES = ("search.py", "portal/language/*.py", "portal/outputs/search/*.py")
MANY = 4
"""Where more than one entry in so many was changed or is gone, all are counted anew."""


class Lists(dict[str, "array[int]"]):
    """By term the entries with it, each `number << 6 | mark`; a list that was known is unpacked when it is touched."""

    def __init__(self, known: Mapping[str, bytes]) -> None:
        super().__init__()
        self.known = known

    def __missing__(self, term: str) -> array[int]:
        found = self[term] = unpacked(self.known[term]) if term in self.known else array("I")
        return found

    def packed(self) -> dict[str, bytes]:
        touched = {term: packed(sorted(found)) if found else b"" for term, found in self.items()}
        return {term: content for term, content in {**self.known, **touched}.items() if content}


class Lean(Builder):  # type: ignore[misc] # lunr has no types
    """lunr's builder, for tens of thousands of documents: the same postings, four bytes each, on top of known ones."""

    def __init__(self, known: Postings) -> None:
        super().__init__()
        self.b(0)  # a posting then depends on nothing but its own entry
        for name in (*FIRST, *SECOND):
            self.field(name, BOOSTS[name])
        self.lists = {name: Lists(known.get(name, {})) for name in self._fields}

    def add(self, doc: Counts, attributes: Mapping[str, int] | None = None) -> None:
        """An entry by its terms. Its number, which no other has, is in `attributes`."""
        number = (attributes or {})["number"] << MARK
        for name, lists in self.lists.items():
            terms, marks = doc[name]
            for term, posting in zip(terms, map(number.__or__, marks), strict=True):
                lists[term].append(posting)

    def drop(self, number: int, doc: Counts) -> None:
        for name, lists in self.lists.items():
            for term in set(doc[name][0]):
                lists[term] = array("I", (one for one in lists[term] if one >> MARK != number))

    def packed(self) -> Postings:
        return {name: lists.packed() for name, lists in self.lists.items()}


def count(entries: Sequence[Numbered], store: Store) -> Postings:
    place = _place("all")
    before = Counted.read(store.known([place]).get(place, b""))
    now = {one.number: one.words for one in entries}
    gone = {number: words for number, words in before.of.items() if now.get(number) != words}
    known = _known(gone.values(), store)
    if len(gone) * MANY > len(now) or known.keys() != set(gone.values()):
        before, gone = Counted(), {}
    builder = Lean(before.postings)
    for number, words in gone.items():
        builder.drop(number, known[words])
    come = [one for one in entries if before.of.get(one.number) != one.words]
    for one, found in _counts(come, store):
        builder.add(found, {"number": one.number})
    postings = builder.packed()
    if come or gone:
        store.keep(place, Counted(now, postings).stored())
    return postings


def _counts(entries: Sequence[Numbered], store: Store) -> Iterator[tuple[Numbered, Counts]]:
    """The terms of entries, each made once for ever."""
    for start in range(0, len(entries), AT_ONCE):
        some = entries[start : start + AT_ONCE]
        known = _known((one.words for one in some), store)
        new = {one.words: one.counts() for one in some if one.words not in known}
        store.keep_all((_place(words), as_bytes(found)) for words, found in new.items())
        yield from ((one, known.get(one.words) or new[one.words]) for one in some)


def _known(words: Iterable[str], store: Store) -> dict[str, Counts]:
    places = {_place(one): one for one in words}
    return {places[place]: as_counts(found) for place, found in store.known(places).items()}


def _place(words: str) -> bytes:
    return key("search", recipe(SOURCES, ("lunr",)), words)


def index(site: Site, memory: Path | None) -> tuple[File, ...]:
    with Store(memory) as store:
        return tuple(search_files(site, partial(count, store=store)))


register = publishes(remembering=(index,))
