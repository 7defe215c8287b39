"""Rewriting front matter: a few keys get new lines, and every other byte of the file stays as its editor wrote it."""

from __future__ import annotations

from collections.abc import Mapping

from .frontmatter import FENCE, split
from .problem import Problem

CONTINUES = (" ", "\t", "-", "]", "}")
"""With what the second and later lines of a value may begin."""


def with_keys(text: str, keys: Mapping[str, str]) -> str | None:
    """The text of a Markdown file with new lines for some keys, "" to take one out; where absent, at the end.

    None when the file is written in a way that this cannot be done without touching something else.
    """
    lines = text.split("\n")
    end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), 0)
    mark = "\r" if lines[0].endswith("\r") else ""
    front = lines[1:end]
    for name, written in keys.items():
        start, stop = _block(front, name)
        front[start:stop] = [f"{line}{mark}" for line in written.split("\n") if line]
    found = "\n".join((lines[0], *front, *lines[end:]))
    wanted = "\n".join((FENCE, *keys.values(), FENCE))
    is_sound = _said(found, keys, meant=True) == _said(wanted, keys, meant=True)
    return found if is_sound and _said(found, keys, meant=False) == _said(text, keys, meant=False) else None


def with_inner_keys(text: str, group: str, keys: Mapping[str, str]) -> str | None:
    """The same for keys of a group that stands in the file as lines below its name."""
    lines = text.replace("\r", "").split("\n")
    end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), 0)
    start, stop = _block(lines[:end], group)
    inner = lines[start + 1 : stop]
    indent = inner[0][: len(inner[0]) - len(inner[0].lstrip())] if inner else ""
    if not indent or not all(line.startswith(indent) for line in inner):
        return None
    within = [line.removeprefix(indent) for line in inner]
    for name, written in keys.items():
        first, last = _block(within, name)
        within[first:last] = written.split("\n")
    return with_keys(text, {group: "\n".join((lines[start], *(indent + line for line in within)))})


def _block(front: list[str], name: str) -> tuple[int, int]:
    start = next((at for at, line in enumerate(front) if line.partition(":")[0].rstrip() == name), len(front))
    stop = start + 1
    while stop < len(front) and front[stop].startswith(CONTINUES):
        stop += 1
    return start, min(stop, len(front))


def _said(text: str, keys: Mapping[str, str], *, meant: bool) -> object:
    """What a file says under these keys, or all the rest of it: the proof that only they have changed."""
    found = split(text.lstrip("\ufeff").replace("\r\n", "\n"), "")
    if isinstance(found, Problem):
        return found.code
    values = {name: value for name, value in found.values.items() if (name in keys) is meant}
    return values if meant else (values, found.body)
