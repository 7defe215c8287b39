"""Opening: a file of Word or PDF as a paper, under limits, because anybody may have sent it; or why it cannot be."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ...files import office
from ...files.faults import Refused
from ...files.inspect import examined
from ...files.pdfpages import printed
from ...gate.inspection import REASONS
from ...gate.limited import Exceeded, limited
from ...portal.source.attachment import Fault
from ...portal.source.folders import shown
from ...portal.source.legacy import TCVN3, VNI, font_of
from ...portal.source.limits import ATTACHMENT, TEXT_FILE
from ...portal.source.old_letters import converted, is_sound
from ...portal.source.place import Place
from ...portal.source.problem import Problem
from . import word
from .paper import Block, Grid, Line, Paper, from_plain, to_plain
from .printed import printed_paper
from .scans import can_recognise, scanned_paper

PDF = "application/pdf"
OLD_FONT = Fault(
    "tep-goc-khong-doc-duoc",
    "chữ trong tệp là của một phông cũ, chuyển mã không chắc đúng",
    "mở bằng Word, chuyển mã sang Unicode bằng Unikey (Ctrl+Shift+F6), lưu lại rồi thử lại",
)
NO_READER = Fault(
    "tep-goc-khong-doc-duoc",
    "đây là bản quét, máy này chưa có phần nhận dạng chữ tiếng Việt",
    "cài bằng: sudo apt-get install tesseract-ocr tesseract-ocr-vie, rồi chạy lại; không cài được thì xin tệp"
    " soạn thảo, hoặc gõ lại bằng ./portal new document --number",
)
TOO_LARGE = Fault("tep-qua-lon", f"tệp lớn hơn {ATTACHMENT >> 20} MB", "nén ảnh trong tệp rồi lưu lại")
TOO_LONG = Fault(
    "tep-qua-lon",
    f"lời văn trong tệp dài hơn {TEXT_FILE >> 10} KB",
    "tách phụ lục lớn thành tệp riêng, đính kèm vào bản ghi sau khi tạo",
)
"""More than a record may hold: nothing below this takes the reader longer than a few seconds."""
PATIENCE = 600.0
"""Seconds for a scan."""
OTHER = Fault(
    "tep-goc-khong-doc-duoc", "chỉ đọc được văn bản Word (.docx) và PDF", "mở tệp, lưu thành .docx hoặc PDF rồi thử lại"
)


def opened(paths: Sequence[Path]) -> Iterator[Paper | tuple[Problem, ...]]:
    """The paper in each file, or what keeps it from being read or published."""
    for path, found in zip(paths, limited(_as_json, paths), strict=True):
        said = _said(path, found)
        yield _recognised(path) if said is None else said


def read_paper(content: bytes, ending: str) -> Paper | None:
    """The paper in the bytes of a file whose name ends so; None if it is a scan. Raises Refused."""
    facts = examined(content, ending)
    if facts.faults:
        raise Refused(*facts.faults)
    if facts.scan:
        return None
    if facts.type == office.WORD:
        return _in_unicode(word.paper(content))
    if facts.type == PDF:
        return _in_unicode(printed_paper(printed(content)))
    raise Refused(OTHER)


def _recognised(path: Path) -> Paper | tuple[Problem, ...]:
    """A scan takes its time: some seconds a page."""
    if not can_recognise():
        return (Problem(Place(shown(path)), NO_READER.code, NO_READER.what, NO_READER.how),)
    (found,) = limited(_scan_as_json, [path], patience=PATIENCE)
    return _said(path, found) or ()


def _said(path: Path, found: bytes | Exceeded) -> Paper | tuple[Problem, ...] | None:
    if isinstance(found, Exceeded):
        return (Problem(Place(shown(path)), "tep-qua-nang", REASONS[found], "mở tệp gốc, lưu lại một bản gọn hơn"),)
    said = json.loads(found)
    if said and "faults" in said:
        return tuple(Problem(Place(shown(path)), one["code"], one["what"], one["how"]) for one in said["faults"])
    return from_plain(said) if said else None


def _as_json(path: Path) -> bytes:
    try:
        if path.stat().st_size > ATTACHMENT:
            return json.dumps({"faults": [vars(TOO_LARGE)]}).encode()
        found = read_paper(path.read_bytes(), path.suffix.lower().removeprefix("."))
        return json.dumps(to_plain(found) if found else None).encode()
    except Refused as refused:
        return json.dumps({"faults": [vars(one) for one in refused.faults]}).encode()


def _scan_as_json(path: Path) -> bytes:
    return json.dumps(to_plain(scanned_paper(path.read_bytes()))).encode()


def _in_unicode(paper: Paper) -> Paper:
    """A paper that was typed with an old font, converted if what comes out is Vietnamese. Raises Refused."""
    text = "\n".join(paper.lines)
    if len(text.encode()) > TEXT_FILE:
        raise Refused(TOO_LONG)
    if font := font_of(text)[0]:
        if font not in {TCVN3, VNI}:
            raise Refused(OLD_FONT)
        blocks = tuple(_converted(one, font) for one in paper.blocks)
        paper = replace(paper, blocks=blocks, remarks=(*paper.remarks, "font"))
    if "font" in paper.remarks and not is_sound("\n".join(paper.lines)):
        raise Refused(OLD_FONT)
    return paper


def _converted(block: Block, font: str) -> Block:
    if isinstance(block, Line):
        return replace(block, text=converted(block.text, font))
    return Grid(
        tuple(
            tuple(tuple(replace(line, text=converted(line.text, font)) for line in cell) for cell in row)
            for row in block.rows
        )
    )
