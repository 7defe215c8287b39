"""The tables that a record's own fields make: tasks, targets, figures, comments."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from plugins.portal.language.days import day_text
from plugins.portal.language.quantities import quantity_text
from plugins.portal.model import Draft, News, Plan
from plugins.portal.model.figure import Figure, Target
from plugins.portal.source.schema import Record

from .blocks import Block, Heading, Item, Paragraph, Table

FORM = ("STT", "Ngày", "Nội dung", "Người thực hiện", "Ghi chú")
FORM_ROWS = 15


def field_tables(record: Record) -> tuple[Table, ...]:
    """What the fields of a record say as tables, none of them empty."""
    match record:
        case Plan():
            made = (_tasks(record), _targets(record))
        case Draft():
            made = (_comments(record),)
        case News():
            made = (_figures(record),)
        case _:
            made = ()
    return tuple(table for table in made if len(table.rows) > 1)


def form() -> Table:
    """A register to be filled in by hand."""
    return Table("", (FORM, *((str(place), "", "", "", "") for place in range(1, FORM_ROWS + 1))))


def register(blocks: tuple[Block, ...]) -> Table:
    """A text without tables as a list: each paragraph under the heading it stands below."""
    return Table("Nội dung", (("STT", "Mục", "Nội dung"), *_entries(blocks)))


def _entries(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str, str]]:
    place, heading = 0, ""
    for block in blocks:
        if isinstance(block, Paragraph | Item):
            place += 1
            yield str(place), heading, block.text
        elif isinstance(block, Heading):
            heading = block.text


def _tasks(plan: Plan) -> Table:
    tasks = [(group, task) for group in plan.task_groups for task in group.tasks]
    head = ("STT", "Nhóm nhiệm vụ", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Hạn", "Tình trạng")
    rows = (
        (
            str(place),
            group.title,
            task.title,
            task.lead or "",
            "; ".join(task.partners),
            _day(task.due),
            task.status.label,
        )
        for place, (group, task) in enumerate(tasks, 1)
    )
    return Table("Nhiệm vụ", (head, *rows))


def _targets(plan: Plan) -> Table:
    head = ("STT", "Chỉ tiêu", "Mức phải đạt", "Đơn vị tính", "Hạn", "Kết quả", "Tính đến ngày")
    rows = (
        (str(place), one.label, _level(one), one.unit, _day(one.due), *_actual(one))
        for place, one in enumerate(plan.targets, 1)
    )
    return Table("Chỉ tiêu", (head, *rows))


def _figures(news: News) -> Table:
    rows = (
        (str(place), one.label, _compared(one, one.value), one.unit, one.note or "")
        for place, one in enumerate(news.figures, 1)
    )
    return Table("Số liệu", (("STT", "Số liệu", "Giá trị", "Đơn vị tính", "Ghi chú"), *rows))


def _comments(draft: Draft) -> Table:
    rows = (
        (str(place), one.sender, one.content, one.answer or "đang xem xét")
        for place, one in enumerate(draft.comments, 1)
    )
    return Table("Ý kiến", (("STT", "Bên góp ý", "Nội dung góp ý", "Tiếp thu, giải trình"), *rows))


def _level(target: Target) -> str:
    level = _compared(target, target.value)
    return f"{level}–{quantity_text(target.upper)}" if target.upper is not None else level


def _compared(one: Figure | Target, value: Decimal | None) -> str:
    written = "" if value is None else quantity_text(value)
    equal = one.comparison is None or one.comparison.id == "equal"
    return written if equal else f"{one.comparison.label} {written}".strip()


def _actual(target: Target) -> tuple[str, str]:
    return (quantity_text(target.actual.value), day_text(target.actual.as_of)) if target.actual else ("", "")


def _day(day: date | None) -> str:
    return day_text(day) if day else ""
