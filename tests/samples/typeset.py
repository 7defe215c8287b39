"""Documents set in Word: heads and closings in tables, by tabulators, in boxes; numbers that Word sets by itself."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

from docx import Document
from docx.document import Document as Written
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph as Place

from .official import STATE, TABLE, Official

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True)
class Layout:
    """How a document is set; every part is a function that writes it."""

    name: str
    head: Callable[[Written, Official, Layout], None]
    foot: Callable[[Written, Official, Layout], None]
    body: Callable[[Written, Official, Layout], None]
    font: str = "Times New Roman"
    encode: Callable[[str], str] = str
    spaced: bool = False
    """The letters of the type set apart."""
    broken: bool = False
    """Lines of one paragraph parted by hand instead of paragraphs."""
    capitals: bool = False
    """The abstract in capitals."""
    styled: bool = False
    """Bold and centred by styles."""
    number_with: str = "Số: "
    runs: int = 1
    """Into how many stretches a line is cut, as Word does after edits."""
    extras: tuple[str, ...] = ()
    ending: str = "docx"
    """Of the file's name: `pdf` has a layout of its own."""


def docx(paper: Official, layout: Layout) -> bytes:
    written = Document()
    written.sections[0].footer.paragraphs[0].text = "2"
    if layout.styled:
        _style(written)
    layout.head(written, paper, layout)
    _type(written, paper, layout)
    for line in paper.basis:
        _line(written, layout, line)
    layout.body(written, paper, layout)
    layout.foot(written, paper, layout)
    if "annex" in layout.extras:
        _line(written, layout, "PHỤ LỤC", bold=True, centred=True)
        _line(written, layout, "DANH SÁCH KÈM THEO", bold=True, centred=True)
        _table(written, layout, TABLE)
    made = io.BytesIO()
    written.save(made)
    return made.getvalue()


# heads


def head_table(written: Written, paper: Official, layout: Layout) -> None:
    """One row of two cells."""
    left, right = written.add_table(1, 2).rows[0].cells
    _stack(
        left,
        layout,
        [
            *((one, False) for one in paper.above),
            *((one, True) for one in paper.issuer),
            ("-------", False),
            (f"{layout.number_with}{paper.number}", False),
            *((one, False) for one in about(paper)),
        ],
    )
    _stack(right, layout, [(STATE[0], True), (STATE[1], True), ("―――――――", False), (paper.dateline, False)])


def head_two_rows(written: Written, paper: Official, layout: Layout) -> None:
    """Names above, number and date below."""
    rows = written.add_table(2, 2).rows
    _stack(rows[0].cells[0], layout, [*((one, False) for one in paper.above), *((one, True) for one in paper.issuer)])
    _stack(rows[0].cells[1], layout, [(STATE[0], True), (STATE[1], True)])
    _stack(
        rows[1].cells[0],
        layout,
        [(f"{layout.number_with}{paper.number}", False), *((one, False) for one in about(paper))],
    )
    _stack(rows[1].cells[1], layout, [(paper.dateline, False)])


def head_tabs(written: Written, paper: Official, layout: Layout) -> None:
    """No table: two columns by tabulators."""
    left = [*paper.above, *paper.issuer, f"{layout.number_with}{paper.number}", *about(paper)]
    right = [*STATE, paper.dateline]
    for place in range(max(len(left), len(right))):
        pair = [side[place] if place < len(side) else "" for side in (left, right)]
        _line(written, layout, "\t".join(pair), bold=place < 2)


def head_lines(written: Written, paper: Official, layout: Layout) -> None:
    """One below the other, as converters leave it."""
    for line in (*paper.above, *paper.issuer):
        _line(written, layout, line, bold=line in paper.issuer, centred=True)
    for line in STATE:
        _line(written, layout, line, bold=True, centred=True)
    for line in (f"{layout.number_with}{paper.number}", *about(paper), paper.dateline):
        _line(written, layout, line, centred=True)


def head_boxes(written: Written, paper: Official, layout: Layout) -> None:
    """Two text boxes."""
    left = [
        *((one, False) for one in paper.above),
        *((one, True) for one in paper.issuer),
        (f"{layout.number_with}{paper.number}", False),
        *((one, False) for one in about(paper)),
    ]
    for lines in (left, [(STATE[0], True), (STATE[1], True), (paper.dateline, False)]):
        inner = "".join(
            f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr>{"<w:b/>" * bold}</w:rPr><w:t>{layout.encode(text)}</w:t></w:r></w:p>'
            for text, bold in lines
        )
        box = f'<w:r {W} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>'
        written.add_paragraph().paragraph_format.element.append(parse_xml(box))


# texts


def body_typed(written: Written, paper: Official, layout: Layout) -> None:
    """Numbers typed by hand."""
    for line in paper.text:
        if isinstance(line, tuple):
            _table(written, layout, line)
        else:
            _line(
                written,
                layout,
                line.removeprefix("#"),
                bold=line.startswith("#"),
                centred=line.startswith(("#QUYẾT", "#Chương", "#QUY ĐỊNH", "#TỔ CHỨC")),
            )


def body_numbered(written: Written, paper: Official, layout: Layout) -> None:
    """Numbers that Word sets: what stands in the file has none. Where there are no articles each “1.” begins a list."""
    root = written.part.numbering_part.element
    has_articles = any(isinstance(one, str) and "Điều 1." in one for one in paper.text)
    shapes = (("decimal", "Điều %1."), ("decimal", "%2."), ("lowerLetter", "%3)"))
    levels = shapes if has_articles else (("decimal", "%1."), ("lowerLetter", "%2)"))
    root.insert(0, parse_xml(_list_of(levels)))
    list_ = 77
    root.append(parse_xml(_use_of(list_)))
    for line in paper.text:
        if isinstance(line, tuple):
            _table(written, layout, line)
            continue
        text, bold = line.removeprefix("#"), line.startswith("#")
        depth, rest = _numbered(text, bold=bold)
        place = _line(written, layout, rest, bold=bold, centred=bold and depth < 0 and text.isupper())
        if text.startswith("1. ") and not has_articles:
            list_ += 1
            root.append(parse_xml(_use_of(list_)))
        if depth >= 0:
            at = f'<w:ilvl w:val="{depth if has_articles else depth - 1}"/><w:numId w:val="{list_}"/>'
            place.paragraph_format.element.get_or_add_pPr().append(parse_xml(f"<w:numPr {W}>{at}</w:numPr>"))


def _list_of(levels: tuple[tuple[str, str], ...]) -> str:
    inner = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{shape}"/></w:lvl>'
        for at, (form, shape) in enumerate(levels)
    )
    return f'<w:abstractNum {W} w:abstractNumId="77">{inner}</w:abstractNum>'


def _use_of(number: int) -> str:
    """A use of the list that begins with 1 again."""
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    return f'<w:num {W} w:numId="{number}"><w:abstractNumId w:val="77"/>{anew}</w:num>'


def _numbered(text: str, *, bold: bool) -> tuple[int, str]:
    """The level of a line in the list and the line without its number; -1 where it is in none."""
    head, _, rest = text.partition(" ")
    if head == "Điều":
        return 0, rest.partition(" ")[2]
    if head[:-1].isdigit() and head.endswith(".") and not bold:
        return 1, rest
    return (2, rest) if len(head) == 2 and head.endswith(")") else (-1, text)


# closings


def foot_table(written: Written, paper: Official, layout: Layout) -> None:
    left, right = written.add_table(1, 2).rows[0].cells
    _stack(left, layout, [("Nơi nhận:", True), *((f"- {one};", False) for one in paper.recipients)])
    _stack(
        right,
        layout,
        [*((one, True) for one in paper.capacity), ("", False), ("(Đã ký)", False), ("", False), (paper.signer, True)],
    )


def foot_lines(written: Written, paper: Official, layout: Layout) -> None:
    """The signature, then the recipients."""
    for line in (*paper.capacity, paper.signer):
        _line(written, layout, line, bold=True, centred=True)
    for line in ("Nơi nhận:", *(f"- {one};" for one in paper.recipients)):
        _line(written, layout, line)


def foot_listed_first(written: Written, paper: Official, layout: Layout) -> None:
    """The recipients, then the signature."""
    for line in ("Nơi nhận:", *(f"- {one};" for one in paper.recipients)):
        _line(written, layout, line)
    for line in (*paper.capacity, "", paper.signer):
        _line(written, layout, line, bold=True, centred=True)


# what they are made of


def _type(written: Written, paper: Official, layout: Layout) -> None:
    if not paper.kind:
        return
    kind = " ".join(paper.kind) if layout.spaced else paper.kind
    abstract = [one.upper() for one in paper.abstract] if layout.capitals else list(paper.abstract)
    if layout.broken:
        _line(written, layout, "\n".join((kind, *abstract)), bold=True, centred=True)
    else:
        for line in (kind, *abstract):
            _line(written, layout, line, bold=True, centred=True)
    if "no rule" not in layout.extras:
        _line(written, layout, "_______________", centred=True)
    if paper.basis:
        _line(written, layout, " ".join(paper.issuer), bold=True, centred=True)


def about(paper: Official) -> tuple[str, ...]:
    """What an official letter says below its number."""
    return () if paper.kind else paper.abstract


def _stack(cell, layout: Layout, lines: list[tuple[str, bool]]) -> None:
    if layout.broken:
        lines = [("\n".join(text for text, _ in lines), True)]
    for at, (text, bold) in enumerate(lines):
        place = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        _fill(place, layout, text, bold=bold, centred=True)


def _line(written: Written, layout: Layout, text: str, **look: bool) -> Place:
    place = written.add_paragraph()
    _fill(place, layout, text, **look)
    return place


def _fill(place: Place, layout: Layout, text: str, *, bold: bool = False, centred: bool = False) -> None:
    if layout.styled and bold and centred:
        place.style = "Tiêu đề giữa"
        bold = centred = False
    font = f"{layout.font}H" if layout.font.startswith(".Vn") and text.isupper() else layout.font
    text = layout.encode(text)
    size = max(len(text) // layout.runs, 1)
    for start in range(0, len(text), size):
        run = place.add_run(text[start : start + size])
        if not layout.styled:
            run.bold = bold
        run.font.name = font
    if centred:
        place.alignment = ALIGN.CENTER


def _style(written: Written) -> None:
    style = written.styles.add_style("Tiêu đề giữa", 1)
    style.base_style = written.styles["Normal"]
    style.font.bold = True
    style.paragraph_format.alignment = ALIGN.CENTER


def _table(written: Written, layout: Layout, rows: tuple[tuple[str, ...], ...]) -> None:
    """With `merged` in the extras the head has a row above it that spans the table."""
    merged = "merged" in layout.extras
    grid = written.add_table(len(rows) + merged, len(rows[0]))
    if merged:
        _fill(
            grid.cell(0, 1).merge(grid.cell(0, len(rows[0]) - 1)).paragraphs[0],
            layout,
            "Năm 2026",
            bold=True,
            centred=True,
        )
        _fill(grid.cell(0, 0).merge(grid.cell(1, 0)).paragraphs[0], layout, rows[0][0], bold=True, centred=True)
    for at, row in enumerate(rows, merged):
        for column, text in enumerate(row):
            if not (merged and at == 1 and column == 0):
                _fill(grid.cell(at, column).paragraphs[0], layout, text, bold=at == merged, centred=False)
