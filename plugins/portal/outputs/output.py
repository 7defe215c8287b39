"""The two things a capability may yield."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol, TypeAlias

from ..store import Store
from ..views.parts import Template

_UNSAFE = re.compile(r"[\\\x00-\x1f\x7f]|/\.{0,2}/")
"""A backslash, a control character, or a part of a path that is empty or leads elsewhere."""


class Made(Protocol):
    """Bytes that take long to make, and all that they depend on."""

    @property
    def inputs(self) -> Sequence[str | bytes]: ...

    def __call__(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Page:
    """A view to be rendered by the template of its name, at an address from the root of the portal."""

    path: str
    of: Template | Callable[[], Template]
    """The view, or the way to make it when the page is to be rendered."""

    @property
    def view(self) -> Template:
        return self.of if isinstance(self.of, Template) else self.of()


@dataclass(frozen=True, slots=True)
class File:
    """Bytes at an address. What is made of the site is best given as the way to make it, like a page's view."""

    path: str
    of: bytes | Made | partial[Any]

    @property
    def content(self) -> bytes | Made:
        content: bytes | Made = self.of() if isinstance(self.of, partial) else self.of
        return content

    def made(self, store: Store) -> bytes:
        content = self.content
        return content if isinstance(content, bytes) else store.get_or_make(content.inputs, content)


Output: TypeAlias = Page | File


def place(path: str) -> str:
    """Where an address lies below the output folder: `/so-y-te/` is `so-y-te/index.html`.

    Raises ValueError for one that could lead out of it or be two names of one file: a programmer's error.
    """
    inner = path.removeprefix("/")
    whole = f"{inner}index.html" if inner == "" or inner.endswith("/") else inner
    if _UNSAFE.search(f"/{whole}/"):
        raise ValueError(f"no address of a portal: {path!r}")
    return whole
