"""The search: what readers find, and where. The door to lunr."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import partial

from lunr.builder import Builder

from .host import publishes
from .portal.catalogue.site import Site
from .portal.outputs.output import File
from .portal.outputs.search.files import Wording, search_files
from .portal.outputs.search.shards import TIMES, Postings
from .portal.outputs.search.wording import BOOSTS

MOST = (1 << TIMES) - 1


class Lean(Builder):  # type: ignore[misc] # lunr has no types
    """lunr's builder, for tens of thousands of documents: the same postings, eight bytes each."""

    def __init__(self) -> None:
        super().__init__()
        self.b(0)  # a posting then depends on nothing but its own entry
        for name, boost in BOOSTS.items():
            self.field(name, boost)
        self.postings: dict[str, dict[str, array[int]]] = {name: defaultdict(_numbers) for name in BOOSTS}

    def add(self, doc: Mapping[str, list[str]], attributes: Mapping[str, int] | None = None) -> None:
        """An entry's terms by field. Numbers come in order, one an entry, in `attributes`."""
        number = (attributes or {})["number"] << TIMES
        for name, lists in self.postings.items():
            for term, times in Counter(doc[name]).items():
                lists[term].append(number | min(MOST, times))


_numbers = partial(array, "Q")


def count(wordings: Wording) -> Postings:
    builder = Lean()
    for number, fields in wordings:
        builder.add(fields, {"number": number})
    return builder.postings


def index(site: Site) -> Iterator[File]:
    yield from search_files(site, count)


register = publishes(apart=(index,))
