"""A memory for slow and pure work: one SQLite file that may be lost at any time, at the cost of time only.

It holds bytes under keys and nothing that could be run. Where it cannot be opened, read or written, there is no
memory; where it is damaged, it is thrown away and begun anew.
"""

from __future__ import annotations

import hashlib
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Any, Self

PLUGINS = Path(__file__).parents[1]

KEPT = 1000
"""Times that something new was made; what was not asked for in so many is forgotten."""

PATIENCE = 2.0
"""Seconds to wait for another process that is writing."""

# What is asked of everything stands before what is large: SQLite walks through a value to what follows it.
SCHEMA = """
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA trusted_schema = OFF;
    CREATE TABLE IF NOT EXISTS made (key BLOB PRIMARY KEY, used INTEGER NOT NULL, value BLOB NOT NULL);
    CREATE INDEX IF NOT EXISTS made_used ON made (used);
"""
NO_DAMAGE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
}
"""What keeps us from using a file that is good in itself."""
AT_ONCE = 500
SEAL = 32
"""Bytes before each value that tell whether it is still what was written."""


def key(*inputs: str | bytes) -> bytes:
    """What something is remembered under: all that it was made from, and its recipe."""
    found = hashlib.sha256()
    for one in inputs:
        content = one.encode("utf-8", "surrogatepass") if isinstance(one, str) else one
        found.update(b"%d:" % len(content))
        found.update(content)
    return found.digest()


def memory_of(portal: Path, memories: Path | None) -> Path | None:
    """The file of what is remembered of a portal, in the folder of memories."""
    return memories / f"{portal.resolve().name}.sqlite" if memories else None


@cache
def recipe(sources: tuple[str, ...], libraries: tuple[str, ...] = (), root: Path = PLUGINS) -> bytes:
    """How things are made: our code, as patterns of paths below `root`, the versions of libraries, and Python's."""
    code = sorted(one for pattern in sources for one in root.glob(pattern))
    return key(sys.version, *(f"{one} {version(one)}" for one in libraries), *(one.read_bytes() for one in code))


@dataclass(frozen=True)
class Marks:
    """What was found sound, each by a mark: a key of all that this depends on.

    `before` need not be looked at again; `now` are those that were asked for.
    """

    before: frozenset[bytes] = frozenset()
    now: set[bytes] = field(default_factory=set)

    def holds(self, mark: bytes, is_sound: Callable[[], bool]) -> bool:
        if found := mark in self.before or is_sound():
            self.now.add(mark)
        return found


class Store:
    """What was made before; without a path, nothing."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.database = _opened(path) if path else None
        self.newest: int = next((newest or 0 for (newest,) in self._rows("SELECT max(used) FROM made")), 0)
        self.generation = self.newest
        """Of what is made now: one more than the newest, once something is."""
        self.ageing: set[bytes] = set()
        """What was asked for and would be forgotten before long."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def get_or_make(self, inputs: Sequence[str | bytes], make: Callable[[], bytes]) -> bytes:
        """What was made of the inputs, or is made now. The recipe is one of the inputs."""
        place = key(*inputs)
        found = self.known([place]).get(place)
        if found is None:
            found = make()
            self.keep(place, found)
        return found

    def known(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values of those keys that have one."""
        return {place: value[SEAL:] for place, value in self._asked("key, value", keys) if _is_whole(place, value)}

    def there(self, keys: Iterable[bytes]) -> set[bytes]:
        """Those of the keys that have a value, which may be damaged: nobody looks at it."""
        return {place for place, _ in self._asked("key, NULL", keys)}

    def _asked(self, columns: str, keys: Iterable[bytes]) -> Iterator[tuple[bytes, Any]]:
        wanted = list(dict.fromkeys(keys))
        for start in range(0, len(wanted), AT_ONCE):
            some = wanted[start : start + AT_ONCE]
            marks = ",".join("?" * len(some))
            rows = self._rows(f"SELECT {columns}, used FROM made WHERE key IN ({marks})", some)  # noqa: S608
            for place, value, used in rows:
                if used < self.newest - KEPT // 2:
                    self.ageing.add(place)
                yield place, value

    def keep(self, place: bytes, value: bytes) -> None:
        self.generation = self.newest + 1
        values = place, self.generation, key(place, value) + value
        self._rows("INSERT OR REPLACE INTO made (key, used, value) VALUES (?, ?, ?)", values)

    def keep_all(self, values: Iterable[tuple[bytes, bytes]]) -> None:
        """The same of many, in one step; where nothing can be kept, they are not even made."""
        if not self.database:
            return
        self._rows("BEGIN IMMEDIATE")
        for place, value in values:
            self.keep(place, value)
        self._rows("COMMIT")

    def close(self) -> None:
        """Notes what was used and forgets what was not for long; mostly there is nothing to write."""
        if self.generation > self.newest or self.ageing:
            self._rows("BEGIN IMMEDIATE")
            for place in sorted(self.ageing):
                self._rows("UPDATE made SET used = ? WHERE key = ?", (self.generation, place))
            self._rows("DELETE FROM made WHERE used <= ?", (self.generation - KEPT,))
            self._rows("COMMIT")
        if self.database:
            self.database.close()
        self.database = None

    def _rows(self, command: str, values: Sequence[Any] = ()) -> list[Any]:
        """What the file answers: nothing once it has failed, because from then on there is no memory."""
        if not self.database:
            return []
        try:
            return self.database.execute(command, values).fetchall()
        except sqlite3.Error as error:
            with suppress(sqlite3.Error):
                self.database.close()
            self.database = None
            if self.path and _is_damaged(error):
                _throw_away(self.path)
            return []


def _opened(path: Path) -> sqlite3.Connection | None:
    """The file, made anew where it is damaged; None where there can be none."""
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            return _connected(path)
        except OSError:
            return None
        except sqlite3.Error as error:
            if not _is_damaged(error):
                return None
            _throw_away(path)
    return None


def _connected(path: Path) -> sqlite3.Connection:
    found = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    try:
        found.executescript(SCHEMA)
        found.execute("SELECT key, value, used FROM made LIMIT 0")
    except BaseException:
        found.close()
        raise
    return found


def _is_whole(place: bytes, value: object) -> bool:
    return isinstance(value, bytes) and value[:SEAL] == key(place, value[SEAL:])


def _is_damaged(error: sqlite3.Error) -> bool:
    """What Python itself objects to, without asking SQLite, has no code and says nothing of the file."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF not in NO_DAMAGE


def _throw_away(path: Path) -> None:
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        with suppress(OSError):
            path.with_name(name).unlink(missing_ok=True)
