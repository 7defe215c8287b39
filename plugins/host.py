"""The door to Pelican: reads the site before it writes anything, renders views through the theme, writes files.

Pelican holds its signal receivers weakly and skips a plugin that fails; receivers are therefore made here, and
kept. What a plugin offers is a capability: a function from the site to pages and files.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

from blinker import Signal
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pelican import signals
from pelican.generators import Generator

from . import markup
from .gate import examine, store_of
from .portal.catalogue.content import portals
from .portal.catalogue.disclosures import watch_of
from .portal.catalogue.site import Site
from .portal.outputs.assets import Assets, assets
from .portal.outputs.output import File, Page, place
from .portal.outputs.servers import folder
from .portal.privacy.watch import Watch
from .portal.publish.checks import tree_problems
from .portal.publish.folder import Folder, Published
from .portal.publish.machine import trouble
from .portal.publish.manifest import Entry
from .portal.publish.parent import end_with_parent
from .portal.publish.rendered import Rendered, records, sources
from .portal.publish.tree import Tree
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


class Stopped(SystemExit):
    """The build ends with an exit code of its own and words for the operator."""

    def __init__(self, code: int, words: str) -> None:
        sys.stderr.write(f"{words}\n")
        super().__init__(code)


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
        if self.settings["RENDERED"]:
            end_with_parent()
        folder = Path(self.path)
        found = portals(folder)
        with _told():
            self.sites = [self.read(one) for one in found if one != folder] or [self.read(folder)]
        self.is_index = bool(found) and folder not in found

    def read(self, folder: Path) -> Site:
        """The site of a folder; its problems are printed, and errors end the build before anything is written."""
        reading = examine(folder, self.settings["NOW"], self.settings["MEMORY"])
        sys.stderr.write(as_text(reading.problems, reading.texts))
        if reading.site is None:
            raise ContentRefused
        self.env.filters["markdown"] = lambda text: markup.read(reading.prose[text]) if text else markup.NOTHING
        address = self.settings["SITEURL"] or reading.site.portal.address
        return replace(reading.site, portal=reading.site.portal.model_copy(update={"address": address}))

    def generate_output(self, _: object) -> None:
        """Writes the tree and looks at it once more; says what was meant only when all of it was found good."""
        with _told():
            files = self.written(Folder(Path(self.output_path)))
            self.check()
            if report := self.settings["RENDERED"]:
                self.rendering(files).write(Path(report))

    def written(self, folder: Folder) -> tuple[Entry, ...]:
        own = assets(Path(self.theme), None if self.is_index else self.sites[0].portal.accent)
        self.surrounding = self.chrome(own)
        found: dict[str, Entry] = {}
        with store_of(Path(self.path), self.settings["MEMORY"]) as store:
            for output in (*own.files, *self.outputs()):
                if (inner := place(output.path)) in found:
                    raise ValueError(f"{output.path} would be written twice")
                content = self.rendered(output).encode() if isinstance(output, Page) else output.made(store)
                found[inner] = folder.write(output.path, content)
        return tuple(sorted(found.values()))

    def check(self) -> None:
        """What is wrong with the tree is printed, and errors end the build."""
        folder, site = Path(self.output_path), self.sites[0]
        names = (Path(one.portal.origin.path).parent.name for one in self.sites)
        tree = (
            Tree(folder, "", beside=frozenset(names))
            if self.is_index
            else Tree(folder, site.portal.address.rstrip("/"), sources(site), watch=self.watch(site))
        )
        problems = tree_problems(tree)
        sys.stderr.write(as_text(problems, {}))
        if any(one.stops for one in problems):
            raise ContentRefused

    def watch(self, site: Site) -> Watch:
        return watch_of(site.records, site.now.year, site.ledger.told)

    def rendering(self, files: tuple[Entry, ...]) -> Rendered:
        counted = {} if self.is_index else records(self.sites[0])
        return Rendered(files, counted, self.settings["COMMIT"], self.settings["SIGNED"])

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

    def rendered(self, page: Page) -> str:
        """A template sees the view and the chrome, and nothing else."""
        text = self.env.get_template(page.view.template).render(page=page.view, chrome=self.surrounding)
        if page.path.endswith("/"):
            return relative(text, page.path)
        return rooted(text, "" if self.is_index else folder(self.sites[0]))


@contextmanager
def _told() -> Iterator[None]:
    """Troubles of the machine and a wrong place end the build with words, not with a traceback."""
    try:
        yield
    except Published as error:
        raise Stopped(2, f"{error} là một bản đã phát hành, không ghi vào đó nữa; chọn thư mục khác") from error
    except OSError as error:
        raise Stopped(3, trouble(error)) from error


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


def rooted(html: str, base: str) -> str:
    """Links of a page that is shown at any depth: from the root of the domain, through the portal's folder there."""
    return _ADDRESS.sub(lambda found: f"{found[1]}{base}/", html)
