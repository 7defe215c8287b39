"""Problems as editors, CI and programs read them: text, GitHub and GitLab annotations, JSON."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence

from .characters import held, visible
from .problem import Problem

Report = Callable[[Iterable[Problem], Mapping[str, str]], str]
"""Problems and the texts of their files (by path) to what is printed."""


WIDTH = 600
"""Letters of a line that are shown: all of it, unless nobody could have typed it."""


def as_text(problems: Iterable[Problem], texts: Mapping[str, str]) -> str:
    found = tuple(problems)
    lines = {path: texts.get(path, "").split("\n") for path in {one.where.path for one in found}}
    return "\n".join(_block(one, lines[one.where.path]) for one in found)


def as_json(problems: Iterable[Problem], texts: Mapping[str, str]) -> str:
    del texts
    found = [
        {
            "grade": one.grade.value,
            "code": one.code,
            "path": one.where.path,
            "line": one.where.line,
            "column": one.where.column,
            "what": _seen(one.what),
            "why": one.meaning.why,
            "how": _seen(one.how),
        }
        for one in problems
    ]
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def as_github(problems: Iterable[Problem], texts: Mapping[str, str]) -> str:
    """Workflow commands that GitHub shows at the line."""
    del texts
    return "".join(
        f"::{'error' if one.stops else 'warning'} file={_property(one.where.path)},line={max(one.where.line, 1)},"
        f"col={max(one.where.column, 1)},title={_property(one.meaning.title)}::{_message(_sentence(one))}\n"
        for one in problems
    )


def as_gitlab(problems: Iterable[Problem], texts: Mapping[str, str]) -> str:
    """A Code Quality report."""
    del texts
    found = [
        {
            "description": _sentence(one),
            "check_name": one.code,
            "severity": "major" if one.stops else "minor",
            "fingerprint": hashlib.sha256(
                f"{one.code}\n{one.where.path}\n{one.where.line}\n{_seen(one.what)}".encode()
            ).hexdigest(),
            "location": {"path": one.where.path, "lines": {"begin": max(one.where.line, 1)}},
        }
        for one in problems
    ]
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


FORMATS: Mapping[str, Report] = {"text": as_text, "json": as_json, "github": as_github, "gitlab": as_gitlab}


def _block(problem: Problem, lines: Sequence[str]) -> str:
    """Four parts: what, where with the line itself underlined, why, how."""
    where = problem.where
    line = lines[where.line - 1] if 0 < where.line <= len(lines) else ""
    place = f"{where.path}:{where.line}" if where.line else where.path
    margin = " " * len(str(where.line or ""))
    shown = ""
    if line.strip():
        part, before, under = _underlined(line, max(where.column - 1, 0), max(where.length, 1))
        shown = f"{margin} |\n{where.line} | {part}\n{margin} | {' ' * before}{'^' * under}\n"
    return (
        f"{problem.grade}[{problem.code}]: {_seen(problem.what)}\n{margin}--> {place}\n{shown}"
        f"{margin} = vì sao: {problem.meaning.why}\n{margin} = cách sửa: {_seen(problem.how)}\n"
    )


def _underlined(line: str, start: int, length: int) -> tuple[str, int, int]:
    """What is shown of a line, how many letters of it stand before the place, and how many are underlined."""
    first = max(start - WIDTH // 2, 0) if len(line) > WIDTH else 0
    part = held(line[first : first + WIDTH])
    return part, start - first, min(length, max(len(part) - (start - first), 1))


def _sentence(problem: Problem) -> str:
    return _seen(f"{problem.what}. Vì sao: {problem.meaning.why}. Cách sửa: {problem.how}.")


def _seen(text: str) -> str:
    return "\n".join(visible(line) for line in text.split("\n"))


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
