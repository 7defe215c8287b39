"""What an import tells: the diff, the report at the terminal, and the report as a table that keeps whole rows."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from ...portal.source.folders import shown
from ...portal.source.problem import Problem
from ...portal.source.report import as_text
from ...portal.views.tables import Table
from .placing import Placed
from .plan import Plan
from .sheet import cell_name
from .writing import Change

COLUMNS = ("Ở đâu", "Mức", "Mã", "Điều gì", "Vì sao", "Cách sửa", "Đã có chỗ")


def diff(change: Change) -> str:
    """A new file is shown whole, as what is added to nothing."""
    before = change.before or ""
    old = "/dev/null" if change.before is None else shown(change.path)
    lines = difflib.unified_diff(before.splitlines(), change.after.splitlines(), old, shown(change.path), lineterm="")
    return "\n".join((*lines, ""))


def told(plan: Plan) -> Iterator[str]:
    for one in plan.rows:
        if one.problems:
            row = " | ".join(" ".join(cell.split()) for cell in one.row.cells if cell.strip())
            yield as_text(one.problems, {}) + (f" = dòng ấy: {row}\n" if one.is_left else "")
    yield from (as_text([one], {}) for one in plan.missing)


def summary(plan: Plan, what: str) -> str:
    """`what` is told of each new file: `người`, `văn bản`."""
    new = sum(one.before is None for one in plan.changes)
    changed = f"{new} {what} mới, {len(plan.changes) - new} {what} có thay đổi"
    unplaced = f"{len(plan.left)} dòng chưa vào được" if plan.left else "dòng nào cũng đã có chỗ"
    return f"{len(plan.rows)} dòng: {changed if plan.changes else 'không có gì thay đổi'}; {unplaced}."


def report_table(plan: Plan) -> Table:
    """One line a remark; the row it speaks of stands whole behind it, cell by cell."""
    width = max((len(one.row.cells) for one in plan.rows), default=0)
    heads = (*COLUMNS, *(f"Cột {cell_name(0, column)[:-1]}" for column in range(width)))
    lines = [_line(problem, one, width) for one in plan.rows for problem in one.problems]
    lines += [(*_remark(problem), "", *[""] * width) for problem in plan.missing]
    return Table("Báo cáo nhập danh sách", heads, tuple(lines))


def _line(problem: Problem, one: Placed, width: int) -> tuple[str, ...]:
    cells = (*one.row.cells, *[""] * (width - len(one.row.cells)))
    return (*_remark(problem), "không" if one.is_left else "có", *cells)


def _remark(problem: Problem) -> tuple[str, ...]:
    said = problem.what, problem.meaning.why, problem.how
    return (problem.where.path, problem.grade.value, problem.code, *said)
