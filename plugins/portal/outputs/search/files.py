"""The index as files. Each is named by its content, so that browsers may keep it; the list of them names them all."""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from base64 import b32encode
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from ...catalogue.site import Site
from ...language.terms import bare
from ...views.search import INDEX
from ..output import File
from .entries import Entry, entry, synonyms
from .found import Found, everything
from .postings import Postings, length
from .shards import front, shards
from .stubs import written
from .wording import BOOSTS, FIRST, SECOND, Numbered, Synonyms, numbered

FOLDER = "/tim-kiem/d"
ROOM = 512
"""Numbers are kept for so many more people and agencies, so that a new one moves no document."""
CONTACT = 2
"""How much more an agency or a person counts than a document."""
STUBS = 2
"""Numbers whose results lie in one file."""
GROUP = 8
"""Files of results that have one mark together."""
MARK = 4
"""Letters of a file's name that its content gives, five bits each."""
COMMON = 0.4
"""A word in more than this share of all bodies tells nothing apart, and is left out of them."""
NOTHING = "#"
"""In a column: no value."""
_WORD = re.compile(r"[a-z]{2,8}")
_T = TypeVar("_T")

Count = Callable[[Sequence[Numbered]], Postings]


def search_files(site: Site, count: Count) -> Iterator[File]:
    """The whole index of a site; `count` makes postings of terms."""
    return index_files(everything(site), synonyms(site), count, partial(entry, site))


def index_files(
    found: Iterable[Found], pairs: Iterable[tuple[str, str]], count: Count, made_of: Callable[[str], Entry]
) -> Iterator[File]:
    """The index of what was found; of whose words are counted, the entry is made of its id.

    Whom one can reach, and what one can read, are numbered in the order in which they became public: whatever is new
    comes last, so that no number changes that was given before.
    """
    found = sorted(found, key=lambda one: (one.since, one.id))
    reached = [one for one in found if one.group != "document"]
    first = -(-len(reached) // ROOM) * ROOM
    placed = [*enumerate(reached), *enumerate((one for one in found if one.group == "document"), first)]
    told = Synonyms(pairs)
    postings = count([numbered(number, partial(made_of, one.id), one.words, told) for number, one in placed])
    made = Writer()
    listed = {
        "n": len(placed),
        "from": first,
        "boosts": BOOSTS,
        "contact": CONTACT,
        "mark": MARK,
        "each": STUBS,
        "group": GROUP,
        "shards": made.shards("t", postings, FIRST),
        "body": made.data("than", made.body(postings, len(placed))),
        "stubs": made.stubs(placed),
        "facets": made.data("loc", facets(placed)),
        "signed": made.data("ky", signed(placed)),
        "words": made.data("tu", lexicon(postings)),
    }
    yield from made.files
    yield File(INDEX, packed(_json(listed)))


class Writer:
    """Makes files and remembers them."""

    def __init__(self) -> None:
        self.files: list[File] = []

    def name(self, stem: str, content: bytes) -> str:
        """Writes a file; gives what its name has of its content: 20 bits."""
        packed_ = packed(content)
        mark = marked(packed_)
        self.files.append(File(f"{FOLDER}/{stem}-{mark}.bin", packed_))
        return mark

    def data(self, stem: str, value: Any) -> str:  # noqa: ANN401 - what JSON can hold
        return self.name(stem, _json(value))

    def shards(self, stem: str, postings: Postings, fields: Sequence[str]) -> dict[str, str]:
        """Where each begins, and its mark; all in one string, for there are hundreds."""
        found = [(one.start, self.name(f"{stem}-{one.start}", one.content)) for one in shards(postings, fields)]
        return {"starts": front(start for start, _ in found), "marks": "".join(mark for _, mark in found)}

    def body(self, postings: Postings, count: int) -> dict[str, Any]:
        """The tier of bodies, without the words that stand in most of them."""
        (field,) = SECOND
        seen: Counter[str] = Counter()
        for term, found in postings[field].items():
            seen[bare(term)] += length(found)
        common = {one for one, times in seen.items() if times > count * COMMON}
        kept = {field: {term: found for term, found in postings[field].items() if bare(term) not in common}}
        return {**self.shards(field, kept, SECOND), "common": " ".join(sorted(common))}

    def stubs(self, placed: Sequence[tuple[int, Found]]) -> str:
        """Marks of the files of stubs, one for `GROUP` files; dashes where no number of a group is taken.

        A file that is changed takes those around it along to new names: a mark for each would be most of the list.
        """
        chunks: dict[int, list[str]] = {}
        for number, one in placed:
            chunks.setdefault(number // STUBS, []).append(one.stub)
        groups: dict[int, dict[int, bytes]] = {}
        for chunk, lines in chunks.items():
            groups.setdefault(chunk // GROUP, {})[chunk] = packed(written(lines))
        marks = {group: self.together(found) for group, found in groups.items()}
        return "".join(marks.get(one, "-" * MARK) for one in range(max(marks, default=-1) + 1))

    def together(self, chunks: Mapping[int, bytes]) -> str:
        mark = marked(b"".join(chunks.values()))
        self.files += (File(f"{FOLDER}/s-{chunk}-{mark}.bin", content) for chunk, content in chunks.items())
        return mark


FACETS = {
    "loai": "Loại",
    "co-quan": "Cơ quan",
    "linh-vuc": "Lĩnh vực",
    "nam": "Năm",
    "hieu-luc": "Hiệu lực",
    "dia-ban": "Xã, phường",
}


def facets(placed: Sequence[tuple[int, Found]]) -> dict[str, Any]:
    """By facet: label, values with labels, and for each number a letter that says which value it has."""
    found, chosen = {}, {name: dict[int, tuple[str, str]]() for name in FACETS}
    for number, one in placed:
        for name, id_, said in one.facets:
            chosen[name][number] = (id_, said)
    for facet, label in FACETS.items():
        told = chosen[facet]
        values = sorted(set(told.values()))
        letters = {value: chr(ord(NOTHING) + place) for place, value in enumerate(values, 1)}
        column = "".join(_column({number: letters[value] for number, value in told.items()}, NOTHING))
        found[facet] = {"label": label, "values": values, "of": column}
    return found


def signed(placed: Sequence[tuple[int, Found]]) -> list[int]:
    """Of each number the day of signing, in days since 1970; 0 where there is none."""
    return _column({number: one.signed for number, one in placed if one.signed}, 0)


def _column(told: Mapping[int, _T], empty: _T) -> list[_T]:
    return [told.get(one, empty) for one in range(max(told, default=-1) + 1)]


def lexicon(postings: Postings) -> str:
    """The words of titles and the like, among which a slip of the finger is looked for."""
    found = {bare(term) for name in ("t", "s") for term in postings[name]}
    return front(sorted(one for one in found if _WORD.fullmatch(one)))


def packed(content: bytes) -> bytes:
    """Compressed by us, for hosts that compress nothing; equal content is equal bytes."""
    return zlib.compress(content, 9)


def marked(content: bytes) -> str:
    """What a name has of a content."""
    return b32encode(hashlib.sha256(content).digest())[:MARK].decode().lower()


def _json(value: Any) -> bytes:  # noqa: ANN401
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
