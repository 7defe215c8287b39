"""The text of a person's file: new, or with a few keys changed and every other byte as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ...portal.source.rewriting import with_inner_keys, with_keys
from ...portal.source.scaffold import quoted
from .said import Value

GROUP = "spokesperson"
TITLE = re.compile(r"(?P<before>\s*(?:- +)?title: *)(?P<title>.*?)(?P<after>\s+#.*|\s*)")


def new_text(values: Mapping[str, Value]) -> str:
    front = [line for name, value in values.items() for line in _lines(name, value)]
    return "\n".join(("---", *front, "---", ""))


def with_mandate(text: str, said: Mapping[str, Value], *, is_new: bool) -> str | None:
    """The text with these keys of `spokesperson`; None where the file is written so that they cannot be told apart."""
    if is_new:
        return with_keys(text, {GROUP: "\n".join(_lines(GROUP, said))})
    return with_inner_keys(text, GROUP, {name: "\n".join(_lines(name, value)) for name, value in said.items()})


def with_title(text: str, line: int, before: str, after: str) -> str | None:
    """The text with another title in that line, from 1; None where it does not stand there in so many words."""
    lines = text.split("\n")
    found = TITLE.fullmatch(lines[line - 1])
    if not found or found["title"] not in {before, quoted(before)}:
        return None
    lines[line - 1] = f"{found['before']}{quoted(after)}{found['after']}"
    return "\n".join(lines)


def _lines(name: str, value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield f"{name}: {quoted(value)}"
        return
    yield f"{name}:"
    if isinstance(value, Mapping):
        yield from (f"  {line}" for inner, one in value.items() for line in _lines(inner, one))
        return
    for item in value:
        inner = [quoted(item)] if isinstance(item, str) else [line for pair in item.items() for line in _lines(*pair)]
        yield f"  - {inner[0]}"
        yield from (f"    {line}" for line in inner[1:])
