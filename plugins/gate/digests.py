"""What the disk said of the files of a portal when their bytes were read: one value in its memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..portal.source.digests import REST, Digests
from ..portal.source.packed import from_bytes, to_bytes
from ..portal.store import Store, key

PLACE = key("digests")


@contextmanager
def digests(store: Store) -> Iterator[Digests]:
    """What this process may trust; at the end, what the next one may."""
    written = store.known([PLACE]).get(PLACE, b"")
    known = Digests(_read(written), _last_written(store.path) - REST)
    yield known
    if known.now != known.before:
        store.keep(PLACE, to_bytes(known.now))


def _read(written: bytes) -> dict[str, str]:
    """Nothing where it is nothing of ours."""
    with suppress(ValueError, RecursionError):
        found = from_bytes(written)
        return found if isinstance(found, dict) else {}
    return {}


def _last_written(memory: Path | None) -> int:
    """By the clock of the disk; long ago where there is no memory."""
    with suppress(OSError):
        return memory.stat().st_mtime_ns if memory else 0
    return 0
