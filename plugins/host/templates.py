"""Templates: a view and what surrounds it become the text of a page."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.nativetypes import NativeCodeGenerator
from markupsafe import Markup, escape

from .. import markup
from ..portal.outputs.output import Page
from ..portal.views.chrome import Chrome
from ..portal.views.parts import Template, Text

_SPECIAL = re.compile("[&<>'\"]")


def escaped(value: object) -> str:
    """What is put out, escaped. Jinja makes `Markup` of each value for it, which took a quarter of the rendering."""
    if type(value) is str:
        return escape(value) if _SPECIAL.search(value) else value
    return value if type(value) is Markup else escape(value)


ENVIRONMENT: dict[str, Any] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "auto_reload": False,
    "cache_size": -1,
}
"""Jinja as the theme expects it: everything escaped, a misspelt name an error, every template kept."""

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
    return prepared(Environment(loader=loader, **ENVIRONMENT), markup.render)  # noqa: S701 - autoescape is among the settings


def prepared(found: Environment, markdown: Callable[[Text], markup.Prose]) -> Environment:
    """An environment of these settings, with the way to the HTML of a text, and no more than that.

    Output is escaped by `finalize` alone. Jinja's globals, which we use none of, would be compared whenever a macro is
    imported. Macros of a few words are `remembered`: a state stands in every row of a list.
    """
    found.code_generator_class, found.finalize = NativeCodeGenerator, escaped
    found.globals.clear()
    found.filters |= {"markdown": markdown, "remembered": remembered}
    return found


def remembered(macro: Callable[..., Markup]) -> Callable[..., Markup]:
    """The macro, not asked twice for the same; text that is safe is not the same as text that is not."""
    return lru_cache(maxsize=256, typed=True)(macro)


def relative(html: str, path: str) -> str:
    """Links from the root made relative to a page, so that a portal can live under any folder."""
    up = "../" * (path.count("/") - 1) or "./"
    html = _based(html, up)
    if "srcset=" not in html:  # of most pages a word tells that sooner than the pattern
        return html
    return _SRCSET.sub(lambda found: found[0].replace('"/', f'"{up}').replace(", /", f", {up}"), html)


def rooted(html: str, base: str) -> str:
    """Links of a page that is shown at any depth: from the root of the domain, through the portal's folder there."""
    return _based(html, f"{base}/")


def _based(html: str, base: str) -> str:
    html = f'="{base}'.join(_ADDRESS.split(html))
    return f'content="0; url={base}'.join(_REFRESH.split(html)) if "0; url=/" in html else html
