"""A release is shown whole or not at all, can be taken back, and nobody else's files are touched."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.portal.publish import history
from plugins.portal.publish.manifest import NAME, SIGNATURE, Manifest
from plugins.portal.publish.release import KEPT, SITE, Damaged, Unsigned, Wish, go_back, release
from plugins.portal.publish.shelf import BUILT, Foreign, Shelf
from plugins.portal.publish.signature import signer
from tests.portal.publish.renderings import WISH, publish, render, tree
from tests.portal.publish.test_signature import key, signers

READER = """
import json, sys, threading, time
done = threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), done.set()), daemon=True).start()
reads, bad = 0, []
while not done.is_set():
    try:
        with open(sys.argv[1]) as file:
            text = file.read()
        first, last = text.split()[0], text.split()[-1]
        if first != last or len(text) < 20_000:
            bad.append(text[:100])
    except (OSError, IndexError) as error:
        bad.append(repr(error))
    reads += 1
    time.sleep(0.0005)
print(json.dumps([reads, bad]))
"""


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "output", "lao-cai")


def test_what_is_published_is_shown_through_a_link_with_a_list_of_itself(shelf: Shelf):
    done = publish(shelf, {"index.html": "một", "so-y-te/index.html": "hai"})
    assert shelf.link.readlink() == Path(f"releases/{done.manifest.id}")
    assert tree(shelf.link).keys() == {"index.html", "so-y-te/index.html", NAME}
    listed = json.loads((shelf.link / NAME).read_text())
    assert [one["path"] for one in listed["files"]] == ["index.html", "so-y-te/index.html"]
    assert listed["previous"] == ""
    assert [one.id for one in history.read(shelf.history)] == [done.manifest.id]
    assert [one for one in shelf.folder.iterdir() if ".tmp-" in one.name] == []


def test_a_reader_sees_no_bad_page_during_a_thousand_publishes(shelf: Shelf):
    publish(shelf, {"index.html": page(0)})
    command = [sys.executable, "-I", "-c", READER, str(shelf.link / "index.html")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
        for number in range(1, 1001):
            publish(shelf, {"index.html": page(number)})
        said, _ = reader.communicate("")
    reads, bad = json.loads(said)
    assert bad == []
    assert reads > 1000
    assert len(shelf.releases()) == KEPT


def page(number: int) -> str:
    return f"{number} " + "x" * 20_000 + f" {number}"


def test_an_equal_tree_switches_nothing(shelf: Shelf):
    first = publish(shelf, {"index.html": "một"})
    again = publish(shelf, {"index.html": "một"}, replace(WISH, now="2026-11-23T09:00:00+07:00"))
    assert (first.is_new, again.is_new) == (True, False)
    assert again.manifest.id == first.manifest.id == shelf.current
    assert len(list(history.read(shelf.history))) == 1


def test_what_did_not_change_is_signed_anew_by_another_key(shelf: Shelf, tmp_path: Path):
    old, new = key(tmp_path), key(tmp_path, "khac")
    released = [publish(shelf, {"index.html": "một"}, Wish(WISH.now, key=one)).is_new for one in (old, old, new)]
    assert released == [True, False, True]
    manifest, signed = ((shelf.link / name).read_bytes() for name in (NAME, SIGNATURE))
    assert signer(manifest, signed, signers(new))


def test_an_equal_tree_mends_a_release_that_was_tampered_with(shelf: Shelf):
    publish(shelf, {"index.html": "một"})
    (shelf.link / "index.html").write_text("hai")
    assert publish(shelf, {"index.html": "một"}).is_new
    assert (shelf.link / "index.html").read_text() == "một"


def test_each_release_names_the_one_before(shelf: Shelf):
    ids = [publish(shelf, {"index.html": str(number)}).manifest.id for number in range(3)]
    assert [one.previous for one in shelf.releases().values()] == ["", *ids[:2]]


def test_the_same_tree_has_the_same_name_wherever_it_is_published(tmp_path: Path):
    files = {"b.html": "1", "a/index.html": "2", "a.html": "3"}
    one = publish(Shelf(tmp_path / "one", "lao-cai"), files)
    other = publish(Shelf(tmp_path / "other", "lao-cai"), dict(reversed(files.items())))
    assert one.manifest.canonical == other.manifest.canonical


def test_only_the_newest_releases_stay_and_only_this_portals_go(shelf: Shelf):
    other = Shelf(shelf.output, "hoa-ban")
    publish(other, {"index.html": "hoa ban"})
    (shelf.folder / ("f" * 16)).mkdir()
    (shelf.folder / ("f" * 16) / "cua-toi.txt").write_text("giữ tôi lại")
    ids = [publish(shelf, {"index.html": str(number)}).manifest.id for number in range(KEPT + 3)]
    assert list(shelf.releases()) == ids[3:]
    assert list(other.releases()) == [other.current]
    assert (shelf.folder / ("f" * 16) / "cua-toi.txt").exists()


def test_the_next_tree_is_made_of_a_release_that_goes(shelf: Shelf):
    ids = [publish(shelf, {f"{number}.html": "x"}).manifest.id for number in range(KEPT)]
    oldest = (shelf.folder / ids[0]).stat().st_ino
    publish(shelf, {"a.html": "x"})
    assert shelf.spare.stat().st_ino == oldest
    publish(shelf, {"b/index.html": "x"})
    assert shelf.link.stat().st_ino == oldest
    assert tree(shelf.link).keys() == {"b/index.html", NAME}


def test_a_tree_that_is_not_published_is_the_beginning_of_the_next(shelf: Shelf):
    publish(shelf, {"index.html": "một"})
    publish(shelf, {"index.html": "một"})
    unchanged = shelf.spare.stat().st_ino
    with shelf.workshop() as workshop, shelf.recycling(workshop / SITE):
        render(workshop, {"index.html": "hai", "thua.html": "ba"}, must_be_signed=True)
        with pytest.raises(Unsigned):
            release(shelf, workshop, WISH)
    publish(shelf, {"index.html": "hai"})
    assert shelf.link.stat().st_ino == unchanged
    assert tree(shelf.link).keys() == {"index.html", NAME}
    assert not shelf.spare.exists()


def test_a_link_in_place_of_the_spare_tree_is_not_followed(shelf: Shelf, tmp_path: Path):
    (tmp_path / "rieng").mkdir()
    (tmp_path / "rieng/thu-tu.txt").write_text("của tôi")
    publish(shelf, {"index.html": "0"})
    shelf.spare.symlink_to(tmp_path / "rieng")
    for number in range(1, KEPT + 2):
        publish(shelf, {"index.html": str(number)})
    assert tree(tmp_path / "rieng") == {"thu-tu.txt": "của tôi".encode()}
    assert len(shelf.releases()) == KEPT


def test_the_release_that_is_shown_stays_however_old(shelf: Shelf):
    ids = [publish(shelf, {"index.html": str(number)}).manifest.id for number in range(3)]
    go_back(shelf, ids[0], WISH.now)
    assert shelf.current == ids[0]
    for number in range(10, 10 + KEPT):
        publish(shelf, {"index.html": str(number)})
    assert ids[0] not in shelf.releases()
    assert len(shelf.releases()) == KEPT


def test_going_back_shows_the_same_bytes_and_is_written_down(shelf: Shelf):
    first = publish(shelf, {"index.html": "một"}).manifest.id
    before = tree(shelf.link)
    publish(shelf, {"index.html": "hai"})
    go_back(shelf, first, "2026-11-25T09:00:00+07:00")
    assert tree(shelf.link) == before
    assert [(one.id, one.what) for one in history.read(shelf.history)][-1] == (first, "rollback")


def test_a_release_that_is_no_longer_whole_is_not_gone_back_to(shelf: Shelf):
    first, second = (publish(shelf, {"index.html": text}).manifest.id for text in ("một", "hai"))
    (shelf.folder / first / "index.html").write_text("ba")
    with pytest.raises(Damaged):
        go_back(shelf, first, WISH.now)
    assert shelf.current == second


@pytest.mark.parametrize("id_", ["", "0" * 16, "../../etc", "lao-cai.history", "."])
def test_there_is_no_going_back_to_what_is_no_release(shelf: Shelf, id_: str):
    shown = publish(shelf, {"index.html": "một"}).manifest.id
    with pytest.raises(LookupError):
        go_back(shelf, id_, WISH.now)
    assert shelf.current == shown


@pytest.mark.parametrize(
    "spoil",
    [
        lambda site: (site / "index.html").write_text("mộ"),
        lambda site: (site / "index.html").unlink(),
        lambda site: (site / "them.html").write_text("thừa"),
        lambda site: (site / "lien-ket").symlink_to("/etc/passwd"),
        lambda site: (site / "thu-muc").symlink_to("/etc"),
        lambda site: os.mkfifo(site / "ong"),
    ],
    ids=["cut", "lost", "added", "linked", "a folder linked", "a pipe"],
)
def test_a_disk_that_holds_something_else_publishes_nothing(shelf: Shelf, spoil):
    publish(shelf, {"index.html": "không"})
    before = tree(shelf.link)
    with shelf.workshop() as workshop:
        spoil(render(workshop, {"index.html": "một"}))
        with pytest.raises(Damaged):
            release(shelf, workshop, WISH)
    assert tree(shelf.link) == before


def test_a_build_that_is_told_to_stop_stops_before_the_switch(shelf: Shelf):
    def halt() -> None:
        raise InterruptedError

    publish(shelf, {"index.html": "một"})
    before = tree(shelf.link)
    with shelf.workshop() as workshop:
        render(workshop, {"index.html": "hai"})
        with pytest.raises(InterruptedError):
            release(shelf, workshop, WISH, halt=halt)
    assert tree(shelf.link) == before
    assert list(shelf.releases()) == [shelf.current]


def test_settings_that_ask_for_a_signature_publish_nothing_without(shelf: Shelf):
    shelf.prepare()
    with shelf.workshop() as workshop:
        render(workshop, {"index.html": "một"}, must_be_signed=True)
        with pytest.raises(Unsigned):
            release(shelf, workshop, WISH)
    assert shelf.current == ""


def test_what_a_dead_build_left_is_removed_and_nothing_else(shelf: Shelf):
    shelf.prepare()
    shelf.aside().mkdir()
    others = [shelf.folder / name for name in (".tmp-lao-cai-2-0123456789ab", ".tmp-hoa-ban-0123456789ab", "thu-muc")]
    for one in others:
        one.mkdir()
    publish(shelf, {"index.html": "một"})
    assert {one.name for one in shelf.folder.iterdir()} - {shelf.current, "lao-cai.history", ".lao-cai.lock"} == {
        one.name for one in others
    }


def test_a_build_that_died_before_the_switch_can_be_made_again(shelf: Shelf):
    publish(shelf, {"index.html": "một"})
    done = publish(shelf, {"index.html": "hai"})
    shelf.point(done.manifest.previous)  # as if the machine had stopped just before
    again = publish(shelf, {"index.html": "hai"})
    assert again.manifest.id == done.manifest.id == shelf.current
    assert (shelf.link / "index.html").read_text() == "hai"


def test_a_line_that_a_machine_died_over_is_no_end_of_history(shelf: Shelf):
    publish(shelf, {"index.html": "một"})
    with shelf.history.open("a") as file:
        file.write('{"id": "0123')
    done = publish(shelf, {"index.html": "hai"})
    assert [one.id for one in history.read(shelf.history)][-1] == done.manifest.id


def a_file(shelf: Shelf) -> None:
    shelf.link.write_text("của tôi")


def a_folder(shelf: Shelf) -> None:
    shelf.link.mkdir()
    (shelf.link / "thu-tu.txt").write_text("của tôi")


def a_link(shelf: Shelf) -> None:
    (shelf.output / "rieng").mkdir()
    (shelf.output / "rieng/thu-tu.txt").write_text("của tôi")
    shelf.link.symlink_to("rieng")


def a_link_into_releases(shelf: Shelf) -> None:
    shelf.folder.mkdir()
    shelf.link.symlink_to("releases/../rieng")


def releases_elsewhere(shelf: Shelf) -> None:
    (shelf.output / "rieng").mkdir()
    shelf.folder.symlink_to("rieng")


@pytest.mark.parametrize("there", [a_file, a_folder, a_link, a_link_into_releases, releases_elsewhere])
def test_what_no_build_has_made_is_left_alone(shelf: Shelf, there):
    shelf.output.mkdir()
    there(shelf)
    before = sorted(shelf.output.rglob("*"))
    with pytest.raises(Foreign):
        publish(shelf, {"index.html": "một"})
    assert sorted(shelf.output.rglob("*")) == before


def test_an_empty_folder_gives_way(shelf: Shelf):
    shelf.link.mkdir(parents=True)
    publish(shelf, {"index.html": "một"})
    assert (shelf.link / "index.html").read_text() == "một"


@pytest.fixture
def old(shelf: Shelf) -> dict[str, bytes]:
    """A portal as an earlier version of the program left it: a folder."""
    for path in (*BUILT, "index.html"):
        (shelf.link / path).parent.mkdir(parents=True, exist_ok=True)
        (shelf.link / path).write_text("bản cũ")
    return tree(shelf.link)


def test_a_folder_that_an_earlier_program_built_is_kept_aside(shelf: Shelf, old: dict[str, bytes]):
    publish(shelf, {"index.html": "một"})
    assert (shelf.link / "index.html").read_text() == "một"
    assert tree(shelf.before) == old


def test_an_earlier_program_may_have_built_in_between(shelf: Shelf, old: dict[str, bytes]):
    publish(shelf, {"index.html": "một"})
    shelf.link.unlink()
    shutil.copytree(shelf.before, shelf.link)
    publish(shelf, {"index.html": "hai"})
    assert (shelf.link / "index.html").read_text() == "hai"
    assert tree(shelf.before) == old


def test_a_folder_that_an_earlier_program_built_is_shown_until_there_is_a_release(shelf: Shelf, old: dict[str, bytes]):
    shelf.prepare()
    shelf.tidy()
    assert tree(shelf.link) == old
    shelf.link.unlink()  # as if the machine had stopped between the two steps
    shelf.prepare()
    shelf.tidy()
    assert tree(shelf.link) == old


@pytest.mark.usefixtures("old")
def test_a_link_that_was_cut_is_made_anew(shelf: Shelf):
    publish(shelf, {"index.html": "một"})
    shutil.rmtree(shelf.folder / shelf.current)
    assert publish(shelf, {"index.html": "một"}).is_new
    assert Manifest.of(shelf.link)
