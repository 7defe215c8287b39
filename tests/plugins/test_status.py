"""`./portal status` asks real servers: a good release, one that was spoilt, an old one, none of ours, and no answer."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest

from plugins.cli.__main__ import main
from plugins.portal.outputs.built import built
from plugins.portal.publish.manifest import NAME, SIGNATURE, Manifest
from plugins.portal.publish.release import Wish
from plugins.portal.publish.shelf import Shelf
from tests.browser.chromium import Handler, served
from tests.conftest import NOW
from tests.portal.publish.renderings import WISH, publish
from tests.portal.publish.test_signature import key, signers

MAIN = ("index.html", "nguoi-phat-ngon/index.html", "du-thao/index.html", "tim-kiem/muc-luc.bin", "dung.json")
OTHERS = tuple(f"so-y-te/van-ban/2026/{number}-tb-syt/index.html" for number in range(20))
OLD = "2026-11-29T09:00+07:00"
"""A week later: nothing was promised, so that is the limit."""


def files(now: str = NOW) -> dict[str, str]:
    age = built(datetime.fromisoformat(now), "abc").content
    assert isinstance(age, bytes)
    return dict.fromkeys((*MAIN, *OTHERS), "một") | {"dung.json": age.decode()}


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    monkeypatch.setenv("PORTAL_NOW", NOW)
    found = Shelf(tmp_path / "output", "lao-cai")
    publish(found, files())
    return found


@pytest.fixture
def address(shelf: Shelf) -> Iterator[str]:
    with served(shelf.link) as found:
        yield found


@pytest.fixture
def asked(capsys: pytest.CaptureFixture[str]) -> Callable[..., dict[str, object]]:
    """What the command prints for a program, of which the exit code is a part."""

    def ask(*words: object) -> dict[str, object]:
        code = main(["status", *map(str, words), "--json"])
        found: dict[str, object] = json.loads(capsys.readouterr().out)
        assert found["code"] == code
        return found

    return ask


def test_a_portal_as_it_should_be_is_told_in_words_and_as_data(shelf: Shelf, address: str, asked, capsys):
    assert main(["status", address]) == 0
    said = capsys.readouterr().out
    assert f"{address} lúc 09:00 ngày 22/11/2026: ổn" in said
    assert "Đã xem 25 trong 25 tệp: đều đúng" in said
    assert "phải dựng lại trước 09:00 ngày 29/11/2026" in said
    assert asked(address, "--seed", "a") == {
        "address": address,
        "state": "fine",
        "code": 0,
        "now": "2026-11-22T09:00:00+07:00",
        "seed": "a",
        "trouble": None,
        "portal": "lao-cai",
        "id": shelf.current,
        "previous": None,
        "signer": None,
        "built": "2026-11-22T09:00:00+07:00",
        "rebuilt_by": "2026-11-29T09:00:00+07:00",
        "files": 25,
        "seen": 25,
        "faults": [],
    }


def answering(answer: Callable[[Handler], None]) -> type[Handler]:
    return type("Answering", (Handler,), {"do_GET": answer})


@pytest.mark.parametrize("path", MAIN)
def test_what_people_need_first_is_looked_at_every_time(shelf: Shelf, address: str, asked, path: str):
    (shelf.link / path).write_text("một hai")
    assert asked(address, "--sample", 0)["faults"] == [{"path": path, "what": "sai"}]


def test_a_file_that_is_gone_is_missing(shelf: Shelf, address: str, asked):
    (shelf.link / "tim-kiem/muc-luc.bin").unlink()
    assert asked(address)["faults"] == [{"path": "tim-kiem/muc-luc.bin", "what": "thiếu"}]


def test_others_are_looked_at_by_turns_and_a_seed_finds_the_same_again(shelf: Shelf, address: str, asked, capsys):
    (shelf.link / OTHERS[7]).write_text("hai")
    runs = [asked(address, "--sample", 8, "--seed", seed) for seed in range(8)]
    assert {one["state"] for one in runs} == {"fine", "wrong"}
    assert runs == [asked(address, "--sample", 8, "--seed", seed) for seed in range(8)]
    assert asked(address)["seed"] != asked(address)["seed"]
    assert main(["status", address]) == 1
    assert f"  {OTHERS[7]}: sai\n" in capsys.readouterr().out


def test_a_portal_is_old_from_the_moment_on_its_own_pages_say_so(address: str, asked, monkeypatch, capsys):
    monkeypatch.setenv("PORTAL_NOW", "2026-11-29T08:59+07:00")
    assert asked(address)["state"] == "fine"
    monkeypatch.setenv("PORTAL_NOW", OLD)
    assert asked(address)["state"] == "old"
    assert main(["status", address]) == 1
    assert "phải dựng lại trước 09:00 ngày 29/11/2026\nViệc cần làm:" in capsys.readouterr().out


def test_a_signature_must_be_of_those_who_may_sign(shelf: Shelf, address: str, asked, tmp_path: Path):
    own, other = key(tmp_path), key(tmp_path, "khac")
    missing = asked(address, "--signers", signers(own))
    publish(shelf, files() | {"tin.html": "mới"}, Wish(WISH.now, key=own))
    good, bad = asked(address, "--signers", signers(own)), asked(address, "--signers", signers(other))
    assert (good["state"], good["signer"]) == ("fine", "tinh@laocai.example")
    assert (bad["code"], bad["faults"]) == (1, [{"path": SIGNATURE, "what": "sai"}])
    assert (missing["code"], missing["faults"]) == (1, [{"path": SIGNATURE, "what": "thiếu"}])


def test_a_release_that_is_replaced_meanwhile_is_no_fault(shelf: Shelf, asked):
    def replaced(server: Handler) -> None:
        """The first who asks gets the old list, and the new files."""
        old = (shelf.link / NAME).read_bytes()
        if NAME in server.path and not Manifest.parse(old).previous:
            publish(shelf, files() | {"index.html": "mới"})
            server.send_response(200)
            server.end_headers()
            server.wfile.write(old)
        else:
            Handler.do_GET(server)

    with served(shelf.link, by=answering(replaced)) as busy:
        found = asked(busy)
    assert (found["state"], found["id"]) == ("fine", shelf.current)
    assert found["previous"]


def page(server: Handler) -> None:
    """Answers everything with one page, as a provider or whoever has taken the domain does."""
    server.send_response(200)
    server.end_headers()
    server.wfile.write(b"<!DOCTYPE html>")


def cut(server: Handler) -> None:
    """Promises more than it sends."""
    server.send_response(200)
    server.send_header("Content-Length", "100000")
    server.end_headers()
    server.wfile.write(b'{"commit":')


def elsewhere(server: Handler) -> None:
    """Sends to what is another server for a browser, and has the real thing."""
    if "localhost" in server.headers["Host"]:
        return Handler.do_GET(server)
    server.send_response(302)
    server.send_header("Location", f"http://localhost:{server.server.server_address[1]}{server.path}")
    return server.end_headers()


@pytest.mark.parametrize(("answer", "what"), [(page, "sai"), (cut, "sai"), (elsewhere, "thiếu")])
def test_what_answers_but_is_no_portal_is_wrong(shelf: Shelf, asked, answer: Callable[[Handler], None], what: str):
    with served(shelf.link, by=answering(answer)) as address:
        found = asked(address)
    assert (found["code"], found["id"], found["faults"]) == (1, None, [{"path": NAME, "what": what}])


def test_an_age_that_cannot_be_read_is_wrong(shelf: Shelf, address: str, asked):
    for text in ("<!DOCTYPE html>", "[]", '{"built":"2026-11-22T09:00","rebuilt_by":"x"}'):
        publish(shelf, files() | {"dung.json": text})
        assert asked(address)["faults"] == [{"path": "dung.json", "what": "sai"}]


def broken(server: Handler) -> None:
    server.send_error(503)


def babbling(server: Handler) -> None:
    """Speaks no HTTP."""
    server.wfile.write(b"220 xin chao\r\n")


@pytest.mark.parametrize(("answer", "why"), [(broken, "báo lỗi 503"), (babbling, "không theo giao thức HTTP")])
def test_a_server_in_trouble_is_told_apart_from_a_wrong_portal(
    shelf: Shelf, asked, answer: Callable[[Handler], None], why: str
):
    with served(shelf.link, by=answering(answer)) as address:
        found = asked(address)
    assert (found["code"], found["state"]) == (3, "unreachable")
    assert why in str(found["trouble"])


def test_without_a_server_nothing_is_reached(asked, capsys):
    assert "không nối được" in str(asked("http://127.0.0.1:1/")["trouble"])
    assert main(["status", "http://127.0.0.1:1/"]) == 3
    assert "Việc cần làm: vài phút sau thử lại" in capsys.readouterr().out


def test_a_server_that_never_ends_its_answer_is_left_in_time(shelf: Shelf):
    def dripping(server: Handler) -> None:
        if NAME in server.path:
            return Handler.do_GET(server)
        server.wfile.write(b"HTTP/1.1 200 OK\r\n")
        with suppress(OSError):  # until the other end has had enough
            while True:
                server.wfile.write(b"X-A: a\r\n")
                time.sleep(0.1)
        return None

    with served(shelf.link, by=answering(dripping)) as address:
        command = [sys.executable, "-I", "-X", "utf8", "-m", "plugins.cli", "status", address, "--within", "1"]
        done = subprocess.run(command, capture_output=True, text=True, env=os.environ, timeout=20, check=False)
    assert done.returncode == 3
    assert "quá 1 giây chưa xem xong" in done.stdout


@pytest.mark.parametrize(
    "words",
    [
        ["http://laocai.example/"],
        ["https://[::1"],
        ["https://laocai.example:cong/"],
        ["https://laocai.example/", "--signers", "khong-co"],
        ["https://laocai.example/", "--sample", "-1"],
        ["https://laocai.example/", "--within", "0"],
    ],
)
def test_a_wrong_call_is_told(words: list[str], capsys: pytest.CaptureFixture[str]):
    assert main(["status", *words]) == 2
    assert capsys.readouterr().err.startswith("./portal status: ")
