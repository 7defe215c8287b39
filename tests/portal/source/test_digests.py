"""A file is opened where the disk says something else of it, and what was left there is never taken for another."""

import os
from datetime import datetime
from pathlib import Path

import pytest

from plugins.gate import Known, examine
from plugins.gate.digests import PLACE, digests
from plugins.portal.source.changed import Changed
from plugins.portal.source.digests import REST, Digests
from plugins.portal.source.walk import signature_of
from plugins.portal.store import Store
from tests.conftest import NOW, agency, news, portal

MOMENT = datetime.fromisoformat(NOW)
OLD, NEW = "Một.", "Bốn."


@pytest.fixture
def folder(tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    files = {"portal.yaml": portal(), "ubnd-tinh/agency.md": agency(), "ubnd-tinh/news/2026/a.md": news(body=OLD)}
    return tree({f"lao-cai/{path}": text for path, text in files.items()}) / "lao-cai"


def _body(examined):
    return examined.site.by_id["ubnd-tinh/news/2026/a"].body.strip()


def _changed(folder: Path) -> None:
    """As many bytes at the same place, and the time of the last writing is that of before."""
    file = folder / "ubnd-tinh/news/2026/a.md"
    before = file.stat()
    file.write_text(file.read_text().replace(OLD, NEW))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert signature_of(file.stat())[:3] == signature_of(before)[:3]


def _rested(memory: Path) -> None:
    """The memory is told that all has rested for a minute before it was last written to."""
    file = memory / "lao-cai.sqlite"
    later = file.stat().st_mtime_ns + 60 * 10**9
    os.utime(file, ns=(later, later))


def test_a_change_is_seen_although_length_and_time_of_writing_are_the_same(folder, tmp_path: Path):
    memory = tmp_path / "nhớ"
    for _ in range(3):
        assert _body(examine(folder, MOMENT, memory)) == OLD
        _rested(memory)
    with Store(memory / "lao-cai.sqlite") as store, digests(store) as known:
        assert any("news/2026/a.md" in one for one in known.before)
    _changed(folder)
    assert _body(examine(folder, MOMENT, memory)) == NEW


def test_what_was_written_a_moment_ago_is_opened_again_next_time(tmp_path: Path):
    file = tmp_path / "a.md"
    file.write_text(OLD)
    signature = signature_of(file.stat())
    last = max(signature[2:])
    for settled, kept in ((last - REST, ""), (last, ""), (last + 1, "digest")):
        known = Digests(settled=settled)
        known.keep("a.md", signature, "digest")
        assert Digests(known.now).find("a.md", signature) == kept


def test_a_text_left_on_the_disk_is_refused_once_it_is_another(folder):
    found = examine(folder, MOMENT)
    assert _body(found) == OLD
    _changed(folder)
    with pytest.raises(Changed, match=r"ubnd-tinh/news/2026/a\.md vừa đổi"):
        _body(found)
    with pytest.raises(Changed):
        found.texts["content/lao-cai/ubnd-tinh/news/2026/a.md"]


def test_a_process_that_lives_on_still_has_the_text_it_showed(folder):
    found = examine(folder, MOMENT, known=Known())
    _changed(folder)
    assert _body(found) == OLD


def test_digests_that_cannot_be_read_back_are_none(folder, tmp_path: Path):
    memory = tmp_path / "nhớ"
    examine(folder, MOMENT, memory)
    for junk in (b"\xff", b"[1]", b"{", b"null"):
        with Store(memory / "lao-cai.sqlite") as store:
            store.keep(PLACE, junk)
        assert _body(examine(folder, MOMENT, memory)) == OLD
