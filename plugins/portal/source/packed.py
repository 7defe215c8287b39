"""Records and their values as plain JSON and back, for remembering what files say.

Bytes that somebody else may have written must not run code, so nothing in them names a class or a function: a number
stands for a class that the declaration of a record leads to. What is read back is not validated again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import Any, TypeAlias, TypeVar, get_args, get_type_hints

from .schema import Part, Record

_T = TypeVar("_T")

Packed: TypeAlias = Any
"""What JSON can hold; a list begins with the number of what it stands for."""

TUPLE, CONSTANT = 0, 1
SHARED = 4_000
"""Values of each class that are remembered, so that equal ones are one object."""
PLAIN = frozenset({str, int, float, bool, type(None)})
WRITTEN: Mapping[type, tuple[Callable[[Any], str], Callable[[str], object]]] = {
    date: (date.isoformat, date.fromisoformat),
    datetime: (datetime.isoformat, datetime.fromisoformat),
    time: (time.isoformat, time.fromisoformat),
    Decimal: (str, Decimal),
}
"""Values that one text says wholly."""


def to_bytes(packed: Packed) -> bytes:
    """One line."""
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def from_bytes(content: bytes) -> Packed:
    """Raises ValueError or RecursionError."""
    return json.loads(content.decode("utf-8", "surrogatepass"))


class Codec:
    """Packs the values of some classes and of all that these are declared to hold.

    `constants` are values of which there is one each, as a word of a list: they are packed by their names.
    """

    def __init__(self, models: Iterable[type], constants: Mapping[str, object]) -> None:
        self.constants = constants
        self.names = {id(one): name for name, one in constants.items()}
        unique = {type(one) for one in constants.values()}
        found = {one for model in models for one in _reached(model)} - unique
        self.numbers = {one: number for number, one in enumerate(sorted(found, key=_full_name), CONSTANT + 1)}
        self.held = {one: _held(one) for one in found}
        self.makers: list[Callable[[list[Packed]], Any]] = [self._tuple, self._constant]
        self.makers += (self._maker(one) for one in self.numbers)

    def packed(self, value: object) -> Packed:
        """Of a record only what its file says: the reader's own fields are the reader's to give again."""
        kind = type(value)
        if kind in PLAIN:
            return value
        if isinstance(value, tuple):
            return [TUPLE, *map(self.packed, value)]
        if name := self.names.get(id(value)):
            return [CONSTANT, name]
        if kind in WRITTEN:
            return [self.numbers[kind], WRITTEN[kind][0](value)]
        names = self.held[kind]
        if isinstance(value, Part):
            said = {one: self.packed(getattr(value, one)) for one in names if one in value.model_fields_set}
            return [self.numbers[kind], said]
        return [self.numbers[kind], *(self.packed(getattr(value, one)) for one in names)]

    def value(self, packed: Packed) -> Any:  # noqa: ANN401 - of any class that was packed
        """Raises LookupError, TypeError or ValueError for what `packed` has not made."""
        return self.makers[packed[0]](packed) if type(packed) is list else packed

    def _tuple(self, packed: list[Packed]) -> tuple[object, ...]:
        return tuple(self._values(packed[1:]))

    def _values(self, packed: Iterable[Packed]) -> list[Any]:
        """Nothing is called for what is plain, as most is."""
        makers = self.makers
        return [makers[one[0]](one) if type(one) is list else one for one in packed]

    def _constant(self, packed: list[Packed]) -> object:
        return self.constants[packed[1]]

    def _maker(self, kind: type) -> Callable[[list[Packed]], object]:
        if kind in WRITTEN:
            read = lru_cache(SHARED)(WRITTEN[kind][1])
            return lambda packed: read(packed[1])
        return self._part_maker(kind) if issubclass(kind, Part) else self._dataclass_maker(kind)

    def _part_maker(self, kind: type[Part]) -> Callable[[list[Packed]], Part]:
        """As pydantic's `model_construct`, which works out anew for each object what is the same for all.

        Objects in which the same fields are set, the reader's own among them, share one set of their names.
        """
        unsaid = {name: None if field.is_required() else field.default for name, field in kind.model_fields.items()}
        own = unsaid.keys() - set(self.held[kind])
        put = object.__setattr__

        @lru_cache(SHARED)
        def names(*said: str) -> set[str]:
            return own | set(said)

        def fresh(said: tuple[str, ...], *values: object) -> Part:
            made = kind.__new__(kind)
            put(made, "__dict__", unsaid | dict(zip(said, values, strict=True)))
            put(made, "__pydantic_fields_set__", names(*said))
            put(made, "__pydantic_extra__", None)
            put(made, "__pydantic_private__", None)
            return made

        make = fresh if issubclass(kind, Record) else _shared(fresh)
        return lambda packed: make(tuple(packed[1]), *self._values(packed[1].values()))

    def _dataclass_maker(self, kind: type) -> Callable[[list[Packed]], object]:
        names, new, put = self.held[kind], object.__new__, object.__setattr__

        @_shared
        def make(*values: object) -> object:
            made: object = new(kind)
            for name, value in zip(names, values, strict=True):
                put(made, name, value)
            return made

        return lambda packed: make(*self._values(packed[1:]))


def _shared(make: Callable[..., _T]) -> Callable[..., _T]:
    """Makes one object of equal values: of many thousands of numbers, citations and signatures most come again.

    A number is told from the truth value that equals it.
    """
    return lru_cache(SHARED, typed=True)(make)


def _held(kind: type) -> tuple[str, ...]:
    """The names of what an object holds; of a record without what its reader adds."""
    if issubclass(kind, Part):
        return tuple(one.name for one in kind.declared())
    return tuple(one.name for one in fields(kind)) if is_dataclass(kind) else ()


def _reached(model: type) -> Iterator[type]:
    """A class and all that the declarations of its fields lead to, plain values aside."""
    seen: set[type] = set()
    waiting: list[Any] = [model]
    while waiting:
        one = waiting.pop()
        waiting += get_args(one)
        if isinstance(one, type) and not get_args(one) and one not in seen | PLAIN | {tuple}:
            seen.add(one)
            waiting += _declarations(one)
    yield from (one for one in seen if one in WRITTEN or is_dataclass(one) or issubclass(one, Part))


def _declarations(kind: type) -> list[Any]:
    if issubclass(kind, Part):
        return [kind.model_fields[one.name].annotation for one in kind.declared()]
    return list(get_type_hints(kind).values()) if is_dataclass(kind) else []


_full_name = attrgetter("__module__", "__qualname__")
