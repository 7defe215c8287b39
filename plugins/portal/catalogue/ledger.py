"""The ledger: every address the portal has ever published and what answers there, and the log of what has changed.

It lies beside the content, written by the program, one JSON object a line, so that histories merge and differences
read well. A line is one entry for good: addresses are never forgotten, and never given to something else.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

from ..source.encoding import text_of
from ..source.folders import LEDGER
from ..source.place import Place, Said
from ..source.problem import Problem, in_order

ADDRESSES, CHANGES, TALLIES = "addresses.jsonl", "changes.jsonl", "tallies.jsonl"
RELEASED = {
    ADDRESSES: "nhat-ky/dia-chi.jsonl",
    CHANGES: "nhat-ky/thay-doi.jsonl",
    TALLIES: "nhat-ky/tinh-trang.jsonl",
}
"""Where a release holds what the content folder keeps as its ledger."""
HOW = "lấy lại tệp này từ bản git gần nhất, rồi dựng lại cổng"


class State(StrEnum):
    LIVE = "live"
    MOVED = "moved"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Line:
    """One address. `record` and `kind` are set for pages of records, `digest` for these and for files beside them."""

    address: str
    state: State = State.LIVE
    record: str = ""
    kind: str = ""
    digest: str = ""
    tracked: Mapping[str, str] = field(default_factory=dict)
    """The values whose changes are told, by key."""
    to: str = ""
    """Where it leads: what took its place, or what replaces the withdrawn one."""
    on: str = ""
    """The day of withdrawal, ISO."""
    reason: str = ""
    gone: bool = False
    """Whether its file is gone for good as well."""


@dataclass(frozen=True)
class Change:
    """One entry of the log.

    `previous` is the hash of the entry before. It leaves out `fields` and `files`, for which `seal` stands: what has
    been withdrawn can be taken out of the log, and the chain still holds.
    """

    n: int
    time: str
    kind: str
    record: str = ""
    address: str = ""
    to: str = ""
    count: int = 0
    fields: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """By key: what it was, what it became; both empty where only the change is told."""
    files: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 by name, of the files that are new or other than before; empty for one that is gone."""
    seal: str = ""
    previous: str = ""

    @property
    def hash(self) -> str:
        return _hash({name: value for name, value in _said(self).items() if name not in {"fields", "files"}})

    @property
    def sealed(self) -> str:
        content = {"fields": self.fields, "files": self.files}
        return _hash(content) if self.fields or self.files else ""


@dataclass(frozen=True)
class Tally:
    """How the province stood on a day it was published. What was not counted then is left out."""

    on: str
    agencies: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    """Of these agencies' items of disclosure, how many were in each state."""
    assignments: Mapping[str, int] = field(default_factory=dict)
    """How many agencies had arranged what policy communication needs of them, by what it is."""


@dataclass(frozen=True)
class Ledger:
    lines: tuple[Line, ...] = ()
    changes: tuple[Change, ...] = ()
    tallies: tuple[Tally, ...] = ()
    where: str = ""
    """The path of the file of addresses, as messages name it."""

    @cached_property
    def by_address(self) -> Mapping[str, Line]:
        return {one.address: one for one in self.lines}

    @property
    def told(self) -> Iterator[str]:
        """The values that the log has told or will tell: what an office's telephone was is public knowledge."""
        yield from (one for line in self.lines for one in line.tracked.values())
        yield from (one for change in self.changes for values in change.fields.values() for one in values)

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """By address: where its line stands in the file."""
        return {one.address: Place(self.where, number) for number, one in enumerate(self.lines, 1)}


EMPTY = Ledger()
SOME = re.compile(r"(?:[^\n]*\n){1,500}")
"""Lines that are compared together."""
STATES = {one.value: one for one in State}
_OF = {"str": str, "int": int, "bool": bool, "State": State}
TYPES = {model: {one.name: _OF.get(str(one.type), dict) for one in fields(model)} for model in (Line, Change)}
NOT_OURS = (ValueError, TypeError, LookupError, AttributeError, RecursionError)
"""What a line raises that somebody else has written."""
_known: dict[str, tuple[bytes, tuple[Line, ...], tuple[Problem, ...]]] = {}
"""What was read last, by its path and under the digest of its text."""
CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def as_lines(values: tuple[Line, ...] | tuple[Change, ...] | tuple[Tally, ...]) -> str:
    """The text of a file of the ledger: canonical, so that equal values are equal bytes."""
    return "".join(_canonical(_said(one)) + "\n" for one in values)


def read_ledger(portal: Path, shown: str) -> tuple[Ledger, tuple[Problem, ...], Mapping[str, Said]]:
    """The ledger of a portal's folder, what is wrong with it, and its texts by path; there may be none yet."""
    name = f"{shown}/{LEDGER}"
    files = {f"{name}/{one}": portal / LEDGER / one for one in (ADDRESSES, CHANGES, TALLIES)}
    files = {path: file for path, file in files.items() if file.is_file() and not file.is_symlink()}
    read = {path: text_of(file.read_bytes(), path) for path, file in files.items()}
    problems = [one for one in read.values() if isinstance(one, Problem)]
    texts = {path: one for path, one in read.items() if isinstance(one, str)}
    where, log = f"{name}/{ADDRESSES}", f"{name}/{CHANGES}"
    if len({where, log} & texts.keys()) == 1 and not problems:
        missing = log if where in texts else where
        problems.append(Problem(Place(missing), "so-dia-chi-hong", "thiếu tệp này của sổ địa chỉ", HOW))
    lines, wrong = _lines(texts.get(where, ""), where)
    changes, broken = read_changes(texts.get(log, ""), log)
    tallies, odd = read_tallies(texts.get(f"{name}/{TALLIES}", ""), f"{name}/{TALLIES}")
    return (
        Ledger(lines, changes, tallies, where),
        in_order([*problems, *wrong, *broken, *odd]),
        {path: files[path].read_bytes for path in texts},
    )


def read_changes(text: str, path: str) -> tuple[tuple[Change, ...], list[Problem]]:
    """The entries of a log as far as its chain holds, and where it breaks."""
    found: list[Change] = []
    for number, line in enumerate(text.split("\n")[:-1], 1):
        change = _change(line)
        before = found[-1].hash if found else ""
        if change is None or change.n != number or change.previous != before or change.sealed not in {change.seal, ""}:
            what = "nhật ký bị sửa hoặc thiếu từ dòng này"
            return tuple(found), [Problem(Place(path, number), "so-thay-doi-hong", what, HOW)]
        found.append(change)
    return tuple(found), []


def read_tallies(text: str, path: str) -> tuple[tuple[Tally, ...], list[Problem]]:
    """The tallies, whose days go up, as far as they can be read."""
    found: list[Tally] = []
    for number, line in enumerate(text.split("\n")[:-1], 1):
        tally = _tally(line)
        if tally is None or (found and tally.on <= found[-1].on):
            what = "dòng này không đọc được hoặc sai thứ tự ngày"
            return tuple(found), [Problem(Place(path, number), "so-dia-chi-hong", what, HOW)]
        found.append(tally)
    return tuple(found), []


def _tally(text: str) -> Tally | None:
    try:
        tally = Tally(**json.loads(text))
        date.fromisoformat(tally.on)
        numbers = (tally.agencies, *tally.counts.values(), *tally.assignments.values())
        sound = all(isinstance(one, int) and one >= 0 for one in numbers)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    return tally if sound and _canonical(_said(tally)) == text else None


def _lines(text: str, path: str) -> tuple[tuple[Line, ...], tuple[Problem, ...]]:
    """A process that lives on reads the same text again and again; it is too long to be held for that."""
    digest = hashlib.sha256(text.encode()).digest()
    if _known.get(path, (b"",))[0] != digest:
        _known[path] = digest, *_parsed(text, path)
    return _known[path][1:]


def _parsed(text: str, path: str) -> tuple[tuple[Line, ...], tuple[Problem, ...]]:
    found: dict[str, Line] = {}
    problems = []
    for number, read in enumerate(_read(text), 1):
        if read is None:
            problems.append(Problem(Place(path, number), "so-dia-chi-hong", "dòng này không đọc được", HOW))
        elif read.address in found:
            what = f"địa chỉ {read.address} có hai dòng"
            problems.append(Problem(Place(path, number), "so-dia-chi-hong", what, "xóa dòng cũ hơn trong hai dòng"))
        else:
            found[read.address] = read
    return tuple(found.values()), tuple(problems)


def _read(text: str) -> Iterator[Line | None]:
    """What each line says; None where it is none of ours, or not written as we write it."""
    for some in SOME.finditer(text):
        written = some[0].split("\n")[:-1]
        yield from _together(written) or map(_alone, written)


def _together(written: list[str]) -> list[Line] | None:
    """Many lines in a third of the time; None where each has to be asked by itself.

    They are parsed and written as one list. That is the same as long as one object ends and the next begins between
    any two lines, and nowhere else.
    """
    text = ",".join(written)
    if text.count("},{") != len(written) - 1 or not all(one[:1] + one[-1:] == "{}" for one in written):
        return None
    try:
        values = json.loads(f"[{text}]")
        return [_line(one) for one in values] if _canonical(values) == f"[{text}]" else None
    except NOT_OURS:
        return None


def _alone(text: str) -> Line | None:
    try:
        values = json.loads(text)
        return _line(values) if _canonical(values) == text else None
    except NOT_OURS:
        return None


def _line(values: dict[str, Any]) -> Line:
    """Raises one of NOT_OURS where the values are no line that we would write."""
    values["state"] = STATES[values["state"]]
    line = Line(**values)
    sound = all(values.values()) and _is_typed(values, Line) and _is_inside(line.address) and _is_inside(line.to or "/")
    if not sound or not (line.state is State.LIVE or (line.reason if line.state is State.WITHDRAWN else line.to)):
        raise ValueError(values)
    return line


def _is_inside(address: str) -> bool:
    """Whether an address stays within the portal."""
    return address.startswith("/") and "//" not in address and ".." not in address


def _is_typed(values: Mapping[str, object], model: type[Line | Change]) -> bool:
    """Whether each value has the type of its default; a file may hold anything."""
    return [*map(type, values.values())] == [*map(TYPES[model].get, values)]


def _change(text: str) -> Change | None:
    try:
        values = json.loads(text)
        pairs = {name: (str(old), str(new)) for name, (old, new) in values.get("fields", {}).items()}
        change = Change(**{**values, "fields": pairs})
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    return change if _is_typed(values, Change) and _canonical(_said(change)) == text else None


def _said(value: Line | Change | Tally) -> dict[str, Any]:
    """What a line says, without what is empty."""
    return {one.name: found for one in fields(value) if (found := getattr(value, one.name))}


def _canonical(value: object) -> str:
    """Nothing in it looks like an element to a browser that takes the file for a page."""
    return CANONICAL.encode(value).replace("<", "\\u003c")


def _hash(value: object) -> str:
    return hashlib.sha256(_canonical(value).encode()).hexdigest()
