"""The two things a capability may yield."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..views.parts import Template


@dataclass(frozen=True)
class Page:
    """A view to be rendered by the template of its name, at an address from the root of the portal."""

    path: str
    view: Template


@dataclass(frozen=True)
class File:
    """Finished bytes, a file to be copied, or the way to make the bytes when they are to be written."""

    path: str
    content: bytes | Path | Callable[[], bytes]

    def made(self) -> bytes:
        if isinstance(self.content, bytes):
            return self.content
        return self.content.read_bytes() if isinstance(self.content, Path) else self.content()


def place(path: str) -> str:
    """Where an address lies below the output folder: `/so-y-te/` is `so-y-te/index.html`."""
    inner = path.lstrip("/")
    return f"{inner}index.html" if inner == "" or inner.endswith("/") else inner
