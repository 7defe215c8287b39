"""Assessing: one finding for each agency and each category of the law of the day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..catalogue.site import Site, grouped
from ..language.days import day_text, parse_day
from ..language.spans import Span
from ..law.due import Due, due, until
from ..law.laws import categories, categories_on, deadline, law_of, reasons
from ..law.schema import Category, Cycle
from ..model import Agency, Document
from ..model.disclosure import Statement
from ..source.schema import Record
from .evidence import Evidence, evidence, made_on, published_on
from .facts import facts
from .finding import Finding, Score, State, score


@dataclass(frozen=True)
class Assessment:
    """`findings` by agency in the site's order, in each in the order of the law."""

    agencies: tuple[Agency, ...]
    categories: tuple[Category, ...]
    findings: tuple[Finding, ...]

    @cached_property
    def by_agency(self) -> Mapping[str, tuple[Finding, ...]]:
        return grouped(self.findings, lambda one: one.agency.id)

    @cached_property
    def by_category(self) -> Mapping[str, tuple[Finding, ...]]:
        return grouped(self.findings, lambda one: one.category.id)

    @cached_property
    def score(self) -> Score:
        return score(self.findings)


def assessment(site: Site) -> Assessment:
    """Worked out once for a site."""
    return site.once(_assessed)


def is_asked(site: Site, agency_id: str, category: str) -> bool:
    """Whether the law asks an agency for a category today, so that there is a finding."""
    return category in site.once(_asked).get(agency_id, ())


def findings_of(site: Site, agency_id: str) -> tuple[Finding, ...]:
    """Of one agency, in the order of the law; none where the law does not speak of it."""
    return site.once(_by_agency).get(agency_id, ())


def _asked(site: Site) -> Mapping[str, tuple[str, ...]]:
    found = assessment(site)
    return {one.id: tuple(category.id for category in found.categories) for one in found.agencies}


def _by_agency(site: Site) -> Mapping[str, tuple[Finding, ...]]:
    return assessment(site).by_agency


def _assessed(site: Site) -> Assessment:
    found, asked, agencies = site.once(evidence), categories_on(site.today), bound(site)
    findings = (_Case(site, agency, category, found).finding() for agency in agencies for category in asked)
    return Assessment(agencies, asked, tuple(findings))


def bound(site: Site) -> tuple[Agency, ...]:
    """The agencies of whose kind the law speaks at all, as far as they work on the day."""
    kinds = {kind for one in categories_on(site.today) for kind in (*one.expected, *one.possible)}
    return tuple(one for one in site.agencies if one.type.id in kinds and one.exists(site.today))


class _Case:
    """One category at one agency."""

    def __init__(self, site: Site, agency: Agency, category: Category, found: Evidence) -> None:
        self.site, self.agency, self.category = site, agency, category
        self.evidence = found.get((agency.id, category.id), ())
        self.facts = facts(site, agency, category.facts)
        said = site.disclosures.get(agency.id)
        self.statement = said.statement(category.id) if said else None
        self.unit = (self.statement and self.statement.unit) or (said and said.unit) or _unit(agency)
        self.validated = (self.statement and self.statement.validated) or (said.validated if said else None)

    def finding(self) -> Finding:
        span, ends = self.owed()
        state = self.state(span, ends)
        return Finding(
            self.agency,
            self.category,
            state,
            self.evidence,
            self.facts,
            self.statement,
            None if state is State.NOT_APPLICABLE else ends,
            span or (self.statement.period if self.statement else None),
            self.unit,
            max((day for one in self.evidence if (day := published_on(self.site, one) or made_on(one))), default=None),
            self.validated,
            self.is_transitional,
            self.reason(state, span),
        )

    def state(self, span: Span | None, ends: Due | None) -> State:
        if self.is_there(span):
            return State.PUBLISHED
        if self.says("not-applicable"):
            return State.NOT_APPLICABLE
        if self.says("nothing-arisen") and self.still_holds(span):
            return State.NOTHING_ARISEN
        if self.agency.type.id not in self.category.expected and span is None:
            return State.NOT_APPLICABLE
        return State.OVERDUE if ends is None or ends.is_over(self.site.now) else State.NOT_DUE

    def is_there(self, span: Span | None) -> bool:
        if self.facts and not all(one.is_there for one in self.facts):
            return False
        if span is None:
            return bool(self.evidence or self.facts)
        return any(_covers(one, span) for one in self.evidence)

    def says(self, what: str) -> bool:
        return self.statement is not None and self.statement.state is not None and self.statement.state.id == what

    def still_holds(self, span: Span | None) -> bool:
        """Whether “nothing arisen” still answers: until the next period, too, is over and its own time has run out."""
        period = self.statement.period if self.statement else None
        if period is None:
            return False
        if span is not None:
            return period.holds(span.end)
        ends = due(deadline(self.category.deadline, period.following_end), period.following_end)
        return ends is None or not ends.is_over(self.site.now)

    # until when

    def owed(self) -> tuple[Span | None, Due | None]:
        """The period that has to be there by now, and until when it had to be or has to be."""
        periodic = self.category.periodic
        if periodic and self.agency.type.id in periodic.of and (last := self.last_period(periodic)):
            return last
        if self.is_transitional and (transition := law_of(self.category.number).transition):
            return None, until(transition.due, transition.label, transition.reference)
        start, began = self.start, "cơ quan hoạt động" if self.start > self.law_since else "luật có hiệu lực"
        return None, due(deadline(self.category.deadline, start), start, began)

    @property
    def law_since(self) -> date:
        return law_of(self.category.number).instrument.in_force_from

    @property
    def start(self) -> date:
        """Since when the agency owes it: since the law, or since it exists."""
        own = self.agency.period.start if self.agency.period else None
        return max(self.law_since, own) if own else self.law_since

    @property
    def is_transitional(self) -> bool:
        """Whether no law before asked for it on the portal, and the agency is older than the law that does."""
        transition = law_of(self.category.number).transition
        asked_before = any(categories()[one].on_portal.id != "no" for one in self.category.former)
        return transition is not None and not asked_before and self.start <= transition.created_before

    def last_period(self, periodic: Cycle) -> tuple[Span, Due | None] | None:
        """The newest period that is over and reported, or else the newest whose time has run out; there may be none."""
        for span in ended_periods(periodic, self.site.today):
            ends = due(deadline(periodic.deadline, span.end), span.end)
            if span.end >= self.start and (self.is_there(span) or ends is None or ends.is_over(self.site.now)):
                return span, ends
        return None

    # why

    def reason(self, state: State, span: Span | None) -> str:
        missing = ", ".join(one.label for one in self.facts if not one.is_there)
        if state in {State.OVERDUE, State.NOT_DUE}:
            return f"còn thiếu {missing}" if missing else _nothing_of(span)
        if state is State.PUBLISHED or self.statement is None or self.statement.state is None:
            return _BY_KIND if state is State.NOT_APPLICABLE else ""
        return statement_text(self.statement)


_BY_KIND = "loại cơ quan này thường không tạo ra thông tin ấy; cơ quan chưa khai khác"


def statement_text(said: Statement) -> str:
    """What an agency states, in one sentence: why, of which period, who says so and when."""
    reason = reasons().get(said.reason or "")
    parts = (
        reason.label if reason else said.state.label if said.state else "",
        said.explanation,
        said.basis,
        said.clause,
        f"kỳ {said.period.text}" if said.period else None,
        f"{said.by} xác nhận ngày {day_text(said.on)}" if said.by and said.on else None,
    )
    return "; ".join(one for one in parts if one)


def ended_periods(periodic: Cycle, today: date) -> Iterator[Span]:
    """The periods that are over, of this year and the last two, newest first."""
    for year in range(today.year, today.year - 3, -1):
        for day, label in reversed(periodic.ends.items()):
            end = parse_day(f"{day}/{year}")
            if end < today:
                yield Span(date(year, 1, 1), end, f"{label} năm {year}")


def _nothing_of(span: Span | None) -> str:
    return f"chưa có báo cáo nào ghi kỳ {span.text}" if span else "chưa có thông tin nào"


def _unit(agency: Agency) -> str:
    return agency.focal_unit.name if agency.focal_unit else agency.name


def _covers(record: Record, span: Span) -> bool:
    covers = record.covers if isinstance(record, Document) else None
    return covers is not None and covers.end == span.end
