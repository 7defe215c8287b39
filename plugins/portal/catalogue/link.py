"""Linking: records become one site, or the list of what does not fit together."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ..language.slug import slug
from ..law.categories import categories
from ..model import Agency, Document, Draft, News, Page, Person, Plan, Portal, Translation
from ..model.citation import Citation, parse_citation
from ..model.document import RELATIONS
from ..source.place import Place, Steps
from ..source.problem import Problem, in_order
from ..source.schema import Record
from ..source.tree import Tree
from .bodies import Target, resolved, targets
from .citations import Citations
from .site import Relation, Site
from .succession import check_issuers, check_succession, unknown_agency

CITING: tuple[tuple[type[Record], tuple[str, ...]], ...] = (
    (Document, RELATIONS),
    (Draft, ("implements", "result")),
    (News, ("about",)),
)
"""Which fields of which records cite documents."""

PATH = re.compile(r"[a-z0-9-]+/(people|documents|plans|drafts|news)/[a-z0-9/-]+|pages/[a-z0-9-]+")
"""A path of a record, as editors write it."""


@dataclass(frozen=True)
class Linked:
    """A site, or why there is none. Notices may come with a site."""

    site: Site | None
    problems: tuple[Problem, ...]


def link(own: Tree, shared: Tree, now: datetime) -> Linked:
    """The site that a portal's tree and the shared tree make on a day."""
    return _Linker((*shared.records, *own.records), own.broken | shared.broken, now).linked(
        own.problems + shared.problems
    )


class _Linker:
    def __init__(self, records: tuple[Record, ...], broken: frozenset[str], now: datetime) -> None:
        self.records, self.broken, self.now = records, broken, now
        self.problems: list[Problem] = []
        self.by_id = {one.id: one for one in records if not isinstance(one, Translation)}
        self.agencies = {one.id: one for one in records if isinstance(one, Agency)}
        self.citations = Citations(one for one in records if isinstance(one, Document))

    def linked(self, found: tuple[Problem, ...]) -> Linked:
        self.problems += found
        portal = next((one for one in self.records if isinstance(one, Portal)), None)
        self.check()
        relations = tuple(self.relations())
        links = {one.origin.path: self.body(one) for one in self.records if "](" in one.body}
        evidence = dict(self.evidence())
        problems = in_order(self.problems)
        if portal is None or any(one.stops for one in problems):
            return Linked(None, problems)
        site = Site(portal, self.now, self.records, relations, links, evidence)
        return Linked(site, in_order([*problems, *check_issuers(site)]))

    # what must hold between records

    def check(self) -> None:
        self.problems += self.same_names()
        self.problems += (one for one in check_succession(self.agencies) if not self.names_broken(one))
        for record in self.records:
            self.problems += self.references(record)
        for first, second in self.citations.twins():
            where = second.origin.place("number")
            number = second.number.text if second.number else ""
            self.problems.append(
                Problem(
                    where,
                    "trung-so-ky-hieu",
                    f"số {number} đã dùng ở {first.origin.path}",
                    "sửa số, hoặc xóa một trong hai tệp",
                )
            )

    def same_names(self) -> Iterator[Problem]:
        first: dict[str, Record] = {}
        # Pages last: of two at one address the page is easier to rename than the agency.
        for one in sorted(self.records, key=lambda one: isinstance(one, Page)):
            key = f"{one.id}.{one.lang}" if isinstance(one, Translation) else one.href
            other = first.setdefault(key, one)
            if other is not one and not isinstance(one, Portal):
                yield Problem(
                    Place(one.origin.path),
                    "trung-dia-chi",
                    f"địa chỉ {key} đã thuộc về {other.origin.path}",
                    "đổi tên tệp hoặc thư mục này",
                )
        for one in self.records:
            for number, old in enumerate(getattr(one, "formerly", ())):
                if old in first or not (old.startswith("/") and old.endswith("/")):
                    yield Problem(
                        one.origin.place("formerly", number),
                        "dia-chi-cu-sai",
                        f"“{old}” không dùng làm địa chỉ cũ được",
                        "viết địa chỉ cũ từ dấu / đầu đến dấu / cuối, và không phải địa chỉ đang dùng",
                    )

    def references(self, record: Record) -> Iterator[Problem]:
        """Every agency and person a record names exists."""
        yield from self.folder(record)
        for steps, id_ in _named_agencies(record):
            if id_ not in self.agencies and id_ not in self.broken:
                yield unknown_agency(record.origin.place(*steps), id_, self.agencies)
        for steps, id_ in _named_people(record):
            if not isinstance(self.by_id.get(id_), Person) and id_ not in self.broken:
                yield self.no_record(record.origin.place(*steps), id_, "người")
        yield from _unknown_categories(record)
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

    def folder(self, record: Record) -> Iterator[Problem]:
        """The folder a record lies in is an agency's; one problem for all that lies there."""
        id_ = record.agency_id
        if isinstance(record, (Portal, Page, Translation)) or id_ in self.agencies or id_ in self.broken:
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
            how = (
                f"thêm {record.lang} vào languages của portal.yaml, hoặc đổi đuôi tên tệp thành {', '.join(languages)}"
            )
            yield Problem(where, "ngoai-danh-muc", f"cổng không khai báo ngôn ngữ “{record.lang}”", how)

    def no_record(self, where: Place, id_: str, label: str) -> Problem:
        near = difflib.get_close_matches(id_, self.by_id, n=1, cutoff=0.6)
        how = f"viết {near[0]}" if near else "viết đường dẫn tệp trong thư mục của cổng, bỏ đuôi .md"
        return Problem(where, "khong-co-ban-ghi", f"không có {label} “{id_}”", how)

    def names_broken(self, problem: Problem) -> bool:
        return any(f"“{id_}”" in problem.what for id_ in self.broken)

    # citations

    def relations(self) -> Iterator[Relation]:
        for record in self.records:
            for name in _citing_fields(record):
                yield from self.field(record, name)

    def field(self, record: Record, name: str) -> Iterator[Relation]:
        for number, citation in enumerate(_cited(record, name)):
            where = record.origin.place(name, number)
            yield Relation(name, record, citation, self.document(citation, where, record.id))

    def document(self, citation: Citation, where: Place, citing: str) -> Document | None:
        answer = self.citations.answer(citation, where, citing)
        if answer.problem:
            self.problems.append(answer.problem)
        elif not answer.document and not self.may_be_broken(citation):
            self.problems.append(
                Problem(
                    where,
                    "van-ban-chua-co",
                    f"“{citation.text}” chưa có trên cổng nên không thành liên kết",
                    "thêm văn bản ấy, hoặc để nguyên nếu không thuộc cổng này",
                )
            )
        return answer.document

    def may_be_broken(self, citation: Citation) -> bool:
        """Whether the cited document stands in a file that could not be read: one problem is enough."""
        return bool(citation.number) and any(
            id_.endswith("/" + slug(citation.number.text)) for id_ in self.broken if citation.number
        )

    # links in bodies, evidence of tasks

    def body(self, record: Record) -> Mapping[str, str]:
        owner = self.by_id.get(record.id, record)  # a translation uses the files of what it translates
        return resolved(owner, targets(record), lambda target: self.lead(record, target))

    def lead(self, record: Record, target: Target) -> str:
        found, problem = self.meant(record, target)
        if problem:
            self.problems.append(problem)
        return found.href if found else ""

    def meant(self, record: Record, target: Target) -> tuple[Record | None, Problem | None]:
        """The record that a path or a number names, or why there is none."""
        path = target.text.removesuffix(".md").strip("/")
        if path in self.broken:
            return None, None
        if found := self.by_id.get(path):
            return found, None
        citation = _citation(target)
        if citation:
            answer = self.citations.answer(citation, target.where, record.id)
            if answer.document or answer.problem or self.may_be_broken(citation):
                return answer.document, answer.problem
        what = f"liên kết “{target.text}” không dẫn tới đâu" if target.text else "liên kết để trống địa chỉ"
        return None, Problem(target.where, "lien-ket-hong", what, self.link_advice(target))

    def link_advice(self, target: Target) -> str:
        if target.image:
            return "đặt ảnh vào thư mục cùng tên với bản ghi rồi viết đúng tên tệp"
        near = difflib.get_close_matches(target.text, self.by_id, n=1, cutoff=0.6)
        if near:
            return f"viết {near[0]}"
        return "viết số, ký hiệu của văn bản, đường dẫn bản ghi như so-y-te/people/nguyen-van-a, hoặc địa chỉ https://"

    def evidence(self) -> Iterator[tuple[str, Record]]:
        """What plans name as evidence: of a number the paper may lie elsewhere, a path must lead somewhere."""
        for plan in self.records:
            for steps, text in _evidence(plan) if isinstance(plan, Plan) else ():
                found, problem = self.meant(plan, Target(text, plan.origin.place(*steps), image=False))
                if found:
                    yield text, found
                elif problem and PATH.fullmatch(text):
                    self.problems.append(problem)


def _citation(target: Target) -> Citation | None:
    try:
        return None if target.image else parse_citation(target.text)
    except ValueError:
        return None


def _unknown_categories(record: Record) -> Iterator[Problem]:
    for number, id_ in enumerate(record.disclosure if isinstance(record, Document) else ()):
        if id_ not in categories():
            yield Problem(
                record.origin.place("disclosure", number),
                "muc-cong-khai-sai",
                f"không có mục “{id_}”",
                "các mục dùng được: " + ", ".join(categories()),
            )


def _repaired(record: Record) -> Iterator[Problem]:
    """What was read in a number although it was not written so."""
    written = [(("number",), record.number)] if isinstance(record, Document) else []
    cited = [((name, at), one.number) for name in _citing_fields(record) for at, one in enumerate(_cited(record, name))]
    for steps, number in (*written, *cited):
        if number:
            where, how = record.origin.place(*steps), f"viết {number.text}"
            yield from (Problem(where, "so-ky-hieu-duoc-sua", note, how) for note in number.repairs)


def _cited(record: Record, name: str) -> Sequence[Citation]:
    value = getattr(record, name)
    return value if isinstance(value, tuple) else (value,) if value else ()


def _evidence(plan: Plan) -> Iterator[tuple[Steps, str]]:
    for group, tasks in enumerate(plan.task_groups):
        for number, task in enumerate(tasks.tasks):
            for place, text in enumerate(task.evidence):
                yield ("task_groups", group, "tasks", number, "evidence", place), text
    if plan.closing and plan.closing.report:
        yield ("closing", "report"), plan.closing.report.text


def _citing_fields(record: Record) -> tuple[str, ...]:
    return next((fields for model, fields in CITING if isinstance(record, model)), ())


def _named_agencies(record: Record) -> Iterator[tuple[Steps, str]]:
    """Agencies that a record names. Parents and successors are checked with succession."""
    if isinstance(record, Portal):
        yield ("publisher",), record.publisher
    if isinstance(record, Person):
        yield from (
            (("posts", number, "agency"), post.agency) for number, post in enumerate(record.posts) if post.agency
        )
    if isinstance(record, Document):
        yield from ((("joint_issuers", number), id_) for number, id_ in enumerate(record.joint_issuers))


def _named_people(record: Record) -> Iterator[tuple[Steps, str]]:
    if isinstance(record, Agency) and record.communication and record.communication.leader:
        yield ("communication", "leader"), record.communication.leader
    if isinstance(record, Person) and record.spokesperson and record.spokesperson.deputy:
        yield ("spokesperson", "deputy"), record.spokesperson.deputy
