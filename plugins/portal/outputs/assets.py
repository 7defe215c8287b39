"""The theme's own files: one style sheet made of all, scripts and icons, named by their content."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .headers import page_policy
from .output import File

PACKAGES = Path(__file__).parents[3] / "node_modules"
LUNR = b"""const module = { exports: {} };
(function (exports) {
%s
}).call({}, module.exports);
export default module.exports;
"""
"""The package is no module; around it is what makes it one."""
_IMPORT = re.compile(r'(?P<how>\bfrom |\bimport\()"(?P<name>\./[\w.]+|lunr|fflate)"')
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
    modules: Mapping[str, str]
    """What scripts import, by name: a page that needs them at once may say so beforehand."""
    policy: str
    """What pages may load, as each states of itself."""


def assets(theme: Path, accent: str | None) -> Assets:
    """The assets of a portal whose colour is `accent`: a province changes properties, never rules."""
    static = theme / "static"
    styles = [static / "tokens.css", static / "base.css", *sorted(theme.glob("components/*/*.css"))]
    colour = f"@layer overrides {{ :root {{ --portal-accent: {accent}; }} }}\n" if accent else ""
    style = _named("site", ".css", (LAYERS + "".join(map(_text, styles)) + colour).encode())
    common = [_script(one) for one in sorted(static.glob("*.js"))]
    shared = modules(theme / "search")
    special = {one.stem: _script(one, shared) for one in sorted(theme.glob("components/*/*.js"))}
    icons = [_named(one.stem, one.suffix, one.read_bytes()) for one in sorted(static.glob("*.svg"))]
    # At the root, for a worker serves what lies below it, and under one name, for browsers ask for it anew by that.
    worker = File("/sw.js", (theme / "worker.js").read_bytes())
    icon = next((one.path for one in icons if "favicon" in one.path), "")
    return Assets(
        (style, *common, *shared.values(), *special.values(), *icons, worker),
        style.path,
        tuple(one.path for one in common),
        icon,
        {name: one.path for name, one in special.items()},
        {name: one.path for name, one in shared.items()},
        page_policy(),
    )


def modules(folder: Path) -> dict[str, File]:
    """Modules that scripts import, by what imports call them: those of a folder, and two packages."""
    found = {
        "lunr": _named("lunr", ".js", LUNR % (PACKAGES / "lunr/lunr.min.js").read_bytes()),
        "fflate": _named("fflate", ".js", (PACKAGES / "fflate/esm/browser.js").read_bytes()),
    }
    waiting = {f"./{one.name}": one for one in sorted(folder.glob("*.js"))}
    while waiting:
        ready = {name: one for name, one in waiting.items() if not _imported(one) & waiting.keys()}
        found |= {name: _script(one, found) for name, one in ready.items()}
        waiting = {name: one for name, one in waiting.items() if name not in ready}
    return found


def _imported(path: Path) -> set[str]:
    return {one["name"] for one in _IMPORT.finditer(_text(path))}


def _script(path: Path, shared: Mapping[str, File] | None = None) -> File:
    """With each import by the name the module is published under."""
    known = shared or {}

    def published(found: re.Match[str]) -> str:
        return f'{found["how"]}"./{known[found["name"]].path.rpartition("/")[2]}"'

    return _named(path.stem, ".js", _spare(_IMPORT.sub(published, _text(path))).encode())


def _spare(script: str) -> str:
    """Without indentation and lines that only comment: a third of what travels. Our scripts have no other comments."""
    return re.sub(r"^[ \t]*(?://.*)?\n|^[ \t]+", "", script, flags=re.MULTILINE)


def _named(stem: str, suffix: str, content: bytes) -> File:
    """An address that changes with the content, so that readers may keep the file for ever."""
    return File(f"/static/{stem}.{hashlib.sha256(content).hexdigest()[:10]}{suffix}", content)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8").strip() + "\n"
