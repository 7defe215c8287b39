"""The two things a capability may yield."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ..views.parts import Template

_UNSAFE = re.compile(r"[\\\x00-\x1f\x7f]|/\.{0,2}/")
"""A backslash, a control character, or a part of a path that is empty or leads elsewhere."""


@dataclass(frozen=True)
class Page:
    """A view to be rendered by the template of its name, at an address from the root of the portal."""

    path: str
    view: Template


@dataclass(frozen=True)
class File:
    """Finished bytes, or the way to make them when they are to be written."""

    path: str
    content: bytes | Callable[[], bytes]

    def made(self) -> bytes:
        return self.content if isinstance(self.content, bytes) else self.content()


def place(path: str) -> str:
    """Where an address lies below the output folder: `/so-y-te/` is `so-y-te/index.html`.

    Raises ValueError for one that could lead out of it or be two names of one file: a programmer's error.
    """
    inner = path.removeprefix("/")
    whole = f"{inner}index.html" if inner == "" or inner.endswith("/") else inner
    if _UNSAFE.search(f"/{whole}/"):
        raise ValueError(f"no address of a portal: {path!r}")
    return whole
