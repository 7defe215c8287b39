"""New files, written from the declarations of the model: what must be filled in, what may be, with examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .schema import Key, Part
from .yamltext import Value


def scaffold(model: type[Part], values: Mapping[str, str], *, whole: bool = False) -> str:
    """Front matter for a record: given values filled in, required ones left blank, optional ones as comments.

    `whole` is for a YAML file that has no body.
    """
    lines = "\n".join(line for key in model.declared() for line in _key(key, values))
    return f"{lines}\n" if whole else f"---\n{lines}\n---\n"


def _key(key: Key, values: Mapping[str, str]) -> Iterator[str]:
    if key.name in values:
        yield f"{key.name}: {quoted(values[key.name])}"
    elif key.asked:
        yield from _lines(key, "", f"  # {key.label}, ví dụ: {key.example}")
    else:
        example = f" {quoted(key.example)}" if key.part is None else ""
        yield from (f"# {line}" for line in _lines(key, "", f"{example}  # {key.label}", filled=True))


def _lines(key: Key, indent: str, rest: str, *, filled: bool = False) -> Iterator[str]:
    """A line for a key; below a group's, one for each key of the group that is asked for."""
    if key.part is None:
        yield f"{indent}{key.name}:{rest}"
        return
    yield f"{indent}{key.name}:  # {key.label}"
    lead, deeper = ("  - ", "    ") if key.many else ("  ", "  ")
    asked = [one for one in key.part.declared() if one.asked] or list(key.part.declared()[:1])
    for inner in asked:
        said = f" {quoted(inner.example)}  # {inner.label}" if filled else f"  # {inner.label}, ví dụ: {inner.example}"
        first, *others = _lines(inner, indent + deeper, said, filled=filled)
        yield indent + lead + first.lstrip()
        yield from others
        lead = deeper


def key_lines(name: str, value: Value) -> Iterator[str]:
    """The lines of a key: a text, or a list or a group of values."""
    if isinstance(value, str):
        first, *others = (quoted(value),) if "\n" not in value else ("|-", *value.split("\n"))
        yield f"{name}: {first}"
        yield from (f"  {line}".rstrip() for line in others)
        return
    yield f"{name}:"
    if isinstance(value, Mapping):
        yield from (f"  {line}" for inner, one in value.items() for line in key_lines(inner, one))
    else:
        yield from (f"  {line}" for item in value for line in item_lines(item))


def item_lines(value: Value) -> Iterator[str]:
    """The lines of an item of a list: a text or a group."""
    is_text = isinstance(value, str)
    first, *others = [quoted(value)] if is_text else [line for pair in value.items() for line in key_lines(*pair)]
    yield f"- {first}"
    yield from (f"  {line}" for line in others)


def quoted(text: str) -> str:
    """A value as YAML reads it back: in quotation marks where a mark in it would mean something else."""
    special = ": " in text or " #" in text or text[:1] in "-?:,[]{}#&*!|>'\"%@`" or text.endswith(":") or not text
    if not special:
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
