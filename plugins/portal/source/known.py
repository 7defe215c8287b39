"""What content files said before: a file is read again only where its bytes, or what we make of them, are new.

Two memories, each a matter of time only. The store knows a file by its digest; a process that lives on knows it by what
the disk says of it, and holds its text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from ..store import Store, key
from .digests import Digests
from .fetched import Fetched, unchanged
from .file import Asked, Contents, bytes_of, read_file
from .links import Goal
from .packed import Codec, Packed, from_bytes, to_bytes
from .place import Origin
from .schema import Record

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
        return unchanged(self.asked.file, self.asked.path, self.digest) if self.held is None else self.held

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
                if not self.digests:  # who trusts these reads once and ends
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
        raw = bytes_of(asked.file, asked.path)
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
        """What the record says with the problems; texts are not kept, they are the file's own bytes."""
        record = contents.record
        digest = "" if contents.digest == opened.digest else contents.digest
        said = [bool(contents.said), digest, self.codec.packed(contents.problems)]
        if record is not None:
            start = len(contents.utf8) - len(record.body_utf8)
            goals = [[one.target, one.start, one.image, one.whole] for one in contents.goals]
            said += [self.codec.packed(record), record.origin.body_line, start, goals]
        return to_bytes(said)

    def unpacked(self, content: bytes, opened: Opened) -> Contents | None:
        """What was packed of this file; None where it was not, or what there is was packed by nobody of ours."""
        if not content:
            return None
        try:
            return self.contents(from_bytes(content), opened)
        except NOT_OURS:
            return None

    def contents(self, said: Packed, opened: Opened) -> Contents:
        has_text, own, problems, *known = said
        asked = opened.asked
        values, line, start, goals = known or (None, 0, 0, ())
        held = None if self.digests else opened.held
        fetched = Fetched(asked.file, asked.path, opened.digest, held, asked.claim.is_markdown, bool(own), start)
        text, digest = fetched.text if has_text else None, own or opened.digest
        record = self.record(values, asked, Origin(asked.path, fetched, line, digest, fetched.below)) if known else None
        return Contents(record, self.codec.value(problems), text, digest, tuple(Goal(*one) for one in goals))

    def record(self, values: Packed, asked: Asked, origin: Origin) -> Record:
        record = self.codec.value(values)
        if type(record) is not asked.claim.model:
            raise TypeError(type(record))
        given = {"id": asked.claim.id, "origin": origin, "files": asked.beside}
        if asked.claim.lang:
            given["lang"] = asked.claim.lang
        record.__dict__.update(given)
        return record
