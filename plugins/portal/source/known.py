"""What content files said before: a file is read again only where its bytes, or what we make of them, are new.

Two memories, each a matter of time only. The store knows a file by its bytes; a process that lives on also knows it by
what the disk says of it, and does not even open it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TypeAlias

from ..store import Store, key
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


@dataclass(frozen=True)
class Opened:
    """A file with its bytes."""

    asked: Asked
    raw: bytes

    @cached_property
    def digest(self) -> str:
        return hashlib.sha256(self.raw).hexdigest()

    def read(self) -> Contents:
        return read_file(self.raw, self.asked.path, self.asked.claim, self.asked.beside)

    def place(self, recipe: bytes) -> bytes:
        """What is remembered of it stands there: under all that `read_file` is given."""
        one, claim = self.asked, self.asked.claim
        said = f"{one.path}\n{claim.model.__name__} {claim.id} {claim.lang} {claim.is_markdown}\n{self.digest}"
        return key(recipe, said, *map(repr, one.beside))


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
        raws = {one.path: bytes_of(one) for one in files}
        opened = [Opened(one, raw) for one in files if isinstance(raw := raws[one.path], bytes)]
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
        return [raw if isinstance(raw, Contents) else found[path] for path, raw in raws.items()]

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
        head = [bool(contents.head), digest, self.codec.packed(contents.problems)]
        if record is None:
            return to_bytes(head)
        goals = [[one.target, one.start, one.image, one.whole] for one in contents.goals]
        head += [self.codec.packed(record), record.origin.body_line, len(contents.head), goals]
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
        has_text, digest, problems, *known = head
        asked = opened.asked
        text = _as_read(opened, digest) if has_text else b""
        digest = digest or opened.digest
        if not known:
            return Contents(None, self.codec.value(problems), text, digest)
        said, line, body, goals = known
        record = self.codec.value(said)
        if type(record) is not asked.claim.model:
            raise TypeError(type(record))
        given = {
            "id": asked.claim.id,
            "origin": Origin(asked.path, Places(asked.path, places), line, digest),
            "body_utf8": text[body:],
            "files": asked.beside,
        }
        if asked.claim.lang:
            given["lang"] = asked.claim.lang
        record.__dict__.update(given)
        linked = tuple(Goal(*one) for one in goals)
        return Contents(record, self.codec.value(problems), text[:body], digest, linked)


def _as_read(opened: Opened, digest: str) -> bytes:
    """The text in UTF-8: the very bytes of the file, but for one whose text has a digest of its own."""
    return str(text_of(opened.raw, opened.asked.path)).encode() if digest else opened.raw


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
