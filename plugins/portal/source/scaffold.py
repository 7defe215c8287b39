"""New files, written from the declarations of the model: what must be filled in, what may be, with examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .schema import Key, Part


def scaffold(model: type[Part], values: Mapping[str, str], *, whole: bool = False) -> str:
    """Front matter for a record: given values filled in, required ones left blank, optional ones as comments.

    `whole` is for a YAML file that has no body.
    """
    lines = "\n".join(line for key in model.declared() for line in _key(key, values, ""))
    return f"{lines}\n" if whole else f"---\n{lines}\n---\n\nViết nội dung ở đây.\n"


def _key(key: Key, values: Mapping[str, str], indent: str) -> Iterator[str]:
    if key.name in values:
        yield f"{indent}{key.name}: {quoted(values[key.name])}"
    elif key.asked:
        yield from _blank(key, indent)
    else:
        yield f"{indent}# {key.name}: {key.example}  # {key.label}"


def _blank(key: Key, indent: str) -> Iterator[str]:
    """A line to fill in; of a group, its required lines."""
    if key.part is None:
        yield f"{indent}{key.name}:  # {key.label}, ví dụ: {key.example}"
        return
    yield f"{indent}{key.name}:  # {key.label}"
    lead, deeper = ("  - ", "    ") if key.many else ("  ", "  ")
    for inner in (one for one in key.part.declared() if one.asked):
        first, *others = _blank(inner, indent + deeper)
        yield indent + lead + first.lstrip()
        yield from others
        lead = deeper


def quoted(text: str) -> str:
    """A value as YAML reads it back: in quotation marks where a mark in it would mean something else."""
    special = ": " in text or " #" in text or text[:1] in "-?:,[]{}#&*!|>'\"%@`" or text.endswith(":") or not text
    if not special:
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
