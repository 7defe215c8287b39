"""Postings: which entries have a term, and how often. As they stand in the index, and as they are counted."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

TIMES = 6
"""Bits for how often; a term counts at most 63 times."""
MOST = (1 << TIMES) - 1

Postings = Mapping[str, Mapping[str, bytes]]
"""By field and term the list of its entries, packed."""
Counts = Mapping[str, Mapping[str, int]]
"""Of one entry: by field and term how often."""


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


def packed(found: Iterable[int]) -> bytes:
    """Of `number << 6 | times` in order: how many; then for each the step from the number before, doubled.

    A step is one more where how often follows.
    """
    numbers, out, before = tuple(found), bytearray(), -1
    _varint(out, len(numbers))
    for one in numbers:
        number, times = one >> TIMES, one & MOST
        step = (number - before - 1) * 2 + (times > 1)
        if step < 128:
            out.append(step)
        else:
            _varint(out, step)
        if times > 1:
            out.append(times)
        before = number
    return bytes(out)


def unpacked(content: bytes) -> array[int]:
    """What `packed` was given."""
    values, found, number = iter(content), array("I"), -1
    for _ in range(_read(values)):
        step = _read(values)
        number += step // 2 + 1
        found.append(number << TIMES | (next(values) if step & 1 else 1))
    return found


def length(content: bytes) -> int:
    """How many entries are in a packed list."""
    return _read(iter(content))


def _varint(out: bytearray, value: int) -> None:
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
