"""What the disk said of the files of a portal when their bytes were read: one value in its memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from ..portal.source.digests import Digests, settled
from ..portal.source.packed import from_bytes, to_bytes
from ..portal.store import Store, key

PLACE = key("digests")


@contextmanager
def digests(store: Store) -> Iterator[Digests]:
    """What this process may trust; at the end, what the next one may."""
    written = store.known([PLACE]).get(PLACE, b"")
    known = Digests(_read(written), settled(store.path))
    yield known
    if known.now != known.before:
        store.keep(PLACE, to_bytes(known.now))


def _read(written: bytes) -> dict[str, str]:
    """Nothing where it is nothing of ours."""
    with suppress(ValueError, RecursionError):
        found = from_bytes(written)
        return found if isinstance(found, dict) else {}
    return {}
