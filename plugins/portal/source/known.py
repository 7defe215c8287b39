"""What content files said before: a file is read again only where its bytes, or what we make of them, are new.

Two memories, each a matter of time only. The store knows a file by its digest; a process that lives on knows it by what
the disk says of it, and holds its text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import NamedTuple, TypeAlias

from ..store import Store, key
from .changed import Changed
from .digests import Digests
from .encoding import text_of
from .file import Asked, Contents, bytes_of, read_file
from .links import Goal
from .packed import Codec, Packed, from_bytes, to_bytes
from .place import Origin, Place, Steps

HELD = 2_000
"""Files whose bytes are held at once."""
NOT_OURS = (LookupError, TypeError, ValueError, AttributeError, RecursionError)
"""What reading back raises for bytes that packing has not made."""


@dataclass(frozen=True)
class Seen:
    """What files said that this process has read, by their paths on the disk."""

    contents: dict[str, tuple[Asked, Contents]] = field(default_factory=dict)

    def find(self, asked: Asked) -> Contents | None:
        before, contents = self.contents.get(asked.file, (None, None))
        return contents if before == asked and asked.signature else None

    def keep(self, asked: Asked, contents: Contents) -> None:
        self.contents[asked.file] = asked, contents


class Opened(NamedTuple):
    """A file by the SHA-256 of its bytes, in hexadecimal; they are held, or lie on the disk."""

    asked: Asked
    digest: str
    held: bytes | None = None

    @property
    def raw(self) -> bytes:
        """Raises Changed."""
        raw = bytes_of(self.asked) if self.held is None else self.held
        if isinstance(raw, Contents) or (self.held is None and hashlib.sha256(raw).hexdigest() != self.digest):
            raise Changed(self.asked.path)
        return raw

    def read(self) -> Contents:
        return read_file(self.raw, self.asked.path, self.asked.claim, self.asked.beside)

    def place(self, recipe: bytes) -> bytes:
        """What is remembered of it stands there: under all that `read_file` is given."""
        one, claim = self.asked, self.asked.claim
        said = f"{one.path}\n{claim.model.__name__} {claim.id} {claim.lang} {claim.is_markdown}\n{self.digest}"
        return key(recipe, said, *map(repr, one.beside))


def text_from(opened: Opened, is_odd: bool, start: int = 0) -> bytes:  # noqa: FBT001 - as it is kept
    """A file's text from a byte on: the file's very bytes, but for one that `is_odd`, whose text has its own digest."""
    raw = opened.raw
    text = str(text_of(raw, opened.asked.path)).encode() if is_odd else raw
    return text[start:]


Share: TypeAlias = Callable[[Callable[[Opened], bytes], Sequence[Opened]], Iterable[bytes]]
"""How work on several files is done: what it makes of each, in their order, or nothing where it was too much."""


def alone(work: Callable[[Opened], bytes], files: Sequence[Opened]) -> Iterable[bytes]:
    return map(work, files)


@dataclass(frozen=True)
class Memory:
    """Reads files that a store may know; `recipe` is of everything that says what bytes mean."""

    store: Store
    codec: Codec
    recipe: bytes
    seen: Seen = field(default_factory=Seen)
    share: Share = alone
    digests: Digests | None = None
    """Those that may be trusted. With them texts are left on the disk; without, files are opened and texts held."""

    def read(self, files: Iterable[Asked]) -> Iterator[Contents]:
        """What each file says, in their order."""
        asked = list(files)
        found = [self.seen.find(one) for one in asked]
        new = self.opened([one for one, known in zip(asked, found, strict=True) if known is None])
        yield from (next(new) if one is None else one for one in found)

    def opened(self, files: list[Asked]) -> Iterator[Contents]:
        """So many at a time, so that their bytes need not all be held at once."""
        for start in range(0, len(files), HELD):
            some = files[start : start + HELD]
            for asked, contents in zip(some, self.said(some), strict=True):
                self.seen.keep(asked, contents)
                yield contents

    def said(self, files: list[Asked]) -> list[Contents]:
        met = {one.path: self.met(one) for one in files}
        opened = [one for one in met.values() if isinstance(one, Opened)]
        places = [one.place(self.recipe) for one in opened]
        known = self.store.known(places)
        found: dict[str, Contents] = {}
        new: dict[bytes, Opened] = {}
        for one, place in zip(opened, places, strict=True):
            if contents := self.unpacked(known.get(place, b""), one):
                found[one.asked.path] = contents
            else:
                new[place] = one
        found |= self.made(new)
        return [one if isinstance(one, Contents) else found[path] for path, one in met.items()]

    def met(self, asked: Asked) -> Opened | Contents:
        """A file by its digest, for which it is opened where it may have changed."""
        if self.digests and (digest := self.digests.find(asked.file, asked.signature)):
            return Opened(asked, digest)
        raw = bytes_of(asked)
        if isinstance(raw, Contents):
            return raw
        digest = hashlib.sha256(raw).hexdigest()
        if self.digests:
            self.digests.keep(asked.file, asked.signature, digest)
        return Opened(asked, digest, raw)

    def made(self, new: Mapping[bytes, Opened]) -> dict[str, Contents]:
        """What is read now, by path: as it is kept, so that it holds no places of values until one is asked for."""
        packed = dict(zip(new, self.share(self.fresh, list(new.values())), strict=True))
        self.store.keep_all((place, one) for place, one in packed.items() if one)
        return {one.asked.path: self.unpacked(packed[place], one) or one.read() for place, one in new.items()}

    def fresh(self, opened: Opened) -> bytes:
        return self.packed(opened.read(), opened)

    def packed(self, contents: Contents, opened: Opened) -> bytes:
        """Two lines: what the record says with the problems, and the places of its values, which are seldom asked for.

        Texts are not kept: they are the file's own bytes.
        """
        record = contents.record
        digest = "" if contents.digest == opened.digest else contents.digest
        head = [bool(contents.said), digest, self.codec.packed(contents.problems)]
        if record is None:
            return to_bytes(head)
        start = len(contents.utf8) - len(record.body_utf8)
        goals = [[one.target, one.start, one.image, one.whole] for one in contents.goals]
        head += [self.codec.packed(record), record.origin.body_line, start, goals]
        places = [[one.line, one.column, one.length, list(steps)] for steps, one in record.origin.values.items()]
        return b"\n".join((to_bytes(head), to_bytes(places)))

    def unpacked(self, content: bytes, opened: Opened) -> Contents | None:
        """What was packed of this file; None where it was not, or what there is was packed by nobody of ours."""
        if not content:
            return None
        first, _, places = content.partition(b"\n")
        try:
            return self.contents(from_bytes(first), places, opened)
        except NOT_OURS:
            return None

    def contents(self, head: Packed, places: bytes, opened: Opened) -> Contents:
        has_text, own, problems, *known = head
        asked = opened.asked
        if self.digests and opened.held is not None:
            opened = opened._replace(held=None)
        text = partial(text_from, opened, bool(own)) if has_text else None
        digest = own or opened.digest
        if not known:
            return Contents(None, self.codec.value(problems), text, digest)
        said, line, start, goals = known
        below = partial(text_from, opened, bool(own), start)
        record = self.codec.value(said)
        if type(record) is not asked.claim.model:
            raise TypeError(type(record))
        given = {
            "id": asked.claim.id,
            "origin": Origin(asked.path, Places(asked.path, places), line, digest, below),
            "files": asked.beside,
        }
        if asked.claim.lang:
            given["lang"] = asked.claim.lang
        record.__dict__.update(given)
        linked = tuple(Goal(*one) for one in goals)
        return Contents(record, self.codec.value(problems), text, digest, linked)


class Places(Mapping[Steps, Place]):
    """The places of a file's values, unpacked when one is asked for: mostly for a message only."""

    def __init__(self, path: str, packed: bytes) -> None:
        self.path, self.packed = path, packed

    @property
    def all(self) -> dict[Steps, Place]:
        return _unpacked(self.path, self.packed)

    def __getitem__(self, steps: Steps) -> Place:
        return self.all[steps]

    def __iter__(self) -> Iterator[Steps]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)


@lru_cache(maxsize=1)
def _unpacked(path: str, packed: bytes) -> dict[Steps, Place]:
    """Only the last file's: what is asked of one is asked at once, and unpacked they take ten times the room."""
    try:
        return {tuple(steps): Place(path, *where) for *where, steps in from_bytes(packed)}
    except NOT_OURS:
        return {}
