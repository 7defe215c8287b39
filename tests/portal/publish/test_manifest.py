"""The list that a release has of itself: written in one way, read in no other."""

import hashlib
import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.portal.publish.manifest import Entry, Fault, Manifest, canonical, digest, faults

MANIFEST = Manifest(
    "lao-cai", "2026-11-22T09:00:00+07:00", "abc", "p", "r", "", {"so-y-te": 3}, (Entry("a.html", 1, "0" * 64),)
)


def test_a_manifest_that_was_written_is_read_as_it_was():
    assert Manifest.parse(MANIFEST.canonical) == MANIFEST
    assert MANIFEST.canonical.endswith(b"}\n")
    assert len(MANIFEST.id) == 16


CHANGED = {
    "empty": b"",
    "cut": MANIFEST.canonical[:-2],
    "longer": MANIFEST.canonical + b" ",
    "spread": json.dumps(json.loads(MANIFEST.canonical), indent=1).encode(),
    "list": b"[]\n",
    "key": canonical({**json.loads(MANIFEST.canonical), "x": 1}),
    "none": canonical({"files": None}),
    "out": replace(MANIFEST, files=(Entry("../x", 1, ""),)).canonical,
    "twice": replace(MANIFEST, files=MANIFEST.files * 2).canonical,
    "order": replace(MANIFEST, files=(Entry("b", 1, ""), Entry("a", 1, ""))).canonical,
    "size": MANIFEST.canonical.replace(b'"size":1', b'"size":"1"'),
    "negative": MANIFEST.canonical.replace(b'"size":1', b'"size":-1'),
    "number": MANIFEST.canonical.replace(b'"previous":""', b'"previous":1'),
    "name": replace(MANIFEST, portal="lao-cai\x1b[2J").canonical,
    "before": replace(MANIFEST, previous="../..").canonical,
    "deep": b"[" * 100_000,
    "utf": b"\xff",
}


@pytest.mark.parametrize("content", CHANGED.values(), ids=CHANGED)
def test_what_we_would_not_have_written_is_no_manifest(content: bytes):
    with pytest.raises(ValueError, match="manifest"):
        Manifest.parse(content)


@given(st.integers(0, len(MANIFEST.canonical) - 1), st.integers(1, 255))
def test_a_changed_byte_gives_another_release_or_none(place: int, change: int):
    content = bytearray(MANIFEST.canonical)
    content[place] ^= change
    with suppress(ValueError):
        assert Manifest.parse(bytes(content)).id != MANIFEST.id


def test_every_file_that_is_not_as_it_should_be_is_named(tmp_path: Path):
    for name in ("dung", "sai", "thieu", "doi"):
        (tmp_path / name).write_text("x")
    meant = [Entry(name, 1, digest_of("x")) for name in ("doi", "dung", "sai", "thieu")]
    assert list(faults(tmp_path, meant)) == []
    (tmp_path / "sai").write_text("y")
    (tmp_path / "thieu").unlink()
    (tmp_path / "doi").unlink()
    (tmp_path / "doi").symlink_to("dung")
    (tmp_path / "thua").write_text("x")
    expected = [("doi", "sai"), ("sai", "sai"), ("thieu", "thiếu"), ("thua", "thừa")]
    assert list(faults(tmp_path, meant)) == [Fault(*one) for one in expected]


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_a_digest_of_the_program_changes_with_each_file_and_not_with_what_python_leaves(tmp_path: Path):
    (tmp_path / "plugins/__pycache__").mkdir(parents=True)
    (tmp_path / "plugins/a.py").write_text("1")
    first = digest(tmp_path, ["plugins", "khong-co.py"])
    (tmp_path / "plugins/__pycache__/a.pyc").write_text("2")
    assert digest(tmp_path, ["plugins"]) == first
    (tmp_path / "plugins/a.py").write_text("2")
    assert digest(tmp_path, ["plugins"]) != first
