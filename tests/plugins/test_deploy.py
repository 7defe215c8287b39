"""`./portal deploy` to a real server over SSH: what is public while it is at work, is stopped, or goes wrong."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from plugins.portal.publish.manifest import NAME, Manifest
from tests.plugins.deployable import Deployable
from tests.plugins.storage import running
from tests.portal.publish.renderings import tree
from tests.portal.publish.test_signature import key
from tests.sshd import Server, until

LONG = "".join(f"<p>{number}</p>\n" for number in range(1000))  # of more than one of rsync's blocks
FIRST = {"index.html": LONG, "so-y-te/index.html": "hai", "so-y-te/bảng giá (2), a+b.xlsx": "ba"}
SECOND = FIRST | {"index.html": f"{LONG}mới", "tin.html": "thêm"}


@dataclass(frozen=True)
class World(Deployable):
    """A portal that was built, and the folder of a server that it goes to."""

    server: Server = field(kw_only=True)

    @property
    def there(self) -> Path:
        return self.folder / "srv"

    @property
    def public(self) -> Path:
        return self.there / "public"

    @property
    def place(self) -> dict[str, str]:
        return self.server.settings(self.there)

    def settle(self, **changes: object) -> None:
        self.write(server=self.place | changes)


@pytest.fixture
def world(sshd: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.setenv("PORTAL_DEPLOY_KEY", str(sshd.key))
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    found = World(tmp_path, server=sshd)
    found.settle()
    yield found
    for one in sshd.bin.iterdir():
        one.unlink()


def test_what_is_public_is_what_was_built_and_what_did_not_change_is_not_sent_again(world: World, capsys):
    first = world.build(FIRST)
    assert world.deploy() == 0
    assert tree(world.public) == tree(world.shelf.link)
    assert f"127.0.0.1: đang hiện bản {first}, 3 tệp" in capsys.readouterr().out
    second = world.build(SECOND)
    for one in (world.shelf.folder / second).rglob("*"):
        os.utime(one, (1, 1))  # as a fresh checkout would have it
    assert world.deploy() == 0
    assert tree(world.public) == tree(world.shelf.link)
    releases = world.there / "releases"
    shared = [path for path in FIRST if (releases / first / path).samefile(releases / second / path)]
    assert shared == ["so-y-te/index.html", "so-y-te/bảng giá (2), a+b.xlsx"]
    assert world.deploy() == 0
    assert f"không có gì thay đổi, vẫn là bản {second}" in capsys.readouterr().out
    assert (world.public / "index.html").stat().st_mode & 0o777 == 0o644


STOPS = {
    "while files come": ("rsync", 1, "before", "old"),
    "while they are read": ("sha256sum", 1, "before", "old"),
    "before the release has its name": ("mv", 1, "before", "old"),
    "before the switch": ("mv", 2, "before", "old"),
    "after the switch": ("mv", 1, "after", "new"),
}
"""A command of the server, the how manieth call of it, whether it is done then, and what is public afterwards.

Each try goes on where the one before was stopped.
"""


def test_wherever_a_server_dies_the_public_sees_one_whole_release_and_the_next_try_ends_well(world: World):
    world.build(FIRST)
    assert world.deploy() == 0
    old = tree(world.public)
    new = tree(world.shelf.folder / world.build(SECOND))
    for moment, (command, number, when, shown) in STOPS.items():
        count, real = world.folder / "count", shutil.which(command, path="/usr/bin:/bin")
        count.write_text("")
        die = f'[ $(wc -c <{count}) -ne {number} ] || {{ kill -9 "$PPID"; exit; }}'
        run = f'{real} "$@"'
        steps = (die, run) if when == "before" else (run, die)
        world.server.instead(command, "\n".join([f"printf x >>{count}", *steps]))
        assert world.deploy() == 3, moment
        assert tree(world.public) == {"old": old, "new": new}[shown], moment
        (world.server.bin / command).unlink()
    assert world.deploy() == 0
    assert tree(world.public) == new
    left = [one.name for one in world.there.rglob(".*") if one.name.startswith((".part", ".old"))]
    assert left == []


def test_who_kills_the_command_leaves_the_public_what_it_was(world: World):
    world.build(FIRST)
    assert world.deploy() == 0
    old = tree(world.public)
    world.build(SECOND)
    world.server.instead("rsync", f"echo $$ >{world.folder}/begun; exec cat >/dev/null")
    command = [sys.executable, "-I", "-X", "utf8", "-m", "plugins.cli", *world.words]
    process = subprocess.Popen(command, env=os.environ)
    until(lambda: (world.folder / "begun").exists() and (world.folder / "begun").read_text().endswith("\n"))
    process.kill()
    process.wait()
    assert tree(world.public) == old
    os.kill(int((world.folder / "begun").read_text()), signal.SIGKILL)  # as a server ends what has lost its other end


def test_what_the_server_s_disk_has_spoilt_is_not_shown_and_is_mended_by_the_next_try(world: World, capsys):
    world.build(FIRST)
    assert world.deploy() == 0
    old = tree(world.public)
    second = world.build(SECOND)
    spoil = f"cd {world.there}/releases/.part-{second}; echo x >tin.html; rm index.html; echo y >la.html"
    world.server.instead("sha256sum", f'({spoil})\nexec /usr/bin/sha256sum "$@"')
    assert world.deploy() == 1
    assert {"  tin.html: sai", "  index.html: thiếu", "  la.html: thừa"} <= set(capsys.readouterr().err.splitlines())
    assert tree(world.public) == old
    (world.server.bin / "sha256sum").unlink()
    assert world.deploy() == 0
    (world.public / "tin.html").write_text("z")
    assert world.deploy() == 0
    assert tree(world.public) == tree(world.shelf.link)


def test_a_server_without_room_is_told_and_keeps_what_it_shows(world: World, capsys):
    world.build(FIRST)
    assert world.deploy() == 0
    old = tree(world.public)
    world.build(SECOND)
    world.server.instead("rsync", "ulimit -f 8; trap '' XFSZ; exec /usr/bin/rsync \"$@\"")
    assert world.deploy() == 3
    assert "ổ đĩa ở đó đã đầy" in capsys.readouterr().err
    assert tree(world.public) == old


def test_going_back_shows_an_earlier_release_that_is_whole(world: World, capsys):
    ids = [world.build(FIRST | {"index.html": str(number)}) for number in range(3)]
    there = world.there / "releases"
    for id_ in ids:
        shutil.copytree(world.shelf.folder / id_, there / id_)
    (there / "lao-cai.history").write_text("".join(f"2026-11-22T09:00+07:00 deploy {one}\n" for one in ids))
    world.public.symlink_to(f"releases/{ids[2]}")
    assert [world.deploy("--rollback"), world.deploy("--rollback")] == [0, 0]
    assert (world.public / "index.html").read_text() == "0"
    assert world.deploy("--rollback") == 2
    assert world.deploy("--rollback", "0" * 16) == 2
    assert ids[1] in capsys.readouterr().err
    (there / ids[1] / "index.html").write_text("x")
    assert world.deploy("--rollback", ids[1]) == 1
    assert world.deploy("--rollback", ids[2]) == 0
    assert (world.public / "index.html").read_text() == "2"
    assert world.deploy("--rollback") == 0
    assert (world.public / "index.html").read_text() == "0"  # what was shown before, not what was gone back from


def test_ten_releases_stay(world: World):
    world.build(FIRST)
    assert world.deploy() == 0
    first = Manifest.parse((world.public / NAME).read_bytes()).id
    history = world.there / "releases/lao-cai.history"
    for number in range(10):
        id_ = f"{number:016x}"
        shutil.copytree(world.public, world.there / "releases" / id_)
        history.write_text(f"{history.read_text()}2026-11-22T09:00+07:00 deploy {id_}\n")
    (world.there / "releases/cua-nguoi-khac").mkdir()
    second = world.build(SECOND)
    assert world.deploy() == 0
    left = {one.name for one in (world.there / "releases").iterdir() if one.is_dir()}
    assert left == {second, "cua-nguoi-khac", *(f"{number:016x}" for number in range(1, 10))}
    assert first not in left


def test_what_was_leaked_is_gone_at_once_with_all_that_held_it(world: World):
    for number in range(3):
        world.build(FIRST | {"index.html": str(number)})
        assert world.deploy() == 0
    (world.there / "releases/cua-nguoi-khac").mkdir()
    assert world.deploy("--purge") == 0
    shown = world.public.resolve().name
    assert {one.name for one in (world.there / "releases").iterdir() if one.is_dir()} == {shown, "cua-nguoi-khac"}
    assert tree(world.public) == tree(world.shelf.link)


def test_a_portal_in_a_folder_of_its_domain_lies_there_beside_others(world: World):
    inner = World(world.folder, "https://tinh.example/cong-khai/", server=world.server)
    inner.settle()
    inner.build(FIRST)
    assert inner.deploy() == 0
    assert tree(inner.public / "cong-khai") == tree(inner.shelf.link)


def test_a_portal_can_be_shown_on_a_server_and_in_a_bucket(world: World, monkeypatch: pytest.MonkeyPatch, capsys):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIDTEST")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "bi-mat-cua-kho")
    world.build(FIRST | {"_headers": "bảng"})
    with running() as storage:
        storage.empty("cong-khai")
        world.write(server=world.place, bucket={"endpoint": storage.address, "name": "cong-khai"})
        assert world.deploy() == 0
        there = {path: one.value for path, one in storage.objects("cong-khai").items()}
    assert [line.partition(":")[0] for line in capsys.readouterr().out.splitlines()] == ["127.0.0.1", "cong-khai"]
    assert there == tree(world.public) == tree(world.shelf.link)


def test_what_is_not_ours_is_left_alone(world: World, capsys):
    world.build(FIRST)
    (world.public / "cua-ai").mkdir(parents=True)
    assert world.deploy() == 2
    assert "không phải của cổng này" in capsys.readouterr().err
    (world.public / "cua-ai").rmdir()
    world.public.rmdir()
    (world.there / "khac").mkdir()
    (world.there / "khac" / NAME).write_text('{"portal":"lai-chau","previous":""}')
    world.public.symlink_to("khac")
    assert world.deploy() == 2
    assert world.public.readlink() == Path("khac")


def test_a_server_that_shows_another_key_is_not_believed(world: World, tmp_path: Path, capsys):
    world.build(FIRST)
    world.settle(host_key=" ".join(key(tmp_path, "khac").with_suffix(".pub").read_text().split()[:2]))
    assert world.deploy() == 3
    assert "Host key verification failed" in capsys.readouterr().err
    assert not world.there.exists()


def test_who_has_no_key_is_told_and_asked_nothing(world: World, monkeypatch: pytest.MonkeyPatch, tmp_path, capsys):
    world.build(FIRST)
    other = key(tmp_path, "khac")
    monkeypatch.setenv("PORTAL_DEPLOY_KEY", str(other))
    assert world.deploy() == 3
    said = capsys.readouterr()
    assert "Permission denied" in said.err
    assert other.read_text() not in said.err + said.out


WRONG = {
    "host": "-oProxyCommand=touch x",
    "user": "a b",
    "folder": "/srv/$(touch x)",
    "port": "ssh",
    "host_key": "ssh-ed25519 x",
}


def test_what_is_wrong_in_the_settings_is_told_like_any_mistake_of_an_editor(world: World, capsys):
    world.build(FIRST)
    world.settle(**WRONG)
    assert world.deploy() == 2
    assert capsys.readouterr().err.count("lỗi[noi-dua-len-sai]") == len(WRONG)
    world.write(note="x")
    assert world.deploy() == 2
    assert "chưa có nơi nào để đưa cổng lên" in capsys.readouterr().err
    world.settings.unlink()
    assert world.deploy() == 2
    assert "./portal new deploy" in capsys.readouterr().err


def test_what_was_not_built_or_is_not_what_it_was_is_not_sent(world: World, capsys):
    assert world.deploy() == 2
    world.build(FIRST)
    (world.shelf.link / "index.html").write_text("x")
    assert world.deploy() == 1
    assert "index.html: sai" in capsys.readouterr().err
    assert not world.there.exists()
