"""How content files are read where they may have been read before: by whom, and into what the memory can hold."""

from __future__ import annotations

from functools import cache

from ..portal.catalogue.content import KINDS
from ..portal.model.document_type import document_types
from ..portal.model.vocabulary import words
from ..portal.source.known import Memory, Seen
from ..portal.source.packed import Codec
from ..portal.source.problem import Problem
from ..portal.store import Store, recipe

SOURCES = ("portal/language/*.py", "portal/source/*.*", "portal/model/*.py", "portal/model/data/*.yaml")
"""Our code and data that say what a file means."""
LIBRARIES = ("phonenumberslite", "pydantic", "pydantic_core", "pyyaml")


def reader(store: Store, seen: Seen) -> Memory:
    return Memory(store, codec(), recipe(SOURCES, LIBRARIES), seen)


@cache
def codec() -> Codec:
    """Of all that a file can give."""
    types = {f"document-types/{one.slug}": one for one in document_types()}
    return Codec((KINDS.portal, KINDS.agency, *KINDS.others, KINDS.translation, Problem), {**words(), **types})
