"""Linking: records become one site, or the list of what does not fit together.

Whoever links a portal again hands in what was found the last time. As long as the outlines of all records are the same,
only those are looked at that have changed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from operator import itemgetter

from ..model import Deployment, Document, Portal
from ..source.file import Contents
from ..source.links import Goal
from ..source.problem import Problem, in_order
from ..source.schema import Record
from ..source.tree import Tree
from .addresses import address, collisions
from .bodies import Target
from .citations import twins
from .leads import Leads, Said
from .ledger import EMPTY, Ledger
from .outline import outline
from .permanence import Permanence
from .plain import check_plain
from .references import References
from .rotas import check_rotas
from .site import Site, Withdrawn
from .succession import check_issuers, check_succession
from .unpublished import Unpublished


@dataclass
class Before:
    """What linking a portal found the last time. It may be forgotten at any time."""

    world: tuple[object, ...] = ()
    """All that others may ask of its records, and what else what is found depends on."""
    outlines: dict[str, tuple[Record, object]] = field(default_factory=dict)
    """By the record's file."""
    said: dict[str, Said] = field(default_factory=dict)
    """Likewise, where nothing stopped it."""
    is_sound: bool = False
    """Whether the records stood well beside one another."""

    def outline(self, record: Record) -> object:
        known, found = self.outlines.get(record.origin.path, (None, None))
        return found if known is record else outline(record)


@dataclass(frozen=True)
class Linked:
    """A site, or why there is none. Notices may come with a site."""

    site: Site | None
    problems: tuple[Problem, ...]
    unfinished: Site | None = None
    """All that could be read, linked as far as it goes: for those who look for further mistakes, never for readers."""


def link(own: Tree, shared: Tree, now: datetime, ledger: Ledger = EMPTY, before: Before | None = None) -> Linked:
    """The site that a portal's tree and the shared tree make at a moment, with what the portal has published before."""
    records, broken = (*shared.records, *own.records), own.broken | shared.broken
    linker = _Linker(records, broken, now, ledger, before or Before())
    return linker.linked(own.problems + shared.problems, {**shared.contents, **own.contents})


class _Linker:
    def __init__(
        self, records: tuple[Record, ...], broken: frozenset[str], now: datetime, ledger: Ledger, before: Before
    ) -> None:
        self.records, self.broken, self.now, self.ledger, self.before = records, broken, now, ledger, before
        self.references = References(records, broken)
        self.by_id = self.references.by_id
        self.unpublished = Unpublished(records, self.by_id, now)
        hidden = {one.origin.path for one in self.unpublished.records}
        self.public = tuple(one for one in records if one.origin.path not in hidden and not isinstance(one, Deployment))
        self.leads = Leads(self.references, self.unpublished, self.public)
        outlines = {one.origin.path: (one, before.outline(one)) for one in records}
        world = (list(map(itemgetter(1), outlines.values())), broken, hidden, ledger)
        self.is_same_world = world == before.world
        before.world, before.outlines = world, outlines

    def linked(self, found: tuple[Problem, ...], contents: Mapping[str, Contents]) -> Linked:
        portal = next((one for one in self.records if isinstance(one, Portal)), None)
        said = {one.origin.path: self.said(one, contents[one.origin.path].goals) for one in self.records}
        withdrawn = dict(self.withdrawn())
        problems = in_order([*found, *self.leads.problems, *self.disorder(withdrawn)])
        self.before.said = {path: one for path, one in said.items() if not any(two.stops for two in one.problems)}
        if portal is None:
            return Linked(None, problems)
        everything = _site(portal, self.now, said.values())
        if any(one.stops for one in problems):
            return Linked(None, problems, everything)
        public = _site(portal, self.now, [said[one.origin.path] for one in self.public])
        site = replace(public, evidence=everything.evidence, withdrawn=withdrawn, ledger=self.ledger)
        return Linked(
            site, in_order([*problems, *check_issuers(site), *check_rotas(site), *check_plain(site)]), everything
        )

    def said(self, record: Record, goals: tuple[Goal, ...]) -> Said:
        known = self.before.said.get(record.origin.path) if self.is_same_world else None
        if known is None or known.record is not record or not self.leads.holds(known):
            return self.leads.said(record, goals)
        self.leads.problems += known.problems
        return known

    # what must hold between records

    def disorder(self, withdrawn: Mapping[str, Withdrawn]) -> tuple[Problem, ...]:
        """What is wrong with none of them alone."""
        if self.is_same_world and self.before.is_sound:
            return ()
        kept = Permanence(self.ledger, self.public, self.unpublished, withdrawn, self.broken)
        succession = (one for one in check_succession(self.references.agencies) if not self.names_broken(one))
        found = *collisions(self.records, self.by_id), *succession, *self.twins(), *kept.problems()
        self.before.is_sound = not found
        return found

    def twins(self) -> Iterator[Problem]:
        kept = (one for one in self.records if isinstance(one, Document) and not self.unpublished.withdrawal(one))
        for first, second in twins(kept):
            where = second.origin.place("number")
            number = second.number.text if second.number else ""
            what = f"số {number} đã dùng ở {first.origin.path}"
            yield Problem(where, "trung-so-ky-hieu", what, "sửa số, hoặc xóa một trong hai tệp")

    def names_broken(self, problem: Problem) -> bool:
        return any(f"“{id_}”" in problem.what for id_ in self.broken)

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
        found, why = self.leads.meant(keeper, target)
        if found and not self.leads.is_public(found):
            self.leads.problems.append(self.unpublished.problem(target.where(), found))
        elif why:
            self.leads.problems.append(why(target.where()))
        return found.href if found else ""


def _site(portal: Portal, now: datetime, said: Collection[Said]) -> Site:
    """Of these records, with all that was found of them."""
    return Site(
        portal,
        now,
        tuple(one.record for one in said),
        tuple(relation for one in said for relation in one.relations),
        {one.record.origin.path: one.links for one in said if one.links is not None},
        {text: record for one in said for text, record in one.evidence.items()},
    )
