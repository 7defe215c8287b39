"""An edition: a portal as its content is at this moment, of which a page is made when somebody asks for it."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from .. import markup
from ..gate import Examined
from ..host import environment
from ..host.offers import heavy, plain
from ..host.templates import Templates
from ..portal.catalogue.site import Site
from ..portal.outputs.assets import Assets, assets
from ..portal.outputs.built import ADDRESS as BUILT
from ..portal.outputs.built import built
from ..portal.outputs.index import index_page
from ..portal.outputs.output import File, Page, place
from ..portal.outputs.servers import folder
from ..portal.store import Store
from ..portal.views.chrome import chrome, index_chrome
from ..portal.views.parts import Text


class Edition:
    """What is asked for is looked for among the outputs, in their order, and only as far as needed."""

    def __init__(self, templates: Templates, outputs: Iterable[Page | File], memory: Path | None = None) -> None:
        self.templates, self.outputs, self.memory = templates, iter(outputs), memory
        self.known: dict[str, Page | File] = {}
        self.lock = threading.Lock()

    def content(self, path: str) -> bytes | None:
        """The bytes at a place of the tree, `so-y-te/index.html`; None where there is nothing."""
        with self.lock:
            found = self.known.get(path) or self.sought(path)
            if isinstance(found, Page):
                return self.templates.text(found, found.view).encode()
            with Store(self.memory) as store:
                return found.made(store) if found else None

    def sought(self, path: str) -> Page | File | None:
        for one in self.outputs:
            self.known[inner := place(one.path)] = one
            if inner == path:
                return one
        return None


class Look:
    """The theme as one portal shows it: its templates are made ready once, the HTML of texts is that of the moment."""

    def __init__(self, theme: Path) -> None:
        self.theme, self.environment = theme, environment(theme)
        self.prose: Mapping[Text, bytes] = {}
        self.environment.filters["markdown"] = self.markdown

    def markdown(self, text: Text) -> markup.Prose:
        return markup.read(self.prose[text]) if text else markup.NOTHING


def portal_edition(reading: Examined, site: Site, look: Look, memory: Path | None) -> Edition:
    look.prose, own = reading.prose, _assets(look.theme, site.portal.accent)
    templates = Templates(look.environment, chrome(site, own, BUILT), folder(site))
    return Edition(templates, _outputs(site, own, memory), memory)


def index_edition(sites: Sequence[Site], look: Look) -> Edition:
    own = _assets(look.theme, None)
    templates = Templates(look.environment, index_chrome(own, BUILT), "")
    return Edition(templates, (*own.files, built(sites[0].now, ""), index_page(sites)))


def _outputs(site: Site, own: Assets, memory: Path | None) -> Iterator[Page | File]:
    yield from own.files
    yield built(site.now, "", site.portal.rebuilt_within)
    yield from plain(site)
    for work in heavy(site, memory):
        yield from work()


_assets = lru_cache(maxsize=64)(assets)
"""The theme's own files, made once for each colour; whoever changes the theme begins anew."""
