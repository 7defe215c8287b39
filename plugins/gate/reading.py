"""How content files are read where they may have been read before: by whom, and into what the memory can hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

from ..portal.catalogue.content import KINDS
from ..portal.model.document_type import document_types
from ..portal.model.vocabulary import words
from ..portal.source.digests import Digests
from ..portal.source.known import Memory, Opened, Seen, alone
from ..portal.source.packed import Codec
from ..portal.source.problem import Problem
from ..portal.store import Store, recipe
from .limited import limited

SOURCES = ("portal/language/*.py", "portal/source/*.*", "portal/model/*.py", "portal/model/data/*.yaml")
"""Our code and data that say what a file means."""
LIBRARIES = ("phonenumberslite", "pydantic", "pydantic_core", "pyyaml")


FEW = 200
"""Files that are read before children to share them have begun to work."""


def reader(store: Store, seen: Seen, jobs: int = 0, digests: Digests | None = None) -> Memory:
    return Memory(store, codec(), recipe(SOURCES, LIBRARIES), seen, partial(_shared, jobs=jobs), digests)


def _shared(work: Callable[[Opened], bytes], files: Sequence[Opened], jobs: int) -> Iterator[bytes]:
    """Many in children, under limits; what is too much for one is left to whoever asks."""
    if len(files) < FEW:
        yield from alone(work, files)
        return
    for model in {one.asked.claim.model for one in files}:
        model.model_rebuild()  # once, and not in every child
    yield from (one if isinstance(one, bytes) else b"" for one in limited(work, files, jobs=jobs))


@cache
def codec() -> Codec:
    """Of all that a file can give."""
    types = {f"document-types/{one.slug}": one for one in document_types()}
    return Codec((KINDS.portal, KINDS.agency, *KINDS.others, KINDS.translation, Problem), {**words(), **types})
