"""The theme's own files: one style sheet made of all, scripts and icons, named by their content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from .output import File

LAYERS = "@layer tokens, base, components, overrides;\n"


@dataclass(frozen=True)
class Assets:
    """`files` to be written, and the addresses that pages name."""

    files: tuple[File, ...]
    stylesheet: str
    scripts: tuple[str, ...]
    icon: str


def assets(theme: Path, accent: str | None) -> Assets:
    """The assets of a portal whose colour is `accent`: a province changes properties, never rules."""
    static = theme / "static"
    styles = [static / "tokens.css", static / "base.css", *sorted(theme.glob("components/*/*.css"))]
    scripts = [*sorted(static.glob("*.js")), *sorted(theme.glob("components/*/*.js"))]
    colour = f"@layer overrides {{ :root {{ --portal-accent: {accent}; }} }}\n" if accent else ""
    style = _named("site", ".css", (LAYERS + "".join(map(_text, styles)) + colour).encode())
    loaded = [_named(one.stem, ".js", one.read_bytes()) for one in scripts]
    icons = [_named(one.stem, one.suffix, one.read_bytes()) for one in sorted(static.glob("*.svg"))]
    icon = next((one.path for one in icons if "favicon" in one.path), "")
    return Assets((style, *loaded, *icons), style.path, tuple(one.path for one in loaded), icon)


def _named(stem: str, suffix: str, content: bytes) -> File:
    """An address that changes with the content, so that readers may keep the file for ever."""
    return File(f"/static/{stem}.{hashlib.sha256(content).hexdigest()[:10]}{suffix}", content)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8").strip() + "\n"
