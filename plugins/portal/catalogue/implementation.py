"""Implementation: which documents carry out which, from centre to commune; and what rests on law that ended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..model import Document, Draft, Plan
from ..source.schema import Record
from .force import Force, State, force
from .site import UNDATED, Relation, Site, grouped

CARRIES_OUT = ("implements", "based_on")
"""By which a document stands below another."""
RESTS_ON = (*CARRIES_OUT, "guides")
MENTIONS = "refers_to"
"""That is how a plan names what it wants done; a report of a year may well name the law of its time."""


@dataclass(frozen=True)
class Branch:
    """A document, or a draft of one, with those that carry it out. `kind`: in what way it hangs on the one above."""

    record: Record
    kind: str = ""
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True)
class Stale:
    """A document that still applies cites one that does not any more."""

    document: Document
    relation: Relation
    target: Document
    state: State


def branches(site: Site, document: Document) -> tuple[Branch, ...]:
    """What carries the document out, each with what carries that out; oldest first."""
    return _below(site, document.id, frozenset({document.id}))


def roots(site: Site) -> tuple[Document, ...]:
    """Documents that are carried out by others and carry out none themselves: national ones first, the newest first."""
    children = site.once(_children)
    hanging = {child.id for pairs in children.values() for child, _ in pairs}
    found = [one for one in site.documents if one.id in children and one.id not in hanging]
    return tuple(sorted(found, key=lambda one: not site.is_national(one)))


def unanswered(site: Site, subjects: frozenset[str]) -> tuple[Document, ...]:
    """National documents of some subjects that apply today and that nothing of the province carries out."""
    carried = site.once(_children)
    return tuple(
        one
        for one in site.documents
        if site.is_national(one)
        and one.subject.id in subjects
        and force(site, one, site.today).force is not Force.ENDED
        and not any(not site.is_national(child) and _applies(site, child) for child, _ in carried.get(one.id, ()))
    )


def stale(site: Site) -> tuple[Stale, ...]:
    """Newest citing document first; each document it rests on once, in the order of the ways."""
    return site.once(_stale)


def stale_of(site: Site, document: Document) -> tuple[Stale, ...]:
    return site.once(_stale_by_document).get(document.id, ())


def _stale_by_document(site: Site) -> Mapping[str, tuple[Stale, ...]]:
    return grouped(stale(site), lambda one: one.document.id)


def _stale(site: Site) -> tuple[Stale, ...]:
    own = (one for one in site.documents if not site.is_national(one) and _applies(site, one))
    return tuple(found for one in own for found in _ended(site, one))


def _ended(site: Site, document: Document) -> Iterator[Stale]:
    seen: set[str] = set()
    kinds = (*RESTS_ON, MENTIONS) if isinstance(document, Plan) else RESTS_ON
    cited = [one for kind in kinds for one in site.citing.get(document.id, ()) if one.kind == kind]
    for relation in cited:
        target = relation.target
        if target is None or target.id in seen:
            continue
        seen.add(target.id)
        state = force(site, target, site.today)
        if state.force is Force.ENDED:
            yield Stale(document, relation, target, state)


def _applies(site: Site, record: Record) -> bool:
    return not isinstance(record, Document) or force(site, record, site.today).force is not Force.ENDED


def _below(site: Site, id_: str, above: frozenset[str]) -> tuple[Branch, ...]:
    """Without those that hang on a nearer one too, and without going round in a circle."""
    found = site.once(_children).get(id_, ())
    made = [
        Branch(child, kind, _below(site, child.id, above | {child.id}))
        for child, kind in found
        if child.id not in above
    ]
    deeper = {one.record.id for branch in made for one in _all(branch.branches)}
    return tuple(one for one in made if one.record.id not in deeper)


def _all(some: tuple[Branch, ...]) -> Iterator[Branch]:
    for one in some:
        yield one
        yield from _all(one.branches)


def _children(site: Site) -> Mapping[str, tuple[tuple[Record, str], ...]]:
    """By document, what hangs on it; of two ways, carrying out counts."""
    found: dict[str, dict[str, tuple[Record, str]]] = defaultdict(dict)
    for kind in CARRIES_OUT:
        for one in site.relations:
            source = one.source
            if one.kind == kind and one.target and isinstance(source, (Document, Draft)) and source.id != one.target.id:
                found[one.target.id].setdefault(source.id, (source, kind))
    return {id_: tuple(sorted(some.values(), key=_age)) for id_, some in found.items()}


def _age(pair: tuple[Record, str]) -> tuple[object, str]:
    record = pair[0]
    made = record.issued if isinstance(record, Document) else getattr(record, "published", None)
    return made or UNDATED, record.id
