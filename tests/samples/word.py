"""A paper as a Word file: the same words, simply set, ready to be edited."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime, time

from docx import Document
from docx.document import Document as Written
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph as Line

from .blocks import Blank, Block, Heading, Item, Paragraph, Table
from .paper import Paper

FACE = "Times New Roman"
BLACK, RED = RGBColor(0, 0, 0), RGBColor(150, 32, 32)
SAME_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Look:
    """How a stretch of text looks; sizes in points."""

    size: float = 13
    bold: bool = False
    italic: bool = False
    colour: RGBColor = BLACK


PLAIN, BOLD, ITALIC = Look(), Look(bold=True), Look(italic=True)
HEAD, HEAD_BOLD = Look(12), Look(12, bold=True)


def docx(paper: Paper) -> bytes:
    written = Document()
    _drop_thumbnail(written)
    _set_up(written, paper)
    _head(written, paper)
    _centred(written.add_paragraph(), paper.kind.upper(), Look(15, bold=True))
    _centred(written.add_paragraph(), paper.title, BOLD)
    for block in paper.blocks:
        _block(written, block)
    _closing(written, paper)
    _annexes(written, paper)
    return _same_bytes(written)


def _set_up(written: Written, paper: Paper) -> None:
    page = written.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Cm(3), Cm(1.8), Cm(2), Cm(2)
    _centred(page.header.paragraphs[0], paper.mark, Look(9, bold=True, colour=RED))
    style = written.styles["Normal"]
    style.font.name, style.font.size = FACE, Pt(13)
    style.paragraph_format.space_after = Pt(6)
    for name in ("Heading 2", "Heading 3"):
        _calm(written, name)
    _speak_vietnamese(written)
    _say_what_it_is(written, paper)


def _calm(written: Written, name: str) -> None:
    """A heading in the text's own face and colour."""
    style = written.styles[name]
    style.font.name, style.font.size, style.font.color.rgb = FACE, Pt(13), RGBColor(0, 0, 0)
    fonts = style.element.rPr.rFonts
    for theme in [one for one in fonts.attrib if one.endswith("Theme")]:
        del fonts.attrib[theme]
    fonts.set(qn("w:hAnsi"), FACE)


def _speak_vietnamese(written: Written) -> None:
    """The whole file's language, for spelling and for reading aloud."""
    for language in written.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "vi-VN")


def _say_what_it_is(written: Written, paper: Paper) -> None:
    about, day = written.core_properties, datetime.combine(paper.day, time(), UTC)
    about.title, about.subject, about.language = paper.name[:250], paper.mark, "vi-VN"
    about.author, about.last_modified_by, about.comments, about.revision = "", "", "", 1
    about.created, about.modified = day, day


def _drop_thumbnail(written: Written) -> None:
    """The library's own model carries a picture of itself."""
    links = written.part.package.rels
    for name in [name for name, link in links.items() if link.reltype.endswith("/thumbnail")]:
        del links[name]


def _head(written: Written, paper: Paper) -> None:
    left, right = _columns(written, Cm(6.8), Cm(9.4))
    issuer = [(line, HEAD_BOLD) for line in paper.issuer]
    state = [("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", HEAD_BOLD), ("Độc lập - Tự do - Hạnh phúc", BOLD)]
    _stack(left, [(paper.superior, HEAD), *issuer, (paper.number, PLAIN)])
    _stack(right, [*state, (paper.dateline, ITALIC)])


def _columns(written: Written, left: Cm, right: Cm) -> tuple[_Cell, _Cell]:
    cells = written.add_table(1, 2).rows[0].cells
    cells[0].width, cells[1].width = left, right
    return cells[0], cells[1]


def _stack(cell: _Cell, lines: list[tuple[str, Look]]) -> None:
    """Centred lines in a cell, the first in the paragraph the cell comes with."""
    for text, look in (line for line in lines if line[0]):
        place = cell.add_paragraph() if cell.text else cell.paragraphs[0]
        place.paragraph_format.space_after = Pt(0)
        _centred(place, text, look)


def _centred(place: Line, text: str, look: Look) -> None:
    _line(place, text, look)
    place.alignment = ALIGN.CENTER


def _line(place: Line, text: str, look: Look) -> None:
    run = place.add_run(text)
    run.bold, run.italic, run.font.size = look.bold, look.italic, Pt(look.size)
    run.font.color.rgb = look.colour


def _block(written: Written, block: Block) -> None:
    match block:
        case Heading(text, level):
            written.add_heading(text, 2 if level < 3 else 3)
        case Paragraph(text):
            _line(written.add_paragraph(), text, PLAIN)
        case Item(marker, text):
            place = written.add_paragraph()
            place.paragraph_format.left_indent = Cm(0.8)
            place.paragraph_format.first_line_indent = Cm(-0.6)
            _line(place, f"{marker} {text}", PLAIN)
        case Blank(label):
            _blank(written, label)
        case Table():
            _table(written, block)


def _blank(written: Written, label: str) -> None:
    place = written.add_paragraph(f"{label}\t")
    place.paragraph_format.tab_stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _table(written: Written, table: Table) -> None:
    grid = written.add_table(len(table.rows), len(table.rows[0]), style="Table Grid")
    for place, row in enumerate(table.rows):
        for cell, text in zip(grid.rows[place].cells, row, strict=True):
            _line(cell.paragraphs[0], text, Look(11, bold=place == 0))
    _repeat(grid.rows[0]._tr)  # noqa: SLF001 - the library has no other way to mark a header row
    written.add_paragraph()


def _repeat(row: OxmlElement) -> None:
    """The header row stands again on each page, and is read out as one."""
    row.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _closing(written: Written, paper: Paper) -> None:
    if not paper.signer:
        return
    left, right = _columns(written, Cm(7.6), Cm(8.6))
    if paper.recipients:
        _line(left.paragraphs[0], "Nơi nhận:", Look(12, bold=True, italic=True))
        for one in paper.recipients:
            _line(left.add_paragraph(), f"- {one}", Look(11))
    _stack(right, [(line, BOLD) for line in paper.capacity])
    for _ in range(3):
        right.add_paragraph()
    _centred(right.add_paragraph(), paper.signer, BOLD)


def _annexes(written: Written, paper: Paper) -> None:
    if paper.annexes:
        written.add_page_break()
        _centred(written.add_paragraph(), "PHỤ LỤC", Look(14, bold=True))
    for table in paper.annexes:
        written.add_heading(table.title, 2)
        _table(written, table)


def _same_bytes(written: Written) -> bytes:
    """The file packed anew with one fixed time, as the library stamps the hour into the archive."""
    made, packed = io.BytesIO(), io.BytesIO()
    written.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, SAME_DAY), old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
