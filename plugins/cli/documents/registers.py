"""A register of documents: `portal import documents`. Each line becomes a draft, or stays in the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...portal.catalogue.site import Site
from ...portal.language.days import parse_day
from ...portal.model import Agency, Document
from ...portal.model.document_type import DocumentType, find_type
from ...portal.model.number import IssuingNumber, parse_number
from ...portal.model.values import URL
from ...portal.source.attachment import Attachment
from ...portal.source.claims import Claim
from ...portal.source.file import read_file
from ...portal.source.folders import shown
from ...portal.source.problem import Problem
from ..imports.agencies import Agencies
from ..imports.cells import name_of
from ..imports.placing import Placed
from ..imports.plan import Plan
from ..imports.rows import Row
from ..imports.said import Reader, Value
from ..imports.words import beginning
from ..imports.writing import Change, Copy
from ..imports.written import new_text
from .casing import Casing
from .drafting import usual_subject
from .head import ABOUT
from .words import subject_of


@dataclass(frozen=True)
class Given:
    """What the caller says for every line: the agency's id, the subject, the folder in which files are looked for."""

    agency: str = ""
    subject: str = ""
    files: Path | None = None


@dataclass(frozen=True)
class _Line:
    """A row with what names its record."""

    row: Row
    agency: Agency
    number: IssuingNumber
    year: int

    @property
    def id(self) -> str:
        return f"{self.agency.id}/{Document.kind.folder}/{self.year}/{self.number.slug}"


def register(site: Site, folder: Path, rows: Sequence[Row], given: Given) -> Plan:
    """What a register makes of the portal in a folder. A document that is there stays as it is."""
    maker = _Maker(site, folder, given, Casing(row["title"] for row in rows))
    found = [maker.named(row) for row in rows if row.speaks]
    often = Counter(one.id for one in found if isinstance(one, _Line))
    done = [maker.placed(one, often[one.id]) if isinstance(one, _Line) else one for one in found]
    copies = tuple(copy for one in done if one.change for copy in maker.beside(one.change))
    return Plan(tuple(done), (), copies)


class _Maker:
    def __init__(self, site: Site, folder: Path, given: Given, casing: Casing) -> None:
        self.site, self.folder, self.given, self.casing = site, folder, given, casing
        self.agencies = Agencies(site)
        self.copies: list[Copy] = []

    def named(self, row: Row) -> _Line | Placed:
        """Whose document a row speaks of, and which: nothing can be placed without number, day and issuer."""
        reader = Reader(row)
        number, issued = reader.read("issuing", parse_number), reader.read("issued", parse_day)
        year = issued.year if issued else number.year if number else None
        for column, there, what, how in (
            ("issuing", row["issuing"], "dòng không có số, ký hiệu", "ghi số, ký hiệu như 119/KH-UBND"),
            ("issued", row["issued"] or year, "dòng không có ngày ban hành", "ghi ngày như 28/8/2023"),
            ("title", row["title"], "dòng không có trích yếu", "ghi trích yếu như trên văn bản"),
        ):
            if not there:
                reader.problems.append(row.problem(column, "danh-sach-thieu-o", what, how))
        agency = self.agencies.by_id.get(self.given.agency) or self.agencies.find(row, issued or self.site.today)
        problems = (*reader.problems, *(() if isinstance(agency, Agency) else (agency,)))
        if problems or not (number and year and isinstance(agency, Agency)):
            return Placed(row, None, tuple(problems))
        return _Line(row, agency, number, year)

    def placed(self, one: _Line, often: int) -> Placed:
        path = self.folder / f"{one.id}.md"
        if often > 1:
            how = "giữ một dòng cho mỗi văn bản; hai văn bản khác nhau thì xem lại số, ngày"
            what = f"{one.number.text} của {one.agency.name} có {often} dòng"
            return Placed(one.row, None, (one.row.problem("issuing", "danh-sach-van-ban-lap-lai", what, how),))
        if path.exists():
            return Placed(one.row)
        reader = Reader(one.row)
        said = {name: value for name, value in self.values(reader, one, path).items() if value}
        if any(it.stops for it in reader.problems):
            return Placed(one.row, None, tuple(reader.problems))
        change = Change(path, None, new_text(said))
        wrong = [it for it in self.mistakes(one, change) if it.stops]
        told = [one.row.problem("issuing", it.code, it.what, it.how) for it in wrong]
        return Placed(one.row, None if wrong else change, (*reader.problems, *told))

    def values(self, reader: Reader, one: _Line, path: Path) -> Mapping[str, Value]:
        row, type_ = one.row, reader.read("type", find_type)
        days = {name: reader.read(name, parse_day) for name in ("issued", "effective", "expires")}
        written = {name: f"{day.day}/{day.month}/{day.year}" if day else "" for name, day in days.items()}
        title = self.casing.sentence(ABOUT.sub("Về việc ", " ".join(row["title"].split())))
        if row["force"] and beginning(row["force"], "over")[0] and not days["expires"]:
            how = "ghi cột “Ngày hết hiệu lực”, hoặc ghi văn bản thay thế sau khi nhập"
            reader.problems.append(
                row.problem("force", "tep-goc-chua-chac", "ghi là hết hiệu lực nhưng không nói từ ngày nào", how)
            )
        return {
            "number": one.number.text,
            "type": type_.label if type_ and type_ != one.number.document_type else "",
            "title": title[:1].upper() + title[1:],
            **written,
            "signer": self.signer(reader),
            "subject": self.subject(one, title),
            "attachments": self.attached(reader, path, type_ or one.number.document_type),
            "original": self.link(reader),
            "status": "nháp",
        }

    def signer(self, reader: Reader) -> dict[str, str]:
        """A name without a title is told, because a record needs both."""
        name, title = reader.read("signer", name_of), " ".join(reader.row["signer_title"].split())
        if name and not title:
            how = "thêm cột “Chức vụ người ký”, hoặc ghi signer sau khi nhập"
            what = f"có người ký {name} nhưng không có chức vụ"
            reader.problems.append(reader.row.problem("signer", "tep-goc-chua-chac", what, how))
        return {"name": name, "title": title} if name and title else {}

    def subject(self, one: _Line, title: str) -> str:
        """As the row says, as the caller says, by the words of the abstract, or as the agency has most."""
        said = one.row["subject"] or self.given.subject
        return said or subject_of(title) or usual_subject(self.site, one.agency)

    def attached(self, reader: Reader, path: Path, type_: DocumentType | None) -> list[dict[str, str]]:
        """The file that a row names, if it lies in the folder that was given: a name, never a path."""
        name = reader.row["file"]
        if not name or self.given.files is None:
            return []
        source = self.given.files / Path(name).name
        if name != Path(name).name or not source.is_file():
            how = f"đặt tệp vào {shown(self.given.files)}, hoặc sửa tên tệp trong danh sách"
            reader.problems.append(reader.row.problem("file", "danh-sach-thieu-o", f"không có tệp “{name}”", how))
            return []
        attached = f"{path.stem}{source.suffix.lower()}"
        self.copies.append(Copy(path.with_suffix("") / attached, source.read_bytes()))
        return [{"file": attached, "label": f"Toàn văn {type_.label.lower() if type_ else 'văn bản'}"}]

    def link(self, reader: Reader) -> str:
        text = reader.row["link"]
        if text and not URL.fullmatch(text):
            what, how = f"“{text}” không phải địa chỉ https", "ghi địa chỉ bắt đầu bằng https://, hoặc bỏ trống ô"
            reader.problems.append(reader.row.problem("link", "tep-goc-chua-chac", what, how))
            return ""
        return text

    def mistakes(self, one: _Line, change: Change) -> Iterator[Problem]:
        """What the portal would find wrong with the new text."""
        beside = tuple(Attachment(it.path.name, str(it.path), len(it.new)) for it in self.beside(change))
        yield from read_file(change.after.encode(), shown(change.path), Claim(Document, one.id), beside).problems

    def beside(self, change: Change) -> tuple[Copy, ...]:
        return tuple(one for one in self.copies if one.path.parent == change.path.with_suffix(""))
