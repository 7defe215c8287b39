"""What the gate finds wrong with what was typed, at the fields where it can be mended."""

from __future__ import annotations

from collections.abc import Sequence

from ...cli.imports.writing import Change, Copy
from ...portal.source.folders import shown
from ...portal.source.frontmatter import Sheet, split_stored
from ...portal.source.place import KEY
from ...portal.source.problem import Problem
from .fields import BODY, FILE
from .typed import Texts


def by_field(stopped: Sequence[Problem], changes: Sequence[Change | Copy], typed: Texts) -> dict[str, tuple[str, ...]]:
    """What stops, by the field at which it can be mended; under "" what is of none."""
    found: dict[str, tuple[str, ...]] = {}
    sheets = {shown(one.path): split_stored(one.after, "") for one in changes if isinstance(one, Change)}
    copies = {shown(one.path) for one in changes if isinstance(one, Copy)}
    for one in stopped:
        path, sheet = one.where.path, sheets.get(one.where.path)
        at = _field_of(one, sheet, typed) if isinstance(sheet, Sheet) else FILE if path in copies else ""
        where = "" if path in sheets or path in copies else f"{path}: "
        found[at] = (*found.get(at, ()), f"{where}{one.what}; {one.how}")
    return found


def _field_of(problem: Problem, sheet: Sheet, typed: Texts) -> str:
    """The field, or the group of fields, whose value stands where the problem is."""
    if problem.where.line >= sheet.origin.body_line:
        return BODY
    here = (problem.where.line, problem.where.column)
    at = [steps for steps, one in sheet.origin.values.items() if (one.line, one.column) == here]
    steps = tuple(one for one in min(at, key=len, default=()) if one != KEY)
    while steps and not any(f"{one}.".startswith(f"{'.'.join(map(str, steps))}.") for one in typed):
        steps = steps[:-1]
    return ".".join(map(str, steps))
