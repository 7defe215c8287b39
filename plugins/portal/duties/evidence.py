"""Evidence: which records count for which category, and when they were made and published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from ..catalogue.site import UNDATED, Site, day_of
from ..law.laws import categories, categories_on
from ..law.schema import Category
from ..model import Document, Draft
from ..source.schema import Record

Evidence = Mapping[tuple[str, str], tuple[Record, ...]]
"""By agency and category, newest first."""


def evidence(site: Site) -> Evidence:
    """Every public record that counts for a category of the day."""
    found: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in sorted(site.records, key=lambda one: (made_on(one) or UNDATED, one.id), reverse=True):
        for category in counts_for(record, categories_on(site.today)):
            found[record.agency_id, category.id].append(record)
    return {place: tuple(records) for place, records in found.items()}


def counts_for(record: Record, among: tuple[Category, ...]) -> Iterator[Category]:
    """The categories a record counts for: those it declares, under the law of the day too, and those of its kind."""
    declared = _declared(record)
    groups = record.document_type.groups if isinstance(record, Document) and record.document_type else ()
    for one in among:
        if one.id in declared or record.kind.name in one.kinds or not set(groups).isdisjoint(one.groups):
            yield one


def _declared(record: Record) -> frozenset[str]:
    """What it declares, and the points of the former law that asked for the same."""
    own = record.disclosure if isinstance(record, Document) else ()
    return frozenset(own).union(*(categories()[one].former for one in own))


def made_on(record: Record) -> date | None:
    """The day from which the time for publishing runs."""
    if isinstance(record, Document):
        return record.issued
    return record.published if isinstance(record, Draft) else None


def published_on(site: Site, record: Record) -> date | None:
    """The day its file says, or else the day the file was first committed.

    What is older than the oldest commit was public elsewhere before it was brought here, nobody can say since when.
    """
    if found := getattr(record, "published", None):
        return day_of(found)
    made, oldest = made_on(record), site.once(oldest_commit)
    return site.first_committed.get(record.origin.path) if made and oldest and oldest <= made else None


def oldest_commit(site: Site) -> date | None:
    return min(site.first_committed.values(), default=None)
