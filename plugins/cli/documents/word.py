"""Word files as papers: the door to python-docx. What a reader sees, in order, with the numbers that Word sets itself.

mammoth was tried beside it: it makes good HTML, but tells neither “Điều” of an automatic number, nor what is centred,
nor the font of a text, and a paper's head is read by all three.
"""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from docx import Document
from docx.document import Document as Opened
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from ...files.faults import damaged
from ...portal.source.old_letters import converted, font_named
from .numbering import Element, Numbering, W, numbering
from .paper import Block, Cell, Grid, Line, Paper

WITHIN = frozenset(
    f"{W}{one}" for one in ("hyperlink", "ins", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml")
)
"""What runs may stand in and are shown nevertheless."""
SIGNS = {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "\u00ad"}
NOTES = frozenset(f"{W}{one}" for one in ("footnoteReference", "endnoteReference"))
DEEPEST = 20
"""Styles that one may be based on in turn."""
MOSTLY = 0.8
"""The share of a line's letters that are bold if the line is."""


def paper(content: bytes) -> Paper:
    """Raises files.faults.Refused."""
    try:
        opened = Document(io.BytesIO(content))
        reader = _Reader(opened)
        return Paper(tuple(reader.blocks(opened.element.body)), tuple(sorted(reader.remarks)))
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # it fails in a hundred ways on a damaged file
        raise damaged("tệp Word hỏng, không đọc được hết") from error


@dataclass(frozen=True)
class _Look:
    """What a style says of its paragraphs; `numbered` is an element that names a list, `numbered_by` the style's id."""

    bold: bool
    centred: bool
    font: str
    numbered: Element
    numbered_by: str


class _Reader:
    """Goes through one file and counts its lines and lists."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self.numbers: Numbering = numbering(_numbering_of(opened))
        self.lines = itertools.count(1)
        self.remarks: set[str] = set()
        self.looks: dict[str | None, _Look] = {}

    def blocks(self, parent: Element) -> Iterator[Block]:
        for one in parent:
            if one.tag == f"{W}p":
                yield from self.paragraph(one)
            elif one.tag == f"{W}tbl":
                yield from [grid] if (grid := self.grid(one)).rows else []
            elif one.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}customXml"}:
                yield from self.blocks(one)

    def paragraph(self, element: Element) -> Iterator[Line]:
        """The lines of text boxes that hang on a paragraph, then its own."""
        for box in _boxes(element):
            yield from (one for one in self.blocks(box) if isinstance(one, Line))
        whole = Paragraph(element, self.opened)
        look = self.look(element.style, whole)
        label = self.label(element.pPr, look)
        runs = ((one, Run(one, whole)) for one in _runs(element))
        shown = [(run, self.text(one)) for one, run in runs if not run.font.hidden]
        text = "".join(_in_unicode(shown, look.font)).strip()
        if text:
            centred = look.centred if whole.alignment is None else whole.alignment == WD_ALIGN_PARAGRAPH.CENTER
            yield Line(f"{label} {text}".strip(), _is_bold(shown, look), centred, next(self.lines))

    def look(self, name: str | None, whole: Paragraph) -> _Look:
        """What a paragraph's style says, asked of each style once."""
        if name not in self.looks:
            self.looks[name] = _look(whole)
        return self.looks[name]

    def label(self, properties: Element, look: _Look) -> str:
        own = properties.find(f"{W}numPr") if properties is not None else None
        found = look.numbered if own is None else own
        if found is None:
            return ""
        id_, depth = found.find(f"{W}numId"), found.find(f"{W}ilvl")
        list_ = id_.get(f"{W}val") if id_ is not None else ""
        at = int(depth.get(f"{W}val")) if depth is not None else self.numbers.depth_of(list_, look.numbered_by)
        return self.numbers.label(list_, at)

    def text(self, run: Element) -> str:
        """The library's own text leaves out soft hyphens, which are a letter of old fonts."""
        found = ""
        for one in run:
            if one.tag == f"{W}t":
                found += one.text or ""
            elif one.tag == f"{W}br":
                found += "" if one.get(f"{W}type") in {"page", "column"} else "\n"
            elif one.tag in NOTES:
                self.remarks.add("notes")
            elif one.tag in {f"{W}drawing", f"{W}pict", f"{W}object"} and not any(True for _ in _boxes(one)):
                self.remarks.add("pictures")
            found += SIGNS.get(one.tag, "")
        return found

    def grid(self, table: Element) -> Grid:
        """Wider cells stand in each column they cover; what goes on from the row above stands there again."""
        rows: list[list[Cell]] = []
        for row in _children(table, "tr"):
            cells: list[Cell] = [()] * _count(row.find(f"{W}trPr"), "gridBefore", 0)
            for one in _children(row, "tc"):
                rights = one.find(f"{W}tcPr")
                goes_on = rights is not None and _goes_on(rights.find(f"{W}vMerge"))
                above = rows[-1][len(cells)] if goes_on and rows and len(rows[-1]) > len(cells) else None
                cells += [self.cell(one) if above is None else above] * _count(rights, "gridSpan", 1)
            rows.append(cells)
        width = max((len(one) for one in rows), default=0)
        return Grid(tuple(tuple(one + [()] * (width - len(one))) for one in rows if width))

    def cell(self, element: Element) -> Cell:
        """A table within a table is read row by row."""
        found: list[Line] = []
        for block in self.blocks(element):
            found += (
                [block] if isinstance(block, Line) else [line for row in block.rows for cell in row for line in cell]
            )
        return tuple(dict.fromkeys(found))


def _numbering_of(opened: Opened) -> Element:
    linked = [one for one in opened.part.rels.values() if one.reltype.endswith("/numbering") and not one.is_external]
    return linked[0].target_part.element if linked else None


def _children(parent: Element, name: str) -> Iterator[Element]:
    """Rows of a table, cells of a row, also where a form field stands around them."""
    for one in parent:
        if one.tag == f"{W}{name}":
            yield one
        elif one.tag in WITHIN:
            yield from _children(one, name)


def _runs(parent: Element) -> Iterator[Element]:
    yield from _children(parent, "r")


def _boxes(element: Element) -> Iterator[Element]:
    """Text boxes; of those that are written for two ages of Word, the newer writing."""
    for one in element.iter(f"{W}txbxContent"):
        is_older = any(above.tag.endswith("}Fallback") for above in one.iterancestors())
        is_inner = next(one.iterancestors(f"{W}p"), element) is not element and element.tag == f"{W}p"
        if not is_older and not is_inner:
            yield one


def _in_unicode(shown: list[tuple[Run, str]], usual: str) -> Iterator[str]:
    """Stretches of one font together: a letter of VNI may be parted between two."""
    for name, some in itertools.groupby(shown, key=lambda one: one[0].font.name or usual):
        text = "".join(text for _, text in some)
        font = font_named(name)
        yield converted(text, font, name) if font else text.replace("\u00ad", "")


def _is_bold(shown: list[tuple[Run, str]], look: _Look) -> bool:
    letters = [(sum(map(str.isalnum, text)), run.bold) for run, text in shown]
    bold = sum(number for number, own in letters if (look.bold if own is None else own))
    return bold > MOSTLY * sum(number for number, _ in letters)


def _look(whole: Paragraph) -> _Look:
    """Of a paragraph's style and those that it is based on, the nearest that says something."""
    styles: list[ParagraphStyle] = []
    style = whole.style
    while isinstance(style, ParagraphStyle) and len(styles) < DEEPEST:
        styles.append(style)
        style = style.base_style
    bold = (one.font.bold for one in styles)
    aligned = (one.paragraph_format.alignment for one in styles)
    fonts = (one.font.name for one in styles)
    lists = ((one.element.pPr.find(f"{W}numPr"), one.style_id) for one in styles if one.element.pPr is not None)
    numbered, by = next(((found, id_) for found, id_ in lists if found is not None), (None, ""))
    return _Look(
        next((one for one in bold if one is not None), False),
        next((one for one in aligned if one is not None), None) == WD_ALIGN_PARAGRAPH.CENTER,
        next((one for one in fonts if one), ""),
        numbered,
        by,
    )


def _count(properties: Element, name: str, otherwise: int) -> int:
    found = properties.find(f"{W}{name}") if properties is not None else None
    return min(int(found.get(f"{W}val") or otherwise), 100) if found is not None else otherwise


def _goes_on(merge: Element) -> bool:
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"
