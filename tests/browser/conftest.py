"""The demo portals as they are published, built once a run and shared by all workers."""

import fcntl
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

import pytest

from plugins.cli.build import build
from plugins.cli.places import memory
from plugins.cli.publishing import Manner
from plugins.gate import examine
from plugins.portal.catalogue.content import read_portal
from plugins.portal.catalogue.site import Site
from plugins.portal.outputs.communication import communication
from plugins.portal.outputs.compliance import compliance
from plugins.portal.outputs.directory import directory
from plugins.portal.outputs.output import Page
from plugins.portal.outputs.pages import pages
from plugins.portal.outputs.signs import signs
from plugins.portal.source.folders import portals
from tests.browser.chromium import served
from tests.conftest import NOW

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"
SAMPLES = ROOT / "tests/sites"
INDEX = "portals.html"
TEMPLATES = sorted(one.name for one in ROOT.glob("themes/portal/templates/*.html") if one.name != "base.html")


@dataclass(frozen=True)
class Demo:
    """Portals by folder: the demo's own five, and the small ones of tests/sites, which show what the demo has not."""

    folder: Path
    address: str
    root: str
    """The address of one portal served alone, as a province would."""

    @cached_property
    def pages(self) -> dict[str, dict[str, list[str]]]:
        """Addresses from the server's root, by portal and template; the biggest page first."""
        found: dict[str, dict[str, list[str]]] = json.loads((self.folder / "pages.json").read_text())
        return found

    def kind(self, template: str) -> str:
        """The page of a template that has the most on it."""
        of_each = [one[template][0] for one in self.pages.values() if template in one]
        return max(of_each, key=self.size)

    def size(self, path: str) -> int:
        return self.file(path).stat().st_size

    def file(self, path: str) -> Path:
        inner = path.lstrip("/")
        return self.folder / (f"{inner}index.html" if path.endswith("/") else inner)

    def site(self, portal: str) -> Site:
        """The records of a portal; a portal of tests/sites is `_name/province`."""
        found = read_portal(_source(portal), datetime.fromisoformat(NOW)).site
        assert found
        return found


def _source(portal: str) -> Path:
    sample, _, province = portal.rpartition("/")
    return SAMPLES / sample.lstrip("_") / "content" / province if sample else CONTENT / portal


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Demo]:
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "demo"
    folder.mkdir(exist_ok=True)
    with (folder.parent / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "pages.json").exists():
            _build(folder)
    with served(folder) as address, served(folder / "lao-cai") as root:
        yield Demo(folder, address, root)


def _build(folder: Path) -> None:
    now = datetime.fromisoformat(NOW)
    every = {one.name: one for one in portals(CONTENT)}
    preview = Manner(is_preview=True)
    assert build(tuple(every.values()), CONTENT, folder, now, jobs=2, with_index=True, manner=preview) == 0
    for sample in sorted(SAMPLES.glob("*/content")):
        found = portals(sample)
        output = folder / f"_{sample.parent.name}"
        output.mkdir()
        assert build(found, sample, output, now, jobs=2, manner=preview) == 0
        every |= {f"{output.name}/{one.name}": one for one in found}
    pages = {name: _pages(folder, name, one) for name, one in every.items()}
    (folder / "pages.json").write_text(json.dumps(pages | {"": {INDEX: ["/"]}}))


def _pages(folder: Path, name: str, source: Path) -> dict[str, list[str]]:
    site = examine(source, datetime.fromisoformat(NOW), memory()).site
    assert site
    found: dict[str, list[str]] = {}
    made = (
        page
        for page in (*pages(site), *directory(site), *compliance(site), *communication(site), *signs(site))
        if isinstance(page, Page)
    )
    for one in (page for page in made if page.view.template.endswith("html")):
        found.setdefault(one.view.template, []).append(f"/{name}{one.path}")
    demo = Demo(folder, "", "")
    return {template: sorted(paths, key=demo.size, reverse=True) for template, paths in found.items()}
