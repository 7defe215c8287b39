"""Linking: records become one site, or the list of what does not fit together."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TypeAlias

from ..language.slug import slug
from ..model import Deployment, Document, Event, Plan, Portal
from ..model.citation import Citation, parse_citation
from ..model.plan import Task
from ..source.file import Contents
from ..source.links import Goal
from ..source.place import Place, Steps
from ..source.problem import Problem, in_order
from ..source.schema import Record
from ..source.tree import Tree
from .addresses import address
from .bodies import Target, resolved, targets
from .citations import Citations, twins
from .ledger import EMPTY, Ledger
from .permanence import Permanence
from .plain import check_plain
from .references import References, citations_in
from .rotas import check_rotas
from .site import Relation, Site, Withdrawn
from .succession import check_issuers, check_succession
from .unpublished import Unpublished

PATH = re.compile(
    r"[a-z0-9-]+/(people|documents|plans|drafts|news|events|campaigns|press|questions)/[a-z0-9/-]+|pages/[a-z0-9-]+"
)
"""A path of a record, as editors write it."""
SUGGESTED = 200
"""Past so many problems nobody reads suggestions, and looking for them takes longer than all the reading."""

Why: TypeAlias = Callable[[Place], Problem]
"""What is wrong, once it is known where: most of it is never told, and finding words for it takes long."""


@dataclass(frozen=True)
class Linked:
    """A site, or why there is none. Notices may come with a site."""

    site: Site | None
    problems: tuple[Problem, ...]
    unfinished: Site | None = None
    """All that could be read, linked as far as it goes: for those who look for further mistakes, never for readers."""


def link(own: Tree, shared: Tree, now: datetime, ledger: Ledger = EMPTY) -> Linked:
    """The site that a portal's tree and the shared tree make at a moment, with what the portal has published before."""
    linker = _Linker((*shared.records, *own.records), own.broken | shared.broken, now, ledger)
    return linker.linked(own.problems + shared.problems, {**shared.contents, **own.contents})


class _Linker:
    def __init__(self, records: tuple[Record, ...], broken: frozenset[str], now: datetime, ledger: Ledger) -> None:
        self.records, self.broken, self.now, self.ledger = records, broken, now, ledger
        self.problems: list[Problem] = []
        self.references = References(records, broken)
        self.by_id = self.references.by_id
        self.unpublished = Unpublished(records, self.by_id, now)
        hidden = {one.origin.path for one in self.unpublished.records}
        self.public = tuple(one for one in records if one.origin.path not in hidden and not isinstance(one, Deployment))
        self.citations = Citations(one for one in self.public if isinstance(one, Document))
        self.later = Citations(one for one in self.unpublished.records if isinstance(one, Document))

    def linked(self, found: tuple[Problem, ...], contents: Mapping[str, Contents]) -> Linked:
        self.problems += found
        portal = next((one for one in self.records if isinstance(one, Portal)), None)
        self.check()
        relations = tuple(self.relations())
        written = [(one, contents[one.origin.path].goals) for one in self.records]
        links = {one.origin.path: self.body(one, goals) for one, goals in written if goals}
        evidence = dict(self.evidence())
        withdrawn = dict(self.withdrawn())
        kept = Permanence(self.ledger, self.public, self.unpublished, withdrawn, self.broken)
        self.problems += kept.problems()
        problems = in_order(self.problems)
        if portal is None:
            return Linked(None, problems)
        everything = Site(portal, self.now, self.records, relations, links, evidence)
        if any(one.stops for one in problems):
            return Linked(None, problems, everything)
        site = replace(
            everything,
            records=self.public,
            relations=tuple(one for one in relations if self.is_public(one.source)),
            links={one.origin.path: links[one.origin.path] for one in self.public if one.origin.path in links},
            withdrawn=withdrawn,
            ledger=self.ledger,
        )
        return Linked(
            site, in_order([*problems, *check_issuers(site), *check_rotas(site), *check_plain(site)]), everything
        )

    def is_public(self, record: Record) -> bool:
        return self.unpublished.keeper(record) is None

    # what must hold between records

    def check(self) -> None:
        self.problems += self.references.problems()
        self.problems += self.unpublished.problems(self.records)
        self.problems += (one for one in check_succession(self.references.agencies) if not self.names_broken(one))
        kept = (one for one in self.records if isinstance(one, Document) and not self.unpublished.withdrawal(one))
        for first, second in twins(kept):
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

    def names_broken(self, problem: Problem) -> bool:
        return any(f"“{id_}”" in problem.what for id_ in self.broken)

    # citations

    def relations(self) -> Iterator[Relation]:
        for record in self.records:
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

    def evidence(self) -> Iterator[tuple[str, Record]]:
        """What plans and meetings name as evidence: a paper may lie elsewhere, a path must lead somewhere."""
        for record in self.records:
            for steps, text in _evidence(record):
                target = Target(text, partial(record.origin.place, *steps), image=False)
                found, why = self.meant(record, target)
                if found and self.is_public(record):
                    yield text, found
                elif why and PATH.fullmatch(text):
                    self.problems.append(why(target.where()))

    # what has been withdrawn

    def withdrawn(self) -> Iterator[tuple[str, Withdrawn]]:
        """By address: what a reader who comes back may still be told, and nothing of the record itself."""
        for one in self.unpublished.records:
            if said := self.unpublished.withdrawal(one):
                told = Withdrawn(said.on, said.reason, self.replacement(one))
                yield from ((place, told) for place in (address(one, self.by_id), *getattr(one, "formerly", ())))

    def replacement(self, record: Record) -> str:
        """The address of the published record that stands in for a withdrawn one, and for its translations."""
        keeper = self.unpublished.keeper(record)
        said = keeper.withdrawal if keeper and keeper.id == record.id else None
        if not keeper or not said or not said.replacement:
            return ""
        target = Target(said.replacement, partial(keeper.origin.place, "withdrawal", "replacement"), image=False)
        found, why = self.meant(keeper, target)
        if found and not self.is_public(found):
            self.problems.append(self.unpublished.problem(target.where(), found))
        elif why:
            self.problems.append(why(target.where()))
        return found.href if found else ""


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
