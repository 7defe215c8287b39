"""Policies from proposal to enforcement: what was told at each step, and where nothing was although it was due.

A policy is a draft with the document it became, or a document that its editor says has a great or a direct impact. A
step is told of by news, by what the press was told, by guidance, and by the consultation itself. The text of the
document does not count, because it has to be public anyway.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..catalogue.force import Force, force
from ..catalogue.site import Site, day_of
from ..catalogue.unpublished import named_policies
from ..model import Document, Draft, News, Press, Question
from ..model.common import HighImpact
from ..model.vocabulary import Term, term, terms
from ..source.schema import Record
from .evidence import published_on

GUIDING = frozenset({"guides", "implements"})
"""How a document says that it helps to carry out another."""
Days = Mapping[str, date]
"""The day of each step that has one."""


class Told(StrEnum):
    """As the vocabulary's `stage-states` names them."""

    TOLD = "told"
    GAP = "gap"
    NOT_REACHED = "not-reached"
    NOT_OWED = "not-owed"


@dataclass(frozen=True)
class Item:
    """Something that was published of a policy. `anchor` is the part of the record's page where it stands."""

    record: Record
    day: date
    anchor: str = ""


@dataclass(frozen=True)
class PolicyStage:
    stage: Term
    on: date | None
    note: str
    items: tuple[Item, ...]
    """The oldest first."""
    state: Told


@dataclass(frozen=True)
class Policy:
    draft: Draft | None
    document: Document | None
    is_central: bool
    """Whether it comes from above the province, which then has to explain it."""
    agency_id: str
    """Who answers for telling of it: who drafts or issued it; for what comes from above, the portal's publisher."""
    stages: tuple[PolicyStage, ...]
    """All there are, in order."""

    @property
    def record(self) -> Draft | Document:
        """What stands for it: the document, once there is one."""
        found = self.document or self.draft
        if found is None:
            raise LookupError("a policy of nothing")
        return found

    @property
    def high_impact(self) -> HighImpact | None:
        return next((one.high_impact for one in (self.document, self.draft) if one and one.high_impact), None)

    @property
    def touched(self) -> str:
        """Whom it touches directly, as its editor says."""
        return (self.document.direct_impact or "") if self.document else ""

    @property
    def current(self) -> Term | None:
        """The last step that has begun."""
        return next((one.stage for one in reversed(self.stages) if one.on), None)

    def count(self, *states: Told) -> int:
        return sum(one.state in states for one in self.stages)


def policies(site: Site) -> tuple[Policy, ...]:
    """Those with most gaps first, then the newest."""
    return site.once(_policies)


def policy_of(site: Site, record: Record) -> Policy | None:
    return site.once(_by_record).get(record.id)


def counted_stages() -> tuple[Term, ...]:
    """The steps at which something must be told."""
    return tuple(one for one in terms("stages") if "owed" in one.facts)


def unexplained(site: Site) -> tuple[Policy, ...]:
    """What came from above, touches people here, and has not been explained by the province."""
    return tuple(one for one in policies(site) if one.is_central and one.count(Told.GAP))


def unfollowed(site: Site) -> tuple[Document, ...]:
    """Normative documents that the province issued this year and nobody follows as policies; the newest first."""
    return site.once(_unfollowed)


def is_normative(document: Document) -> bool:
    """A type that may be either is normative where its number names a year (law 64/2025/QH15, Article 4)."""
    groups = document.document_type.groups if document.document_type else ()
    return groups == ("normative",) or ("normative" in groups and bool(document.number and document.number.year))


def _unfollowed(site: Site) -> tuple[Document, ...]:
    found = (one for one in site.documents if not site.is_national(one) and is_normative(one))
    return tuple(one for one in found if one.issued and one.issued.year == site.today.year and not policy_of(site, one))


def _policies(site: Site) -> tuple[Policy, ...]:
    drafted = {one.id: _result(site, one) for one in site.drafts}
    results = {one.id for one in drafted.values() if one}
    chains = [_Chain(one, drafted[one.id]) for one in site.drafts]
    called = (one for one in site.documents if one.high_impact or one.direct_impact)
    chains += [_Chain(None, one, site.is_national(one)) for one in called if one.id not in results]
    found = (_policy(site, one) for one in chains)
    newest = sorted(found, key=lambda one: (_last_day(one), one.record.id), reverse=True)
    return tuple(sorted(newest, key=lambda one: -one.count(Told.GAP)))


def _by_record(site: Site) -> Mapping[str, Policy]:
    return {record.id: one for one in policies(site) for record in (one.draft, one.document) if record}


def _result(site: Site, draft: Draft) -> Document | None:
    return next((one.target for one in site.citing.get(draft.id, ()) if one.kind == "result"), None)


def _last_day(policy: Policy) -> date:
    return max((one.on for one in policy.stages if one.on), default=date.min)


@dataclass(frozen=True)
class _Chain:
    """A draft and what it became; either may not be there."""

    draft: Draft | None
    document: Document | None
    is_central: bool = False

    @property
    def records(self) -> tuple[Draft | Document, ...]:
        return tuple(one for one in (self.draft, self.document) if one)

    @property
    def is_high(self) -> bool:
        return any(one.high_impact for one in self.records)

    @property
    def cited(self) -> str:
        return self.document.id if self.document else ""


def _policy(site: Site, chain: _Chain) -> Policy:
    days = {name: day for name, day in _days(site, chain).items() if day <= site.today}
    told, owed = _told(site, chain, days), set(_owed(chain))
    notes = {one.stage.id: one.note or "" for one in (chain.draft.stages if chain.draft else ())}
    reached = max((term("stages", one).order for one in days), default=-1)
    stages = tuple(
        PolicyStage(
            one,
            days.get(one.id),
            notes.get(one.id, "") if one.id in days else "",
            told.get(one.id, ()),
            _state(one, told, owed, reached),
        )
        for one in terms("stages")
    )
    owner = site.portal.publisher if chain.is_central else chain.records[0].agency_id
    return Policy(chain.draft, chain.document, chain.is_central, owner, stages)


def _state(stage: Term, told: Mapping[str, tuple[Item, ...]], owed: set[str], reached: int) -> Told:
    if told.get(stage.id):
        return Told.TOLD
    if stage.id not in owed:
        return Told.NOT_OWED
    return Told.GAP if stage.order <= reached else Told.NOT_REACHED


def _days(site: Site, chain: _Chain) -> dict[str, date]:
    """When each step begins, as far as records say: the editor's word first, then the records' own dates."""
    found: dict[str, date | None] = {}
    if chain.draft:
        found["lay-y-kien"] = day_of(chain.draft.consultation.opens)
    if chain.document:
        state = force(site, chain.document, site.today)
        found["ban-hanh"] = chain.document.issued
        found["cong-bao"] = published_on(site, chain.document)
        found["hieu-luc"] = found["thuc-thi"] = chain.document.in_force_from
        found["het-hieu-luc"] = state.since if state.force is Force.ENDED else None
    for one in sorted(chain.draft.stages if chain.draft else (), key=lambda it: it.on, reverse=True):
        found[one.stage.id] = one.on
    return {name: day for name, day in found.items() if day}


def _owed(chain: _Chain) -> Iterator[str]:
    """Of a document without a draft, the steps before its issue only where the law asks for a consultation."""
    document = chain.document
    begins = 0 if chain.draft or (document and is_normative(document)) else term("stages", "ban-hanh").order
    for one in counted_stages():
        is_owed = "central" in one.facts if chain.is_central else one.facts["owed"] == "all" or chain.is_high
        if is_owed and one.order >= begins:
            yield one.id


def _told(site: Site, chain: _Chain, days: Days) -> Mapping[str, tuple[Item, ...]]:
    """By step, what was published of it."""
    found: dict[str, list[Item]] = defaultdict(list)
    for stage, item in (*_consulted(site, chain.draft), *_spoken(site, chain, days), *_guidance(site, chain)):
        if item.day <= site.today:
            found[stage].append(item)
    return {name: tuple(sorted(some, key=lambda one: (one.day, one.record.id))) for name, some in found.items()}


def _consulted(site: Site, draft: Draft | None) -> Iterator[tuple[str, Item]]:
    """The consultation is a way of telling, and so are answers to what people wrote."""
    if draft is None:
        return
    yield "lay-y-kien", Item(draft, draft.published)
    if any(one.answer for one in draft.comments) and site.now >= draft.consultation.closes:
        yield "tiep-thu", Item(draft, day_of(draft.consultation.closes), "y-kien")


def _spoken(site: Site, chain: _Chain, days: Days) -> Iterator[tuple[str, Item]]:
    """News and what the press was told, about the document by its number or about either by its path; each once."""
    cited = (one.source for one in site.cited.get(chain.cited, ()) if one.kind == "about")
    named = (one for it in chain.records for one in site.once(_by_path).get(it.id, ()))
    for record in {one.id: one for one in (*cited, *named)}.values():
        if isinstance(record, (News, Press)):
            day = day_of(record.published)
            yield record.stage.id if record.stage else _stage_on(chain, days, day), Item(record, day)


def _guidance(site: Site, chain: _Chain) -> Iterator[tuple[str, Item]]:
    """What helps to carry it out: documents, answers to questions. What comes from above asks for news instead."""
    for one in () if chain.is_central else site.cited.get(chain.cited, ()):
        if isinstance(one.source, Document) and one.kind in GUIDING and one.source.issued:
            yield "thuc-thi", Item(one.source, one.source.issued)
        if isinstance(one.source, Question) and one.source.answered:
            yield one.source.type.facts["stage"], Item(one.source, one.source.answered)


def _by_path(site: Site) -> Mapping[str, tuple[Record, ...]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for record in (*site.news, *site.press):
        for _, id_ in named_policies(record):
            found[id_].append(record)
    return {id_: tuple(some) for id_, some in found.items()}


def _stage_on(chain: _Chain, days: Days, day: date) -> str:
    """The step of which something speaks that does not say: of those that count, the last that had begun on its day.

    Of two that begin on one day it is the first; what was told before any had begun belongs to the first of all.
    """
    counted = [one.id for one in counted_stages() if not chain.is_central or "central" in one.facts]
    dated = [one for one in counted if one in days]
    latest = max((days[one] for one in dated if days[one] <= day), default=None)
    return next((one for one in dated if days[one] == latest), (dated or counted)[0])
