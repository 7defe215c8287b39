"""Fingerprints of values: what views and the chrome are told apart by, without rendering anything."""

from __future__ import annotations

import marshal
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from enum import Enum
from functools import cache
from hashlib import sha256
from operator import attrgetter
from typing import Any

from pydantic import BaseModel

from ..portal.catalogue.site import Relation
from ..portal.source.schema import Record
from ..portal.views.list import List
from ..portal.views.parts import Row

ATOMS = frozenset((str, int, float, bool, bytes, type(None)))
SHOWN = (date, time, Decimal, Enum)
"""What `repr` tells whole."""
PLAIN = 2
"""A form of marshal in which equal values are equal bytes; later ones tell which of them are one object."""


def fingerprint(value: object) -> bytes:
    """Equal values have equal fingerprints: of frozen values, models, tuples and mappings, all the way down."""
    return sha256(marshal.dumps(_plain(value), PLAIN)).digest()


def _plain(value: Any) -> Any:  # noqa: ANN401 - any value of a view
    """The same out of what marshal knows: a list is something else than a tuple; the rest stands as it shows itself."""
    kind: type[object] = type(value)
    if kind in ATOMS:
        return value
    if kind is tuple:
        return tuple([one if type(one) in ATOMS else _plain(one) for one in value])
    if isinstance(value, dict):
        return [[_plain(name), _plain(one)] for name, one in value.items()]
    if kind in {set, frozenset}:
        return ["set", *sorted(marshal.dumps(_plain(one), PLAIN) for one in value)]
    if named := _named(kind):  # type: ignore[arg-type] # mypy 1.x takes no class for hashable
        name, values = named
        return [name, *[one if type(one) in ATOMS else _plain(one) for one in values(value)]]
    if isinstance(value, SHOWN):
        return [kind.__qualname__, repr(value)]
    raise TypeError(kind)  # its repr may tell where it lies, and not what it is


@cache
def _named(kind: type[object]) -> tuple[str, Callable[[Any], tuple[Any, ...]]] | None:
    """What a class of values is called, and how to get all values of one; None for other classes."""
    if issubclass(kind, (tuple, list)):
        return kind.__qualname__, tuple
    if issubclass(kind, Record):
        return kind.__qualname__, _of_record
    if kind in {List, Relation, Row}:
        return kind.__qualname__, _of_parts
    if issubclass(kind, BaseModel):
        names = list(kind.model_fields)
    elif is_dataclass(kind):
        names = [one.name for one in fields(kind)]
    else:
        return None
    # With a single name attrgetter gives the value itself, with none it is an error: one name twice is always a tuple.
    return kind.__qualname__, attrgetter(*names, "__class__.__name__", "__class__.__name__")


def _once(parts: Callable[[Any], tuple[object, ...]]) -> Callable[[Any], tuple[object, ...]]:
    """The parts of a value as one fingerprint, worked out once for each object: many others hold it, and it stays."""
    known: dict[int, tuple[object, tuple[bytes]]] = {}

    def of(value: object) -> tuple[bytes]:
        found = known.get(id(value))
        if found is None:
            found = known[id(value)] = value, (fingerprint(parts(value)),)  # held, so that its place is not another's
        return found[1]

    return of


@_once
def _of_record(record: Record) -> tuple[object, ...]:
    """What a file says is told apart by the digest of the file, and is that of its place."""
    if digest := record.origin.digest:
        return record.id, record.origin.path, digest, record.files
    return record.body_utf8, *(getattr(record, name) for name in type(record).model_fields)


@_once
def _of_parts(value: List | Relation | Row) -> tuple[object, ...]:
    return tuple(vars(value).values())
