"""Postings: which entries have a term, and how often or where. As they stand in the index, and as they are counted."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

MARK = 6
"""Bits of a mark: how often an entry has a term, at most 63 times; or, one posting each, the places where it has it."""
MOST = (1 << MARK) - 1
NOWHERE = 0
"""The place of what no other word follows."""

Postings = Mapping[str, Mapping[str, bytes]]
"""By field and term the list of its entries, packed."""
Counts = Mapping[str, tuple[Sequence[str], bytes]]
"""Of one entry: by field its terms, and of each its mark."""


@dataclass(frozen=True)
class Counted:
    """An index as it was counted: what entry had each number, by a key of all its words, and their postings."""

    of: Mapping[int, str] = field(default_factory=dict)
    postings: Postings = field(default_factory=dict)

    def stored(self) -> bytes:
        """A line that says what there is, then all the lists."""
        terms = {name: " ".join(lists) for name, lists in self.postings.items()}
        sizes = {name: [*map(len, lists.values())] for name, lists in self.postings.items()}
        head = json.dumps([[*self.of.items()], terms, sizes], ensure_ascii=False).encode()
        return b"\n".join((head, b"".join(one for lists in self.postings.values() for one in lists.values())))

    @classmethod
    def read(cls, content: bytes) -> Counted:
        """Of what `stored` gave; nothing counted of nothing."""
        head, _, lists = content.partition(b"\n")
        if not head:
            return cls()
        (of, terms, sizes), at = json.loads(head), 0
        postings: dict[str, dict[str, bytes]] = {}
        for name, known in terms.items():
            found = postings[name] = {}
            for term, size in zip(known.split(" ") if known else (), sizes[name], strict=True):
                found[term] = lists[at : at + size]
                at += size
        return cls(dict(of), postings)


def as_bytes(counts: Counts) -> bytes:
    return json.dumps({name: (" ".join(terms), marks.hex()) for name, (terms, marks) in counts.items()}).encode()


def as_counts(content: bytes) -> Counts:
    """Of what `as_bytes` gave."""
    return {name: (terms.split(), bytes.fromhex(marks)) for name, (terms, marks) in json.loads(content).items()}


def packed(postings: Sequence[int]) -> bytes:
    """Of `number << 6 | mark` in order: how many; for each the step from the number before, doubled; then marks.

    A step is one more where the mark is not the one before, which is among the marks then; at first it is 1.
    """
    out, marks, before, last = bytearray(), bytearray(), 0, 1
    varint(out, len(postings))
    for one in postings:
        number, mark = one >> MARK, one & MOST
        step = (number - before) * 2
        if mark != last:
            step += 1
            marks.append(mark)
        if step < 128:
            out.append(step)
        else:
            varint(out, step)
        before, last = number, mark
    return bytes(out + marks)


def unpacked(content: bytes) -> array[int]:
    """What `packed` was given."""
    values, found, number, mark = iter(content), array("I"), 0, 1
    steps = [_read(values) for _ in range(_read(values))]
    for step in steps:
        number += step // 2
        mark = next(values) if step & 1 else mark
        found.append(number << MARK | mark)
    return found


def length(content: bytes) -> int:
    """How many postings are in a packed list."""
    return _read(iter(content))


def varint(out: bytearray, value: int) -> None:
    """Adds a number, seven bits a byte, the lowest first; all bytes but the last have the eighth."""
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)


def _read(values: Iterable[int]) -> int:
    found = shift = 0
    for one in values:
        found |= (one & 127) << shift
        if one < 128:
            break
        shift += 7
    return found
