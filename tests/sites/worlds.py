"""A small portal that can be built many times, in this process.

`World.warm` builds and publishes as `./portal build` does, with the memory and the release that is shown; `World.cold`
builds the same content as nobody ever has before. Both drive the host as Pelican does, which starts here only once.
"""

import io
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest
from jinja2.bccache import Bucket, BytecodeCache
from pelican import Pelican
from pelican.settings import read_settings

from plugins.cli.__main__ import main
from plugins.host.generator import ContentRefused, PortalGenerator
from plugins.portal.publish.keep import keep_ledger
from plugins.portal.publish.manifest import Manifest, digest, faults
from plugins.portal.publish.release import RENDERED, SITE, Wish, release
from plugins.portal.publish.rendered import Rendered
from plugins.portal.publish.shelf import Shelf
from tests.conftest import NOW, agency, document, draft, news, page, person, portal, record
from tests.portal.publish.renderings import tree
from tests.samples import small

ROOT = Path(__file__).parents[2]
HEALTH, SCHOOLS = "so-y-te", "so-giao-duc"
DOCUMENTS = f"{HEALTH}/documents/2026"
NOTICE = f"{DOCUMENTS}/1-tb-syt.md"
NEWS = f"{HEALTH}/news/2026/hop-bao.md"
PART = "https://congkhai.laocai.example/so-y-te/van-ban/2026/1-tb-syt/#muc-phan-mot"
PICTURE = "https://congkhai.laocai.example/so-giao-duc/van-ban/2026/1-tb-sgd/anh.png"
ATTACHED = '[{"file": "anh.png", "label": "Ảnh"}]'

START: dict[str, str | bytes] = {
    "portal.yaml": portal(),
    "ubnd-tinh/agency.md": agency(phones={"number": "0214 3840 888"}),
    f"{HEALTH}/agency.md": agency(
        "Sở Y tế tỉnh Lào Cai", "Gọi 0214 3840 777.\n", parent="ubnd-tinh", phones={"number": "0214 3840 777"}
    ),
    f"{SCHOOLS}/agency.md": agency("Sở Giáo dục tỉnh Lào Cai", parent="ubnd-tinh"),
    f"{HEALTH}/people/lo-van-mau.md": person(
        posts=[{"title": "Chánh Văn phòng"}],
        spokesperson={"role": "regular", "phones": {"number": "0214 3840 999"}, "email": "mau@laocai.example"},
        sample="có",
    ),
    NOTICE: document("1/TB-SYT", "## Phần một\n\nMột câu.\n"),
    f"{DOCUMENTS}/2-tb-syt.md": document("2/TB-SYT", f"Xem [phần một]({PART}).\n", based_on="1/TB-SYT"),
    f"{SCHOOLS}/documents/2026/1-tb-sgd.md": document("1/TB-SGD", effective="25/11/2026", attachments=ATTACHED),
    f"{SCHOOLS}/documents/2026/1-tb-sgd/anh.png": small.picture("PNG"),
    f"{SCHOOLS}/drafts/2026/hoc-phi.md": draft(),
    NEWS: news(about="1/TB-SYT"),
    f"{HEALTH}/news/2026/moi.md": news("Tin chưa đăng", status="nháp"),
    "pages/gioi-thieu.md": page(body=f"Cổng của [Sở Y tế](so-y-te), [ảnh]({PICTURE}).\n"),
    "pages/gioi-thieu.en.md": record("About the portal.\n", title="About"),
}


class Build(NamedTuple):
    """What was said of problems, and every file; None where the content was refused."""

    said: str
    files: dict[str, bytes] | None


@dataclass
class World:
    """A folder with one portal, its releases, its memory, templates that were changed, and a day of its own."""

    root: Path
    now: datetime = field(default_factory=lambda: datetime.fromisoformat(NOW))
    edits: int = 0
    """So that what comes later is another text, number or name."""

    @classmethod
    def begun(cls, root: Path) -> "World":
        world = cls(root)
        for path, text in START.items():
            world.write(path, text)
        (root / "content/_shared").mkdir()
        world.templates.mkdir()
        return world

    @property
    def content(self) -> Path:
        return self.root / "content/lao-cai"

    @property
    def memory(self) -> Path:
        return self.root / "memory"

    @property
    def templates(self) -> Path:
        return self.root / "templates"

    @property
    def shelf(self) -> Shelf:
        return Shelf(self.root / "output", "lao-cai")

    def write(self, path: str, text: str | bytes) -> None:
        (self.content / path).parent.mkdir(parents=True, exist_ok=True)
        (self.content / path).write_bytes(text if isinstance(text, bytes) else text.encode())

    def said(self, path: str, key: str, value: str) -> None:
        """One line of a front matter; "" takes it away. A file that is gone stays so."""
        if (file := self.content / path).is_file():
            text = re.sub(rf"(?m)^{key}: .*\n", "", file.read_text())
            self.write(path, text.replace("---\n", f"---\n{key}: {value}\n", 1) if value else text)

    def command(self, *words: str) -> None:
        """A word of the command; what it refuses changes nothing."""
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()), pytest.MonkeyPatch.context() as patched:
            patched.setenv("PORTAL_NOW", self.now.isoformat())
            main([*words, "--portal", "lao-cai", "--content", f"{self.root / 'content'}"])

    def cold(self, jobs: int = 1) -> Build:
        folder = self.root / "cold"
        shutil.rmtree(folder, ignore_errors=True)
        said, rendered = self.rendered(folder, MEMORY=None, JOBS=jobs)
        return Build(said, tree(folder) if rendered else None)

    def warm(self, jobs: int = 1) -> Build:
        self.shelf.prepare()
        with self.shelf.workshop() as workshop, self.shelf.recycling(workshop / SITE):
            shown = self.shelf.folder / self.shelf.current if self.shelf.current else ""
            said, rendered = self.rendered(workshop / SITE, MEMORY=self.memory, SHOWN=str(shown), JOBS=jobs)
            if rendered is None:
                return Build(said, None)
            files = tree(workshop / SITE)
            rendered.write(workshop / RENDERED)
            done = release(self.shelf, workshop, Wish(self.now.isoformat()))
        keep_ledger(self.shelf.folder / done.manifest.id, self.content)
        return Build(said, files)

    def rendered(self, folder: Path, **circumstances: Any) -> tuple[str, Rendered | None]:
        """What the host says and makes of the portal."""
        settings = pelican_settings() | {
            "PATH": str(self.content),
            "OUTPUT_PATH": str(folder),
            "NOW": self.now,
            "PROGRAM": (digest(self.templates, ["."]), ""),
            "SHOWN": "",
            **circumstances,
        }
        settings["THEME_TEMPLATES_OVERRIDES"] = [str(self.templates), *settings["THEME_TEMPLATES_OVERRIDES"]]
        generator = PortalGenerator(settings.copy(), settings, str(self.content), settings["THEME"], str(folder))
        with redirect_stderr(io.StringIO()) as said:
            try:
                generator.generate_context()
                return said.getvalue(), generator.rendered()
            except ContentRefused:
                return said.getvalue(), None

    def spoilt(self) -> list[str]:
        """Files of kept releases that are not what they were when they were published."""
        releases = {one.name: one for one in self.shelf.folder.glob("[0-9a-f]*[0-9a-f]") if one.is_dir()}
        listed = ((id_, place, Manifest.of(place)) for id_, place in releases.items())
        return [
            f"{id_}/{fault.path}: {fault.what}"
            for id_, place, manifest in listed
            for fault in faults(place, manifest.files if manifest and manifest.id == id_ else ())
        ]


@contextmanager
def beginning() -> Iterator[World]:
    """A portal before its first build; in memory where the machine has a folder there, for thousands of files come and go."""
    fast = Path("/dev/shm")
    with TemporaryDirectory(dir=fast if fast.is_dir() else None) as folder:
        yield World.begun(Path(folder) / "begun")


@contextmanager
def copied(world: World) -> Iterator[World]:
    """With its releases and its memory, for as long as it is needed."""
    with TemporaryDirectory(dir=world.root.parent) as folder:
        yield replace(world, root=shutil.copytree(world.root, Path(folder) / "world", symlinks=True))


@cache
def pelican_settings() -> dict[str, Any]:
    """Ours as Pelican reads them, once its plugins are there; a template is compiled once."""
    found: dict[str, Any] = read_settings(str(ROOT / "pelicanconf.py"))
    Pelican(found)
    return found | {"JINJA_ENVIRONMENT": found["JINJA_ENVIRONMENT"] | {"bytecode_cache": Compiled()}}


class Compiled(BytecodeCache):
    """Templates that have been compiled in this process."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self.known.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.known[bucket.key, bucket.checksum] = bucket.bytecode_to_string()
