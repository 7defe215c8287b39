"""Printed pages as papers: what stands where becomes lines, columns and tables.

A PDF and a scan know words and places only. What stands side by side is found by the room between: a head and a
closing in two columns, tables in more. The lines of a paragraph are joined where the one above runs to the margin.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ...files.pdfpages import Printed, Stretch
from .columns import Region, Row, regions
from .paper import Block, Grid, Line, Paper
from .words import is_capitals

APART, APART_IN_SCANS, BLANK, SAME_LINE = 0.8, 1.4, 0.18, 0.4
"""In sizes of the letters: what parts two columns, two words; how far from its line a letter may stand."""
NEAR, OFF = 0.12, 0.04
"""Of the width of the text: a line that ends so near to the margin goes on; so far off the middle none is centred."""
EDGE = 0.09
"""Of a page's height: where its number stands."""
MARKER = re.compile(
    r"(?:điều \d|chương [IVX\d]|mục \d|phần |phụ lục|căn cứ |theo đề nghị|kính gửi"
    r"|\d{1,3}[.)/]|[a-zđ]{1,2}[.)] |[-–+•*] ?|[IVX]+[.)/] )",
    re.IGNORECASE,
)
"""What a paragraph begins with, however full the line above it is."""


def printed_paper(pages: Sequence[Printed], *, by_machine: bool = False) -> Paper:
    """Pages as one paper; `by_machine` if a machine has recognised their words.

    It tells no bold letters: capitals count as such.
    """
    heights = [page.height for page in pages]
    kept = _without_edges([tuple(_stretches(page, APART_IN_SCANS if by_machine else APART)) for page in pages], heights)
    tops = itertools.accumulate(heights, initial=0.0)
    if by_machine:
        kept = ([replace(one, bold=is_capitals(one.text)) for one in page] for page in kept)
    placed = ([replace(one, base=one.base + top) for one in page] for page, top in zip(kept, tops, strict=False))
    maker = _Maker([row for page in placed for row in _rows(page)])
    blocks = tuple(maker.blocks())
    remarks = (*(["machine"] if by_machine else []), *(["tables"] if maker.has_tables else []))
    return Paper(blocks, remarks, read_by_machine=by_machine)


def _stretches(page: Printed, apart: float) -> Iterator[Stretch]:
    """The letters of each line, parted where there is more room than between words."""
    for line in _rows(page.letters):
        start = 0
        for at in range(1, len(line) + 1):
            if at == len(line) or line[at].left - line[at - 1].right > apart * line[at].size:
                yield _together(line[start:at])
                start = at


def _together(letters: Sequence[Stretch]) -> Stretch:
    text = letters[0].text
    for before, one in itertools.pairwise(letters):
        text += f"{' ' if one.left - before.right > BLANK * one.size else ''}{one.text}"
    size, bold = max(one.size for one in letters), sum(one.bold for one in letters) > 0.8 * len(letters)
    return Stretch(text, letters[0].left, letters[-1].right, letters[0].base, size, bold)


def _rows(some: Iterable[Stretch]) -> list[Row]:
    """What stands on one line, from left to right; the lines from the top down."""
    found: list[list[Stretch]] = []
    for one in sorted(some, key=lambda one: (one.base, one.left)):
        if found and one.base - found[-1][0].base <= SAME_LINE * one.size:
            found[-1].append(one)
        else:
            found.append([one])
    return [tuple(sorted(line, key=lambda one: one.left)) for line in found]


def _without_edges(pages: Sequence[Sequence[Stretch]], heights: Sequence[float]) -> Iterator[list[Stretch]]:
    """Without numbers of pages, and without what stands at the edge of more than one page."""
    there = ({one.text for one in page if _is_edge(one, high)} for page, high in zip(pages, heights, strict=True))
    edges = Counter(text for texts in there for text in texts)
    for page, high in zip(pages, heights, strict=True):
        yield [
            one
            for one in page
            if not (_is_edge(one, high) and (edges[one.text] > 1 or one.text.strip("- –").isdigit()))
        ]


def _is_edge(one: Stretch, height: float) -> bool:
    return one.base < EDGE * height or one.base > (1 - EDGE) * height


class _Maker:
    """Makes blocks of rows and counts their lines."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.numbers = itertools.count(1)
        self.has_tables = False
        lefts = Counter(round(row[0].left) for row in rows)
        rights = sorted(row[-1].right for row in rows)
        self.left = float(lefts.most_common(1)[0][0]) if lefts else 0.0
        self.left = min([self.left, *(one for one, often in lefts.items() if often > 2)])
        self.right = rights[int(0.95 * (len(rights) - 1))] if rights else 0.0

    @property
    def width(self) -> float:
        return max(self.right - self.left, 1.0)

    def blocks(self) -> Iterator[Block]:
        done = 0
        for region in regions(self.rows):
            yield from self.paragraphs(self.rows[done : region.start])
            yield self.columns(region)
            done = region.end
        yield from self.paragraphs(self.rows[done:])

    def columns(self, region: Region) -> Grid:
        self.has_tables |= not region.is_frame
        return Grid(tuple(tuple(tuple(self.line(one) for one in cell) for cell in row) for row in region.cells()))

    def paragraphs(self, rows: Sequence[Row]) -> Iterator[Line]:
        some: list[Stretch] = []
        for row in rows:
            one = _together(row)
            if some and not self.goes_on(some[-1], one):
                yield self.joined(some)
                some = []
            some.append(one)
        if some:
            yield self.joined(some)

    def goes_on(self, before: Stretch, one: Stretch) -> bool:
        """Whether a line belongs to the paragraph of the line above it."""
        is_full = before.right > self.right - NEAR * self.width
        is_indented = one.left > self.left + one.size
        is_same = before.bold == one.bold and not (self.is_centred(before) or self.is_centred(one))
        return is_full and is_same and not is_indented and not MARKER.match(one.text)

    def is_centred(self, one: Stretch) -> bool:
        middle = (self.left + self.right) / 2
        is_apart = one.left > self.left + OFF * self.width and one.right < self.right - OFF * self.width
        return is_apart and abs((one.left + one.right) / 2 - middle) < OFF * self.width

    def joined(self, some: Sequence[Stretch]) -> Line:
        text = " ".join(one.text for one in some)
        return Line(text, all(one.bold for one in some), self.is_centred(some[0]), next(self.numbers))

    def line(self, one: Stretch) -> Line:
        return Line(one.text, one.bold, self.is_centred(one), next(self.numbers))
