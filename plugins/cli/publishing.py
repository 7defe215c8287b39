"""One portal from content to what is shown: rendered by a child, released by us, told in words and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path

from ..portal.publish.durable import flush_tree
from ..portal.publish.keep import NotKept, broken_log, catch_up, keep_ledger
from ..portal.publish.machine import trouble
from ..portal.publish.manifest import Manifest
from ..portal.publish.release import SITE, Approval, Damaged, Released, Unsigned, Wish, release
from ..portal.publish.rendered import Rendered
from ..portal.publish.shelf import Foreign, Shelf
from ..portal.publish.shrink import shrinkage
from ..portal.publish.signature import Unsignable
from ..portal.source.folders import shown
from ..portal.source.problem import Problem
from ..portal.source.report import as_text
from .children import Children
from .pelican import FAULT, REFUSED, WRONG, Render, rendering
from .places import program
from .standing import Standing

INDEX = "_index"


@dataclass(frozen=True)
class Manner:
    """By which settings, signed with which key, with how many records fewer.

    A preview is for looking at: the ledger is not told of it, and it need not follow what is shown.
    """

    settings: str = "pelicanconf.py"
    key: Path | None = None
    accepted: int | None = None
    is_preview: bool = False


@dataclass(frozen=True)
class Work:
    """What all portals of one build share."""

    output: Path
    moment: datetime
    manner: Manner
    children: Children
    jobs: int = 1
    """How many processes render one portal."""

    @cached_property
    def wish(self) -> Wish:
        return Wish(self.moment.isoformat(), *program(), self.manner.key)

    @property
    def wished(self) -> str:
        """All that a release depends on besides the content."""
        return repr((self.wish, self.manner.settings, self.manner.is_preview))


@dataclass(frozen=True)
class Built:
    """What building one portal gave: an exit code, what was said of problems, and what of success."""

    name: str
    code: int
    words: str = ""
    done: str = ""


class Doubtful(Exception):
    """What is to be shown does not follow from what is shown; a person must look."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems


def portal(folder: Path, name: str, work: Work) -> Built:
    shelf = Shelf(work.output, name)
    try:
        with _workshop(shelf, work) as (workshop, lock):
            standing = Standing(folder, shelf, work.wished, work.manner.key, partial(_clock, workshop))
            if (said := standing.said()) is not None:
                return Built(name, 0, said, _same(name, shelf.current))
            with shelf.recycling(workshop / SITE):
                built = _built(folder, shelf, work, workshop, lock)
            if built.code == 0:
                standing.keep(built.words)
            return built
    except Doubtful as error:
        return Built(name, REFUSED, as_text(error.problems, {}))
    except EXPECTED as error:
        return Built(name, *_told(error))


def _built(folder: Path, shelf: Shelf, work: Work, workshop: Path, lock: int) -> Built:
    """What is in the workshop then is published. Raises what publishing may."""
    if shelf.current and not work.manner.is_preview:
        catch_up(shelf.folder / shelf.current, folder)
    shown_now = shelf.folder / shelf.current if shelf.current else None
    wish = Render(folder, work.manner.settings, work.moment, work.jobs, shown_now)
    ended = rendering(wish, workshop, work.children, lock)
    if ended.code:
        return Built(shelf.name, ended.code, ended.words)
    approve = _approval(folder, work, shelf, workshop / SITE)
    done = release(shelf, workshop, work.wish, approve, partial(work.children.sleep, 0))
    if not work.manner.is_preview:
        keep_ledger(shelf.folder / done.manifest.id, folder)
    return Built(shelf.name, 0, ended.words, _done(shelf.name, done))


def index(content: Path, work: Work) -> Built:
    """The index stands beside the portals, so it is moved in file by file, what its page needs before the page."""
    shelf = Shelf(work.output, INDEX)
    try:
        with _workshop(shelf, work) as (workshop, lock):
            wish = Render(content, work.manner.settings, work.moment)
            ended = rendering(wish, workshop, work.children, lock)
            if ended.code == 0:
                _move_in(workshop / SITE, work.output)
    except EXPECTED as error:
        return Built(INDEX, *_told(error))
    return Built(INDEX, ended.code, ended.words)


EXPECTED = (OSError, Foreign, Damaged, Unsigned, Unsignable, NotKept)


@contextmanager
def _workshop(shelf: Shelf, work: Work) -> Iterator[tuple[Path, int]]:
    """Alone with a portal, with a place to work in; both are given back however the work ends."""

    def waits() -> None:
        print(f"{shelf.name}: đang chờ một lần dựng khác kết thúc…", file=sys.stderr)

    shelf.prepare()
    with shelf.locked(waits, work.children.sleep) as lock:
        shelf.tidy()
        with shelf.workshop() as workshop:
            yield workshop, lock


def _approval(folder: Path, work: Work, shelf: Shelf, site: Path) -> Approval:
    """Whether what is shown may become what is in `site`: raises Doubtful. A preview may always."""

    def approve(new: Rendered, old: Manifest | None) -> None:
        if old and not work.manner.is_preview:
            lost = shrinkage(old.records, new.records, work.manner.accepted, shown(folder))
            if found := (*lost, *broken_log(shelf.folder / shelf.current, site, shown(folder))):
                raise Doubtful(found)

    return approve


def _move_in(site: Path, output: Path) -> None:
    flush_tree(site)
    static = output / "static"
    if static.is_symlink():
        raise Foreign(static)
    static.mkdir(exist_ok=True)
    for one in sorted((site / "static").iterdir()):
        one.replace(static / one.name)
    for name in ("dung.json", "index.html"):
        (site / name).replace(output / name)


def _told(error: Exception) -> tuple[int, str]:
    """The exit code and the words for what may go wrong with the machine or the set-up."""
    match error:
        case Foreign(place=place):
            return WRONG, f"{shown(place)} có thứ không do lệnh này dựng; chọn --output khác, hoặc tự dọn đi"
        case Unsigned():
            return WRONG, "Cài đặt đòi bản phát hành có chữ ký mà chưa có khóa; xem ./portal build --help"
        case Unsignable():
            return WRONG, str(error)
        case NotKept():
            return FAULT, f"Bản mới đã ra công chúng, nhưng sổ địa chỉ chưa được ghi: {error}"
        case Damaged(faults=faults):
            wrong = "\n".join(f"  {one.path}: {one.what}" for one in faults)
            return FAULT, f"Tệp trên đĩa không đúng như đã dựng; kiểm tra ổ đĩa rồi dựng lại:\n{wrong}"
        case OSError():
            return FAULT, trouble(error)
    raise error


def _done(name: str, done: Released) -> str:
    id_, made = done.manifest.id, len(done.manifest.files) - done.kept
    if not done.is_new:
        return _same(name, id_)
    return f"{name}: bản {id_} ({made} tệp làm mới, {done.kept} giữ nguyên)"


def _clock(workshop: Path) -> int:
    """What the disk takes for now, in nanoseconds."""
    workshop.touch()
    return workshop.stat().st_mtime_ns


def _same(name: str, id_: str) -> str:
    return f"{name}: không có gì thay đổi, vẫn là bản {id_}"
