"""References: what must hold between records, one problem for each mistake.

A record whose file could not be read is broken; what refers to it is not wrong for that.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from functools import cache

from ..law.laws import categories
from ..model import (
    Agency,
    Bulletin,
    Campaign,
    Disclosure,
    Document,
    Draft,
    Event,
    News,
    Page,
    Person,
    Portal,
    Press,
    Question,
    Translation,
)
from ..model.citation import Citation
from ..model.document import RELATIONS
from ..source.place import Place
from ..source.problem import Problem
from ..source.schema import Record
from .statements import statements, unknown_category
from .succession import unknown_agency
from .unpublished import named_agencies, named_people, named_policies, named_records

CITING: tuple[tuple[type[Record], tuple[str, ...]], ...] = (
    (Document, RELATIONS),
    (Draft, ("implements", "result")),
    (News, ("about",)),
    (Event, ("about",)),
    (Campaign, ("about",)),
    (Bulletin, ("about",)),
    (Press, ("about",)),
    (Question, ("concerns",)),
)
"""Which fields of which records cite documents."""


class References:
    """The records of a portal by id, and the ids of those that could not be read."""

    def __init__(self, records: tuple[Record, ...], broken: frozenset[str]) -> None:
        self.records, self.broken = records, broken
        self.by_id = {one.id: one for one in records if not isinstance(one, Translation)}
        self.agencies = {one.id: one for one in records if isinstance(one, Agency)}

    def references(self, record: Record) -> Iterator[Problem]:
        """Every agency and person a record names exists."""
        yield from self.folder(record)
        for steps, id_ in named_agencies(record):
            if id_ not in self.agencies and id_ not in self.broken:
                yield unknown_agency(record.origin.place(*steps), id_, self.agencies)
        for steps, id_ in named_people(record):
            if not isinstance(self.by_id.get(id_), Person) and id_ not in self.broken:
                yield self.no_record(record.origin.place(*steps), id_, "người")
        for steps, id_ in named_records(record):
            if id_ not in self.by_id and id_ not in self.broken:
                yield self.no_record(record.origin.place(*steps), id_, "bản ghi")
        yield from self.policies(record)
        yield from _unknown_categories(record)
        if isinstance(record, Disclosure):
            yield from statements(record)
        yield from _repaired(record)
        if isinstance(record, Translation):
            yield from self.translation(record)
        if isinstance(record, Document) and record.issued and record.issued.year != record.year:
            yield Problem(
                record.origin.place("issued"),
                "sai-thu-muc-nam",
                f"ngày ban hành thuộc năm {record.issued.year} nhưng tệp nằm trong thư mục {record.year}",
                f"chuyển tệp sang thư mục {record.issued.year}/ hoặc sửa ngày",
            )

    def policies(self, record: Record) -> Iterator[Problem]:
        """What is spoken of as a policy is a draft or a document."""
        for steps, id_ in named_policies(record):
            if id_ in self.by_id and not isinstance(self.by_id[id_], (Draft, Document)):
                yield self.no_record(record.origin.place(*steps), id_, "dự thảo hoặc văn bản")

    def folder(self, record: Record) -> Iterator[Problem]:
        """The folder a record lies in is an agency's; one problem for all that lies there."""
        id_ = record.agency_id
        if (
            isinstance(record, (Page, Translation))
            or record.kind.is_sheet
            or id_ in self.agencies
            or id_ in self.broken
        ):
            return
        place = Place(record.origin.path.removesuffix(f"{record.id.removeprefix(id_)}.md"))
        what = f"thư mục {id_} chưa có agency.md nên không thuộc cơ quan nào"
        how = f"tạo {id_}/agency.md, hoặc chuyển các tệp vào thư mục của một cơ quan đang có"
        yield Problem(place, "khong-co-co-quan", what, how)

    def translation(self, record: Translation) -> Iterator[Problem]:
        """It translates a page there is, into a language of the list."""
        where = Place(record.origin.path)
        if record.id not in self.by_id and record.id not in self.broken:
            what = f"không có trang tiếng Việt “{record.id}” để dịch"
            yield Problem(where, "khong-co-ban-ghi", what, f"thêm {record.id}.md, hoặc đổi tên tệp này cho khớp")
        portal = next((one for one in self.records if isinstance(one, Portal)), None)
        languages = [one.id for one in (portal.languages if portal else ()) if one.id != "vi"]
        if record.lang not in languages:
            others = f", hoặc đổi đuôi tên tệp thành {', '.join(languages)}" if languages else ""
            how = f"ghi languages: [{', '.join(['vi', *languages, record.lang])}] trong portal.yaml{others}"
            yield Problem(where, "ngoai-danh-muc", f"cổng không khai báo ngôn ngữ “{record.lang}”", how)

    def no_record(self, where: Place, id_: str, label: str) -> Problem:
        near = difflib.get_close_matches(id_, self.by_id, n=1, cutoff=0.6)
        how = f"viết {near[0]}" if near else "viết đường dẫn tệp trong thư mục của cổng, bỏ đuôi .md"
        return Problem(where, "khong-co-ban-ghi", f"không có {label} “{id_}”", how)


def _unknown_categories(record: Record) -> Iterator[Problem]:
    for number, id_ in enumerate(record.disclosure if isinstance(record, Document) else ()):
        if id_ not in categories():
            yield unknown_category(record.origin.place("disclosure", number), id_)


def _repaired(record: Record) -> Iterator[Problem]:
    """What was read in a number although it was not written so."""
    written = [(("number",), record.number)] if isinstance(record, Document) else []
    cited = [((name, at), one.number) for name, at, one in citations_in(record)]
    for steps, number in (*written, *cited):
        if number and number.repairs:
            where, how = record.origin.place(*steps), f"viết {number.text}"
            yield from (Problem(where, "so-ky-hieu-duoc-sua", note, how) for note in number.repairs)


@cache
def citing_fields(kind: type[Record]) -> tuple[str, ...]:
    return next((fields for model, fields in CITING if issubclass(kind, model)), ())


def citations_in(record: Record) -> Iterator[tuple[str, int, Citation]]:
    """Field by field: its name, the place among its values, what is cited."""
    for name in citing_fields(type(record)):
        if value := getattr(record, name):
            for at, one in enumerate(value if isinstance(value, tuple) else (value,)):
                yield name, at, one
