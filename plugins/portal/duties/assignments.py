"""Who is in charge of telling of policies: what each agency must have arranged for it, counted from its records.

The plans of Lào Cai and Nam Định ask it of every agency: a leader, a focal point, a plan of the year, a spokesperson
whose entry is up to date, people and money.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..catalogue.site import Site
from ..model import Agency, Document, Person, Plan
from ..model.agency import Resources
from ..model.vocabulary import Term, term, terms
from .press import Coverage, coverage


@dataclass(frozen=True)
class Assignment:
    agency: Agency
    leader: Person | None
    """The person who is named, as long as a post is held."""
    plan: Document | None
    speaker: Coverage
    resources: Resources | None
    """Those of the year."""
    there: frozenset[str]
    """The ids of what is arranged, of the vocabulary's `assignments`."""

    @property
    def missing(self) -> tuple[Term, ...]:
        return tuple(one for one in terms("assignments") if one.id not in self.there)


def assignments(site: Site) -> tuple[Assignment, ...]:
    """One for each agency that keeps a spokesperson; those that lack most first, then in the site's order."""
    return site.once(_assignments)


def _assignments(site: Site) -> tuple[Assignment, ...]:
    found = [_assignment(site, one) for one in coverage(site)]
    return tuple(sorted(found, key=lambda one: -len(one.missing)))


def _assignment(site: Site, speaker: Coverage) -> Assignment:
    agency = speaker.agency
    said = agency.communication
    leader = site.person(said.leader) if said else None
    serves = leader if leader and any(one.holds(site.today) for one in leader.posts) else None
    resources = next((one for one in said.resources if one.year == site.today.year), None) if said else None
    plan = next(_plans(site, agency), None)
    there = {
        "leader": serves or (said and said.leader_title and not leader),
        "focal-point": said and said.focal_point,
        "plan": plan,
        "speaker": speaker.is_whole(site.now),
        "staff": resources and resources.staff,
        "budget": resources and resources.budget,
    }
    return Assignment(agency, serves, plan, speaker, resources, frozenset(name for name, one in there.items() if one))


def _plans(site: Site, agency: Agency) -> Iterator[Document]:
    """Plans and programmes of the subject that hold this year, the newest first."""
    facts = term("assignments", "plan").facts
    for one in site.documents_of.get(agency.id, ()):
        type_ = one.document_type
        if one.subject.id == facts["subject"] and type_ and type_.slug in facts["types"] and _holds(one, site.today):
            yield one


def _holds(document: Document, today: date) -> bool:
    if isinstance(document, Plan) and document.period:
        return document.period.holds(today)
    return bool(document.issued and document.issued.year == today.year)
