"""The text of a new record."""

from __future__ import annotations

from collections.abc import Mapping

from ...portal.source.scaffold import key_lines
from .said import Value


def new_text(values: Mapping[str, Value]) -> str:
    front = [line for name, value in values.items() for line in key_lines(name, value)]
    return "\n".join(("---", *front, "---", ""))
