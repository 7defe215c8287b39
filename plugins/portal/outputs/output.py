"""The two things a capability may yield."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from ..store import Store
from ..views.parts import Template

_UNSAFE = re.compile(r"[\\\x00-\x1f\x7f]|/\.{0,2}/")
"""A backslash, a control character, or a part of a path that is empty or leads elsewhere."""


class Made(Protocol):
    """Bytes that take long to make, and all that they depend on."""

    @property
    def inputs(self) -> Sequence[str | bytes]: ...

    def __call__(self) -> bytes: ...


@dataclass(frozen=True)
class Page:
    """A view to be rendered by the template of its name, at an address from the root of the portal."""

    path: str
    of: Template | Callable[[], Template]
    """The view, or the way to make it when the page is to be rendered."""

    @property
    def view(self) -> Template:
        return self.of if isinstance(self.of, Template) else self.of()


@dataclass(frozen=True)
class File:
    """Finished bytes, or the way to make them when they are to be written."""

    path: str
    content: bytes | Made

    def made(self, store: Store) -> bytes:
        if isinstance(self.content, bytes):
            return self.content
        return store.get_or_make(self.content.inputs, self.content)


def place(path: str) -> str:
    """Where an address lies below the output folder: `/so-y-te/` is `so-y-te/index.html`.

    Raises ValueError for one that could lead out of it or be two names of one file: a programmer's error.
    """
    inner = path.removeprefix("/")
    whole = f"{inner}index.html" if inner == "" or inner.endswith("/") else inner
    if _UNSAFE.search(f"/{whole}/"):
        raise ValueError(f"no address of a portal: {path!r}")
    return whole
