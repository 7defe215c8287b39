"""From the values of a file to its record, or to every problem that keeps them from being one."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from .place import Origin, Place, Steps
from .problem import Problem
from .schema import Key, Part, Record


def read_record(
    model: type[Record],
    values: dict[str, Any],
    **known: Any,  # noqa: ANN401 - the reader's fields differ in type
) -> tuple[Record | None, tuple[Problem, ...]]:
    """The record, or why it is none. `known` are the reader's fields: id, origin, files, lang."""
    origin: Origin = known["origin"]
    problems = [_unknown(model, (), name, origin) for name in values if name in known]
    clean = {name: value for name, value in values.items() if name not in known}
    try:
        record = model.model_validate({**clean, **known})
    except ValidationError as error:
        return None, (*problems, *_problems(model, error.errors(include_url=False), origin))
    mistakes = tuple(_mistakes(record, (), origin))
    return None if any(one.stops for one in mistakes) else record, (*problems, *mistakes)


def _mistakes(part: Part, steps: Steps, origin: Origin) -> Iterator[Problem]:
    """What is wrong between fields, in a group and in the groups within it."""
    for one in part.mistakes():
        yield Problem(origin.place(*steps, one.at), one.code, one.what, one.how)
    for key in part.declared():
        value = getattr(part, key.name) if key.part else None
        if isinstance(value, tuple):
            for number, inner in enumerate(value):
                yield from _mistakes(inner, (*steps, key.name, number), origin)
        elif isinstance(value, Part):
            yield from _mistakes(value, (*steps, key.name), origin)


def _problems(model: type[Part], details: list[ErrorDetails], origin: Origin) -> Iterator[Problem]:
    """One for each mistake: a key that is only misspelt is not missed as well."""
    meant = {(*_steps(one)[:-1], _meant(model, _steps(one))) for one in details if one["type"] == "extra_forbidden"}
    for one in details:
        if one["type"] != "missing" or _steps(one) not in meant:
            yield _problem(model, one, origin)


def _problem(model: type[Part], detail: ErrorDetails, origin: Origin) -> Problem:
    steps = _steps(detail)
    if detail["type"] == "problem":
        context = detail["ctx"]
        return Problem(origin.place(*steps), context["code"], context["what"], context["how"])
    part, key = _declared(model, steps)
    if detail["type"] == "extra_forbidden":
        return _unknown(part, steps[:-1], str(steps[-1]), origin)
    if detail["type"] == "missing":
        return _missing(origin.place(*steps), key, str(steps[-1]))
    label = key.label if key else str(steps[-1] if steps else "phần đầu tệp")
    what = f"{label}: giá trị không đúng cách viết"
    return Problem(origin.place(*steps), "sai-cach-viet", what, _shape(key, key.name if key else str(steps[-1])))


def _steps(detail: ErrorDetails) -> Steps:
    return tuple(detail["loc"])


def _unknown(model: type[Part], steps: Steps, name: str, origin: Origin) -> Problem:
    near = _near(model, name)
    others = ", ".join(one.name for one in model.declared())
    how = f"viết {near}" if near else f"bỏ dòng này; các khóa dùng được: {others}"
    return Problem(origin.key_place(*steps, name), "khoa-la", f"không có khóa “{name}”", how)


def _meant(model: type[Part], steps: Steps) -> str:
    return _near(_declared(model, steps)[0], str(steps[-1]))


def _near(model: type[Part], name: str) -> str:
    found = difflib.get_close_matches(name, [one.name for one in model.declared()], n=1, cutoff=0.6)
    return found[0] if found else ""


def _missing(where: Place, key: Key | None, name: str) -> Problem:
    label = key.label if key else name
    return Problem(where, "thieu-khoa", f"thiếu {label}", f"thêm dòng {_shape(key, name)}")


def _shape(key: Key | None, name: str) -> str:
    """How a field is written, ready to be typed."""
    if key and key.part and key.many:
        first = next(one for one in key.part.declared() if one.required or one.example)
        return f"{name}: rồi xuống dòng, lùi vào hai khoảng trắng, “- {first.name}: {first.example}”"
    if key and key.part:
        inner = "; ".join(f"{one.name}: {one.example}" for one in key.part.declared() if one.required)
        return f"{name}: rồi xuống dòng, lùi vào hai khoảng trắng, {inner}"
    return f"{name}: {key.example}" if key else name


def _declared(model: type[Part], steps: Steps) -> tuple[type[Part], Key | None]:
    """The group a value belongs to, and its field's declaration if it has one."""
    part, found = model, None
    for place, step in enumerate(steps):
        if isinstance(step, int):
            continue
        found = next((one for one in part.declared() if one.name == step), None)
        if found and found.part and place < len(steps) - 1:
            part = found.part
    return part, found
