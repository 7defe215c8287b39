"""A plan's page: a document with tasks, targets, and how far they have come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from ..catalogue.site import Site
from ..duties.tasks import state
from ..language.days import day_text
from ..language.quantities import quantity_text
from ..model import Document, Plan
from ..model.common import Period
from ..model.figure import Target
from ..model.plan import Task
from .document import DocumentPage, document_fields
from .figures import Figures, figures
from .parts import Badge, Day, Grid, Text, Value, maybe_day
from .press_orders import orders_grid
from .prose import name
from .rows import document_value, heading
from .tables import Table, value

TARGETS = "chi-tieu.csv"
"""The file of a plan's targets, beside its page."""
TARGET_COLUMNS = (
    "Chỉ tiêu",
    "Cách hiểu",
    "Mức",
    "Mức trên",
    "Đơn vị",
    "Hạn",
    "Kết quả",
    "Tính đến",
    "Nguồn",
    "Ghi chú",
)


@dataclass(frozen=True)
class TaskLine:
    title: str
    badge: Badge
    lead: str
    partners: str
    due: Day | None
    done: Day | None
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
    target_grid: Grid | None
    """The numbers of the chart as a table."""
    target_file: str
    """The same as CSV; "" where there are no targets."""
    orders: Grid | None
    """What was ordered of the press."""
    closing: Text
    closing_figures: Figures
    closed_on: Day | None
    closing_report: Value | None


def plan_page(site: Site, plan: Plan) -> PlanPage:
    tasks = [task for group in plan.task_groups for task in group.tasks]
    closing = plan.closing
    return PlanPage(
        **document_fields(site, plan),
        period=period_text(plan.period),
        groups=tuple(
            Group(one.title, tuple(task_line(site, task) for task in one.tasks), _count(one.tasks, "done"))
            for one in plan.task_groups
        ),
        tasks_done=_count(tasks, "done"),
        tasks_overdue=sum(one.overdue(site.today) for one in tasks),
        tasks_count=len(tasks),
        targets=tuple(target_line(one) for one in plan.targets),
        target_grid=target_grid(plan) if plan.targets else None,
        target_file=f"{plan.href}{TARGETS}" if plan.targets else "",
        orders=orders_grid(plan),
        closing=Text.of(closing.summary if closing else ""),
        closing_figures=figures(plan),
        closed_on=maybe_day(closing.on) if closing else None,
        closing_report=evidence_value(site, closing.report.text) if closing and closing.report else None,
    )


def period_text(period: Period | None) -> str:
    """“từ 01/01/2026 đến 31/12/2026”, or the half that is known."""
    if period is None:
        return ""
    start = f"từ {day_text(period.start)}" if period.start else ""
    end = f"đến {day_text(period.end)}" if period.end else ""
    return " ".join(one for one in (start, end) if one)


def target_table(plan: Plan) -> Table:
    """Every number in a cell of its own, for those who want to work with them."""
    rows = ((one, one.actual) for one in plan.targets)
    return Table(
        f"Chỉ tiêu của {heading(plan)}",
        TARGET_COLUMNS,
        tuple(
            (
                one.label,
                one.comparison.label if one.comparison else "",
                _number(one.value),
                _number(one.upper),
                one.unit,
                one.due,
                _number(got.value) if got else None,
                got.as_of if got else None,
                got.source if got else "",
                one.note,
            )
            for one, got in rows
        ),
    )


def target_grid(plan: Plan) -> Grid:
    lines = [(target_line(one), one.actual) for one in plan.targets]
    rows = tuple(
        (
            Value(one.label),
            Value(one.goal),
            value(got.as_of) if got else Value(""),
            Value(one.actual or "chưa có"),
            Value(("đạt" if one.reached else "chưa đạt") if got else ""),
            Value(one.source),
        )
        for one, got in lines
    )
    return Grid("Chỉ tiêu và kết quả, bảng số", ("Chỉ tiêu", "Mức", "Đo ngày", "Kết quả", "Đạt", "Nguồn"), rows)


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


def task_line(site: Site, task: Task) -> TaskLine:
    return TaskLine(
        task.title,
        task_badge(task, site.today),
        task.lead or "",
        ", ".join(task.partners),
        maybe_day(task.due),
        maybe_day(task.done_on),
        tuple(evidence_value(site, one) for one in task.evidence),
    )


def task_badge(task: Task, day: date) -> Badge:
    found = state(task, day)
    return Badge(found, "quá hạn" if found == "overdue" else task.status.label)


def evidence_value(site: Site, text: str) -> Value:
    """A record by its own name; a paper that is not on the portal as it was written."""
    record = site.evidence.get(text)
    if isinstance(record, Document):
        return document_value(record)
    return Value(name(record), record.href) if record else Value(text)


def _number(value: Decimal | None) -> str | None:
    return None if value is None else quantity_text(value)


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


def _count(tasks: Sequence[Task], status: str) -> int:
    return sum(one.status.id == status for one in tasks)
