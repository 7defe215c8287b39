"""What the log of changes compares: the values whose change a reader should be told of, as text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from ..model.citation import Citation
from ..model.number import IssuingNumber
from ..model.phone import Phone
from ..model.vocabulary import Term
from ..source.schema import Key, Part

MARK = 4
"""Hexadecimal digits by which a private value is known again: enough to see that it changed, too few to find it out."""


def tracked(part: Part) -> Mapping[str, str]:
    """By key, a group's before the key's own: `consultation.closes`. Days are ISO; what is private is only a mark."""
    return {name: _marked(text) if key.private else text for name, key, text in _values(part, "")}


def declared(model: type[Part], name: str) -> Key | None:
    """The declaration behind a key as `tracked` names it."""
    first, _, rest = name.partition(".")
    key = next((one for one in model.declared() if one.name == first), None)
    return declared(key.part, rest) if key and rest and key.part else key


def _values(part: Part, above: str) -> Iterator[tuple[str, Key, str]]:
    for key in part.declared():
        value = getattr(part, key.name)
        if key.tracked and (text := _text(value)):
            yield above + key.name, key, text
        elif isinstance(value, Part):
            yield from _values(value, f"{above}{key.name}.")


def _marked(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:MARK]


def _text(value: Any) -> str:  # noqa: ANN401 - the value of any field
    if isinstance(value, tuple):
        return "; ".join(map(_text, value))
    if isinstance(value, Part):
        return ", ".join(text for one in value.declared() if (text := _text(getattr(value, one.name))))
    write = next((write for kind, write in _WRITINGS if isinstance(value, kind)), str)
    return " ".join(write(value).split())


_WRITINGS: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (type(None), lambda _: ""),
    (datetime, lambda moment: moment.isoformat(timespec="minutes")),
    (date, date.isoformat),
    (IssuingNumber, lambda number: number.text),
    (Citation, lambda citation: citation.text),
    (Phone, lambda phone: phone.number),
    (Term, lambda term: term.label),
)
