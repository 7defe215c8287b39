"""Site: a portal with all its records, linked, on one day. What every duty, view and output starts from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar

from ..language.collate import name_key, sort_key
from ..model import (
    Agency,
    Bulletin,
    Campaign,
    Correction,
    Disclosure,
    Document,
    Draft,
    Event,
    News,
    Page,
    Person,
    Plan,
    Portal,
    Press,
    Question,
    Rota,
    Translation,
)
from ..model.citation import Citation
from ..source.schema import Record
from .ledger import EMPTY, Ledger

UNDATED = date(1970, 1, 1)
"""Where a date must stand and none is known."""

_R = TypeVar("_R", bound=Record)
_T = TypeVar("_T")


@dataclass(frozen=True)
class Relation:
    """One document cites another. `target` is None when the cited one is not in the portal."""

    kind: str
    source: Record
    citation: Citation
    target: Document | None


@dataclass(frozen=True)
class Withdrawn:
    """What may be said of a record that was published and is no more: when, why, and the address that replaces it."""

    on: date
    reason: str
    replacement: str = ""


@dataclass(frozen=True)
class Site:
    portal: Portal
    now: datetime
    """The moment the site speaks of, in Vietnam's time."""
    records: tuple[Record, ...]
    relations: tuple[Relation, ...] = ()
    links: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """For each record's file: what its body's link targets lead to."""
    evidence: Mapping[str, Record] = field(default_factory=dict)
    """The record behind each number or path that a plan names as evidence."""
    withdrawn: Mapping[str, Withdrawn] = field(default_factory=dict)
    """By address: of each withdrawn record whose file is still there, what may be said of it."""
    ledger: Ledger = EMPTY
    first_committed: Mapping[str, date] = field(default_factory=dict)
    """Of each record's file: the day of the commit that added it, where that is known."""

    @cached_property
    def _known(self) -> dict[object, Any]:
        return {}

    def once(self, work_out: Callable[[Site], _T]) -> _T:
        """What a function makes of this site, made once however often it is asked for."""
        if work_out not in self._known:
            self._known[work_out] = work_out(self)
        found: _T = self._known[work_out]
        return found

    def once_each(self, work_out: Callable[[Site, _R], _T], record: _R) -> _T:
        """What a function makes of this site and one of its records, likewise."""
        name = work_out, record.id
        if name not in self._known:
            self._known[name] = work_out(self, record)
        found: _T = self._known[name]
        return found

    def recalled(self, make: Callable[[Site, str], bytes], names: Iterable[str]) -> Iterable[bytes]:
        """What a function makes of this site and each name. A host that remembers may know it without making it."""
        return (make(self, one) for one in names)

    @property
    def today(self) -> date:
        return self.now.date()

    @cached_property
    def agencies(self) -> tuple[Agency, ...]:
        """In the order of the list of kinds, then alphabetically."""
        return tuple(sorted(self._all(Agency), key=lambda one: (one.type.order, sort_key(one.name), one.id)))

    @cached_property
    def disclosures(self) -> Mapping[str, Disclosure]:
        """By agency."""
        return {one.agency_id: one for one in self._all(Disclosure)}

    @cached_property
    def people(self) -> tuple[Person, ...]:
        return tuple(sorted(self._all(Person), key=lambda one: (name_key(one.name), one.id)))

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """Plans too; newest first."""
        return newest_first(self._all(Document))

    @cached_property
    def plans(self) -> tuple[Plan, ...]:
        return tuple(one for one in self.documents if isinstance(one, Plan))

    @cached_property
    def drafts(self) -> tuple[Draft, ...]:
        return tuple(sorted(self._all(Draft), key=lambda one: (one.consultation.closes, one.id), reverse=True))

    @cached_property
    def news(self) -> tuple[News, ...]:
        return tuple(sorted(self._all(News), key=lambda one: (day_of(one.published), one.id), reverse=True))

    @cached_property
    def bulletins(self) -> tuple[Bulletin, ...]:
        return tuple(sorted(self._all(Bulletin), key=lambda one: (day_of(one.published), one.id), reverse=True))

    @cached_property
    def press(self) -> tuple[Press, ...]:
        return tuple(sorted(self._all(Press), key=lambda one: (day_of(one.published), one.id), reverse=True))

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        return tuple(sorted(self._all(Question), key=lambda one: (one.received, one.id), reverse=True))

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The latest first; of what has no day only the year of its folder is known."""
        return tuple(sorted(self._all(Event), key=lambda one: (_when(one), one.id), reverse=True))

    @cached_property
    def campaigns(self) -> tuple[Campaign, ...]:
        return tuple(sorted(self._all(Campaign), key=lambda one: (day_of(one.published), one.id), reverse=True))

    @cached_property
    def rotas(self) -> Mapping[str, Rota]:
        """By agency."""
        return {one.agency_id: one for one in self._all(Rota)}

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        return tuple(sorted(self._all(Correction), key=lambda one: (one.received, one.id), reverse=True))

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        return tuple(sorted(self._all(Page), key=lambda one: (99 if one.order is None else one.order, one.id)))

    @cached_property
    def translations(self) -> Mapping[str, tuple[Translation, ...]]:
        """By the id of the record they translate."""
        return grouped(self._all(Translation), lambda one: one.id)

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        return {one.id: one for one in self.records if not isinstance(one, Translation)}

    @cached_property
    def citing(self) -> Mapping[str, tuple[Relation, ...]]:
        """Relations by the document they come from."""
        return grouped(self.relations, lambda one: one.source.id)

    @cached_property
    def cited(self) -> Mapping[str, tuple[Relation, ...]]:
        """Relations by the document they lead to."""
        return grouped((one for one in self.relations if one.target), lambda one: one.target.id if one.target else "")

    @cached_property
    def documents_of(self) -> Mapping[str, tuple[Document, ...]]:
        return grouped(self.documents, lambda one: one.agency_id)

    @cached_property
    def others_of(self) -> Mapping[str, tuple[Record, ...]]:
        """By agency all that lies in years, save documents; of each kind in its own order."""
        some = (self.drafts, self.news, self.events, self.campaigns, self.bulletins, self.press, self.questions)
        return grouped((one for kind in (*some, self.corrections) for one in kind), lambda one: one.agency_id)

    @cached_property
    def people_of(self) -> Mapping[str, tuple[Person, ...]]:
        """People with a post, past or present, in each agency; a person may be in several."""
        pairs = {(post.agency or one.agency_id, one.id): one for one in self.people for post in one.posts}
        found: dict[str, list[Person]] = defaultdict(list)
        for (agency, _), person in pairs.items():
            found[agency].append(person)
        return {agency: tuple(people) for agency, people in found.items()}

    @cached_property
    def children(self) -> Mapping[str, tuple[Agency, ...]]:
        return grouped((one for one in self.agencies if one.parent), lambda one: one.parent or "")

    @cached_property
    def updated(self) -> date:
        """The newest day that the portal's own records speak of."""
        own = (one.id for one in self.agencies if not self.is_national(one))
        return max((self.newest[one] for one in own if one in self.newest), default=self.today)

    @cached_property
    def newest(self) -> Mapping[str, date]:
        """By agency: the newest day that its records speak of."""
        days = [(one.agency_id, day_of(one.published)) for one in self.news]
        days += [(one.agency_id, one.published) for one in self.drafts]
        days += [(one.agency_id, day) for one in self.documents if (day := one.published or one.issued)]
        return {agency: day for agency, day in sorted(days) if day <= self.today}

    def dated(self, path: str) -> date:
        """The date of a page that has none: as new as its agency, so that what others publish does not change it."""
        own = self.newest.get(path.split("/")[1])
        return own or self.updated

    def agency(self, id_: str) -> Agency:
        found = self.by_id[id_]
        if not isinstance(found, Agency):
            raise KeyError(id_)
        return found

    def person(self, id_: str | None) -> Person | None:
        found = self.by_id.get(id_ or "")
        return found if isinstance(found, Person) else None

    def is_national(self, record: Record) -> bool:
        """Whether a record is of a national body, shared by all portals."""
        agency = self.by_id.get(record.agency_id)
        return isinstance(agency, Agency) and agency.type.id == "trung-uong"

    @cached_property
    def _kinds(self) -> frozenset[type[Record]]:
        return frozenset(map(type, self.records))

    def _all(self, model: type[_R]) -> list[_R]:
        """Told by their own types: to ask each record whether it is one takes several times as long."""
        wanted = {one for one in self._kinds if issubclass(one, model)}
        return [one for one in self.records if type(one) in wanted]  # type: ignore[misc]


def grouped(values: Iterable[_T], name: Callable[[_T], str]) -> Mapping[str, tuple[_T, ...]]:
    """Values by name, each group in the order they came."""
    found: dict[str, list[_T]] = defaultdict(list)
    for value in values:
        found[name(value)].append(value)
    return {key: tuple(group) for key, group in found.items()}


def _when(event: Event) -> date:
    return day_of(event.on) if event.on else date(int(event.id.split("/")[2]), 1, 1)


def newest_first(documents: Iterable[Document]) -> tuple[Document, ...]:
    return tuple(sorted(documents, key=lambda one: (one.issued or date(one.year, 1, 1), one.id), reverse=True))


def day_of(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
