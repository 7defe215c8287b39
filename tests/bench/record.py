"""A content file as editors write one: front matter in YAML's block style, then the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any


def record(values: Mapping[str, Any], body: str = "") -> str:
    """Keys in the order given; what is None or empty is left out."""
    return "\n".join(("---", *lines(values), "---", body))


def lines(values: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield f"{indent}{name}:"
            yield from lines(value, f"{indent}  ")
        elif isinstance(value, Sequence) and not isinstance(value, str):
            yield from _list(name, value, indent)
        elif value is not None:
            yield f"{indent}{name}: {value}"


def _list(name: str, values: Sequence[Any], indent: str) -> Iterator[str]:
    if values:
        yield f"{indent}{name}:"
    for one in values:
        first, *rest = lines(one, f"{indent}    ") if isinstance(one, Mapping) else (str(one),)
        yield f"{indent}  - {first.lstrip()}"
        yield from rest
