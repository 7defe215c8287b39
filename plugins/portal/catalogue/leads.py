"""Where the citations, the links and the evidence of records lead, and what is wrong with each on the way."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from typing import NamedTuple, TypeAlias

from ..language.slug import slug
from ..model import Document, Event, Plan
from ..model.citation import Citation, parse_citation
from ..model.plan import Task
from ..source.links import Goal
from ..source.place import Place, Steps
from ..source.problem import Problem
from ..source.schema import Record
from .bodies import Target, resolved, targets
from .citations import Citations
from .references import References, citations_in
from .site import Relation
from .unpublished import Unpublished

PATH = re.compile(
    r"[a-z0-9-]+/(people|documents|plans|drafts|news|events|campaigns|press|questions)/[a-z0-9/-]+|pages/[a-z0-9-]+"
)
"""A path of a record, as editors write it."""
SUGGESTED = 200
"""Past so many problems nobody reads suggestions, and looking for them takes longer than all the reading."""

Why: TypeAlias = Callable[[Place], Problem]
"""What is wrong, once it is known where: most of it is never told, and finding words for it takes long."""


class Said(NamedTuple):
    """What linking found of one record: its citations, where its links lead, the records that it names as evidence."""

    record: Record
    problems: tuple[Problem, ...]
    relations: tuple[Relation, ...]
    links: Mapping[str, str] | None
    """None where its text has none."""
    evidence: Mapping[str, Record]

    @property
    def named(self) -> Iterator[Record]:
        """All records that it holds beside its own."""
        yield from (one.target for one in self.relations if one.target)
        yield from self.evidence.values()


class Leads:
    """Looks among the records of a portal, published or not; `problems` is all that was found on the way."""

    def __init__(self, references: References, unpublished: Unpublished, public: tuple[Record, ...]) -> None:
        self.references, self.unpublished, self.public = references, unpublished, public
        self.by_id, self.broken = references.by_id, references.broken
        self.problems: list[Problem] = []

    @cached_property
    def citations(self) -> Citations:
        return Citations(one for one in self.public if isinstance(one, Document))

    @cached_property
    def later(self) -> Citations:
        return Citations(one for one in self.unpublished.records if isinstance(one, Document))

    def said(self, record: Record, goals: tuple[Goal, ...]) -> Said:
        start = len(self.problems)
        self.problems += self.references.references(record)
        self.problems += self.unpublished.problems(record)
        relations = tuple(self.relations(record))
        links = self.body(record, goals) if goals else None
        evidence = dict(self.evidence(record))
        return Said(record, tuple(self.problems[start:]), relations, links, evidence)

    def holds(self, said: Said) -> bool:
        """Whether what was found of a record before are still the records of that name."""
        return all(self.by_id.get(one.id) is one for one in said.named)

    def is_public(self, record: Record) -> bool:
        return self.unpublished.keeper(record) is None

    # citations

    def relations(self, record: Record) -> Iterator[Relation]:
        for name, number, citation in citations_in(record):
            where = partial(record.origin.place, name, number)
            yield Relation(name, record, citation, self.document(citation, where, record.id))

    def document(self, citation: Citation, where: Callable[[], Place], citing: str) -> Document | None:
        answer = self.citations.answer(citation, citing)
        if answer.why:
            self.problems.append(answer.why(where()))
        elif answer.document:
            return answer.document
        elif later := self.later.answer(citation, citing).document:
            self.problems.append(self.unpublished.notice(where(), citation.text, later))
        elif not self.may_be_broken(citation):
            self.problems.append(
                Problem(
                    where(),
                    "van-ban-chua-co",
                    f"“{citation.text}” chưa có trên cổng nên không thành liên kết",
                    "thêm văn bản ấy, hoặc để nguyên nếu không thuộc cổng này",
                )
            )
        return None

    def may_be_broken(self, citation: Citation) -> bool:
        """Whether the cited document stands in a file that could not be read: one problem is enough."""
        return bool(citation.number) and any(
            id_.endswith("/" + slug(citation.number.text)) for id_ in self.broken if citation.number
        )

    # links in bodies, evidence of tasks

    def body(self, record: Record, goals: tuple[Goal, ...]) -> Mapping[str, str]:
        owner = self.by_id.get(record.id, record)  # a translation uses the files of what it translates
        return resolved(owner, targets(record, goals), lambda target: self.lead(record, target))

    def lead(self, record: Record, target: Target) -> str:
        found, why = self.meant(record, target)
        if why:
            self.problems.append(why(target.where()))
        return found.href if found else ""

    def meant(self, record: Record, target: Target) -> tuple[Record | None, Why | None]:
        """The record that a path or a number names, or why there is none."""
        if not target.whole:
            return None, _cut_off
        path = target.text.removesuffix(".md").strip("/")
        if path in self.broken:
            return None, None
        if found := self.by_id.get(path):
            return self.open(record, found)
        if citation := _citation(target):
            answer = self.citations.answer(citation, record.id)
            if answer.document or answer.why or self.may_be_broken(citation):
                return answer.document, answer.why
            if later := self.later.answer(citation, record.id).document:
                return self.open(record, later)
        return None, partial(self.leads_nowhere, target)

    def open(self, record: Record, found: Record) -> tuple[Record | None, Why | None]:
        """What a record leads to, unless it is published and the other is not."""
        if self.is_public(record) and not self.is_public(found):
            return None, lambda where: self.unpublished.problem(where, found)
        return found, None

    def leads_nowhere(self, target: Target, where: Place) -> Problem:
        what = f"liên kết “{target.text}” không dẫn tới đâu" if target.text else "liên kết để trống địa chỉ"
        return Problem(where, "lien-ket-hong", what, self.link_advice(target))

    def link_advice(self, target: Target) -> str:
        if target.scheme in {"http", "https", "ftp"} and not target.image:
            return "viết lại thành https://, liền một mạch, không có dấu cách"
        if target.image:
            return "đặt ảnh vào thư mục cùng tên với bản ghi rồi viết đúng tên tệp"
        if near := self.nearest(target.text):
            return f"viết {near}"
        return "viết số, ký hiệu của văn bản, đường dẫn bản ghi như so-y-te/people/nguyen-van-a, hoặc địa chỉ https://"

    def nearest(self, text: str) -> str:
        """The record that was meant: of the same name, or in the same folder of nearly the same name; "" for none."""
        if len(self.problems) > SUGGESTED:
            return ""
        folder, _, name = text.strip("/").rpartition("/")
        near = [one for one in self.by_id if one.rpartition("/")[2] == name]
        beside = [one for one in self.by_id if one.rpartition("/")[0] == folder]
        return next(iter(near or difflib.get_close_matches(text, beside, n=1, cutoff=0.6)), "")

    def evidence(self, record: Record) -> Iterator[tuple[str, Record]]:
        """What plans and meetings name as evidence: a paper may lie elsewhere, a path must lead somewhere."""
        for steps, text in _evidence(record):
            target = Target(text, partial(record.origin.place, *steps), image=False)
            found, why = self.meant(record, target)
            if found and self.is_public(record):
                yield text, found
            elif why and PATH.fullmatch(text):
                self.problems.append(why(target.where()))


def _cut_off(where: Place) -> Problem:
    how = "viết [chữ hiện ra](nơi đến); nơi đến có dấu cách thì đặt giữa < và >"
    return Problem(where, "lien-ket-hong", "dấu ngoặc của liên kết viết chưa đủ", how)


def _citation(target: Target) -> Citation | None:
    try:
        return None if target.image else parse_citation(target.text)
    except ValueError:
        return None


def _evidence(record: Record) -> Iterator[tuple[Steps, str]]:
    """What a record names to show that its tasks are done."""
    if isinstance(record, Plan):
        for group, tasks in enumerate(record.task_groups):
            yield from _shown(("task_groups", group, "tasks"), tasks.tasks)
        if record.closing and record.closing.report:
            yield ("closing", "report"), record.closing.report.text
    if isinstance(record, Event):
        yield from _shown(("actions",), record.actions)


def _shown(above: Steps, tasks: tuple[Task, ...]) -> Iterator[tuple[Steps, str]]:
    for number, task in enumerate(tasks):
        for place, text in enumerate(task.evidence):
            yield (*above, number, "evidence", place), text
