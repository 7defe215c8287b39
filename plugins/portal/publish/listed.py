"""Lists by which a browser finds a file of a release without fetching them all: by its content, or by its name.

A list is named by the first letters of a SHA-256 in hexadecimal; it holds the files whose content has a digest that
begins so, and those whose name has one. A name that many have tells nothing: each page is an `index.html`.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product

from ..outputs.output import File
from ..views.verify import ADDRESS
from .manifest import Entry, canonical

_DIGITS = "0123456789abcdef"
_COMMON = 20
"""Files from which on a name is common."""


def lists(letters: int, files: Sequence[Entry]) -> Iterator[File]:
    """Every list, named by so many letters, and those that hold nothing too: what cannot be fetched is a failure."""
    found: dict[str, set[Entry]] = {"".join(one): set() for one in product(_DIGITS, repeat=letters)}
    names = Counter(map(_name, files))
    for one in files:
        found[one.sha256[:letters]].add(one)
        if names[_name(one)] < _COMMON:
            found[hashlib.sha256(_name(one).encode()).hexdigest()[:letters]].add(one)
    for start, some in found.items():
        said = [{"path": one.path, "sha256": one.sha256} for one in sorted(some)]
        yield File(f"{ADDRESS}{start}.json", canonical({"files": said}))


def _name(one: Entry) -> str:
    return one.path.rpartition("/")[2]
