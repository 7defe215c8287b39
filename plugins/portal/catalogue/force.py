"""Force: whether a document applies on a day. Computed from dates and from what others say of it, never typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ..model import Document
from .site import Relation, Site


class Force(StrEnum):
    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    PARTLY = "partly"
    SUSPENDED = "suspended"
    ENDED = "ended"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class State:
    """A document's force, since when, and the documents that made it so."""

    force: Force
    since: date | None = None
    by: tuple[Document, ...] = ()


ENDS = {"replaces", "repeals"}


def force(site: Site, document: Document, day: date) -> State:
    """The force of a document on a day.

    Replaced or repealed as a whole it has ended; a named part repealed leaves it partly in force; suspended
    while the suspending document itself applies. Where no date is known and nobody has ended it, nothing can be said.
    """
    return site.once_each(_today, document) if day == site.today else _on(site, document, day)


def _today(site: Site, document: Document) -> State:
    return _on(site, document, site.today)


def _on(site: Site, document: Document, day: date) -> State:
    start = document.in_force_from
    if start and day < start:
        return State(Force.NOT_YET, start)
    effects = tuple(_effects(site, document, day))
    without = State(Force.IN_FORCE, start) if start else State(Force.UNKNOWN)
    return _ended(document, effects, day) or _limited(effects) or without


@dataclass(frozen=True)
class _Effect:
    relation: Relation
    since: date
    by: Document


def _effects(site: Site, document: Document, day: date) -> Iterator[_Effect]:
    """What documents that already apply on the day say about this one."""
    for relation in site.cited.get(document.id, ()):
        source = relation.source
        if isinstance(source, Document) and source.in_force_from and source.in_force_from <= day:
            applies = source.expires is None or day <= source.expires
            if relation.kind in ENDS or (relation.kind == "suspends" and applies):
                yield _Effect(relation, source.in_force_from, source)


def _ended(document: Document, effects: tuple[_Effect, ...], day: date) -> State | None:
    ends = [(one.since, one.by) for one in effects if one.relation.kind in ENDS and not one.relation.citation.part]
    if document.expires and document.expires < day:
        ends.append((document.expires + timedelta(days=1), document))
    if not ends:
        return None
    since = min(since for since, _ in ends)
    return State(Force.ENDED, since, tuple(by for when, by in ends if when == since and by is not document))


def _limited(effects: tuple[_Effect, ...]) -> State | None:
    for kinds, state in (({"suspends"}, Force.SUSPENDED), (ENDS, Force.PARTLY)):
        found = [one for one in effects if one.relation.kind in kinds]
        if found:
            return State(state, min(one.since for one in found), tuple(one.by for one in found))
    return None
