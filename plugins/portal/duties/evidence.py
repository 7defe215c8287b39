"""Evidence: which records count for which category, and when they were made and published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cache, partial

from ..catalogue.site import UNDATED, Site, day_of
from ..law.laws import categories, categories_on
from ..law.schema import Category
from ..model import Document, Draft
from ..source.schema import Record

Evidence = Mapping[tuple[str, str], tuple[Record, ...]]
"""By agency and category, newest first."""


def evidence(site: Site) -> Evidence:
    """Every public record that counts for a category of the day; asked for once a site."""
    counted = cache(partial(_counted, categories_on(site.today)))
    found: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in sorted(site.records, key=lambda one: (made_on(one) or UNDATED, one.id), reverse=True):
        for category in counted(*_grounds(record)):
            found[record.agency_id, category].append(record)
    return {place: tuple(records) for place, records in found.items()}


def _grounds(record: Record) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Why a record may count: its kind, the groups of its type, what it declares. Many records have the same."""
    if not isinstance(record, Document):
        return record.kind.name, (), ()
    kind = record.document_type
    return record.kind.name, kind.groups if kind else (), record.disclosure


def _counted(
    among: tuple[Category, ...], kind: str, groups: tuple[str, ...], declared: tuple[str, ...]
) -> tuple[str, ...]:
    """Ids of the categories: those of its kind, those it declares, and what the former law called these."""
    own = frozenset(declared).union(*(categories()[one].former for one in declared))
    return tuple(
        one.id for one in among if one.id in own or kind in one.kinds or not set(groups).isdisjoint(one.groups)
    )


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
