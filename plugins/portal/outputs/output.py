"""The two things a capability may yield."""

from __future__ import annotations

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
    """Finished bytes, or a file to be copied."""

    path: str
    content: bytes | Path


def place(path: str) -> str:
    """Where an address lies below the output folder: `/so-y-te/` is `so-y-te/index.html`."""
    inner = path.lstrip("/")
    return f"{inner}index.html" if inner == "" or inner.endswith("/") else inner
