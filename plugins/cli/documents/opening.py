"""Opening: a file of Word or PDF as a paper, under limits, because anybody may have sent it; or why it cannot be."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ...files import office
from ...files.faults import Refused
from ...files.inspect import examined
from ...gate.inspection import REASONS
from ...gate.limited import Exceeded, limited
from ...portal.catalogue.content import shown
from ...portal.source.attachment import Fault
from ...portal.source.legacy import TCVN3, VNI, font_of
from ...portal.source.limits import ATTACHMENT
from ...portal.source.old_letters import converted, is_sound
from ...portal.source.place import Place
from ...portal.source.problem import Problem
from . import word
from .paper import Block, Grid, Line, Paper, from_plain, to_plain

OLD_FONT = Fault(
    "tep-goc-khong-doc-duoc",
    "chữ trong tệp là của một phông cũ, chuyển mã không chắc đúng",
    "mở bằng Word, chuyển mã sang Unicode bằng Unikey (Ctrl+Shift+F6), lưu lại rồi thử lại",
)
OTHER = Fault(
    "tep-goc-khong-doc-duoc", "chỉ đọc được văn bản Word (.docx) và PDF", "mở tệp, lưu thành .docx hoặc PDF rồi thử lại"
)


def opened(paths: Sequence[Path]) -> Iterator[Paper | tuple[Problem, ...]]:
    """The paper in each file, or what keeps it from being read or published."""
    for path, found in zip(paths, limited(_as_json, paths), strict=True):
        if isinstance(found, Exceeded):
            how = "mở tệp gốc, lưu lại một bản mới nhỏ gọn hơn"
            yield (Problem(Place(shown(path)), "tep-qua-nang", REASONS[found], how),)
            continue
        said = json.loads(found)
        if "faults" in said:
            yield tuple(Problem(Place(shown(path)), one["code"], one["what"], one["how"]) for one in said["faults"])
        else:
            yield from_plain(said)


def _as_json(path: Path) -> bytes:
    try:
        return json.dumps(to_plain(_paper(path))).encode()
    except Refused as refused:
        return json.dumps({"faults": [vars(one) for one in refused.faults]}).encode()


def _paper(path: Path) -> Paper:
    if path.stat().st_size > ATTACHMENT:
        raise Refused(Fault("tep-qua-lon", f"tệp lớn hơn {ATTACHMENT >> 20} MB", "nén ảnh trong tệp rồi lưu lại"))
    return read_paper(path.read_bytes(), path.suffix.lower().removeprefix("."))


def read_paper(content: bytes, ending: str) -> Paper:
    """The paper in the bytes of a file whose name ends so. Raises Refused."""
    facts = examined(content, ending)
    if facts.faults:
        raise Refused(*facts.faults)
    if facts.type == office.WORD:
        return _in_unicode(word.paper(content))
    raise Refused(OTHER)


def _in_unicode(paper: Paper) -> Paper:
    """A paper that was typed with an old font, converted if what comes out is Vietnamese. Raises Refused."""
    text = "\n".join(paper.lines)
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
