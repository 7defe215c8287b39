"""Tasks: everything that plans promise and meetings hand out, in one list, what is late first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..catalogue.site import Site
from ..language.fold import fold
from ..model import Agency, Event, Plan
from ..model.plan import Task
from ..source.schema import Record

STATES = ("overdue", "ongoing", "planned", "done", "dropped")
"""In the order in which lists tell them."""


@dataclass(frozen=True)
class Assigned:
    """A task, the record that set it, and the agency that answers for the record."""

    task: Task
    record: Record
    agency: Agency
    lead: Agency | None
    """The agency in charge, where what is written names one of the portal's."""
    state: str


def assigned(site: Site) -> tuple[Assigned, ...]:
    """Late ones first, those that waited longest before others; then by agency."""
    order = {one.id: number for number, one in enumerate(site.agencies)}
    found = site.once(_assigned)
    return tuple(
        sorted(found, key=lambda one: (STATES.index(one.state), one.task.due or date.max, order[one.agency.id]))
    )


def _assigned(site: Site) -> tuple[Assigned, ...]:
    every: tuple[Plan | Event, ...] = (*site.plans, *site.events)
    own = (one for one in every if not site.is_national(one))
    return tuple(found for record in own for found in _of(site, record))


def _of(site: Site, record: Plan | Event) -> Iterator[Assigned]:
    agency, known = site.agency(record.agency_id), site.once(_names)
    groups = record.task_groups if isinstance(record, Plan) else ()
    tasks = record.actions if isinstance(record, Event) else tuple(one for group in groups for one in group.tasks)
    for task in tasks:
        yield Assigned(task, record, agency, known.get(fold(task.lead or "")), state(task, site.today))


def state(task: Task, day: date) -> str:
    """Its own status, or that it is late."""
    return "overdue" if task.overdue(day) else task.status.id


def _names(site: Site) -> dict[str, Agency]:
    """Agencies by what they are called in full; of two of one name, none."""
    found: dict[str, Agency] = {}
    twice: set[str] = set()
    for agency in site.agencies:
        for name in {fold(one) for one in (agency.name, *agency.aliases)}:
            if name in found:
                twice.add(name)
            found[name] = agency
    return {name: one for name, one in found.items() if name not in twice}
