"""Links in the text of records: each leads to a record, a number, a file beside it, or outside."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from ..source.place import Place
from ..source.schema import Record

FENCE = re.compile(r" {0,3}(```|~~~)")
CODE = re.compile(r"`[^`]*`")
LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>[^\]]*)\]\((?:<(?P<wide>[^>]*)>|(?P<plain>(?:[^\s()]|\([^\s()]*\))*))\s*(?:\"[^\"]*\")?\)"
)
OUTSIDE = re.compile(r"(https://|mailto:|tel:|#)")


@dataclass(frozen=True)
class Target:
    """What a link in a body names, and where it stands."""

    text: str
    where: Place
    image: bool

    @property
    def is_outside(self) -> bool:
        return bool(OUTSIDE.match(self.text))


def targets(record: Record) -> Iterator[Target]:
    """The link targets of a record's body, in order; code is left out."""
    fenced = False
    for number, line in enumerate(record.body.split("\n")):
        if FENCE.match(line):
            fenced = not fenced
        elif not fenced and "](" in line:
            yield from _in_line(record, line, record.origin.body_line + number)


def _in_line(record: Record, line: str, number: int) -> Iterator[Target]:
    plain = CODE.sub(lambda found: " " * len(found[0]), line)
    for found in LINK.finditer(plain):
        name = "wide" if found["wide"] is not None else "plain"
        place = Place(record.origin.path, number, found.start(name) + 1, max(len(found[name]), 1))
        yield Target(found[name].strip(), place, bool(found["image"]))


def file_address(record: Record, name: str) -> str:
    return record.href + quote(name)


def resolved(record: Record, targets: Iterator[Target], lead: Callable[[Target], str]) -> dict[str, str]:
    """The address of each target that stays within the portal; `lead` finds it, or gives "" when there is none."""
    files = {one.name: file_address(record, one.name) for one in record.files}
    found: dict[str, str] = {}
    for target in targets:
        if not target.is_outside and (address := files.get(target.text) or lead(target)):
            found[target.text] = address
    return found
