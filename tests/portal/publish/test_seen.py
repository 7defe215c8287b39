"""A file of a release is read where the disk says something else of it than when it was found to be as it should."""

import os
from pathlib import Path

import pytest

from plugins.portal.publish.folder import Folder
from plugins.portal.publish.manifest import Entry
from plugins.portal.publish.seen import Seen
from plugins.portal.store import Store

LATER = 2**62
"""All files have rested then."""


@pytest.fixture
def entry(tmp_path: Path) -> Entry:
    return Folder(tmp_path / "ban").write("/a/", b"abc")


def marks(folder: Path, entry: Entry, settled: int = LATER) -> frozenset[bytes]:
    look = Seen(settled=settled).look(folder / "ban", entry)
    assert look
    return frozenset({look.mark} - {b""})


def unseen(folder: Path, content: bytes) -> None:
    """Changes the bytes so that the disk says the same as before."""
    file = folder / "ban/a/index.html"
    times = file.stat().st_mtime_ns
    file.write_bytes(content)
    os.utime(file, ns=(times, times))


def test_what_was_seen_is_not_read_again(tmp_path: Path, entry: Entry):
    known = marks(tmp_path, entry)
    unseen(tmp_path, b"abd")
    assert Seen(known, LATER).look(tmp_path / "ban", entry)
    assert Seen(settled=LATER).look(tmp_path / "ban", entry) is None


def test_a_link_more_is_no_change(tmp_path: Path, entry: Entry):
    known = marks(tmp_path, entry)
    (tmp_path / "khac").hardlink_to(tmp_path / "ban/a/index.html")
    unseen(tmp_path, b"abd")
    assert Seen(known, LATER).look(tmp_path / "ban", entry)


@pytest.mark.parametrize("change", ["written", "replaced", "longer", "gone", "a link", "a file above"])
def test_what_has_changed_is_found(tmp_path: Path, entry: Entry, change: str):
    known, file = marks(tmp_path, entry), tmp_path / "ban/a/index.html"
    if change == "written":
        file.write_bytes(b"abd")
        os.utime(file, ns=(1, 1))
    elif change == "longer":
        unseen(tmp_path, b"abcd")
    else:
        file.rename(tmp_path / "cu")
    if change == "replaced":
        file.write_bytes(b"abd")
        os.utime(file, ns=((tmp_path / "cu").stat().st_mtime_ns,) * 2)
    if change == "a link":
        file.symlink_to(tmp_path / "cu")
    if change == "a file above":
        file.parent.rmdir()
        file.parent.write_bytes(b"abc")
    assert Seen(known, LATER).look(tmp_path / "ban", entry) is None


def test_what_should_be_something_else_is_read(tmp_path: Path, entry: Entry):
    assert Seen(marks(tmp_path, entry), LATER).look(tmp_path / "ban", entry._replace(sha256="0" * 64)) is None


def test_what_could_be_written_once_more_unseen_is_not_marked(tmp_path: Path, entry: Entry):
    changed = (tmp_path / "ban/a/index.html").stat().st_mtime_ns
    assert marks(tmp_path, entry, changed) == frozenset()
    assert marks(tmp_path, entry, changed + 1)


def test_what_was_seen_is_remembered(tmp_path: Path, entry: Entry):
    known = marks(tmp_path, entry)
    with Store(tmp_path / "nho.sqlite") as store:
        Seen().keep([*known, b""], store)
    with Store(tmp_path / "nho.sqlite") as store:
        assert Seen.of(store).marks == known
    assert Seen.of(Store()) == Seen()
