"""The theme's own files: one style sheet made of all, scripts and icons, named by their content."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .headers import page_policy
from .output import File

LAYERS = "@layer tokens, base, components, overrides;\n"


@dataclass(frozen=True)
class Assets:
    """`files` to be written, and the addresses that pages name."""

    files: tuple[File, ...]
    stylesheet: str
    scripts: tuple[str, ...]
    icon: str
    component_scripts: Mapping[str, str]
    """Scripts of components, by component; a template that uses one names its script."""
    policy: str
    """What pages may load, as each states of itself."""


def assets(theme: Path, accent: str | None) -> Assets:
    """The assets of a portal whose colour is `accent`: a province changes properties, never rules."""
    static = theme / "static"
    styles = [static / "tokens.css", static / "base.css", *sorted(theme.glob("components/*/*.css"))]
    colour = f"@layer overrides {{ :root {{ --portal-accent: {accent}; }} }}\n" if accent else ""
    style = _named("site", ".css", (LAYERS + "".join(map(_text, styles)) + colour).encode())
    common = [_script(one) for one in sorted(static.glob("*.js"))]
    special = {one.stem: _script(one) for one in sorted(theme.glob("components/*/*.js"))}
    icons = [_named(one.stem, one.suffix, one.read_bytes()) for one in sorted(static.glob("*.svg"))]
    icon = next((one.path for one in icons if "favicon" in one.path), "")
    return Assets(
        (style, *common, *special.values(), *icons),
        style.path,
        tuple(one.path for one in common),
        icon,
        {name: one.path for name, one in special.items()},
        page_policy(),
    )


def _script(path: Path) -> File:
    return _named(path.stem, ".js", path.read_bytes())


def _named(stem: str, suffix: str, content: bytes) -> File:
    """An address that changes with the content, so that readers may keep the file for ever."""
    return File(f"/static/{stem}.{hashlib.sha256(content).hexdigest()[:10]}{suffix}", content)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8").strip() + "\n"
