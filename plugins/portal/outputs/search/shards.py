"""Shards: terms and the numbers of their entries, the terms of neighbouring words in one small file.

A file ends after a word by that word's own letters and weight alone. So a record that is added or changed rewrites the
files of its words and no others, and the files come out the same however often they are made.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ...language.terms import bare
from .postings import Postings

LARGE = 1800
"""Bytes, before they are compressed: about what a file holds."""
LONGEST = 255
"""Bytes of a term. Longer runs, of a script without spaces or of no language, are nothing anybody types."""
_PLAIN = re.compile(r"[a-z0-9]{1,24}")
"""A word that may name a file; others lie in the file of the word before them."""


@dataclass(frozen=True)
class Shard:
    """`start` is the first word whose terms are in `content`; the next shard's start ends it."""

    start: str
    content: bytes


def shards(postings: Postings, fields: Sequence[str]) -> Iterator[Shard]:
    """All terms of some fields, in the order of their words."""
    known = {term for name in fields for term in postings[name] if len(term.encode()) <= LONGEST}
    groups = groupby(sorted(known, key=_place), key=word)
    start, held = "", b""
    for name, found in groups:
        content = b"".join(_term(one, fields, postings) for one in found)
        if held and _PLAIN.fullmatch(name) and len(content) >= LARGE:
            yield Shard(start, held)
            start, held = name, b""
        held += content
        start = start or name
        if _ends(name, len(content)):
            yield Shard(start, held)
            start, held = "", b""
    if held:
        yield Shard(start, held)


def word(term: str) -> str:
    """By what a term is sorted and looked up: `quyet` of `quyet.es` and of `_quyet_dinh`, `90` of `+90+kh`."""
    return re.split(r"[_+]", bare(term.lstrip("_+")), maxsplit=1)[0]


def _place(term: str) -> tuple[bool, str, str]:
    """Words of other alphabets last: they can end no file."""
    found = word(term)
    return not _PLAIN.fullmatch(found), found, term


def _ends(name: str, size: int) -> bool:
    weight = 1 << (size.bit_length() - 1)
    return bool(_PLAIN.fullmatch(name)) and zlib.crc32(name.encode()) % LARGE < weight


def _term(term: str, fields: Sequence[str], postings: Postings) -> bytes:
    """The term, a bit for each field it stands in, and for each of those how many entries and which."""
    name = term.encode()
    found = [postings[one].get(term, b"") for one in fields]
    fits = sum(1 << place for place, one in enumerate(found) if one)
    return b"".join((bytes((len(name),)), name, bytes((fits,)), *found))
