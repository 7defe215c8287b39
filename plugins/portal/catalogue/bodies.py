"""Links in the text of records: each leads to a record, a number, a file beside it, or outside."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote

from ..source.links import Goal
from ..source.place import Place, place_at
from ..source.schema import Record

OUTSIDE = re.compile(r"(https://|mailto:|tel:)[^\s<>\"]+|#[^\s<>\"]*", re.IGNORECASE)
SCHEME = re.compile(r"(?P<name>[a-z][a-z0-9+.-]*):", re.IGNORECASE)


@dataclass(frozen=True)
class Target:
    """What a link in a body names, and where it stands. `whole` is False where its brackets cannot be read."""

    text: str
    where: Callable[[], Place]
    image: bool
    whole: bool = True

    @property
    def is_outside(self) -> bool:
        """Pictures are never taken from elsewhere."""
        return self.whole and not self.image and bool(OUTSIDE.fullmatch(self.text))

    @property
    def scheme(self) -> str:
        """What stands before the colon of an address, as `http`."""
        found = SCHEME.match(self.text)
        return found["name"].lower() if found else ""


def targets(record: Record, goals: Iterable[Goal]) -> Iterator[Target]:
    """The link targets of a record's body, by where they lead."""
    for one in goals:
        yield Target(one.target, partial(_place, record, one), one.image, one.whole)


def _place(record: Record, goal: Goal) -> Place:
    return place_at(record.body, goal.start, record.origin.path, len(goal.target), record.origin.body_line)


def file_address(record: Record, name: str) -> str:
    return record.href + quote(name)


def resolved(record: Record, targets: Iterator[Target], lead: Callable[[Target], str]) -> dict[str, str]:
    """The address of each target that stays within the portal; `lead` finds it, or gives "" when there is none."""
    files = {one.name: file_address(record, one.name) for one in record.files}
    found: dict[str, str] = {}
    for target in targets:
        beside = files.get(target.text, "") if target.whole else ""
        if not target.is_outside and (address := beside or lead(target)):
            found[target.text] = address
    return found
