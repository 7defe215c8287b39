"""The cold build by its stages, in one process: the functions of the build are the seams, and each is timed alone.

Time within a stage belongs to it and not to the stage it was called from; what lies in none is the start and the rest.
A seam that is no longer there is an error, so that the table cannot lie.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

from tests.bench.fetched import HOME

REST = "start and the rest"
RELEASE = "release"
VIEWS = "views"
SEAMS = (
    ("plugins.portal.catalogue.content:read_tree", "reading"),
    ("plugins.gate.inspection:remembered", "files beside records"),
    ("plugins.portal.catalogue.content:link", "linking"),
    ("plugins.portal.duties.assess:_assessed", "duties"),
    ("plugins.gate:prose", "texts as HTML"),
    ("plugins.host.writing:Workshop.finished", VIEWS),
    ("plugins.host.writing:Workshop.key_of", "keys"),
    ("plugins.host.templates:Templates.text", "rendering"),
    ("plugins.portal.outputs.output:File.made", "published files"),
    ("plugins.portal.publish.folder:Folder.write", "writing"),
    ("plugins.host.generator:tree_problems", "checks of the tree"),
    ("plugins.portal.publish.release:release", RELEASE),
)
"""Functions by the module that calls them, in the order of a build, and the stage each is."""
Capability = Callable[..., Iterable[Any]]
CAPABILITIES = {"plugins.search": "search index"}
"""What these plugins publish is a stage; what all others do, is views."""
LABELS = {
    "reading": "đọc và kiểm tra từng tệp",
    "files beside records": "mở tệp đính kèm và ảnh",
    "linking": "nối bản ghi",
    "duties": "xét nghĩa vụ",
    "texts as HTML": "lời văn thành HTML",
    VIEWS: "nội dung các trang",
    "search index": "chỉ mục tìm kiếm",
    "keys": "khóa của từng trang",
    "rendering": "dựng trang theo mẫu",
    "published files": "tệp đính kèm và ảnh để đăng",
    "writing": "ghi tệp",
    "checks of the tree": "kiểm tra cây đã dựng",
    RELEASE: "đối chiếu và phát hành",
    REST: "khởi động và phần còn lại",
}


class Clock:
    """Charges time to the stage that was entered last and has not ended."""

    def __init__(self) -> None:
        self.spent: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
        self.under_way = [REST]
        self.cpu, self.wall = 0.0, time.perf_counter()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        self.charge()
        self.under_way.append(name)
        try:
            yield
        finally:
            self.charge()
            self.under_way.pop()

    def charge(self) -> None:
        cpu, wall = _cpu(), time.perf_counter()
        found = self.spent[self.under_way[-1]]
        found[0] += cpu - self.cpu
        found[1] += wall - self.wall
        self.cpu, self.wall = cpu, wall

    def timed(self, work: Callable[..., Any], name: str) -> Callable[..., Any]:
        @wraps(work)
        def run(*values: Any, **more: Any) -> Any:
            with self.stage(name):
                return work(*values, **more)

        return run

    def each(self, work: Callable[..., Iterable[Any]], name: str) -> Callable[..., Iterator[Any]]:
        """For what yields: only the making of each thing counts, not what is done with it."""

        @wraps(work)
        def run(*values: Any) -> Iterator[Any]:
            with self.stage(name):
                found = iter(work(*values))
            while True:
                with self.stage(name):
                    one = next(found, None)
                if one is None:
                    return
                yield one

        return run


def _cpu() -> float:
    used = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def instrument(clock: Clock) -> None:
    """Puts the clock around every seam. Capabilities come first: plugins take hold of them when they are loaded."""
    host = importlib.import_module("plugins.host")
    publishes = host.publishes

    def measured(*plain: Capability, **heavy: tuple[Capability, ...]) -> Callable[[], None]:
        return publishes(*timed(plain), **{name: timed(some) for name, some in heavy.items()})

    def timed(some: tuple[Capability, ...]) -> tuple[Capability, ...]:
        return tuple(clock.each(one, CAPABILITIES.get(one.__module__, VIEWS)) for one in some)

    host.publishes = measured
    for place, name in SEAMS:
        owner, work = seam(place)
        setattr(owner, work, clock.timed(getattr(owner, work), name))


def seam(place: str) -> tuple[Any, str]:
    """The module or class that has a function, and the function's name there."""
    module, _, path = place.partition(":")
    *owners, work = path.split(".")
    owner = importlib.import_module(module)
    for one in owners:
        owner = getattr(owner, one)
    return owner, work


def build(content: Path, output: Path, now: str) -> None:
    """As `portal build` does it: Pelican renders into a workshop, and the tree is released."""
    shelves, releases = (importlib.import_module(f"plugins.portal.publish.{one}") for one in ("shelf", "release"))
    shelf = shelves.Shelf(output, content.name)
    shelf.prepare()
    with shelf.workshop() as workshop:
        os.environ |= {"PORTAL_NOW": now, "PORTAL_RENDERED": str(workshop / releases.RENDERED), "PORTAL_MEMORY": ""}
        os.environ["PORTAL_JOBS"] = "1"  # the clock sees this process only
        settings = ["-s", str(HOME / "pelicanconf.py"), "--fatal", "warnings", "--quiet"]
        pelican = importlib.import_module("pelican")
        pelican.main([str(content), "-o", str(workshop / releases.SITE), *settings])
        releases.release(shelf, workshop, releases.Wish(now))


def main(content: Path, output: Path, now: str) -> None:
    """Prints seconds of the processors and of the clock for every stage."""
    clock = Clock()
    os.dup2(os.pipe()[0], sys.stdin.fileno())  # a rendering ends when its standard input does
    instrument(clock)
    build(content, output, now)
    clock.charge()
    sys.stdout.write(json.dumps(clock.spent) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
