"""Pages and files known without being made: what their making read of the site is what it was.

Of each that is made the memory is told its key and what was asked of the site for it, with one digest of all answers.
Where all that is answered alike today, it has the key that it had, and nobody makes it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from functools import partial
from hashlib import sha256
from types import FunctionType
from typing import Any

from ..portal.catalogue.site import Site
from ..portal.outputs.output import File, Output, Page
from ..portal.store import key
from .fingerprint import fingerprint
from .reads import TAB, Noting, Read, Reads, name_of

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

    def ticket(self, output: Output) -> bytes:
        """What is remembered of an output stands there: under how it is made, and of what; none of a finished one."""
        if not isinstance(output.of, partial):
            return _UNKNOWN
        values = [self.said(one) for one in (output.of.func, *output.of.args)]
        return key(self.recipe, "reads", output.path, fingerprint((*values, output.of.keywords)))

    def said(self, value: object) -> object:
        """What an output is made of: the site by what is read of it, a function by its name."""
        if value is self.noting:
            return None
        return name_of(value) if isinstance(value, FunctionType) else value

    def finished(self, output: Output) -> tuple[Output, Reads]:
        """A page with its view or a file with its content, and what was read for it."""
        if isinstance(output, Page):
            view, reads = self.noting.noting(lambda: output.view)
            return Page(output.path, view), reads
        content, reads = self.noting.noting(lambda: output.content)
        return File(output.path, content), reads

    def told(self, own: bytes, reads: Reads) -> bytes:
        """What is to be remembered of an output with its key."""
        return own + self.digest(reads) + "\n".join(reads).encode()

    def key(self, told: bytes) -> bytes:
        """The key of an output of which that was remembered, if it is still the output's; else nothing."""
        own, digest, reads = told[:DIGEST], told[DIGEST : 2 * DIGEST], told[2 * DIGEST :]
        try:
            is_same = bool(own) and self.digest(filter(None, reads.decode().split("\n"))) == digest
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
