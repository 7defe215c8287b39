"""Which files were found sound before, by marks of all that it depends on: one value in the memory of a portal each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ..portal.store import KEPT, Marks, Store, key

SIZE = 32
"""Bytes of a mark."""


@contextmanager
def marked(name: str, recipe: bytes, store: Store, known: dict[str, frozenset[bytes]]) -> Iterator[Marks]:
    """The marks of that name; `known` are those that this process has, and will have.

    Only what was there this time is kept, so that it does not grow for ever. Now and then all begins anew, because the
    memory forgets what is not asked for.
    """
    place = key(name, recipe, str(store.newest // (KEPT // 4)))
    if name not in known:
        written = store.known([place]).get(place, b"")
        known[name] = frozenset(written[start : start + SIZE] for start in range(0, len(written), SIZE))
    marks = Marks(known[name])
    yield marks
    known[name] = frozenset(marks.now)
    if known[name] != marks.before:
        store.keep(place, b"".join(sorted(marks.now)))
