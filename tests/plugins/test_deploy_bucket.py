"""`./portal deploy` to S3 storage: what readers find there while it is at work, is stopped, or goes wrong."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urljoin
from urllib.request import urlopen

import pytest

from plugins.portal.publish.manifest import NAME, SIGNATURE, Manifest
from tests.plugins.deployable import Deployable
from tests.plugins.storage import Storage, running
from tests.portal.publish.renderings import tree

BUCKET = "cong-khai"
KEY, SECRET = "AKIDTEST", "bi-mat-cua-kho"
FIRST = {
    "_headers": "bảng",
    "404.html": '<a href="/"></a>',
    "atom.xml": "nguồn",
    "index.html": '<link href="static/mot.css"><a href="so-y-te/"></a><a href="atom.xml"></a><a href="cu/"></a>',
    "cu/index.html": '<a href="../"></a><a href="cu.pdf"></a>',
    "cu/cu.pdf": "cũ",
    "so-y-te/index.html": '<link href="../static/mot.css"><a href="b%E1%BA%A3ng%20gi%C3%A1%20(2),%20a+b.xlsx"></a>',
    "so-y-te/bảng giá (2), a+b.xlsx": "giá",
    "so-y-te/so-do.png": "ảnh",
    "static/mot.css": "một",
    "tim-kiem/d/mot.bin": "một",
    "tim-kiem/muc-luc.bin": "một",
}
SECOND = {
    path: content for path, content in FIRST.items() if not path.startswith(("cu/", "static/", "tim-kiem/d/"))
} | {
    "index.html": '<link href="static/hai.css"><a href="so-y-te/"></a><a href="atom.xml"></a><a href="moi/"></a>',
    "atom.xml": "nguồn mới",
    "moi/index.html": '<a href="../so-y-te/"></a><a href="tep.pdf"></a><a href="atom.xml"></a><a href="tiep/"></a>',
    "moi/atom.xml": "nguồn",
    "moi/tep.pdf": "tệp",
    "moi/tiep/index.html": '<a href="../"></a>',
    "so-y-te/index.html": '<link href="../static/hai.css"><a href="../moi/"></a><a href="so-do.png"></a>',
    "static/hai.css": "hai",
    "tim-kiem/d/hai.bin": "hai",
    "tim-kiem/muc-luc.bin": "hai",
}

CHANGED = [path for path in SECOND if SECOND[path] != FIRST.get(path)]


@pytest.fixture(scope="module")
def server() -> Iterator[Storage]:
    with running() as storage:
        yield storage


@dataclass(frozen=True)
class World(Deployable):
    """A portal that was built, and the bucket that it goes to."""

    storage: Storage = field(kw_only=True)

    def settle(self, **changes: object) -> None:
        self.write(bucket={"endpoint": self.storage.address, "name": BUCKET} | changes)

    @property
    def public(self) -> dict[str, bytes]:
        return {path: one.value for path, one in self.storage.objects(BUCKET).items()}

    def sent(self) -> list[str]:
        """What has been written since it was asked last, as paths; deletions have a mark."""
        found = [path.removeprefix(f"/{BUCKET}/") for _, path in self.storage.writes]
        said = ["-" * (method == "DELETE") + path for (method, _), path in zip(self.storage.writes, found, strict=True)]
        self.storage.writes.clear()
        return said


@pytest.fixture
def world(server: Storage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEY)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    server.renew()
    server.empty(BUCKET)
    found = World(tmp_path, storage=server)
    found.settle()
    return found


def missing(public: dict[str, bytes], known: set[str]) -> set[str]:
    """Where links lead nowhere, of all pages that can be reached from those that are known."""
    seen, waiting = set(), sorted(known & public.keys())
    while waiting:
        path = waiting.pop()
        seen.add(path)
        for link in re.findall(r'href="([^"]*)"', public.get(path, b"").decode()) if path.endswith(".html") else ():
            to = unquote(urljoin(f"/{path}", link)).removeprefix("/")
            waiting += {f"{to}index.html" if f"/{to}".endswith("/") else to} - seen
    return seen - public.keys()


def test_what_is_public_is_what_was_built_and_what_did_not_change_is_not_sent_again(world: World, capsys):
    first = world.build(FIRST)
    assert world.deploy() == 0
    assert world.public == tree(world.shelf.link)
    assert f"{BUCKET}: đang hiện bản {first}, {len(FIRST)} tệp" in capsys.readouterr().out
    assert sorted(world.sent()) == sorted([*FIRST, NAME, NAME])  # the first says whose place it is
    second = world.build(SECOND)
    assert world.deploy() == 0
    assert sorted(world.sent()) == sorted([*CHANGED, NAME])
    assert world.deploy() == 0
    assert world.sent() == []
    assert f"không có gì thay đổi, vẫn là bản {second}" in capsys.readouterr().out


def test_what_is_new_comes_before_what_leads_there_and_the_manifest_last(world: World):
    world.build(FIRST)
    assert world.deploy() == 0
    world.sent()
    (world.shelf.folder / world.build(SECOND) / SIGNATURE).write_text("ký")
    assert world.deploy() == 0
    stages = [
        {"static/hai.css", "tim-kiem/d/hai.bin"},
        {"moi/tep.pdf"},
        {"moi/index.html", "moi/tiep/index.html"},
        {"moi/atom.xml"},
        {"so-y-te/index.html"},
        {"atom.xml", "tim-kiem/muc-luc.bin"},
        {"index.html"},
        {SIGNATURE},
        {NAME},
    ]
    sent = iter(world.sent())
    assert [{next(sent) for _ in stage} for stage in stages] == stages
    assert next(sent, None) is None


def stopped_everywhere(world: World) -> Iterator[int]:
    """Deploys with one write let through at a time, the answer to every other one lost; the codes, the last of them 0."""
    for _ in range(50):
        world.storage.left, world.storage.is_heard = 1, not world.storage.is_heard
        yield (code := world.deploy())
        if code == 0:
            return
    pytest.fail("the next try does not go on")


def test_wherever_it_is_stopped_every_link_leads_somewhere_and_the_next_try_goes_on(world: World):
    for files, known in ((FIRST, {"index.html"}), (SECOND, set(FIRST))):
        world.build(files)
        codes = []
        for code in stopped_everywhere(world):
            assert missing(world.public, known) == set()
            codes.append(code)
        assert set(codes[:-1]) == {3}
        assert world.public.items() >= tree(world.shelf.link).items()
    assert sorted(world.sent()) == sorted([*FIRST, *CHANGED, NAME, NAME, NAME])


def test_who_kills_the_command_leaves_a_portal_that_can_be_read(world: World):
    world.build(FIRST)
    assert world.deploy() == 0
    world.build(SECOND)
    world.storage.left = 6
    command = [sys.executable, "-I", "-X", "utf8", "-m", "plugins.cli", *world.words]
    process = subprocess.Popen(command, env=os.environ)
    world.storage.cut = process.kill
    assert process.wait() == -signal.SIGKILL
    world.storage.renew()
    assert missing(world.public, set(FIRST)) == set()
    assert world.public["index.html"].decode() == FIRST["index.html"]
    assert world.deploy() == 0
    assert world.public.items() >= tree(world.shelf.link).items()


def test_what_is_listed_no_more_stays_for_an_hour(world: World):
    dropped = {"-cu/cu.pdf", "-cu/index.html", "-static/mot.css", "-tim-kiem/d/mot.bin"}
    third, fourth = SECOND | {"atom.xml": "ba"}, SECOND | {"atom.xml": "bốn"}
    for hours, files, deleted in ((0, FIRST, set()), (5, SECOND, set()), (0.9, third, set()), (1.1, fourth, dropped)):
        world.storage.pass_time(BUCKET, hours)
        world.build(files)
        assert world.deploy() == 0
        assert {one for one in world.sent() if one.startswith("-")} == deleted
    assert world.public == tree(world.shelf.link)


def test_what_was_leaked_is_gone_at_once(world: World):
    world.build(FIRST)
    assert world.deploy() == 0
    world.build(SECOND)
    assert world.deploy("--purge") == 0
    assert world.public == tree(world.shelf.link)


SAID = {
    "index.html": ("text/html; charset=utf-8", "no-cache", None),
    "static/mot.css": ("text/css; charset=utf-8", "public, max-age=31536000, immutable", None),
    "tim-kiem/d/mot.bin": ("application/octet-stream", "public, max-age=31536000, immutable", None),
    "atom.xml": ("application/atom+xml; charset=utf-8", "no-cache", None),
    "cu/cu.pdf": ("application/pdf", "no-cache", "inline"),
    NAME: ("application/json; charset=utf-8", "no-cache", None),
    "_headers": ("application/octet-stream", "no-cache", None),
}


def test_an_object_says_of_itself_what_servers_say(world: World):
    world.build(FIRST)
    assert world.deploy() == 0
    for path, said in SAID.items():
        with urlopen(f"{world.storage.address}/{BUCKET}/{path}") as answer:
            found = [answer.headers[name] for name in ("Content-Type", "Cache-Control", "Content-Disposition")]
        assert (path, *found) == (path, *said)


def test_when_other_headers_are_to_be_said_every_object_is_sent_again(world: World):
    world.build(FIRST)
    assert world.deploy() == 0
    world.sent()
    world.storage.pass_time(BUCKET, 5)
    world.build(FIRST | {"_headers": "bảng mới"})
    assert len([None for _ in stopped_everywhere(world)]) > len(FIRST)
    assert sorted(world.sent()) == sorted([*FIRST, NAME])


def test_what_the_storage_has_spoilt_is_found_and_mended(world: World, capsys):
    world.build(FIRST)
    world.storage.spoilt = "/so-do.png"
    assert world.deploy() == 1
    assert "so-y-te/so-do.png: sai" in capsys.readouterr().err
    assert Manifest.parse(world.public[NAME]).files == ()
    world.storage.spoilt = "/nothing"
    assert world.deploy() == 0
    world.storage.behind.put_object(BUCKET, "atom.xml", b"x" * len(FIRST["atom.xml"].encode()))
    assert world.deploy() == 0
    assert world.public == tree(world.shelf.link)


def test_where_marks_are_no_digests_contents_are_compared(world: World):
    world.build(FIRST)
    assert world.deploy() == 0
    for one in world.storage.objects(BUCKET).values():
        one._etag = "0-khong-phai-md5"  # noqa: SLF001 - as of a storage that encrypts
    world.sent()
    assert world.deploy() == 0
    assert world.sent() == []


def test_going_back_sends_an_earlier_release_of_this_machine_again(world: World, capsys):
    ids = [world.build(FIRST | {"atom.xml": str(number)}) for number in range(3)]
    assert world.deploy("--rollback") == 2
    assert world.deploy() == 0
    assert [world.deploy("--rollback"), world.deploy("--rollback")] == [0, 0]
    assert f"{BUCKET}: đã trở lại bản {ids[0]}" in capsys.readouterr().out
    assert world.public == tree(world.shelf.folder / ids[0])
    assert world.deploy("--rollback") == 2
    assert world.deploy("--rollback", "0" * 16) == 2
    assert f"không có bản {'0' * 16}" in capsys.readouterr().err
    (world.shelf.folder / ids[1] / "atom.xml").write_text("x")
    assert world.deploy("--rollback", ids[1]) == 1
    assert world.deploy("--rollback", ids[2]) == 0
    assert world.public["atom.xml"] == b"2"


def test_a_portal_in_a_folder_of_its_domain_lies_there_beside_others(world: World):
    inner = World(world.folder, "https://tinh.example/cong-khai/", storage=world.storage)
    inner.settle()
    inner.build(FIRST)
    world.storage.behind.put_object(BUCKET, "cua-ai/index.html", b"x")
    assert inner.deploy() == 0
    found = inner.public
    assert found.pop("cua-ai/index.html") == b"x"
    assert found == {f"cong-khai/{path}": content for path, content in tree(inner.shelf.link).items()}


FOREIGN = {
    "objects without a manifest": {"cua-ai.txt": b"x"},
    "a manifest of something else": {NAME: b"{}"},
    "a name that leads nowhere": {"a//b": b"x"},
}


def test_what_is_not_ours_is_left_alone(world: World, capsys):
    id_ = world.build(FIRST)
    other = (world.shelf.link / NAME).read_bytes().replace(b'"portal":"lao-cai"', b'"portal":"lai-chau"')
    own = (world.shelf.folder / id_ / NAME).read_bytes()
    cases = {
        **FOREIGN,
        "another portal": {NAME: other},
        "another portal in a folder": {NAME: own, f"khac/{NAME}": other},
    }
    for case, objects in cases.items():
        world.storage.empty(BUCKET)
        for path, content in objects.items():
            world.storage.behind.put_object(BUCKET, path, content)
        assert world.deploy() == 2, case
        assert f"{BUCKET} không phải của cổng này" in capsys.readouterr().err, case
        assert world.public == objects, case


def test_who_has_the_right_key_is_let_in_and_who_has_not_is_told(world: World, monkeypatch: pytest.MonkeyPatch, capsys):
    world.build(FIRST)
    with world.storage.guarded() as (key, secret):
        assert world.deploy() == 3
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", key)
        assert world.deploy() == 3
        assert world.public == {}
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", secret)
        assert world.deploy() == 0
    assert world.public == tree(world.shelf.link)
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    assert world.deploy() == 2
    said = capsys.readouterr()
    told = [one for one in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY") if f"xem lại {one}" in said.err]
    assert told == ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"]
    assert "đặt biến môi trường AWS_SECRET_ACCESS_KEY" in said.err
    assert not re.search(f"{KEY}|{SECRET}|{re.escape(key)}|{re.escape(secret)}", said.err + said.out)


def test_a_bucket_or_a_service_that_is_not_there_is_told(world: World, capsys):
    world.build(FIRST)
    world.settle(name="khong-co")
    assert world.deploy() == 3
    assert "không có kho ấy" in capsys.readouterr().err
    world.settle(endpoint="http://127.0.0.1:1")
    assert world.deploy() == 3
    assert "không tới được kho" in capsys.readouterr().err


WRONG = {"endpoint": "http://s3.dichvu.example", "name": "Kho!", "region": "a b"}


def test_what_is_wrong_in_the_settings_is_told_like_any_mistake_of_an_editor(world: World, capsys):
    world.build(FIRST)
    world.settle(**WRONG)
    assert world.deploy() == 2
    assert capsys.readouterr().err.count("lỗi[noi-dua-len-sai]") == len(WRONG)
