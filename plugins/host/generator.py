"""The generator: one portal, or the index of several, from its folder to a tree that was found good."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any, TypeAlias

from pelican.generators import Generator

from .. import markup
from ..gate import examine
from ..portal.catalogue.disclosures import watch_of
from ..portal.catalogue.site import Site
from ..portal.model import Portal
from ..portal.outputs.assets import Assets, assets
from ..portal.outputs.built import ADDRESS as BUILT
from ..portal.outputs.built import built
from ..portal.outputs.index import folder_name, index_page
from ..portal.outputs.output import File, Page
from ..portal.outputs.servers import folder as folder_of
from ..portal.privacy import Watch
from ..portal.publish.checks import tree_problems
from ..portal.publish.folder import Folder, Published
from ..portal.publish.listed import lists
from ..portal.publish.machine import trouble
from ..portal.publish.manifest import Entry, Manifest
from ..portal.publish.origins import records, sources
from ..portal.publish.parent import end_with_parent
from ..portal.publish.rendered import Rendered
from ..portal.publish.seen import Seen
from ..portal.publish.tree import Tree
from ..portal.source.changed import Changed
from ..portal.source.folders import portals
from ..portal.source.history import commit
from ..portal.source.report import as_text
from ..portal.store import Store, key, memory_of
from ..portal.views.chrome import chrome, index_chrome
from ..portal.views.verify import letters
from .cores import Died, beside, each
from .fingerprint import fingerprint
from .offers import heavy, plain
from .recall import Recall
from .templates import Templates, prepared
from .writing import Workshop, Written

Outputs: TypeAlias = Iterable[Page | File]
PIECES = 16
"""Pieces of work a process, so that none waits long for another at the end."""


class ContentRefused(SystemExit):
    """The content has problems, which have been printed. Not an Exception, so that Pelican shows no traceback."""

    def __init__(self) -> None:
        super().__init__(1)


class Stopped(SystemExit):
    """The build ends with an exit code of its own and words for the operator."""

    def __init__(self, code: int, words: str) -> None:
        sys.stderr.write(f"{words}\n")
        super().__init__(code)


class PortalGenerator(Generator):  # type: ignore[misc] # Pelican has no types
    """One portal, or the index of portals where the folder holds several."""

    def generate_context(self) -> None:
        if self.settings["RENDERED"]:
            end_with_parent()
        folder = Path(self.path)
        found = portals(folder)
        with _told():
            self.linked = self.linking()
            self.sites = [self.read(one) for one in found if one != folder] or [self.read(folder)]
        self.is_index = bool(found) and folder not in found

    def read(self, folder: Path) -> Site:
        """The site of a folder; its problems are printed, and errors end the build before anything is written."""
        settings = self.settings
        reading = examine(folder, settings["NOW"], settings["MEMORY"], jobs=settings["JOBS"])
        sys.stderr.write(as_text(reading.problems, reading.texts))
        if reading.site is None:
            raise ContentRefused
        prose = reading.prose  # of the reading nothing else is held: it has the text of every file
        prepared(self.env, lambda text: markup.read(prose[text]) if text else markup.NOTHING)
        portal = reading.site.portal
        return replace(reading.site, portal=_at(settings["SITEURL"], portal) if settings["SITEURL"] else portal)

    def linking(self) -> Callable[[], dict[str, bytes]]:
        """What is shown is linked into the new tree while the content is read: most of it will stay."""
        folder = Folder(Path(self.output_path))
        if not self.shown:
            return dict
        return beside(partial(_linked, folder, self.shown, self.memory), self.earlier.values(), self.settings["JOBS"])

    def generate_output(self, _: object) -> None:
        """Says what was meant only when the whole tree was found good."""
        with _told():
            rendered = self.rendered()
            if report := self.settings["RENDERED"]:
                rendered.write(Path(report))

    def rendered(self) -> Rendered:
        """Writes the tree and looks at it once more."""
        workshop = self.workshop()
        files = self.written(workshop)
        workshop.folder.clear(sorted(workshop.linked.keys() - {one.entry.path for one in files}))
        self.check(files)
        workshop.remember(files)
        entries, kept = (one.entry for one in files), (one.entry.path for one in files if one.is_kept)
        counted = {} if self.is_index else records(self.sites[0])
        return Rendered(tuple(entries), counted, self.commit, self.settings["SIGNED"], frozenset(kept))

    @cached_property
    def own(self) -> Assets:
        return assets(Path(self.theme), None if self.is_index else self.sites[0].portal.accent)

    def workshop(self) -> Workshop:
        around = index_chrome(self.own, BUILT) if self.is_index else chrome(self.sites[0], self.own, BUILT)
        recipe = key(sys.version, *self.settings["PROGRAM"])
        whole = key(recipe, fingerprint(around))
        return Workshop(
            Folder(Path(self.output_path)),
            Templates(self.env, around, "" if self.is_index else folder_of(self.sites[0])),
            whole,
            key(recipe, str(self.watch.year), repr(sorted(self.watch.register)), repr(sorted(self.watch.allowed))),
            self.memory,
            self.earlier,
            self.linked(),
            Recall(self.sites[0], whole, self.memory),
        )

    def written(self, workshop: Workshop) -> list[Written]:
        site = workshop.recall.site
        plain_ones = [*self.own.files, self.built(), *self.outputs(site)]
        work = [*self.heavy(site), *_shared(plain_ones, self.settings["JOBS"])]
        found: dict[str, Written] = {}
        for one in (one for piece in self.each(partial(_write, workshop), work) for one in piece):
            if one.entry.path in found:
                raise ValueError(f"{one.entry.path} would be written twice")
            found[one.entry.path] = one
        if not self.is_index:
            listed = lists(self.sites[0].once(letters), [one.entry for one in found.values()])
            found |= {one.entry.path: one for one in workshop.written(listed)}
        return [found[path] for path in sorted(found)]

    def check(self, files: Sequence[Written]) -> None:
        """What is wrong with the tree is printed, and errors end the build."""
        sizes = {one.entry.path: one.entry.size for one in files}
        problems = tree_problems(self.tree(sizes), [one.entry.path for one in files if not one.was_good], self.each)
        sys.stderr.write(as_text(problems, {}))
        if any(one.stops for one in problems):
            raise ContentRefused

    def tree(self, files: Mapping[str, int]) -> Tree:
        folder, site = Path(self.output_path), self.sites[0]
        if self.is_index:
            return Tree(folder, files, "", beside=frozenset(map(folder_name, self.sites)))
        before, address = frozenset(self.earlier), site.portal.address.rstrip("/")
        return Tree(folder, files, address, sources(site), watch=self.watch, earlier=self.shown, before=before)

    @property
    def shown(self) -> Path | None:
        """The release that readers see now, of which files that did not change are kept."""
        return Path(self.settings["SHOWN"]) if self.settings["SHOWN"] else None

    @cached_property
    def earlier(self) -> dict[str, Entry]:
        """Its files, by their paths."""
        manifest = Manifest.of(self.shown) if self.shown else None
        return {one.path: one for one in manifest.files} if manifest else {}

    @cached_property
    def commit(self) -> str:
        """Which state of the content this is."""
        return commit(Path(self.path))

    @cached_property
    def memory(self) -> Path | None:
        return memory_of(Path(self.path), self.settings["MEMORY"])

    @cached_property
    def watch(self) -> Watch:
        site = self.sites[0]
        return watch_of(site.records, site.now.year, site.ledger.told)

    def each(self, function: Callable[[Any], Any], things: Sequence[Any]) -> Iterable[Any]:
        return each(function, things, self.settings["JOBS"])

    def outputs(self, site: Site) -> Outputs:
        return (index_page(self.sites),) if self.is_index else plain(site)

    def heavy(self, site: Site) -> list[Callable[[], Outputs]]:
        return [] if self.is_index else heavy(site, self.memory)

    def built(self) -> File:
        within = None if self.is_index else self.sites[0].portal.rebuilt_within
        return built(self.settings["NOW"], self.commit, within)


def _at(address: str, portal: Portal) -> Portal:
    """A portal under another address than its file says, and that can no more be told by its file."""
    return portal.model_copy(update={"address": address, "origin": replace(portal.origin, digest="")})


def _linked(folder: Folder, shown: Path, memory: Path | None, known: Iterable[Entry]) -> dict[str, bytes]:
    with Store(memory) as store:
        return folder.keep_all(shown, known, Seen.of(store))


def _write(workshop: Workshop, outputs: Callable[[], Outputs]) -> list[Written]:
    return workshop.written(outputs())


def _shared(outputs: list[Page | File], jobs: int) -> list[Callable[[], Outputs]]:
    """Pieces of about equal work: neighbours are of one kind, so each piece gets some of all."""
    pieces = jobs * PIECES
    return [partial(tuple, outputs[first::pieces]) for first in range(min(pieces, len(outputs)))]


@contextmanager
def _told() -> Iterator[None]:
    """Troubles of the machine and a wrong place end the build with words, not with a traceback."""
    try:
        yield
    except Published as error:
        raise Stopped(2, f"{error} là một bản đã phát hành, không ghi vào đó nữa; chọn thư mục khác") from error
    except Died as error:
        words = "một tiến trình dựng trang bị máy dừng giữa chừng, thường vì thiếu bộ nhớ; dựng lại với --jobs 1"
        raise Stopped(3, words) from error
    except Changed as error:
        raise Stopped(3, str(error)) from error
    except OSError as error:
        raise Stopped(3, trouble(error)) from error
