"""The layouts in which the sample documents are set, Word and PDF, tidy, careless and of the time of old fonts."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from plugins.portal.source.legacy import TCVN3, VNI
from plugins.portal.source.old_letters import letters

from .blocks import Block, Heading, Paragraph, Table
from .official import TABLE, Official
from .paper import Paper
from .pdf import pdf
from .typeset import (
    Layout,
    about,
    body_numbered,
    body_typed,
    docx,
    foot_lines,
    foot_listed_first,
    foot_table,
    head_boxes,
    head_lines,
    head_table,
    head_tabs,
    head_two_rows,
)  # fmt: skip


def official(paper: Official, layout: Layout) -> tuple[bytes, str]:
    """The file, and how its name ends."""
    return (_pdf(paper, layout) if layout.ending == "pdf" else docx(paper, layout)), layout.ending


def _pdf(paper: Official, layout: Layout) -> bytes:
    annex = (Table("DANH SÁCH KÈM THEO", TABLE),) if "annex" in layout.extras else ()
    made = Paper(
        superior=" ".join(paper.above),
        issuer=paper.issuer,
        number="\n".join((f"Số: {paper.number}", *about(paper))),
        dateline=paper.dateline,
        kind=paper.kind,
        title=" ".join(paper.abstract) if paper.kind else "",
        blocks=tuple(_printed(one) for one in (*paper.basis, *paper.text)),
        annexes=annex,
        recipients=tuple(f"{one};" for one in paper.recipients),
        capacity=paper.capacity,
        signer=paper.signer,
        mark="DỮ LIỆU MẪU",
        day=date(*reversed(paper.day)),
    )
    return pdf(made)


def _printed(line: str | tuple[tuple[str, ...], ...]) -> Block:
    if isinstance(line, tuple):
        return Table("", line)
    return Heading(line[1:], 2) if line.startswith("#") else Paragraph(line)


SLIPS = (
    (r"^Số: (\d+)/(.*)-", r"Số : \1 / \2 – "),
    (r"^(.*), ngày (\d+) tháng (\d+) năm (\d+)$", r"\1 ngày \2/\3/\4"),
    (r"^(KT|TM|TL)\. ", r"\1 "),
    (r"^(Giàng|Lương|Cư|Đỗ) ", r"BS. CKI. \1 "),
    (r"^V/v ", "V/v: "),
    (r"^Nơi nhận:", "Nơi nhận"),
    (r"^- (.*);$", r"\1"),
    (r"^(\d+)\. ", r"\1/ "),
)
"""What hurried people do to the form of a document: patterns of a line, and what becomes of it."""


def _careless(text: str) -> str:
    for pattern, slip in SLIPS:
        text = re.sub(pattern, slip, text)
    return text


def _old(font: str) -> Callable[[str], str]:
    """Unicode as an old font writes it: the tables of the portal, the other way round."""
    back: dict[str, str] = {}
    for written, meant in letters(font).items():
        back.setdefault(meant, written)
    if font == TCVN3:
        return lambda text: "".join(back.get(one) or back.get(one.lower(), one) for one in text.replace("Ủy", "Uỷ"))
    return lambda text: "".join(back.get(one, one) for one in text)


def layouts() -> tuple[Layout, ...]:
    return (
        Layout("bảng hai cột", head_table, foot_table, body_typed),
        Layout("bảng hai hàng", head_two_rows, foot_table, body_typed, extras=("annex",)),
        Layout("cột bằng dấu tab", head_tabs, foot_lines, body_typed, number_with="Số "),
        Layout("dòng nối dòng", head_lines, foot_listed_first, body_typed, extras=("no rule",)),
        Layout("số tự động của Word", head_table, foot_table, body_numbered),
        Layout("ngắt dòng trong đoạn", head_table, foot_table, body_typed, broken=True, extras=("merged",)),
        Layout("kiểu đoạn (style)", head_two_rows, foot_table, body_numbered, styled=True, runs=3, extras=("no rule",)),
        Layout("chữ cách, trích yếu hoa", head_table, foot_lines, body_typed, spaced=True, capitals=True),
        Layout("hộp chữ", head_boxes, foot_table, body_typed, number_with="Số : "),
        Layout("phông TCVN3", head_table, foot_table, body_typed, font=".VnTime", encode=_old(TCVN3), runs=2),
        Layout("phông VNI", head_table, foot_table, body_typed, font="VNI-Times", encode=_old(VNI)),
        Layout("viết ẩu", head_table, foot_lines, body_typed, encode=_careless),
        Layout("viết ẩu, dấu tab", head_tabs, foot_table, body_numbered, encode=_careless, capitals=True, runs=4),
        Layout("PDF", head_table, foot_table, body_typed, ending="pdf"),
        Layout("PDF có phụ lục", head_table, foot_table, body_typed, ending="pdf", extras=("annex",)),
        Layout("VNI đổi phông", head_table, foot_table, body_typed, encode=_old(VNI), extras=("annex",)),
    )
