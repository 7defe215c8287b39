"""The theme's own files: one style sheet made of all, scripts and icons, named by their content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .headers import page_policy
from .output import File
from .scripts import SEARCH, named, scripts, small

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
    engine: str
    """What searches: scripts import it; a page that needs it at once may say so beforehand."""
    policy: str
    """What pages may load, as each states of itself."""


def assets(theme: Path, accent: str | None) -> Assets:
    """The assets of a portal whose colour is `accent`: a province changes properties, never rules."""
    static = theme / "static"
    styles = [static / "tokens.css", static / "base.css", *sorted(theme.glob("components/*/*.css"))]
    colour = f"@layer overrides {{ :root {{ --portal-accent: {accent}; }} }}\n" if accent else ""
    style = named("site", ".css", small(LAYERS + "".join(map(_text, styles)) + colour))
    made = scripts(theme)
    addresses = {name: one.path for name, one in made.items()}
    icons = [named(one.stem, one.suffix, one.read_bytes()) for one in sorted(static.glob("*.svg"))]
    # At the root, for a worker serves what lies below it, and under one name, for browsers ask for it anew by that.
    worker = File("/sw.js", made.pop("worker").content)
    icon = next((one.path for one in icons if "favicon" in one.path), "")
    return Assets(
        (style, *made.values(), *icons, worker),
        style.path,
        tuple(addresses[one.stem] for one in sorted(static.glob("*.js"))),
        icon,
        {one.name: addresses[one.name] for one in sorted(theme.glob("components/*")) if one.name in addresses},
        addresses[SEARCH],
        page_policy(),
    )


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8").strip() + "\n"
