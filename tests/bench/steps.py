"""The rows of the bench: each is one thing an editor or a server does, a function from a portal to what it cost.

They are measured in this order, on one portal; each begins with what the one before it has left.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from tests.bench.fetched import HOME
from tests.bench.measure import Cost, pages, spent, tree, written

NOW = "2026-11-22T09:00:00+07:00"
LATER = "2026-11-22T10:00:00+07:00"
PYTHON = (sys.executable, "-X", "utf8", "-m")
PICTURED = 10
"""Papers of the portal that shows photographs."""


@dataclass(frozen=True)
class Ground:
    """A portal to be measured: its content, and folders for what is built of it and remembered."""

    folder: Path
    papers: int
    edited: str
    """A paper's file whose text and title change."""
    removed: str
    """A paper's id that nothing names."""
    renamed: str
    """An agency's file."""

    @property
    def content(self) -> Path:
        return self.folder / "mau"

    @property
    def output(self) -> Path:
        return self.folder / "ra"

    def run(self, *words: str, memory: str = "nho") -> Cost:
        """A word of the command, in a process of its own."""
        kept = {"PORTAL_MEMORY": str(self.folder / memory), "PORTAL_NOW": NOW}
        return spent([*PYTHON, "plugins.cli", *words], HOME, kept)

    def build(self, now: str = NOW) -> Cost:
        shown = self.output / self.content.name
        before = tree(shown)
        cost = self.run("build", "--content", str(self.content), "--output", str(self.output), "--now", now)
        after = tree(shown)
        files, size = written(before, after)
        return replace(cost, files=files, bytes=size, pages=pages(after))

    def check(self) -> Cost:
        return self.run("check", str(self.content), "--now", NOW, memory="nho-kiem-tra")

    def forget(self) -> None:
        """As if nothing had ever been built of the content."""
        for one in (self.output, self.folder / "nho", self.content / "ledger"):
            shutil.rmtree(one, ignore_errors=True)


def ground(folder: Path, papers: int, photographs: int | None = None) -> Ground:
    """Written by a process of its own: what this one holds would count as memory of those it starts."""
    said = folder / "kho.json"
    wanted = [] if photographs is None else [str(photographs)]
    folder.mkdir(parents=True, exist_ok=True)
    spent([*PYTHON, "tests.bench.corpus", str(folder / "mau"), str(said), str(papers), *wanted], HOME)
    return Ground(folder, papers, **json.loads(said.read_bytes()))


def cold(one: Ground) -> Cost:
    one.forget()
    return one.build()


def nothing(one: Ground) -> Cost:
    return one.build()


def later(one: Ground) -> Cost:
    """Nothing changed but the hour, which one file tells: what a server does that builds by the clock."""
    return one.build(LATER)


def body(one: Ground) -> Cost:
    """A sentence more in one text."""
    path = one.content / one.edited
    path.write_text(f"{path.read_text('utf-8')}\nThời hạn kéo dài thêm mười ngày làm việc.\n", "utf-8")
    return one.build()


def title(one: Ground) -> Cost:
    _keyed(one.content / one.edited, "title", "Trích yếu viết lại cho dễ hiểu hơn")
    return one.build()


def agency(one: Ground) -> Cost:
    """Its name stands on every page of its own and on many others."""
    _keyed(one.content / one.renamed, "name", "Sở mang tên mới tỉnh Mẫu")
    return one.build()


def deletion(one: Ground) -> Cost:
    """The build after a paper was deleted for good."""
    one.run("withdraw", one.removed, "--reason", "đăng nhầm", "--purge", "--content", str(one.content))
    return one.build()


def check_cold(one: Ground) -> Cost:
    return one.check()


def check_warm(one: Ground) -> Cost:
    return one.check()


def pictures(folder: Path, count: int) -> Cost:
    """What so many photographs add to the cold build of a small portal; the memory is that of the build with them."""
    without, shown = (ground(folder / f"anh-{number}", PICTURED, number) for number in (0, count))
    less, more = cold(without), cold(shown)
    files, size = more.files - less.files, more.bytes - less.bytes
    return Cost(more.cpu - less.cpu, more.wall - less.wall, more.peak, files, size, more.pages)


@dataclass(frozen=True)
class Step:
    """`name` is that of the data, `label` that of the table."""

    name: str
    label: str
    run: Callable[[Ground], Cost]


STEPS = (
    Step("cold build", "dựng từ đầu", cold),
    Step("nothing changed", "dựng lại, không có gì thay đổi", nothing),
    Step("an hour later", "dựng lại một giờ sau, nội dung như cũ", later),
    Step("edit of one text", "sửa lời văn một văn bản", body),
    Step("title changed", "đổi trích yếu một văn bản", title),
    Step("agency renamed", "đổi tên một cơ quan", agency),
    Step("document deleted", "xóa một văn bản", deletion),
    Step("check, cold", "kiểm tra lần đầu", check_cold),
    Step("check, warm", "kiểm tra lần sau", check_warm),
)


def _keyed(path: Path, name: str, value: str) -> None:
    """Writes another value of a key, which stands on one line."""
    lines = path.read_text("utf-8").splitlines(keepends=True)
    at = next(place for place, line in enumerate(lines) if line.startswith(f"{name}: "))
    lines[at] = f"{name}: {value}\n"
    path.write_text("".join(lines), "utf-8")
