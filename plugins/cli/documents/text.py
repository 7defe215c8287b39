"""The text of a paper as Markdown: chapters and articles are headings, clauses a numbered list, tables are tables.

The numbers stay as they were printed, because other papers cite them. What bold and italic letters said beyond that
is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ...portal.language.clean import clean
from .casing import Casing
from .paper import Block, Grid, Line
from .words import is_capitals, is_noise, said

HEADINGS: tuple[tuple[str, str], ...] = (
    ("annex", rf"(?:{'|'.join(said('annexes')[:2])})\b.{{0,200}}"),
    ("part", r"phần (?:thứ \w+|[IVXLC]+|\d+)\b.{0,200}"),
    ("chapter", r"chương (?:[IVXLC]+|\d+)\b.{0,200}"),
    ("section", r"(?:tiểu )?mục \d+\b.{0,200}"),
    ("article", r"điều \d+[a-zđ]?(?:\s*[.:].*)?"),
    ("letter", r"[A-H]\. .{0,200}"),
    ("roman", r"[IVX]+[.)/] .{0,200}"),
    ("number", r"\d{1,2}(?:\.\d{1,2})*\.? .{0,200}"),
)
"""What a heading begins with, the highest first. Letters, roman and common numbers are headings only in bold."""
BOLD_ONLY = frozenset({"letter", "roman", "number"})
PATTERNS = {
    name: re.compile(pattern, re.DOTALL | (re.IGNORECASE if name not in BOLD_ONLY else 0)) for name, pattern in HEADINGS
}
RANKS = {name: place for place, (name, _) in enumerate(HEADINGS)}
ARTICLE = re.compile(r"(?P<head>điều \d+[a-zđ]?)\s*[.:]?\s*(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
ALONE = re.compile(
    r"(?:phần (?:thứ \w+|[IVXLC]+|\d+)|chương (?:[IVXLC]+|\d+)|phụ lục(?: [IVXLC\d]+)?|(?:tiểu )?mục \d+)\s*[.:]?",
    re.IGNORECASE,
)
"""A heading whose words stand in the next line."""
CLAUSE = re.compile(r"(?P<number>\d{1,3})[.)/]\s+(?P<text>\S.*)", re.DOTALL)
POINT = re.compile(r"[a-zđ]{1,2}[.)]\s+\S.*", re.DOTALL)
DASH = re.compile(r"[-–—•+*]\s*(?P<text>\S.*)", re.DOTALL)
TITLE = 150
"""Letters that the title of an article may have; more is its text."""
SPECIAL = re.compile(r"([\\`*_\[\]<>|]|^#|^~{3}|(?<=\{)[:#.])")
MARKER = re.compile(r"^(\d+)([.)])(?=\s)|^([-+])(?=\s)")

Linked = Callable[[str], str]
"""Makes links of the numbers in a text that is otherwise Markdown already."""


@dataclass
class _Written:
    """What has been written, and where it stands: in which headings, in a list or not."""

    parts: list[str] = field(default_factory=list)
    above: list[int] = field(default_factory=list)
    clause: bool = False
    point: bool = False


def markdown(blocks: Sequence[Block], casing: Casing, linked: Linked) -> str:
    """The blocks of a paper's text; an empty text gives ""."""
    writer = _Writer(casing, linked, has_articles=any(isinstance(one, Line) and _is(one, "article") for one in blocks))
    for block in _joined(blocks, casing):
        writer.block(block)
    return "\n\n".join(writer.done.parts) + "\n" if writer.done.parts else ""


def _joined(blocks: Iterable[Block], casing: Casing) -> Iterator[Block]:
    """Without rules and stamps; “Chương I” and the title below it are one line."""
    waiting: Line | None = None
    for block in blocks:
        if isinstance(block, Line) and is_noise(block.plain):
            continue
        if (
            waiting
            and isinstance(block, Line)
            and (block.centred or block.bold)
            and not heading(block, has_articles=True)
        ):
            words = casing.sentence(waiting.plain).rstrip(".:")
            yield Line(f"{words}. {casing.sentence(block.plain)}", bold=True, number=waiting.number)
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = block if isinstance(block, Line) and ALONE.fullmatch(block.plain) else None
        if not waiting:
            yield block
    if waiting:
        yield waiting


def _is(line: Line, name: str) -> bool:
    return PATTERNS[name].fullmatch(line.plain) is not None


def heading(line: Line, *, has_articles: bool) -> str:
    """The name of a heading's kind; "" for other lines."""
    for name, _ in HEADINGS:
        if _is(line, name):
            if name == "article":
                return name if line.bold or line.plain[:1].isupper() else ""
            if name in BOLD_ONLY and not (line.bold and (not has_articles or name != "number")):
                continue
            if name not in BOLD_ONLY and not (line.bold or line.centred or is_capitals(line.plain)):
                continue
            return name
    return ""


class _Writer:
    def __init__(self, casing: Casing, linked: Linked, *, has_articles: bool) -> None:
        self.casing, self.linked, self.has_articles = casing, linked, has_articles
        self.done = _Written()

    def block(self, block: Block) -> None:
        if isinstance(block, Grid):
            self.grid(block)
        elif name := heading(block, has_articles=self.has_articles):
            self.heading(name, block)
        else:
            self.line(block)

    def heading(self, name: str, line: Line) -> None:
        """One level below what it stands in; an article with a whole sentence keeps that as its text."""
        done, rank = (
            self.done,
            RANKS[name] * 10 + (line.plain.split(" ")[0].strip(".").count(".") if name == "number" else 0),
        )
        done.above = [one for one in done.above if one < rank]
        words, rest = self.casing.sentence(line.plain), ""
        if name == "article" and (match := ARTICLE.fullmatch(line.plain)):
            is_title = len(match["rest"]) <= TITLE and (line.bold or not match["rest"].endswith((".", ";", ":")))
            words = (
                f"{match['head'].capitalize()}. {match['rest']}".strip(" .") if is_title else match["head"].capitalize()
            )
            rest = "" if is_title else match["rest"]
        done.parts.append(f"{'#' * min(2 + len(done.above), 6)} {self.linked(_escaped(words))}")
        done.above.append(rank)
        done.clause = done.point = False
        if rest:
            self.line(Line(rest, number=line.number))

    def line(self, line: Line) -> None:
        """Clauses are a list; points, and dashes below them, stand within their clause."""
        done, text = self.done, line.plain
        if match := CLAUSE.fullmatch(text):
            done.clause, done.point = True, False
            done.parts.append(f"{match['number']}. {self.escaped(match['text'])}")
        elif POINT.fullmatch(text):
            done.point = True
            done.parts.append(f"{'    ' * done.clause}{self.escaped(text)}")
        elif match := DASH.fullmatch(text):
            self.dash(text, match["text"])
        else:
            done.clause = done.point = False
            words = self.casing.sentence(text) if line.bold and not text.endswith(":") else text
            done.parts.append(f"**{self.escaped(words)}**" if line.bold and len(words) < TITLE else self.escaped(words))

    def dash(self, text: str, words: str) -> None:
        """The items of one list stand together; `+` is an item of the item above it."""
        done = self.done
        indent = "    " * (
            done.clause + (text[0] == "+" and bool(done.parts) and done.parts[-1].lstrip().startswith("- "))
        )
        item = f"{indent}- {self.escaped(words)}"
        if done.parts and done.parts[-1].rpartition("\n")[2].lstrip().startswith("- "):
            done.parts[-1] += f"\n{item}"
        else:
            done.parts.append(item)

    def grid(self, grid: Grid) -> None:
        """Rows of headings become one row: a cell's words from the top down. A table of one row is lines."""
        if len(grid.rows) == 1 or len(grid.rows[0]) == 1:
            for line in dict.fromkeys(line for row in grid.rows for cell in row for line in cell):
                self.block(line)
            return
        self.done.clause = self.done.point = False
        high = _heads(grid)
        names = [
            _cell(dict.fromkeys(line for row in grid.rows[:high] for line in row[at]))
            for at in range(len(grid.rows[0]))
        ]
        rows = [names, ["---"] * len(names), *([_cell(cell) for cell in row] for row in grid.rows[high:])]
        self.done.parts.append("\n".join(f"| {' | '.join(self.celled(cell) for cell in row)} |" for row in rows))

    def celled(self, text: str) -> str:
        return text if text == "---" else self.linked(_escaped(text)) if text else " "

    def escaped(self, text: str) -> str:
        return self.linked(MARKER.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", _escaped(text)))


def _heads(grid: Grid) -> int:
    """How many rows are headings: one, and those that a merged cell of the first goes down to or parts."""
    first, high = grid.rows[0], 1
    is_parted = any(one and one == other for one, other in pairwise(first))
    while high < min(len(grid.rows) - 1, 3) and any(
        one and one == other for one, other in zip(first, grid.rows[high], strict=True)
    ):
        high += 1
    return max(high, 2) if is_parted and len(grid.rows) > 2 else high


def _cell(lines: Iterable[Line]) -> str:
    """The lines of a cell in one: a semicolon where a new one begins with a capital."""
    found = ""
    for one in lines:
        apart = "; " if found and one.plain[:1].isupper() else " "
        found = f"{found.rstrip(' ;')}{apart}{one.plain}" if found else one.plain
    return found


def _escaped(text: str) -> str:
    return SPECIAL.sub(r"\\\1", clean(text))
