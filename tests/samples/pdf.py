"""A paper as a PDF: A4, in the layout of an administrative document, with a text layer that can be searched."""

from __future__ import annotations

from datetime import datetime, time

from fpdf import FPDF, XPos, YPos
from fpdf.fonts import FontFace

from plugins.portal.language.days import VIETNAM

from .blocks import Blank, Block, Heading, Item, Paragraph, Table
from .fonts import light_faces
from .paper import Paper

LEFT, RIGHT, TOP, BOTTOM = 28, 18, 22, 20
WIDTH = 210 - LEFT - RIGHT
ISSUER, STATE = 66, WIDTH - 66
"""Millimetres of the two columns of a paper's head."""

BODY, SMALL = 11.5, 10
LINE = 1.45
RED = (150, 32, 32)
INK = (24, 24, 24)
GREY = (140, 136, 128)
PADDING = 1.6
INDENT = 10


class Sheet(FPDF):
    """Pages that all carry the mark and their number."""

    def __init__(self, mark: str) -> None:
        super().__init__()
        self.c_margin = 0
        self.mark = mark
        for style, path in light_faces().items():
            self.add_font("serif", style, path)
        self.set_margins(LEFT, TOP, RIGHT)
        self.set_auto_page_break(auto=True, margin=BOTTOM)

    def header(self) -> None:
        self.set_font("serif", "B", 8.5)
        self.set_text_color(*RED)
        self.set_draw_color(*RED)
        self.set_line_width(0.25)
        width = self.get_string_width(self.mark) + 8
        self.set_xy(LEFT + (WIDTH - width) / 2, 9)
        self.cell(width, 6, self.mark, border=1, align="C")
        self.set_text_color(*INK)
        self.set_draw_color(*INK)
        self.set_xy(LEFT, TOP)

    def footer(self) -> None:
        if self.page_no() > 1:
            self.set_xy(LEFT, -14)
            self.set_font("serif", "", SMALL)
            self.cell(WIDTH, 5, str(self.page_no()), align="C")


def pdf(paper: Paper) -> bytes:
    sheet = Sheet(paper.mark)
    _say_what_it_is(sheet, paper)
    sheet.add_page()
    _head(sheet, paper)
    _title(sheet, paper)
    for block in paper.blocks:
        _block(sheet, block)
    _closing(sheet, paper)
    _annexes(sheet, paper)
    made = bytes(sheet.output())
    for font in sheet.fonts.values():
        font.close()
    return made


def _say_what_it_is(sheet: Sheet, paper: Paper) -> None:
    sheet.set_title(paper.name)
    sheet.set_lang("vi")
    sheet.set_subject(paper.mark)
    sheet.set_producer("cong-khai")
    sheet.set_creation_date(datetime.combine(paper.day, time(), VIETNAM))


def _head(sheet: Sheet, paper: Paper) -> None:
    """Issuer on the left, the State's name and motto on the right, each over a short rule."""
    top = sheet.get_y()
    _column(sheet, LEFT, ISSUER, [("", 10, paper.superior), *(("B", 10, line) for line in paper.issuer)])
    _rule(sheet, LEFT + ISSUER / 2, 22)
    _column(sheet, LEFT, ISSUER, [("", 10.5, paper.number)], gap=2.5)
    left_end = sheet.get_y()
    sheet.set_y(top)
    state = LEFT + ISSUER
    _column(
        sheet,
        state,
        STATE,
        [("B", 10, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("B", 10.5, "Độc lập - Tự do - Hạnh phúc")],
    )
    _rule(sheet, state + STATE / 2, 54)
    _column(sheet, state, STATE, [("I", 10.5, paper.dateline)], gap=2.5)
    sheet.set_y(max(left_end, sheet.get_y()) + 7)


def _column(sheet: Sheet, x: float, width: float, lines: list[tuple[str, float, str]], gap: float = 0) -> None:
    sheet.set_y(sheet.get_y() + gap)
    for style, size, text in lines:
        if text:
            sheet.set_font("serif", style, size)
            sheet.set_x(x)
            sheet.multi_cell(width, 5.2, text, align="C", new_x=XPos.LEFT, new_y=YPos.NEXT)


def _rule(sheet: Sheet, middle: float, width: float) -> None:
    y = sheet.get_y() + 0.8
    sheet.set_line_width(0.2)
    sheet.line(middle - width / 2, y, middle + width / 2, y)


def _title(sheet: Sheet, paper: Paper) -> None:
    """Kind and abstract; an official letter has no kind, a paper sent along names what it goes with."""
    along = paper.title.startswith("(")
    _column(sheet, LEFT, WIDTH, [("B", 14, paper.kind.upper())])
    _column(sheet, LEFT + 12, WIDTH - 24, [("I" if along else "B", BODY, paper.title)], gap=1)
    if paper.kind:
        _rule(sheet, LEFT + WIDTH / 2, 40)
    sheet.set_y(sheet.get_y() + 6)


def _block(sheet: Sheet, block: Block) -> None:
    match block:
        case Heading(text, level):
            _heading(sheet, text, level)
        case Paragraph(text):
            _paragraph(sheet, text)
        case Item(marker, text):
            _paragraph(sheet, f"{marker} {text}")
        case Blank(label):
            _blank(sheet, label)
        case Table():
            _table(sheet, block)


def _heading(sheet: Sheet, text: str, level: int) -> None:
    if sheet.will_page_break(22):
        sheet.add_page()
    sheet.set_font("serif", "B" if level < 3 else "I", BODY)
    sheet.set_xy(LEFT + INDENT, sheet.get_y() + 1.6)
    sheet.multi_cell(WIDTH - INDENT, 5.9, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    sheet.ln(1.8)


def _paragraph(sheet: Sheet, text: str) -> None:
    sheet.set_font("serif", "", BODY)
    with (
        sheet.text_columns(text_align="J", line_height=LINE) as column,
        column.paragraph(first_line_indent=INDENT, bottom_margin=1.8) as paragraph,
    ):
        paragraph.write(text)


def _blank(sheet: Sheet, label: str) -> None:
    sheet.set_font("serif", "", BODY)
    sheet.cell(sheet.get_string_width(label) + 2, 8.5, label)
    y = sheet.get_y() + 6.2
    sheet.set_dash_pattern(dash=0.3, gap=0.9)
    sheet.line(sheet.get_x(), y, LEFT + WIDTH, y)
    sheet.set_dash_pattern()
    sheet.ln(8.5)


def _table(sheet: Sheet, table: Table) -> None:
    sheet.set_y(sheet.get_y() + 1)
    sheet.set_draw_color(*GREY)
    widths = _widths(sheet, table)
    sheet.set_font("serif", "", SMALL)
    with sheet.table(
        col_widths=widths,
        width=WIDTH,
        align="LEFT",
        text_align="LEFT",
        v_align="TOP",
        line_height=5.2,
        padding=(1.2, PADDING),
        headings_style=FontFace(emphasis="BOLD", fill_color=(240, 237, 230)),
    ) as grid:
        for row in table.rows:
            grid.row(row)
    sheet.set_draw_color(*INK)
    sheet.set_y(sheet.get_y() + 3)


def _widths(sheet: Sheet, table: Table) -> tuple[float, ...]:
    """No column narrower than its longest word; what is left goes to those with more to say."""
    sheet.set_font("serif", "B", SMALL)
    columns = tuple(zip(*table.rows, strict=True))
    least = [
        max(map(sheet.get_string_width, " ".join(column).split()), default=0) + 2 * PADDING + 1 for column in columns
    ]
    whole = [max(map(sheet.get_string_width, column)) + 2 * PADDING + 1 for column in columns]
    more = [1 + all_of_it - one for all_of_it, one in zip(whole, least, strict=True)]
    left = max(0, WIDTH - sum(least)) / sum(more)
    return tuple(one + left * share for one, share in zip(least, more, strict=True))


def _closing(sheet: Sheet, paper: Paper) -> None:
    """Whom it goes to on the left, who signs on the right; never parted by a page's end."""
    if not paper.signer:
        return
    if sheet.will_page_break(50):
        sheet.add_page()
    sheet.set_y(sheet.get_y() + 5)
    top = sheet.get_y()
    _recipients(sheet, paper.recipients)
    sheet.set_y(top)
    lines = [("B", BODY, line) for line in paper.capacity]
    _column(sheet, LEFT + 80, WIDTH - 80, lines)
    _column(sheet, LEFT + 80, WIDTH - 80, [("B", BODY, paper.signer)], gap=20)


def _annexes(sheet: Sheet, paper: Paper) -> None:
    """The tables that go with the text, on pages of their own after the signature."""
    if paper.annexes:
        sheet.add_page()
        _column(sheet, LEFT, WIDTH, [("B", 13, "PHỤ LỤC")])
        sheet.ln(3)
    for table in paper.annexes:
        _heading(sheet, table.title, 2)
        _table(sheet, table)


def _recipients(sheet: Sheet, recipients: tuple[str, ...]) -> None:
    if not recipients:
        return
    sheet.set_font("serif", "B", SMALL)
    sheet.cell(70, 5, "Nơi nhận:", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    sheet.set_font("serif", "", 9)
    for one in recipients:
        sheet.multi_cell(72, 4.6, f"- {one}", align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
