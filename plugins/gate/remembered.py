"""Slow work done once: what the memory knows is not made again, the rest is made under limits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias, TypeVar

from ..portal.store import Store, key
from .limited import Exceeded

_T = TypeVar("_T")

Maker: TypeAlias = Callable[[Sequence[_T]], Iterable[bytes | Exceeded]]
"""The work on several items, in their order; asked for only where something is not known."""


def remembered(
    items: Iterable[_T],
    identity: Callable[[_T], str | bytes],
    recipe: bytes,
    make: Maker[_T],
    store: Store,
) -> dict[_T, bytes | Exceeded]:
    """What is made of each item, of which the work sees its `identity` only; what was too much is not remembered."""
    keys = {one: key(recipe, identity(one)) for one in items}
    found: dict[bytes, bytes | Exceeded] = {**store.known(keys.values())}
    missing = {place: one for one, place in keys.items() if place not in found}
    for place, value in _made(missing, make):
        found[place] = value
        if isinstance(value, bytes):
            store.keep(place, value)
    return {one: found[place] for one, place in keys.items()}


def _made(missing: dict[bytes, _T], make: Maker[_T]) -> Iterator[tuple[bytes, bytes | Exceeded]]:
    if missing:
        yield from zip(missing, make(list(missing.values())), strict=True)
