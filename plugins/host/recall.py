"""Pages and files known without being made: what their making read of the site is what it was.

Of each that is made the memory is told its key and what was asked of the site for it, with one digest of all answers.
Where all that is answered alike today, it has the key that it had, and nobody makes it. So it is with whatever else a
capability lets the site recall: there the bytes themselves are told.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from types import FunctionType
from typing import Any

from ..portal.catalogue.site import Site
from ..portal.store import Store, key
from .fingerprint import fingerprint
from .reads import TAB, Noting, Read, Reads, name_of

OURS = "plugins.portal."
"""Where functions live that a site works out once."""
DIGEST = 32
END = b"\0"
"""Between what was read and what was made of it."""
NONE = fingerprint(())
"""What most is answered by: there are no corrections, no translations, nothing that cites."""
_UNKNOWN = b""
NOT_OURS = (AttributeError, LookupError, TypeError, ValueError)
"""What asking raises for reads that nothing of ours has noted."""


class Recall:
    """Of what is made of one site; `recipe` is of all else that it depends on, `memory` the file that remembers."""

    def __init__(self, site: Site, recipe: bytes, memory: Path | None) -> None:
        self.noting, self.recipe, self.memory = Noting(site, self.recalled), recipe, memory
        self.answers: dict[Read, bytes] = {}

    @property
    def site(self) -> Site:
        """The one to make pages of."""
        return self.noting.as_site

    def recalled(self, make: Callable[[Site, str], bytes], names: Iterable[str]) -> Iterator[bytes]:
        """As `Site.recalled`; whoever is given what was made of something has read it too."""
        works = [partial(make, self.site, one) for one in names]
        with Store(self.memory) as store:
            found = self.known_or_made([(self.ticket(make.__name__, one), one) for one in works], store)
        for value, reads in found:
            self.noting.noted |= reads
            yield value

    def known_or_made(
        self, works: Sequence[tuple[bytes, Callable[[], bytes]]], store: Store
    ) -> list[tuple[bytes, Reads]]:
        """What each work under its ticket gives and has read; without a ticket it is not remembered."""
        told, new, found = store.known(ticket for ticket, _ in works if ticket), {}, []
        for ticket, make in works:
            value, reads = self.known(told.get(ticket, _UNKNOWN))
            if not value:
                value, reads = self.noting.noting(make)
                if ticket:
                    new[ticket] = self.told(value, reads)
            found.append((value, reads))
        if new:
            store.keep_all(new.items())
        return found

    def ticket(self, name: str, make: object) -> bytes:
        """What was made is remembered there: under how it is made, and of what; nothing of what is finished."""
        if not (self.memory and isinstance(make, partial)):
            return _UNKNOWN
        values = [self.said(one) for one in (make.func, *make.args)]
        return key(self.recipe, "reads", name, fingerprint((*values, make.keywords)))

    def said(self, value: object) -> object:
        """What something is made of: the site by what is read of it, a function by its name."""
        if value is self.noting:
            return None
        return name_of(value) if isinstance(value, FunctionType) else value

    def told(self, value: bytes, reads: Reads) -> bytes:
        """What is to be remembered of what was made."""
        return self.digest(reads) + "\n".join(reads).encode() + END + value

    def known(self, told: bytes) -> tuple[bytes, Reads]:
        """What was made when that was remembered, if it would be the same now, and what was read; else nothing."""
        digest, (names, _, value) = told[:DIGEST], told[DIGEST:].partition(END)
        try:
            reads: Reads = dict.fromkeys(filter(None, names.decode().split("\n")))
            is_same = bool(value) and self.digest(reads) == digest
        except NOT_OURS:
            is_same = False
        return (value, reads) if is_same else (_UNKNOWN, {})

    def digest(self, reads: Iterable[Read]) -> bytes:
        return sha256(b"".join(map(self.answer, reads))).digest()

    def answer(self, read: Read) -> bytes:
        found = self.answers.get(read)
        if found is None:
            value = _answer(self.noting.noted_site, read)
            found = self.answers[read] = NONE if value == () else fingerprint(value)
        return found


def _answer(site: Site, read: Read) -> Any:  # noqa: ANN401 - whatever the site has
    name, tab, key = read.partition(TAB)
    module, colon, function = name.partition(":")
    value = site.once(_function(module, function)) if colon else getattr(site, name)
    if not tab:
        return value
    return (value[key],) if isinstance(value, Mapping) and key in value else ()


def _function(module: str, name: str) -> FunctionType:
    """One of ours that is loaded: what is remembered may name no other. Raises LookupError."""
    found = getattr(sys.modules.get(module), name, None)
    if module.startswith(OURS) and isinstance(found, FunctionType):
        return found
    raise LookupError(name)
