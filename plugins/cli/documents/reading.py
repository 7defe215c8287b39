"""A paper read: what goes into a record, and line by line what the reader was not sure of. No guess goes untold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ...portal.language.days import parse_day
from ...portal.language.slug import slug
from ...portal.language.unreadable import Unreadable, quoted
from ...portal.model.document_type import DocumentType
from ...portal.model.number import IssuingNumber, parse_number
from ...portal.source.place import Place
from ...portal.source.problem import Problem
from ..imports.said import Value
from .casing import Casing, title_cased
from .foot import Foot, foot
from .head import Head, day_in, head, number_in
from .linking import BASIS, cited
from .paper import Line, Paper
from .text import Linked, heading, markdown
from .words import RULE, is_capitals, type_named

REMARKS = {
    "notes": ("tệp có chú thích chân trang, phần ấy chưa được chép", "chép lời chú thích vào bài, viết [^1] ở chỗ cần"),
    "pictures": (
        "tệp có hình, hình chưa được chép",
        "lưu hình thành tệp, đặt cạnh bản ghi và viết ![lời mô tả](tên tệp)",
    ),
    "font": ("chữ gõ bằng phông cũ, đã được chuyển mã sang Unicode", "đọc lại cả bài, nhất là tên người và chữ hoa"),
    "tables": ("có bảng đọc từ PDF, ranh giới các ô do máy đoán", "so từng bảng với bản gốc"),
    "machine": ("đây là bản quét, chữ do máy nhận dạng", "đọc cả bài, so từng số, từng tên với bản gốc"),
}
"""What opening a file may have to say: what, and what to do about it."""


@dataclass(frozen=True)
class Signed:
    name: str
    title: str
    capacity: str


@dataclass(frozen=True)
class Reading:
    """The fields of Decree 30 as values; empty where they were not found, and then a problem says so."""

    issuers: tuple[str, ...]
    """What the issuer may be called, the likeliest first."""
    number: IssuingNumber | None
    issued: date | None
    place: str
    type: DocumentType | None
    title: str
    signer: Signed | None
    based_on: tuple[str, ...]
    recipients: tuple[str, ...]
    body: str
    problems: tuple[Problem, ...]
    issuer_line: Line | None = None

    @property
    def name(self) -> str:
        return self.number.slug if self.number else slug(self.title)[:60].strip("-")


def place_of(path: str, line: Line | None) -> Place:
    """A line of a paper, underlined as a whole; the file where there is none."""
    return Place(path, line.number, 1, len(line.plain)) if line else Place(path)


def reading(paper: Paper, path: str, linked: Linked) -> Reading:
    """`path` is the file's own, as editors know it: problems name the line of the paper."""
    return _Reader(paper, path, linked).read()


class _Reader:
    def __init__(self, paper: Paper, path: str, linked: Linked) -> None:
        self.paper, self.path, self.linked = paper, path, linked
        self.casing = Casing(paper.lines)
        self.head: Head = head(paper)
        self.foot: Foot = foot(paper, self.head.end)
        self.problems: list[Problem] = []

    def read(self) -> Reading:
        for one in self.paper.remarks:
            self.unsure(None, *REMARKS[one])
        number, issued = self.number(), self.issued()
        type_ = self.type(number)
        title, signer = self.title(), self.signer()
        return Reading(
            issuers=tuple(dict.fromkeys(self.head.issuer_names)),
            number=number,
            issued=issued,
            place=self.head.place,
            type=type_,
            title=title,
            signer=signer,
            based_on=tuple(dict.fromkeys(self.basis())),
            recipients=self.foot.recipients,
            body=self.body(),
            problems=tuple(self.problems),
            issuer_line=self.head.issuer[-1] if self.head.issuer else None,
        )

    def missing(self, line: Line | None, what: str, how: str) -> None:
        self.problems.append(Problem(place_of(self.path, line), "tep-goc-thieu-y", what, how))

    def unsure(self, line: Line | None, what: str, how: str) -> None:
        self.problems.append(Problem(place_of(self.path, line), "tep-goc-chua-chac", what, how))

    def number(self) -> IssuingNumber | None:
        line = self.head.number
        written = number_in(line) if line else ""
        if line is None or not re.match(r"\d", written):
            what = "văn bản chưa có số" if line else "không thấy dòng “Số:” ở phía trên bên trái"
            self.missing(line, what, "ghi number: 119/KH-UBND, hoặc nói lý do ở number_note")
            return None
        try:
            found = parse_number(written)
        except Unreadable as error:
            self.missing(line, error.message, f"ghi number; {error.how}")
            return None
        if found.repairs:
            self.unsure(line, "; ".join(found.repairs), f"so với bản gốc: {found.text}")
        return found

    def issued(self) -> date | None:
        line = self.head.dateline
        written = day_in(line) if line else ""
        try:
            if written:
                return parse_day(written)
            what = "ngày ban hành còn để trống" if line else "không thấy dòng địa danh, ngày tháng năm"
            how = "ghi issued: 28/8/2023, hoặc nói lý do ở issued_note"
        except Unreadable as error:
            what, how = error.message, "ghi issued đúng như bản gốc"
        self.missing(line, what, how)
        return None

    def type(self, number: IssuingNumber | None) -> DocumentType | None:
        """The type that is printed; the number's where they disagree, because the paper is cited by that."""
        found, line = self.head.type, self.head.type_line
        if number and number.types and found and found not in number.types:
            what = f"tên loại là {found.label}, ký hiệu {number.text} là của {number.types[0].label.lower()}"
            self.unsure(line, what, "xem bản gốc; sửa number hoặc type")
            return None
        if not found and not (number and number.document_type):
            self.missing(line, "không thấy tên loại văn bản", "ghi type: Kế hoạch")
        return found

    def title(self) -> str:
        lines, title = self.head.abstract, self.head.title
        if not title:
            self.missing(self.head.type_line, "không thấy trích yếu", "ghi title: văn bản này về việc gì")
            return ""
        if is_capitals(title):
            title = self.casing.sentence(title)
            self.unsure(
                lines[0],
                "trích yếu in hoa, đã viết lại như câu thường",
                f"xem lại tên riêng trong title: {title}",
            )
        elif len(title) > 300:
            self.unsure(lines[0], f"trích yếu dài {len(title)} chữ, có thể lẫn lời văn", "xem lại title")
        return title[:1].upper() + title[1:]

    def signer(self) -> Signed | None:
        found, name = self.foot, self.foot.signer
        if not name:
            self.unsure(None, "không thấy tên người ký ở cuối văn bản", "ghi signer với name và title, nếu bản gốc có")
            return None
        if name.isupper():
            name = " ".join(one.capitalize() for one in name.split())
        title = title_cased(" ".join(one.plain for one in found.title), self.casing)
        if not title:
            self.unsure(found.name, f"không rõ chức danh của người ký {name}", f"ghi signer với name: {name} và title")
            return None
        for one in found.others:
            self.unsure(
                one,
                f"có thêm người ký {one.plain}",
                f"signer chỉ ghi một người; xem lại có đúng là {name} không",
            )
        return Signed(name, title, found.capacity)

    def basis(self) -> Iterator[str]:
        for block in self.paper.blocks[self.head.end : self.foot.start]:
            if isinstance(block, Line) and BASIS.match(block.plain):
                found = list(cited(block.plain))
                yield from found
                if not found:
                    what = f"không đọc ra văn bản nào trong căn cứ {quoted(block.plain)}"
                    self.unsure(block, what, "nếu căn cứ ấy có số thì thêm vào based_on")

    def body(self) -> str:
        """The text between head and closing, the recipients, the annexes."""
        blocks = list(self.paper.blocks[self.head.end : self.foot.start])
        while blocks and isinstance(blocks[0], Line) and self.is_repeated(blocks[0]):
            del blocks[0]
        main = markdown(blocks, self.casing, self.linked)
        listed = "".join(f"- {one}\n" for one in self.foot.recipients)
        annexes = markdown(self.paper.blocks[self.foot.end :], self.casing, self.linked)
        if not main:
            self.unsure(
                None,
                "không thấy lời văn giữa trích yếu và chỗ ký",
                "chép nội dung vào dưới phần đầu của bản ghi",
            )
        return "\n".join(one for one in (main, f"Nơi nhận:\n\n{listed}" if listed else "", annexes) if one)

    def is_repeated(self, line: Line) -> bool:
        """A rule, or who decides, in capitals between abstract and text: the head has said it."""
        is_authority = is_capitals(line.plain) and line.centred and not line.plain.endswith(":")
        is_named = is_authority and type_named(line.plain)[0] is None and not heading(line, has_articles=True)
        return bool(RULE.fullmatch(line.plain)) or is_named


def values(found: Reading, attachment: Mapping[str, str], subject: str) -> dict[str, Value]:
    """The front matter of a draft."""
    own_type = found.type if found.type and (not found.number or found.number.document_type != found.type) else None
    signer = found.signer
    said: dict[str, Value] = {
        "number": found.number.text if found.number else "",
        "type": own_type.label if own_type else "",
        "title": found.title,
        "issued": f"{found.issued.day}/{found.issued.month}/{found.issued.year}" if found.issued else "",
        "signer": {"name": signer.name, "title": signer.title, "capacity": signer.capacity} if signer else {},
        "subject": subject,
        "based_on": list(found.based_on),
        "attachments": [dict(attachment)],
        "status": "nháp",
    }
    return {name: value for name, value in said.items() if value}
