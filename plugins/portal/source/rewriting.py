"""Rewriting a file: it says other values, and every line whose value stays the same is as its editor wrote it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import TypeAlias

from .frontmatter import FENCE, split_stored
from .problem import Problem
from .scaffold import item_lines, key_lines, quoted
from .yamltext import Node, Value, written

Edit: TypeAlias = tuple[int, int, str]
"""Letters that go, from the first to before the second offset, and what comes in their place."""


def rewritten(text: str, values: Mapping[str, Value], body: str | None = None) -> str | None:
    """The text of a Markdown file that says these values and, if given, this text below them.

    What is empty is left out. New keys come last; a list or a group that is gone goes with all its lines. None when the
    file is written in a way that this cannot be done.
    """
    plain = text.replace("\r\n", "\n")
    found = split_stored(text, "")
    if isinstance(found, Problem):
        return None
    lines = plain.split("\n")
    end = next(at for at, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE)
    front = "\n".join(lines[1:end])
    said = values if values == found.values else _filled(values)
    made = _spliced(front, _Front(front).edits(written(front), found.values, said))
    below = found.body if body is None else body
    rest = lines[end + 1 :] if below == found.body else below.split("\n")
    after = "\n".join((lines[0], *([made] if made else []), lines[end], *rest))
    again = split_stored(after, "")
    is_sound = not isinstance(again, Problem) and (again.values, again.body) == (said, below)
    return _ended_as(text, after) if is_sound else None


def _filled(value: Value) -> Value:
    """A value without what is empty in it."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {name: found for name, one in value.items() if (found := _filled(one))}
    return [found for one in value if (found := _filled(one))]


def _spliced(text: str, edits: Iterable[Edit]) -> str:
    at, kept = 0, []
    for start, end, new in sorted(edits):
        kept += [text[at:start], new]
        at = end
    return "".join((*kept, text[at:]))


def _ended_as(before: str, after: str) -> str:
    """Lines that were there keep their ends; a new one ends as the first does."""
    if "\r\n" not in before:
        return after
    old, new = before.split("\n"), after.split("\n")
    mark = "\r" if old[0].endswith("\r") else ""
    found: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(None, [one.removesuffix("\r") for one in old], new).get_opcodes():
        found += old[a:b] if tag == "equal" else [f"{one}{mark}" for one in new[c:d]]
    return "\n".join((*found[:-1], found[-1].removesuffix("\r")))


class _Front:
    """The front matter of a file, and what has to change in it."""

    def __init__(self, text: str) -> None:
        self.text = text

    def edits(self, node: Node, before: Value, after: Value) -> Iterator[Edit]:
        if before == after:
            return
        if isinstance(after, str) or type(before) is not type(after) or (node.flow and _names(before) != _names(after)):
            yield from self.replaced(node, after)
        elif isinstance(before, dict):
            yield from self.group(node, before, after)
        else:
            yield from self.items(node, before, after)

    def group(self, node: Node, before: Mapping[str, Value], after: Mapping[str, Value]) -> Iterator[Edit]:
        for name, one in before.items():
            if name in after:
                yield from self.edits(node.within[name], one, after[name])
            else:
                yield self.removed(node.within[name], node)
        new = {name: one for name, one in after.items() if name not in before}
        blank = [name for name in new if name in node.within]
        for name in blank:
            yield from self.replaced(node.within[name], new.pop(name))
        if new:
            first = next(iter(node.within.values()), node)
            lines = [line for name, one in new.items() for line in key_lines(name, one)]
            yield self.inserted(node.end if node.within else len(self.text), self.column(first.begin), lines)

    def items(self, node: Node, before: Sequence[Value], after: Sequence[Value]) -> Iterator[Edit]:
        """Items that stay are found by what they say; one in the place of another is that one, changed."""
        same = SequenceMatcher(None, [*map(repr, before)], [*map(repr, after)], autojunk=False)
        for _, a, b, c, d in same.get_opcodes():
            for was, now in zip(range(a, b), range(c, d), strict=False):
                yield from self.edits(node.within[was], before[was], after[now])
            both = min(b - a, d - c)
            yield from (self.removed(node.within[one], node) for one in range(a + both, b))
            if lines := [line for one in after[c + both : d] for line in item_lines(one)]:
                yield self.among(node, a + both, lines)

    def among(self, node: Node, number: int, lines: list[str]) -> Edit:
        """New items before the one of that number."""
        first = node.within[0]
        if number:
            return self.inserted(node.within[number - 1].end, self.column(first.begin), lines)
        start, pad = first.begin, " " * self.column(first.begin)
        return start, start, "".join(f"{line}\n{pad}" for line in lines)

    def inserted(self, after: int, column: int, lines: list[str]) -> Edit:
        """Lines below the one that holds an offset."""
        at = self.line_end(after)
        new = "\n".join(f"{' ' * column}{line}" for line in lines)
        return at, at, f"\n{new}" if self.text else new

    def removed(self, node: Node, around: Node) -> Edit:
        """With its lines; a first key on the line of its item's dash leaves its place to the next."""
        start, end = self.text.rfind("\n", 0, node.begin), self.line_end(node.end)
        if self.text[start + 1 : node.begin].strip():
            later = (one.begin for one in around.within.values() if one.begin > node.begin)
            return node.begin, min(later, default=node.end), ""
        return (start, end, "") if start >= 0 else (0, end + 1, "")

    def replaced(self, node: Node, value: Value) -> Iterator[Edit]:
        """What fits goes where the value begins, the rest below the line; a comment there stays."""
        if node.flow:
            yield node.start, node.end, _in_brackets(value)
            return
        is_item = self.text[node.mark - 1] == "-" and not isinstance(value, str)
        first, *others = (f": {_in_brackets(value)}",) if is_item else key_lines("", value)
        end = self.line_end(node.end)
        begins_here = "\n" not in self.text[node.mark : node.start]
        yield node.mark, node.end if begins_here else node.mark, first.removeprefix(":")
        pad = " " * self.column(node.begin)
        yield end if begins_here else self.line_end(node.mark), end, "".join(f"\n{pad}{line}" for line in others)

    def column(self, offset: int) -> int:
        return offset - self.text.rfind("\n", 0, offset) - 1

    def line_end(self, offset: int) -> int:
        found = self.text.find("\n", offset)
        return len(self.text) if found < 0 else found


def _names(value: Value) -> Collection[object]:
    """What the values of a group or a list are known by: what stands in brackets and gets others is written anew."""
    return value.keys() if isinstance(value, dict) else range(len(value))


def _in_brackets(value: Value) -> str:
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{name}: {_in_brackets(one)}' for name, one in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_in_brackets, value))}]"
    return json.dumps(value, ensure_ascii=False) if set(value) & set(",[]{}\n") else quoted(value)
