"""Between the values of a file and the texts of a form's fields, which are named `spokesperson.phones.0.number`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from ...portal.source.schema import Key, Part
from ...portal.source.yamltext import Value

Texts: TypeAlias = Mapping[str, str]
Group: TypeAlias = Mapping[str, Value]


def texts(model: type[Part], values: Group, name: str = "") -> Iterator[tuple[str, str]]:
    """What the fields show of a file."""
    for key in model.declared():
        value, inner = values.get(key.name, ""), f"{name}{key.name}"
        if not is_shown(key, value):
            continue
        if key.part is None:
            yield inner, _text(value)
            continue
        for number, one in enumerate(groups(value)):
            yield from texts(key.part, one, f"{inner}.{number}." if key.many else f"{inner}.")


def values(model: type[Part], typed: Texts, before: Group, name: str = "") -> dict[str, Value]:
    """What the file says with what was typed in it; what the form does not show stays as it was."""
    found = dict(before)
    for key in model.declared():
        old, inner = before.get(key.name, ""), f"{name}{key.name}"
        if not is_shown(key, old):
            continue
        if key.part is None:
            found[key.name] = _value(key, typed[inner].strip(), old) if inner in typed else old
        elif key.many:
            said = [one for one in _said(key.part, typed, groups(old), inner) if one]
            found[key.name] = said[0] if isinstance(old, Mapping) and len(said) == 1 else said
        else:
            found[key.name] = values(key.part, typed, old or {}, f"{inner}.")
    return {key: value for key, value in found.items() if value}


def unshown(model: type[Part], values: Group, steps: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The steps to every value that no field shows: its key is not the model's, or it is written otherwise."""
    keys = {key.name: key for key in model.declared()}
    for name, value in values.items():
        key = keys.get(name)
        if key is None or not is_shown(key, value):
            yield *steps, name
        elif key.part and key.many:
            for number, one in enumerate(groups(value)):
                yield from unshown(key.part, one, (*steps, name, number))
        elif key.part:
            yield from unshown(key.part, value, (*steps, name))


def count(typed: Texts, name: str) -> int:
    """How many groups of a list have anything in them, up to the last that has."""
    start = f"{name}."
    numbers = (
        one.removeprefix(start).partition(".")[0] for one, text in typed.items() if one.startswith(start) and text
    )
    return max((int(one) + 1 for one in numbers if one.isdecimal() and len(one) < 5), default=0)


def is_shown(key: Key, value: Value) -> bool:
    """Whether fields can show a value, and give it back."""
    if not value:
        return True
    if key.part:
        return isinstance(value, Mapping) or (key.many and all(isinstance(one, Mapping) for one in value))
    if key.many and isinstance(value, list):
        return all(isinstance(one, str) and "\n" not in one for one in value)
    return isinstance(value, str)


def groups(value: Value) -> Sequence[Group]:
    return [value] if isinstance(value, Mapping) else value or []


def _said(part: type[Part], typed: Texts, before: Sequence[Group], name: str) -> Iterator[dict[str, Value]]:
    """The groups of a list, with what was typed in each; after those that were there the new ones."""
    for number in range(max(len(before), count(typed, name))):
        yield values(part, typed, before[number] if number < len(before) else {}, f"{name}.{number}.")


def _text(value: Value) -> str:
    return value.strip() if isinstance(value, str) else "\n".join(value)


def _value(key: Key, text: str, old: Value) -> Value:
    if text == _text(old):
        return old
    if not key.many:
        return text
    lines = [line for one in text.split("\n") if (line := one.strip())]
    return lines if len(lines) > 1 or isinstance(old, list) else "".join(lines)
