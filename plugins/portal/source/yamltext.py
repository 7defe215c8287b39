"""YAML as plain text with places: the door to PyYAML.

YAML's own types turn a telephone number into another number and keep the second of two equal keys
without a word. So values are built from events, every scalar stays the text it is in the file, and
anchors, aliases, tags and repeated keys are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from .limits import LEVELS, NODES
from .place import KEY, Place, Steps

NAME = re.compile(r"[^\s\x00-\x1f\x7f](?:[^\n\t\xa0]*[^\s])?")
"""A key has no blanks around it, whatever kind of blank."""

Value = Any
"""A str, or a list or dict of values; what JSON would hold if it had only strings."""

Event = Any
"""A yaml.Event of a value, which always has its marks and its anchor."""


class BadYaml(ValueError):
    """The text is not YAML as we read it: `code` names the problem, `line` and `column` count from 1."""

    def __init__(self, code: str, what: str, how: str, line: int, column: int) -> None:
        super().__init__(what)
        self.code, self.what, self.how, self.line, self.column = code, what, how, line, column


def read(text: str, path: str = "", first_line: int = 1) -> tuple[Value, dict[Steps, Place]]:
    """The values of a YAML text, and where each stands. A key left blank is dropped but keeps its place.

    Raises BadYaml.
    """
    reader = _Reader(path, first_line)
    try:
        # Event by event: libyaml needs quadratic time for brackets in brackets, of which we refuse the seventh.
        return reader.document(yaml.parse(text, Loader=yaml.CBaseLoader)), reader.places
    except (yaml.YAMLError, UnicodeError) as error:
        raise reader.broken(error) from None


@dataclass(frozen=True)
class Node:
    """A value as it is written: its first letter and the one after its last, by their offsets in the text.

    `begin` is where the value's own key begins, or the dash of an item, `mark` what follows the colon or the dash.
    `within` are a group's values by their keys, or a list's by their numbers; `flow` is whether it stands in brackets,
    or within some.
    """

    begin: int
    mark: int
    start: int
    end: int
    within: Mapping[str | int, Node]
    flow: bool


def written(text: str) -> Node:
    """How the values of a text are written that `read` has read; an empty one is a group of nothing."""
    root = yaml.compose(text, Loader=yaml.CBaseLoader)
    return _node(root, text, (0, 0), flow=False) if root else Node(0, 0, 0, 0, {}, flow=False)


@cache
def load_data(path: Path) -> Value:
    """A data file of the program itself, read once; the caller must not change it."""
    return read(path.read_text(encoding="utf-8"), path.name)[0]


def load_examples(path: Path) -> Value:
    """Examples that developers write, with YAML's own types: numbers and yes/no as a template gets them."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


class _Reader:
    def __init__(self, path: str, first_line: int) -> None:
        self.path, self.first_line, self.nodes = path, first_line, 0
        self.places: dict[Steps, Place] = {}

    def document(self, events: Iterator[yaml.Event]) -> Value:
        nodes = (event for event in events if isinstance(event, yaml.NodeEvent) or self.directed(event))
        first = next(nodes, None)
        value = {} if first is None else self.placed(first, events, ())
        if (second := next(nodes, None)) and getattr(second, "value", None) != "":
            raise self.bad("yaml-khong-doc-duoc", "các khóa bị ngắt bởi một dòng --- hoặc ...", "xóa dòng ấy", second)
        return value

    def directed(self, event: yaml.Event) -> bool:
        """Never true: a line like %YAML or %TAG changes how all that follows is read."""
        if getattr(event, "version", None) or getattr(event, "tags", None):
            raise self.bad("yaml-khong-doc-duoc", "có dòng bắt đầu bằng dấu %", "xóa dòng ấy", event)
        return False

    def placed(self, event: yaml.Event, events: Iterator[yaml.Event], steps: Steps) -> Value:
        """A value that no key stands before."""
        self.places[steps] = self.place(event)
        return self.value(event, events, steps)

    def value(self, event: yaml.Event, events: Iterator[yaml.Event], steps: Steps) -> Value:
        self.refuse(event, steps)
        if isinstance(event, yaml.ScalarEvent):
            return event.value
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(events, steps)
        return self.mapping(events, steps)

    def sequence(self, events: Iterator[yaml.Event], steps: Steps) -> list[Value]:
        values: list[Value] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            values.append(self.placed(event, events, (*steps, len(values))))
        return values

    def mapping(self, events: Iterator[yaml.Event], steps: Steps) -> dict[str, Value]:
        values: dict[str, Value] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            name = self.name(event, steps)
            inner = (*steps, name)
            if inner in self.places:
                raise self.bad(
                    "khoa-lap-lai",
                    f"khóa “{name}” được viết hai lần",
                    "giữ lại một dòng, xóa dòng kia",
                    event,
                )
            self.places[inner] = self.places[*inner, KEY] = self.place(event)
            following = next(events)
            value = self.value(following, events, inner)
            if value != "":
                values[name] = value
                self.places[inner] = self.place(following)
        return values

    def name(self, event: yaml.Event, steps: Steps) -> str:
        if not isinstance(event, yaml.ScalarEvent) or not event.value:
            raise self.bad("yaml-khong-doc-duoc", "tên khóa phải là một từ đơn giản", "viết: khóa: giá trị", event)
        if not _is_name(event.value):
            raise self.bad(
                "khoang-trang-la",
                f"khóa “{event.value.strip()}” có khoảng trắng lạ",
                f"gõ lại cả dòng bằng bàn phím: {event.value.strip()}: giá trị",
                event,
            )
        self.refuse(event, steps)
        return str(event.value)

    def place(self, event: Event) -> Place:
        """Where a value stands; of a nested value, where it begins."""
        start, end = event.start_mark, event.end_mark
        is_one_line = start.line == end.line and isinstance(event, yaml.ScalarEvent)
        length = (end.column - start.column if is_one_line else 0) or 1
        return Place(self.path, start.line + self.first_line, start.column + 1, length)

    def refuse(self, event: Event, steps: Steps) -> None:
        self.nodes += 1
        if event.anchor or event.tag or len(steps) > LEVELS or self.nodes > NODES:
            raise self.refusal(event, steps)

    def refusal(self, event: Event, steps: Steps) -> BadYaml:
        if event.anchor:  # an alias has one too
            what = "dùng dấu & hoặc * để tham chiếu trong phần đầu tệp"
            how = "đặt giá trị trong dấu nháy kép nếu đó là chữ bình thường"
            return self.bad("yaml-co-tham-chieu", what, how, event)
        if event.tag:
            what, how = f"dùng thẻ “{event.tag}” trong phần đầu tệp", "bỏ thẻ, hoặc đặt cả giá trị trong dấu nháy kép"
            return self.bad("yaml-co-tham-chieu", what, how, event)
        if len(steps) > LEVELS:
            return self.bad("yaml-qua-sau", f"phần đầu tệp lồng sâu quá {LEVELS} bậc", "viết gọn lại", event)
        return self.bad("qua-gioi-han", f"có quá {NODES} khóa và giá trị", "đưa bớt thành tệp đính kèm", event)

    def bad(self, code: str, what: str, how: str, event: yaml.Event) -> BadYaml:
        line, column = _mark(event.start_mark)
        return BadYaml(code, what, how, line + self.first_line, column + 1)

    def broken(self, error: Exception) -> BadYaml:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line, column = _mark(mark)
        return BadYaml(
            "yaml-khong-doc-duoc",
            "dòng này không đúng cách viết “khóa: giá trị”",
            "kiểm tra dấu hai chấm, khoảng trắng đầu dòng và dấu nháy; "
            "giá trị có dấu hai chấm thì đặt trong dấu nháy kép",
            line + self.first_line,
            column + 1,
        )


def _node(node: yaml.Node, text: str, lead: tuple[int, int], *, flow: bool) -> Node:
    start, end, flow = node.start_mark.index, node.end_mark.index, flow or bool(getattr(node, "flow_style", False))
    within: dict[str | int, Node] = {}
    if isinstance(node, yaml.MappingNode):
        for key, one in node.value:
            colon = text.index(":", key.end_mark.index) + 1
            within[key.value] = _node(one, text, (key.start_mark.index, colon), flow=flow)
    elif isinstance(node, yaml.SequenceNode):
        for number, one in enumerate(node.value):
            first = one.start_mark.index
            dash = first if flow else text.rindex("-", start, first)
            within[number] = _node(one, text, (dash, dash + 1), flow=flow)
    # What is not in brackets is said to end where the next value begins.
    open_end = max((one.end for one in within.values()), default=start + len(text[start:end].rstrip()))
    return Node(*lead, start, end if flow and within else open_end, within, flow)


@lru_cache(maxsize=1 << 10)
def _is_name(text: str) -> bool:
    return NAME.fullmatch(text) is not None


def _mark(mark: Any) -> tuple[int, int]:  # noqa: ANN401 - the C and the Python library each have their own
    """Line and column from 0; the beginning where the parser does not know."""
    return (mark.line, mark.column) if mark else (0, 0)
