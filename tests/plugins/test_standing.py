"""A build that is asked for again: when its answer may be given without building, and when not."""

import os
import shutil
import subprocess
from collections.abc import Callable
from functools import partial
from itertools import chain, repeat
from pathlib import Path
from typing import NamedTuple

import pytest

from plugins.cli.standing import Standing
from plugins.portal.publish.shelf import Shelf
from tests.portal.publish.renderings import publish
from tests.portal.publish.test_signature import key

LATER = 4_000_000_000_000_000_000
"""Nanoseconds: when the files of these tests are long what they are."""


class Place(NamedTuple):
    """A portal beside what is read with it, and what was built of it."""

    content: Path
    shelf: Shelf

    def standing(self, wished: str = "nay", signing: Path | None = None, *clock: int) -> Standing:
        """The clock is asked when the build begins, and at its end of each file that was new."""
        times = chain(clock, repeat(LATER))
        return Standing(self.content / "lao-cai", self.shelf, wished, signing, partial(next, times))

    @property
    def now(self) -> int:
        return (self.content / "lao-cai/so-y-te/agency.md").stat().st_mtime_ns

    @property
    def release(self) -> Path:
        return self.shelf.folder / self.shelf.current


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """Built once, and remembered."""
    monkeypatch.setenv("PORTAL_MEMORY", str(tmp_path / "nho"))
    for path in ("lao-cai/portal.yaml", "lao-cai/so-y-te/agency.md", "lao-cai/ledger/log.jsonl", "_shared/one.md"):
        (tmp_path / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / path).write_text("lời văn\n")
    shelf = Shelf(tmp_path / "output", "lao-cai")
    publish(shelf, {"index.html": "một", "van-ban/index.html": "hai"})
    found = Place(tmp_path / "content", shelf)
    found.standing().keep("nhắc một điều")
    return found


def test_what_was_said_is_said_again(place: Place):
    assert place.standing().said() == "nhắc một điều"


def rewritten_in_its_length_and_time(path: Path) -> None:
    before = path.stat()
    path.write_bytes(b"x" * before.st_size)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def commit(folder: Path) -> None:
    for words in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "-qm", "a"],
    ):
        subprocess.run(["git", "-C", folder, *words], check=True)


CHANGES: dict[str, Callable[[Place], object]] = {
    "a text": lambda place: rewritten_in_its_length_and_time(place.content / "lao-cai/so-y-te/agency.md"),
    "a new file": lambda place: (place.content / "lao-cai/so-y-te/press-kit.md").write_text(""),
    "a file less": lambda place: (place.content / "lao-cai/so-y-te/agency.md").unlink(),
    "a file of another name": lambda place: (place.content / "lao-cai/so-y-te/agency.md").rename(
        place.content / "lao-cai/so-y-te/so.md"
    ),
    "what all portals share": lambda place: rewritten_in_its_length_and_time(place.content / "_shared/one.md"),
    "the ledger": lambda place: (place.content / "lao-cai/ledger/log.jsonl").write_text("lời vần\n"),
    "the state of git": lambda place: commit(place.content),
    "a file that is shown": lambda place: (place.release / "index.html").write_text("mốt"),
    "a file lost": lambda place: (place.release / "index.html").unlink(),
    "a file nobody built": lambda place: (place.release / "la.html").write_text("lạ"),
    "a file that gave way to a link": lambda place: (
        shutil.move(place.release / "index.html", place.shelf.output / "index.html"),
        (place.release / "index.html").symlink_to(place.shelf.output / "index.html"),
    ),
    "another release": lambda place: publish(place.shelf, {"index.html": "ba"}),
    "nothing shown": lambda place: place.shelf.link.unlink(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_is_built(place: Place, change: str):
    CHANGES[change](place)
    assert place.standing().said() is None


def test_another_wish_is_built(place: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    assert place.standing("mai").said() is None
    assert place.standing("nay", key(tmp_path)).said() is None
    monkeypatch.setenv("SITEURL", "https://noi-khac.example")
    assert place.standing().said() is None


def test_who_signs_with_the_same_key_is_answered(place: Place, tmp_path: Path):
    one = key(tmp_path)
    place.standing("nay", one).keep("đã ký")
    assert place.standing("nay", one).said() == "đã ký"


def test_a_file_as_new_as_the_build_is_not_trusted(place: Place):
    """It may be written once more within the least time that the disk tells apart."""
    assert place.standing("nay", None, place.now).said() is None


def test_a_build_that_lasts_until_all_has_rested_is_remembered(place: Place):
    place.standing("mai", None, place.now).keep("xong")
    assert place.standing("mai").said() == "xong"


def test_one_that_ends_before_or_saw_a_new_file_change_is_not(place: Place):
    place.standing("mai", None, *[place.now] * 9).keep("vội")
    assert place.standing("mai").said() is None
    under_way = place.standing("mai", None, place.now)
    rewritten_in_its_length_and_time(place.content / "lao-cai/so-y-te/agency.md")
    under_way.keep("giữa chừng")
    assert place.standing("mai").said() is None


def test_without_a_memory_all_is_built(place: Place, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PORTAL_MEMORY", "")
    place.standing().keep("quên ngay")
    assert place.standing().said() is None
