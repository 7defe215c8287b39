"""The door to Pelican: reads the site before it writes anything, renders views through the theme, writes files.

Pelican holds its signal receivers weakly and skips a plugin that fails; receivers are therefore made here, and
kept. What a plugin offers is a capability: a function from the site to pages and files.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

from blinker import Signal
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pelican import signals
from pelican.generators import Generator

from . import markup
from .gate import examine
from .portal.catalogue.content import portals
from .portal.catalogue.site import Site
from .portal.outputs.assets import Assets, assets
from .portal.outputs.output import File, Page, place
from .portal.source.report import as_text
from .portal.views.chrome import Chrome, chrome, index_chrome
from .portal.views.signposts import portal_card, portals_page

Capability: TypeAlias = Callable[[Site], Iterable[Page | File]]

ENVIRONMENT: dict[str, Any] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "auto_reload": False,
}
"""Jinja as the theme expects it: everything escaped, a misspelt name an error."""

NOTHING_OF_PELICANS: dict[str, Any] = {
    **dict.fromkeys(
        (
            "FEED_ALL_ATOM",
            "CATEGORY_FEED_ATOM",
            "TRANSLATION_FEED_ATOM",
            "AUTHOR_FEED_ATOM",
            "AUTHOR_FEED_RSS",
        )
    ),
    **dict.fromkeys(("AUTHOR_SAVE_AS", "CATEGORY_SAVE_AS", "TAG_SAVE_AS"), ""),
    **dict.fromkeys(("ARTICLE_PATHS", "PAGE_PATHS", "STATIC_PATHS", "DIRECT_TEMPLATES", "THEME_STATIC_PATHS"), ()),
}
"""Settings that keep Pelican's own readers, pages and feeds out of the way: every file is ours or an error."""

_capabilities = Signal("what the plugins of a portal publish")
_ADDRESS = re.compile(r'(<[a-z][^<>]*?\s(?:(?:href|src|action)="|content="0; url=))/(?!/)')
_SRCSET = re.compile(r'\ssrcset="[^"<>]*"')


class ContentRefused(SystemExit):
    """The content has problems, which have been printed. Not an Exception, so that Pelican shows no traceback."""

    def __init__(self) -> None:
        super().__init__(1)


def publishes(*capabilities: Capability) -> Callable[[], None]:
    """A plugin's `register`: everything the capabilities yield becomes part of the portal."""

    def offer(found: list[Capability]) -> None:
        found += [one for one in capabilities if one not in found]

    def register() -> None:
        _capabilities.connect(offer, weak=False)

    return register


def register() -> None:
    """Puts our generator beside Pelican's, which have nothing to read."""
    signals.get_generators.connect(_generators, weak=False)


def _generators(_: object) -> type[Generator]:
    return PortalGenerator


class PortalGenerator(Generator):  # type: ignore[misc] # Pelican has no types
    """One portal, or the index of portals where the folder holds several."""

    def generate_context(self) -> None:
        folder = Path(self.path)
        found = portals(folder)
        self.sites = [self.read(one) for one in found if one != folder] or [self.read(folder)]
        self.is_index = bool(found) and folder not in found

    def read(self, folder: Path) -> Site:
        """The site of a folder; its problems are printed, and errors end the build before anything is written."""
        reading = examine(folder, self.settings["NOW"])
        sys.stderr.write(as_text(reading.problems, reading.texts))
        if reading.site is None:
            raise ContentRefused
        address = self.settings["SITEURL"] or reading.site.portal.address
        return replace(reading.site, portal=reading.site.portal.model_copy(update={"address": address}))

    def generate_output(self, _: object) -> None:
        own = assets(Path(self.theme), None if self.is_index else self.sites[0].portal.accent)
        self.surrounding = self.chrome(own)
        written: dict[str, str] = {}
        for output in (*own.files, *self.outputs()):
            inner = place(output.path)
            if inner in written:
                raise ValueError(f"{output.path} and {written[inner]} would be the same file")
            written[inner] = output.path
            self.write(Path(self.output_path) / inner, output)

    def outputs(self) -> Iterator[Page | File]:
        if self.is_index:
            yield Page(
                "/",
                portals_page([portal_card(one, Path(one.portal.origin.path).parent.name) for one in self.sites]),
            )
            return
        offered: list[Capability] = []
        _capabilities.send(offered)
        for capability in offered:
            yield from capability(self.sites[0])

    def chrome(self, own: Assets) -> Chrome:
        commit, now = self.settings["COMMIT"], self.settings["NOW"]
        return index_chrome(own, now, commit) if self.is_index else chrome(self.sites[0], own, commit)

    def write(self, path: Path, output: Page | File) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(output, Page):
            path.write_text(self.rendered(output), encoding="utf-8")
        elif isinstance(output.content, Path):
            shutil.copyfile(output.content, path)
        else:
            path.write_bytes(output.made())

    def rendered(self, page: Page) -> str:
        """A template sees the view and the chrome, and nothing else."""
        text = self.env.get_template(page.view.template).render(page=page.view, chrome=self.surrounding)
        return relative(text, page.path) if page.path.endswith("/") else text


def environment(theme: Path) -> Environment:
    """The theme's templates as Pelican makes them, for rendering parts of pages alone."""
    loader = FileSystemLoader([theme, theme / "templates"])
    found = Environment(loader=loader, **ENVIRONMENT)  # noqa: S701 - autoescape is among the settings
    found.filters["markdown"] = markup.render
    return found


def relative(html: str, path: str) -> str:
    """Links from the root made relative to a page, so that a portal can live under any folder."""
    up = "../" * (path.count("/") - 1) or "./"
    html = _ADDRESS.sub(lambda found: found[1] + up, html)
    return _SRCSET.sub(lambda found: found[0].replace('"/', f'"{up}').replace(", /", f", {up}"), html)
