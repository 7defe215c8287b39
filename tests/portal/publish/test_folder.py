"""The one writer: whatever address it is given, it stays in its folder, and a release it leaves alone."""

import hashlib
from pathlib import Path

import pytest

from plugins.portal.outputs.output import place
from plugins.portal.publish.folder import Folder, Published
from plugins.portal.publish.manifest import NAME, Entry
from plugins.portal.publish.seen import Seen

HOSTILE = ["/../x", "/a/../../x", "/a/./b", "//x", "/a//b", "/a\\..\\b", "/a\0b", "/a\nb", "..", ".", "/a/..", "/a/../"]


@pytest.mark.parametrize("address", HOSTILE)
def test_an_address_that_could_lead_out_is_a_programmers_error(tmp_path: Path, address: str):
    with pytest.raises(ValueError, match="no address"):
        Folder(tmp_path / "site").write(address, b"x")
    assert [one.name for one in tmp_path.rglob("*")] == ["site"]


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/", "index.html"),
        ("/so-y-te/", "so-y-te/index.html"),
        ("/404.html", "404.html"),
        ("/a/b..c.pdf", "a/b..c.pdf"),
        ("/tệp.pdf", "tệp.pdf"),
    ],
)
def test_an_address_has_one_place(address: str, path: str):
    assert place(address) == path


def test_what_was_meant_is_told(tmp_path: Path):
    folder = Folder(tmp_path / "site")
    assert folder.write("/a/", b"abc") == Entry("a/index.html", 3, hashlib.sha256(b"abc").hexdigest())
    assert (tmp_path / "site/a/index.html").read_bytes() == b"abc"


@pytest.mark.parametrize("linked", ["a", "a/index.html"])
def test_a_link_is_not_followed(tmp_path: Path, linked: str):
    outside, site = tmp_path / "ngoai", tmp_path / "site"
    outside.mkdir()
    (outside / "index.html").write_text("của tôi")
    (site / linked).parent.mkdir(parents=True)
    (site / linked).symlink_to(outside if linked == "a" else outside / "index.html")
    if linked == "a":
        with pytest.raises(OSError, match="link"):
            Folder(site).write("/a/", b"x")
    else:
        Folder(site).write("/a/", b"x")
        assert not (site / linked).is_symlink()
    assert (outside / "index.html").read_text() == "của tôi"


def test_what_is_kept_is_the_file_of_the_release_and_never_written_through(tmp_path: Path):
    entry = Folder(tmp_path / "cu").write("/a/", b"abc")
    new = Folder(tmp_path / "moi")
    assert list(new.keep_all(tmp_path / "cu", [entry], Seen())) == [entry.path]
    assert (tmp_path / "moi/a/index.html").samefile(tmp_path / "cu/a/index.html")
    new.write("/a/", b"xyz")
    assert (tmp_path / "cu/a/index.html").read_bytes() == b"abc"


@pytest.mark.parametrize(("before", "after"), [("/a/", "/a"), ("/a", "/a/")])
def test_what_was_kept_gives_way_to_what_is_written(tmp_path: Path, before: str, after: str):
    entries = [Folder(tmp_path / "cu").write(one, b"abc") for one in (before, "/b/c/")]
    new = Folder(tmp_path / "moi")
    assert new.keep_all(tmp_path / "cu", entries, Seen()).keys() == {one.path for one in entries}
    written = new.write(after, b"xyz")
    assert (tmp_path / "moi" / written.path).read_bytes() == b"xyz"
    assert (tmp_path / "cu" / entries[0].path).read_bytes() == b"abc"


def test_what_is_kept_no_more_goes_with_the_folders_it_leaves_empty(tmp_path: Path):
    old, new = Folder(tmp_path / "cu"), Folder(tmp_path / "moi")
    entries = [old.write(one, b"abc") for one in ("/a/b/", "/a/c/", "/d/e/f/")]
    new.keep_all(tmp_path / "cu", entries, Seen())
    new.clear([entries[0].path, entries[2].path])
    assert sorted(one.relative_to(new.root).as_posix() for one in Path(new.root).rglob("*")) == [
        "a",
        "a/c",
        "a/c/index.html",
    ]
    assert (tmp_path / "cu" / entries[0].path).read_bytes() == b"abc"


@pytest.mark.parametrize("there", [b"abd", None])
def test_what_a_release_does_not_hold_as_it_should_is_not_kept(tmp_path: Path, there: bytes | None):
    entry = Folder(tmp_path / "cu").write("/a/", b"abc")
    (tmp_path / "cu/a/index.html").unlink()
    if there:
        (tmp_path / "cu/a/index.html").write_bytes(there)
    assert Folder(tmp_path / "moi").keep_all(tmp_path / "cu", [entry], Seen()) == {}
    assert not (tmp_path / "moi/a/index.html").exists()


def test_an_old_tree_becomes_what_is_kept_and_its_own_files_are_never_written_through(tmp_path: Path):
    """Of the release: one file is the same, one is another, one lies where a folder was and one in place of a file."""
    old, far = Folder(tmp_path / "cu"), Folder(tmp_path / "xua")
    same, changed, flat, deep = (old.write(one, one.encode()) for one in ("/a/", "/b/", "/c", "/d/"))
    far.keep_all(tmp_path / "cu", [same], Seen())
    for path in ("/b/", "/c/", "/d", "/e/f/"):
        far.write(path, b"xyz")
    (tmp_path / "xua/g").symlink_to(tmp_path / "cu")
    (tmp_path / "ngoai").hardlink_to(tmp_path / "xua/b/index.html")
    assert len(far.keep_all(tmp_path / "cu", [same, changed, flat, deep], Seen())) == 4
    found = {one.relative_to(far.root).as_posix(): one for one in Path(far.root).rglob("*") if one.is_file()}
    assert found.keys() == {"a/index.html", "b/index.html", "c", "d/index.html"}
    assert all(one.samefile(tmp_path / "cu" / path) for path, one in found.items())
    assert not (tmp_path / "xua/e").exists()
    assert (tmp_path / "ngoai").read_bytes() == b"xyz"


def test_a_file_that_lies_in_the_old_tree_too_is_not_kept_when_it_was_damaged(tmp_path: Path):
    entry = Folder(tmp_path / "cu").write("/a/", b"abc")
    far = Folder(tmp_path / "xua")
    far.keep_all(tmp_path / "cu", [entry], Seen())
    (tmp_path / "cu/a/index.html").write_bytes(b"abd")
    assert far.keep_all(tmp_path / "cu", [entry], Seen()) == {}
    assert list((tmp_path / "xua").rglob("*")) == []


def test_a_release_is_never_written_into(tmp_path: Path):
    (tmp_path / NAME).write_text("{}")
    with pytest.raises(Published):
        Folder(tmp_path)
