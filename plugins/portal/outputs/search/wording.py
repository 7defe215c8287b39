"""Wording: the terms by which each entry is found, field by field."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, repeat

from ...language.terms import joined, terms
from ...store import key
from .entries import Entry
from .postings import MOST, NOWHERE, Counts

BOOSTS = {"t": 4, "n": 8, "s": 1, "g": 3, "b": 0.5}
"""Fields and their weight: title, number, summary and the like, pairs of words of the title, body."""
FIRST, SECOND = ("t", "n", "s"), ("b",)
"""Fields of the index; pairs are read off the places of the title's words. The body is a tier of its own: its files are
fetched only when the other fields do not answer."""
_YEAR = re.compile(r"(?:19|20)\d\d\.")
_TRUNK = re.compile(r"^(?:84|0+)")


@dataclass(frozen=True)
class Numbered:
    """An entry to be counted. `words` is a key of all that it is found by, `counts` makes terms of that."""

    number: int
    words: str
    counts: Callable[[], Counts]


class Synonyms:
    """Words for the same thing: where one stands, the other is found as well."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        found = tuple(pairs)
        self.key = key(*chain.from_iterable(found))
        self.by_first: dict[str, list[tuple[list[str], list[str]]]] = {}
        for short, full in found:
            for one, other in ((terms(short), terms(full)), (terms(full), terms(short))):
                if one and other:
                    self.by_first.setdefault(one[0], []).append((one, other))

    def beside(self, found: list[str]) -> Iterator[str]:
        """What a text with these terms is found by besides, each once."""
        by, added = self.by_first, dict[tuple[str, ...], None]()
        for place, pairs in [(place, by[first]) for place, first in enumerate(found) if first in by]:
            for one, other in pairs:
                if found[place : place + len(one)] == one:
                    added[tuple(other)] = None
        yield from chain.from_iterable(added)


def words(one: Entry) -> str:
    """A key of all that an entry is found by, without synonyms."""
    texts = (one.names, one.numbers, (one.cited,), one.phones, one.about, one.said or tuple(one.body()))
    return key(*(key(*some) for some in texts)).hex()


def numbered(number: int, make: Callable[[], Entry], known: str, synonyms: Synonyms) -> Numbered:
    """An entry of those `words`, which is made when it is counted."""
    return Numbered(number, key(synonyms.key, known).hex(), lambda: wording(make(), synonyms))


def wording(one: Entry, synonyms: Synonyms) -> Counts:
    """The terms of every field; those of the title by their places, all others by how often."""
    return {
        "t": _placed(one.names, synonyms),
        "n": _counted([*_numbers(one.numbers), *_cited(one.cited), *map(_phone, one.phones)]),
        "s": _counted(_told(map(terms, (*one.numbers, *one.about)), synonyms)),
        "b": _counted(_told(map(terms, one.body()), synonyms)),
    }


def _counted(found: Iterable[str]) -> tuple[list[str], bytes]:
    times = Counter(found)
    return [*times], bytes(map(min, times.values(), repeat(MOST)))


def _placed(names: Iterable[str], synonyms: Synonyms) -> tuple[list[str], bytes]:
    """Places are counted from 1, through all names with one between them that nothing has."""
    found, places, next_ = list[str](), list[int](), 1
    for name in map(terms, names):
        others = [*synonyms.beside(name)]
        found += (*name, *others)
        places += (*range(next_, next_ + len(name)), *(NOWHERE for _ in others))
        next_ += len(name) + 1
    return found, bytes([one if one < MOST else NOWHERE for one in places])


def _told(texts: Iterable[list[str]], synonyms: Synonyms) -> list[str]:
    return [one for found in texts for one in (*found, *synonyms.beside(found))]


def _numbers(numbers: Iterable[str]) -> Iterator[str]:
    """Each part that counts, and the parts together as people type them, with the year and without it."""
    for number in numbers:
        found = terms(number)
        yield from (one for one in found if one[0].isdigit())
        yield from joined(found)
        if len(found) > 2 and _YEAR.fullmatch(found[1]):
            yield from joined([found[0], *found[2:]])


def _cited(text: str) -> Iterator[str]:
    """The number first: it is the rarest of the words."""
    *kind, number = terms(text) or [""]
    yield from list(joined([number, *kind]))[-1:]


def _phone(text: str) -> str:
    """The digits as one term, without what only says that one dials."""
    return _TRUNK.sub("", re.sub(r"\D", "", text)) + "."
