"""Templates: a view and what surrounds it become the text of a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .. import markup
from ..portal.outputs.output import Page
from ..portal.views.chrome import Chrome
from ..portal.views.parts import Template

ENVIRONMENT: dict[str, Any] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "auto_reload": False,
}
"""Jinja as the theme expects it: everything escaped, a misspelt name an error."""

_ADDRESS = re.compile(r'="/(?:(?<=\shref="/)|(?<=\ssrc="/)|(?<=\saction="/))(?!/)(?=[^<>]*>)')
"""Where an address begins, found by what is rare in a page. In a tag, the next bracket closes it."""
_REFRESH = re.compile(r'content="0; url=/(?!/)(?=[^<>]*>)')
_SRCSET = re.compile(r'srcset="(?<=\ssrcset=")[^"<>]*"')


@dataclass(frozen=True)
class Templates:
    """`base` is the folder of the domain that the portal lives in, without a slash at the end."""

    environment: Environment
    surrounding: Chrome
    base: str

    def text(self, page: Page, view: Template) -> str:
        """A template sees the view and the chrome, and nothing else."""
        text = self.environment.get_template(view.template).render(page=view, chrome=self.surrounding)
        return relative(text, page.path) if page.path.endswith("/") else rooted(text, self.base)


def environment(theme: Path) -> Environment:
    """The theme's templates as Pelican makes them, for rendering parts of pages alone."""
    loader = FileSystemLoader([theme, theme / "templates"])
    found = Environment(loader=loader, **ENVIRONMENT)  # noqa: S701 - autoescape is among the settings
    found.filters["markdown"] = markup.render
    return found


def relative(html: str, path: str) -> str:
    """Links from the root made relative to a page, so that a portal can live under any folder."""
    up = "../" * (path.count("/") - 1) or "./"
    return _SRCSET.sub(lambda found: found[0].replace('"/', f'"{up}').replace(", /", f", {up}"), _based(html, up))


def rooted(html: str, base: str) -> str:
    """Links of a page that is shown at any depth: from the root of the domain, through the portal's folder there."""
    return _based(html, f"{base}/")


def _based(html: str, base: str) -> str:
    return _REFRESH.sub(lambda _: f'content="0; url={base}', _ADDRESS.sub(lambda _: f'="{base}', html))
