"""A paper as a Word file: the same words, simply set, ready to be edited."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime, time

from docx import Document
from docx.document import Document as Written
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph as Line

from .blocks import Block, Heading, Item, Paragraph, Table
from .paper import Paper

FACE = "Times New Roman"
SAME_DAY = (1980, 1, 1, 0, 0, 0)


def docx(paper: Paper) -> bytes:
    written = Document()
    _drop_thumbnail(written)
    _set_up(written, paper)
    _head(written, paper)
    _line(written.add_paragraph(), paper.kind, bold=True, size=15, align=ALIGN.CENTER)
    _line(written.add_paragraph(), paper.title, bold=True, align=ALIGN.CENTER)
    for block in paper.blocks:
        _block(written, block)
    _closing(written, paper)
    return _same_bytes(written)


def _set_up(written: Written, paper: Paper) -> None:
    page = written.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Cm(3), Cm(1.8), Cm(2), Cm(2)
    _line(page.header.paragraphs[0], paper.mark, bold=True, size=9, align=ALIGN.CENTER, red=True)
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
    _stack(
        left,
        [
            (paper.superior, False, 12),
            *((line, True, 12) for line in paper.issuer),
            (paper.number, False, 13),
        ],
    )
    _stack(right, [("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True, 12), ("Độc lập - Tự do - Hạnh phúc", True, 13)])
    _line(right.add_paragraph(), paper.dateline, italic=True, align=ALIGN.CENTER)


def _columns(written: Written, left: Cm, right: Cm) -> tuple[_Cell, _Cell]:
    cells = written.add_table(1, 2).rows[0].cells
    cells[0].width, cells[1].width = left, right
    return cells[0], cells[1]


def _stack(cell: _Cell, lines: list[tuple[str, bool, float]]) -> None:
    """Centred lines in a cell, the first in the paragraph the cell comes with."""
    for text, bold, size in (line for line in lines if line[0]):
        place = cell.add_paragraph() if cell.text else cell.paragraphs[0]
        place.paragraph_format.space_after = Pt(0)
        _line(place, text, bold=bold, size=size, align=ALIGN.CENTER)


def _line(
    place: Line,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    size: float = 13,
    align: ALIGN | None = None,
    red: bool = False,
) -> None:
    place.alignment = align
    run = place.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    if red:
        run.font.color.rgb = RGBColor(150, 32, 32)


def _block(written: Written, block: Block) -> None:
    match block:
        case Heading(text, level):
            written.add_heading(text, 2 if level < 3 else 3)
        case Paragraph(text):
            _line(written.add_paragraph(), text, align=ALIGN.JUSTIFY)
        case Item(marker, text):
            place = written.add_paragraph()
            place.paragraph_format.left_indent = Cm(0.8)
            place.paragraph_format.first_line_indent = Cm(-0.6)
            _line(place, f"{marker} {text}")
        case Table():
            _table(written, block)


def _table(written: Written, table: Table) -> None:
    grid = written.add_table(len(table.rows), len(table.rows[0]), style="Table Grid")
    for place, row in enumerate(table.rows):
        for cell, text in zip(grid.rows[place].cells, row, strict=True):
            _line(cell.paragraphs[0], text, bold=place == 0, size=11)
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
        _line(left.paragraphs[0], "Nơi nhận:", bold=True, italic=True, size=12)
        for one in paper.recipients:
            _line(left.add_paragraph(), f"- {one}", size=11)
    _stack(right, [(line, True, 13) for line in paper.capacity])
    for _ in range(3):
        right.add_paragraph()
    _line(right.add_paragraph(), paper.signer, bold=True, align=ALIGN.CENTER)


def _same_bytes(written: Written) -> bytes:
    """The file packed anew with one fixed time, as the library stamps the hour into the archive."""
    made, packed = io.BytesIO(), io.BytesIO()
    written.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, SAME_DAY), old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
