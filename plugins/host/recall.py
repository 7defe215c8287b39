"""Pages known without being made: what their making read of the site is what it was.

Of each page that is made the memory is told its key and what was asked of the site for it, with one digest of all the
answers. Where all that is asked today is answered alike, the page has the key that it had, and nobody makes its view.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from functools import partial
from hashlib import sha256
from types import FunctionType
from typing import Any

from ..portal.catalogue.site import Site
from ..portal.outputs.output import File, Page
from ..portal.store import key
from ..portal.views.parts import Template
from .fingerprint import fingerprint
from .reads import Noting, Read, Reads, name_of

OURS = "plugins.portal."
"""Where functions live that a site works out once."""
DIGEST = 32
_UNKNOWN = b""
NOT_OURS = (AttributeError, LookupError, TypeError, ValueError)
"""What asking raises for reads that nothing of ours has noted."""


class Recall:
    """Of the pages of one site; `recipe` is of all else that their keys are made of."""

    def __init__(self, site: Site, recipe: bytes) -> None:
        self.noting, self.recipe = Noting(site), recipe
        self.answers: dict[Read, bytes] = {}

    @property
    def site(self) -> Site:
        """The one to make pages of."""
        return self.noting.as_site

    def ticket(self, output: Page | File) -> bytes:
        """What is remembered of a page stands there: under how it is made, and of what.

        Nothing where that is not known: of a finished view, and of what is no page.
        """
        make = output.of if isinstance(output, Page) else None
        if not isinstance(make, partial) or "<" in make.func.__qualname__:  # a function within one sees more
            return _UNKNOWN
        values = [None if one is self.noting else one for one in make.args]
        return key(self.recipe, "reads", output.path, name_of(make.func), fingerprint((*values, make.keywords)))

    def made(self, output: Page | File) -> tuple[Template | None, Reads]:
        """A page's view, and what was read for it."""
        return self.noting.noting(lambda: output.view if isinstance(output, Page) else None)

    def told(self, own: bytes, reads: Reads) -> bytes:
        """What is to be remembered of a page with its key."""
        names = "\n".join(f"{name}\t{key}" if key is not None else name for name, key in reads)
        return own + self.digest(reads) + names.encode()

    def key(self, told: bytes) -> bytes:
        """The key of a page of which that was remembered, if it is still the page's; else nothing."""
        own, digest, names = told[:DIGEST], told[DIGEST : 2 * DIGEST], told[2 * DIGEST :]
        try:
            is_same = bool(own) and self.digest(map(_read, names.decode().splitlines())) == digest
        except NOT_OURS:
            return _UNKNOWN
        return own if is_same else _UNKNOWN

    def digest(self, reads: Iterable[Read]) -> bytes:
        return sha256(b"".join(map(self.answer, reads))).digest()

    def answer(self, read: Read) -> bytes:
        found = self.answers.get(read)
        if found is None:
            found = self.answers[read] = fingerprint(_answer(self.noting.noted_site, read))
        return found


def _read(line: str) -> Read:
    name, tab, key = line.partition("\t")
    return Read(name, key if tab else None)


def _answer(site: Site, read: Read) -> Any:  # noqa: ANN401 - whatever the site has
    module, colon, name = read.name.partition(":")
    value = site.once(_function(module, name)) if colon else getattr(site, read.name)
    if read.key is None:
        return value
    return (value[read.key],) if isinstance(value, Mapping) and read.key in value else ()


def _function(module: str, name: str) -> FunctionType:
    """One of ours that is loaded: what is remembered may name no other. Raises LookupError."""
    found = getattr(sys.modules.get(module), name, None)
    if module.startswith(OURS) and isinstance(found, FunctionType):
        return found
    raise LookupError(name)
