"""Shards: terms and the numbers of their entries, the terms of neighbouring words in one small file.

A file ends after a word by that word's own letters and weight alone. So a record that is added or changed rewrites the
files of its words and no others, and the files come out the same however often they are made.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ...language.terms import bare
from .postings import Postings, varint

LARGE = 320
"""Bytes, before they are compressed: about what a file holds."""
LONGEST = 255
"""Bytes of a term. Longer runs, of a script without spaces or of no language, are nothing anybody types."""
SHARED = 31
"""Bytes that a term may have in common with the one before, as far as they are told."""
_PLAIN = re.compile(r"[a-z0-9]{1,24}")
"""A word that may name a file; others lie in the file of the word before them."""

Term = tuple[bytes, int, bytes]
"""Its letters, a bit for each field it stands in, and for each of those its list."""


@dataclass(frozen=True)
class Shard:
    """`start` is the first word whose terms are in `content`, of the first shard nothing; the next one's ends it."""

    start: str
    content: bytes


def shards(postings: Postings, fields: Sequence[str]) -> Iterator[Shard]:
    """All terms of some fields, in the order of their words."""
    known = {term for name in fields for term in postings[name] if len(term.encode()) <= LONGEST}
    start, held, is_full = "", list[Term](), False
    for name, found in groupby(sorted(known, key=_place), key=word):
        terms = [_term(one, fields, postings) for one in found]
        size = sum(len(letters) + len(lists) for letters, _, lists in terms)
        if held and _PLAIN.fullmatch(name) and (is_full or size >= LARGE):
            yield Shard(start, _content(held))
            start, held = name, []
        held += terms
        is_full = _ends(name, size)
    if held:
        yield Shard(start, _content(held))


def word(term: str) -> str:
    """By what a term is sorted and looked up: `quyet` of `quyet.es`, `90` of `+90+kh`."""
    return bare(term).lstrip("+").partition("+")[0]


def front(words: Iterable[str]) -> str:
    """Words in order, each as a capital that says how many letters it has of the one before, and its other letters."""
    found, before = [], ""
    for one in words:
        shared = _alike(before, one)
        found.append(f"{chr(ord('A') + shared)}{one[shared:]}")
        before = one
    return "".join(found)


def _alike(one: Sequence[object], other: Sequence[object]) -> int:
    """With how many equal letters two words begin."""
    differs = (place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1])
    return next(differs, min(len(one), len(other)))


def _place(term: str) -> tuple[bool, str, str]:
    """Words of other alphabets last: they can end no file."""
    found = word(term)
    return not _PLAIN.fullmatch(found), found, term


def _ends(name: str, size: int) -> bool:
    weight = 1 << (size.bit_length() - 1)
    return zlib.crc32(name.encode()) % LARGE < weight


def _term(term: str, fields: Sequence[str], postings: Postings) -> Term:
    found = [postings[one].get(term, b"") for one in fields]
    fits = sum(1 << place for place, one in enumerate(found) if one)
    return term.encode(), fits, b"".join(found)


def _content(terms: Sequence[Term]) -> bytes:
    """How many terms; of each the letters, as far as they differ from those before; then the lists of all."""
    heads, before = bytearray(), b""
    varint(heads, len(terms))
    for letters, fits, _ in terms:
        shared = min(_alike(before, letters), SHARED)
        heads += bytes((shared << 3 | fits, len(letters) - shared)) + letters[shared:]
        before = letters
    return bytes(heads) + b"".join(lists for _, _, lists in terms)
