"""What an official paper says, before it takes the form of a file (layout of Decree 30/2020/NĐ-CP)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from plugins.portal.language.days import long_day
from plugins.portal.model import Agency, Document, Draft, Page, Portal
from plugins.portal.model.document import Signer
from plugins.portal.source.schema import Record

from .blocks import Blank, Block, Heading, Paragraph, Table, blocks
from .tables import field_tables, form

SAMPLE = "DỮ LIỆU MẪU – không có giá trị pháp lý"
EXCERPT = "Bản tóm lược để trình diễn, không thay bản gốc"
SOME_DAY = date(2026, 1, 1)
"""For records without a date; a file must not tell when it was made."""

WHOLE = ("toàn văn", "bản chụp", "bản sửa được", "bản dễ đọc", "bản chữ")
"""How the label of the record's own text begins; other files stand beside it."""

PLACE = re.compile(r"(?:tỉnh|thành phố|xã|phường|đặc khu|huyện|thị xã) (?P<name>[A-ZĐÀ-Ỹ].*)$")
ASSEMBLY = ("Ủy ban nhân dân", "Hội đồng nhân dân")
LINES = ("Họ và tên:", "Địa chỉ liên lạc:", "Điện thoại, thư điện tử:", "Nội dung:", "", "Cách nhận kết quả:")


@dataclass(frozen=True)
class World:
    """The portal a record belongs to, where there is one, and its agencies by id."""

    portal: Portal | None
    agencies: Mapping[str, Agency]

    def agency(self, record: Record) -> Agency | None:
        own = self.agencies.get(record.agency_id)
        return own or (self.agencies.get(self.portal.publisher) if self.portal else None)


@dataclass(frozen=True)
class Paper:
    """`capacity` is written above the signer's name, line by line; `mark` stands on every page."""

    superior: str
    issuer: tuple[str, ...]
    number: str
    dateline: str
    kind: str
    title: str
    blocks: tuple[Block, ...]
    annexes: tuple[Table, ...]
    recipients: tuple[str, ...]
    capacity: tuple[str, ...]
    signer: str
    mark: str
    day: date

    @property
    def name(self) -> str:
        """Its title for a list of files."""
        return " ".join(part for part in (self.kind, self.title) if part)


def paper(record: Record, label: str, world: World) -> Paper:
    """A file under a label: the record's own text, or what is sent along with it."""
    whole = label.lower().startswith(WHOLE)
    agency = world.agency(record)
    day, signer = _day(record), getattr(record, "signer", None) if whole else None
    return Paper(
        superior=_superior(agency, world),
        issuer=_issuer(agency),
        number=_number(record) if whole else "",
        dateline=_dateline(record, agency, world),
        kind=_kind(record, whole, label),
        title=_title(record) if whole else _reference(record),
        blocks=_blocks(record, label),
        annexes=field_tables(record),
        recipients=_recipients(record, world) if signer else (),
        capacity=_capacity(signer, agency) if signer else (),
        signer=signer.name if signer else "",
        mark=SAMPLE if record.sample else EXCERPT,
        day=day or SOME_DAY,
    )


def _day(record: Record) -> date | None:
    days = (getattr(record, name, None) for name in ("issued", "published", "updated"))
    found = next((one for one in days if one), None)
    return found.date() if isinstance(found, datetime) else found


def _superior(agency: Agency | None, world: World) -> str:
    """Whom the issuer answers to; people's committees and councils stand alone."""
    if not agency or agency.name.startswith(ASSEMBLY):
        return ""
    parent = world.agencies.get(agency.parent or "")
    return parent.name.replace("Ủy ban nhân dân", "UBND").upper() if parent else ""


def _issuer(agency: Agency | None) -> tuple[str, ...]:
    """The issuer's name in one line, or two where the place is a line of its own."""
    name = agency.name if agency else ""
    if head := next((one for one in ASSEMBLY if name.startswith(one)), None):
        return head.upper(), name.removeprefix(head).strip().upper()
    return (re.sub(r" tỉnh [A-ZĐ].*$", "", name).upper(),) if name else ()


def _dateline(record: Record, agency: Agency | None, world: World) -> str:
    found = PLACE.search(agency.name) if agency else None
    place = found["name"] if found else (world.portal.province if world.portal else "Hà Nội")
    day = _day(record)
    return f"{place}, {long_day(day) if day and not isinstance(record, Draft) else 'ngày … tháng … năm …'}"


def _number(record: Record) -> str:
    match record:
        case Document(number=number) if number:
            return f"Số: {number.text}"
        case Draft():
            return "DỰ THẢO"
    return ""


def _kind(record: Record, whole: bool, label: str) -> str:  # noqa: FBT001
    if not whole:
        return label
    kind = _type(record)
    return "" if kind == "Công văn" else kind or label


def _type(record: Record) -> str:
    match record:
        case Draft():
            return record.type.label
        case Document(document_type=kind) if kind:
            return kind.label
    return ""


def _title(record: Record) -> str:
    """The abstract, without the words that stand above it already."""
    title, kind = record.title, _type(record)
    for lead in ("Dự thảo", kind):
        title = title.removeprefix(lead).strip() if title.lower().startswith(lead.lower()) else title
    return title[:1].upper() + title[1:]


def _reference(record: Record) -> str:
    match record:
        case Document(number=number, issued=issued) if number:
            day = f" {long_day(issued)}" if issued else ""
            return f"(Kèm theo {_type(record)} số {number.text}{day})"
    named = record.title.lower().startswith(record.kind.label)
    return f"(Kèm theo {record.title if named else f'{record.kind.label} “{record.title}”'})"


def _blocks(record: Record, label: str) -> tuple[Block, ...]:
    said = blocks(record.body) or blocks(record.summary or "")
    if label.startswith("Phiếu"):
        return (*(Blank(line) for line in LINES), Heading("Hướng dẫn"), *said)
    if label.startswith("Mẫu"):
        return (form(), Heading("Hướng dẫn"), *said)
    return (*_grounds(record), *said)


def _grounds(record: Record) -> tuple[Block, ...]:
    return tuple(Paragraph(f"Căn cứ {_cited(one.text)};") for one in getattr(record, "based_on", ()))


def _cited(text: str) -> str:
    return f"văn bản số {text}" if text[:1].isdigit() else text


def _recipients(record: Record, world: World) -> tuple[str, ...]:
    """Only made-up papers get a made-up distribution list."""
    if not record.sample or not world.portal or isinstance(record, Page):
        return ()
    return (f"{world.portal.name};", "Lưu: VT.")


def _capacity(signer: Signer, agency: Agency | None) -> tuple[str, ...]:
    """`KT. CHỦ TỊCH` over `PHÓ CHỦ TỊCH`: whose place the signer takes, then the signer's own post."""
    title = signer.title
    post = (re.split(r",| UBND| Ủy ban| HĐND| Hội đồng| Sở", title)[0] if title else "").strip()
    superior = post[4:].capitalize() if post.startswith("Phó ") else post
    head = "Chủ tịch" if agency and agency.name.startswith(ASSEMBLY) else "Giám đốc"
    match signer.capacity.id if signer.capacity else "direct":
        case "deputy":
            lines = (f"KT. {superior}", post)
        case "collective":
            lines = (f"TM. {_issuer(agency)[0] if agency else ''}", post)
        case "by-order":
            lines = (f"TL. {head}", post)
        case "delegated":
            lines = (f"TUQ. {head}", post)
        case "acting":
            lines = (f"Q. {post}",)
        case _:
            lines = (post,)
    return tuple(line.upper() for line in lines)
