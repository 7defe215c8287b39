"""The portals of a preview: each in the edition of its last good content, and what is wrong with it now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from ..gate import Examined, Known, examine
from ..portal.catalogue.content import texts_of
from ..portal.catalogue.site import Site
from ..portal.model import Translation
from ..portal.source.problem import in_order
from ..portal.source.report import as_text
from ..portal.source.schema import Record
from ..portal.store import memory_of
from ..portal.views.prose import translated
from .edition import Edition, Look, index_edition, portal_edition
from .form.records import edit_address


class Portals:
    """By name. `memory` is the folder for what was made of content before."""

    def __init__(self, folders: dict[str, Path], theme: Path, memory: Path | None, *, with_index: bool) -> None:
        self.folders, self.memory, self.with_index = folders, memory, with_index
        self.looks = {name: Look(theme) for name in ("", *folders)}
        self.readings: dict[str, Examined] = {}
        self.known = {name: Known() for name in folders}
        self.sites: dict[str, Site] = {}
        self.editions: dict[str, Edition] = {}

    def refresh(self, touched: Iterable[Path], now: datetime) -> str:
        """Reads the portals that a change concerns, its own or, for what is shared, all; says what is wrong."""
        paths = tuple(touched)
        for name in self.concerned(paths):
            folder = self.folders[name]
            reading = examine(folder, now, self.memory, known=self.known[name], touched=paths)
            self.readings[name] = reading
            if site := reading.site:
                self.sites[name] = site
                self.editions[name] = portal_edition(reading, site, self.looks[name], memory_of(folder, self.memory))
        if self.with_index and self.sites:
            self.editions[""] = index_edition([self.sites[one] for one in sorted(self.sites)], self.looks[""])
        return self.problems()

    def concerned(self, touched: tuple[Path, ...]) -> Iterable[str]:
        places = {name: folder.resolve() for name, folder in self.folders.items()}
        own = [next((name for name, one in places.items() if path.is_relative_to(one)), "") for path in touched]
        return self.folders if not own or "" in own else dict.fromkeys(own)

    def problems(self) -> str:
        """What keeps portals from being published; notices are for `check`."""
        found = list(self.readings.values())
        return as_text(in_order(one for reading in found for one in reading.problems if one.stops), texts_of(found))

    def content(self, path: str) -> bytes | None:
        """What stands at a place below the root, `lao-cai/so-y-te/index.html`; None where nothing does."""
        name, _, inner = path.partition("/")
        if name in self.editions:
            return self.editions[name].content(inner)
        return self.editions[""].content(path) if "" in self.editions else None

    def editing(self, path: str) -> str:
        """Where the record behind a page can be edited; "" for pages that are of no record of the portal's own."""
        name, _, inner = path.partition("/")
        record = self.sites[name].once(_by_address).get(f"/{inner}") if name in self.sites else None
        if record is None or not Path(record.origin.path).resolve().is_relative_to(self.folders[name].resolve()):
            return ""
        return edit_address(name, record.id, record.lang if isinstance(record, Translation) else "")


def _by_address(site: Site) -> Mapping[str, Record]:
    translations = (one for some in site.translations.values() for one in some if one.id in site.by_id)
    translated_at = {translated(one, site.by_id[one.id]): one for one in translations}
    return translated_at | {one.href: one for one in site.by_id.values() if one.kind.has_page}
