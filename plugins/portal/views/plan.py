"""A plan's page: a document with tasks, targets, and how far they have come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from ..catalogue.site import Site
from ..language.days import day_text
from ..language.quantities import quantity_text
from ..model import Document, Plan
from ..model.common import Period
from ..model.figure import Target
from ..model.plan import Task
from .document import DocumentPage, document_fields
from .parts import Badge, Day, Grid, Row, Text, Value, maybe_day
from .press_orders import orders_grid
from .prose import name
from .rows import document_row, document_value


@dataclass(frozen=True)
class TaskLine:
    title: str
    badge: Badge
    lead: str
    partners: str
    due: Day | None
    evidence: tuple[Value, ...]


@dataclass(frozen=True)
class Group:
    title: str
    tasks: tuple[TaskLine, ...]
    done: int


@dataclass(frozen=True)
class TargetLine:
    """A target and what was reached.

    `share` is what was reached of it in per cent, at most 100, for the bar; None without a result.
    """

    label: str
    goal: str
    """“ít nhất 100 %”, finished text with unit."""
    actual: str
    share: int | None
    reached: bool
    due: Day | None
    as_of: Day | None
    source: str
    note: str


@dataclass(frozen=True)
class PlanPage(DocumentPage):
    template: ClassVar[str] = "plan.html"

    period: str
    groups: tuple[Group, ...]
    tasks_done: int
    tasks_overdue: int
    tasks_count: int
    targets: tuple[TargetLine, ...]
    orders: Grid | None
    """What was ordered of the press."""
    closing: Text
    closed_on: Day | None
    closing_report: Value | None
    implemented_by: tuple[Row, ...]


def plan_page(site: Site, plan: Plan) -> PlanPage:
    tasks = [task for group in plan.task_groups for task in group.tasks]
    closing = plan.closing
    return PlanPage(
        **document_fields(site, plan),
        period=period_text(plan.period),
        groups=tuple(
            Group(one.title, tuple(_task(site, task) for task in one.tasks), _count(one.tasks, "done"))
            for one in plan.task_groups
        ),
        tasks_done=_count(tasks, "done"),
        tasks_overdue=sum(one.overdue(site.today) for one in tasks),
        tasks_count=len(tasks),
        targets=tuple(target_line(one) for one in plan.targets),
        orders=orders_grid(plan),
        closing=Text(closing.summary if closing else ""),
        closed_on=maybe_day(closing.on) if closing else None,
        closing_report=_evidence(site, closing.report.text) if closing and closing.report else None,
        implemented_by=tuple(
            document_row(site, one.source)
            for one in site.cited.get(plan.id, ())
            if one.kind == "implements" and isinstance(one.source, Document)
        ),
    )


def period_text(period: Period | None) -> str:
    """“từ 01/01/2026 đến 31/12/2026”, or the half that is known."""
    if period is None:
        return ""
    start = f"từ {day_text(period.start)}" if period.start else ""
    end = f"đến {day_text(period.end)}" if period.end else ""
    return " ".join(one for one in (start, end) if one)


def target_line(target: Target) -> TargetLine:
    comparison = f"{target.comparison.label} " if target.comparison else ""
    upper = f"–{quantity_text(target.upper)}" if target.upper is not None else ""
    goal = f"{comparison}{quantity_text(target.value)}{upper} {target.unit}"
    actual = target.actual
    shown = f"{quantity_text(actual.value)} {target.unit}" if actual else ""
    return TargetLine(
        target.label,
        goal,
        shown,
        _share(target),
        _reached(target),
        maybe_day(target.due),
        maybe_day(actual.as_of) if actual else None,
        actual.source if actual else "",
        target.note or "",
    )


def _reached(target: Target) -> bool:
    if target.actual is None:
        return False
    at_most = target.comparison is not None and target.comparison.id == "at-most"
    return target.actual.value <= target.value if at_most else target.actual.value >= target.value


def _share(target: Target) -> int | None:
    """Per cent of the target reached, for drawing: between 0 and 100."""
    if target.actual is None or target.value == 0:
        return None
    return max(0, min(100, int(target.actual.value * 100 / target.value)))


def _task(site: Site, task: Task) -> TaskLine:
    state = "overdue" if task.overdue(site.today) else task.status.id
    badge = Badge(state, "quá hạn" if state == "overdue" else task.status.label)
    evidence = tuple(_evidence(site, one) for one in task.evidence)
    return TaskLine(task.title, badge, task.lead or "", ", ".join(task.partners), maybe_day(task.due), evidence)


def _evidence(site: Site, text: str) -> Value:
    """A record by its own name; a paper that is not on the portal as it was written."""
    record = site.evidence.get(text)
    if isinstance(record, Document):
        return document_value(record)
    return Value(name(record), record.href) if record else Value(text)


def _count(tasks: Sequence[Task], status: str) -> int:
    return sum(one.status.id == status for one in tasks)
