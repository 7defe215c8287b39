"""`./portal build` as a machine meets it: stopped, out of room, twice at once, signed; and what is shown meanwhile."""

import fcntl
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from plugins.cli.__main__ import main
from plugins.portal.publish.manifest import NAME, SIGNATURE, Manifest
from plugins.portal.publish.shelf import Shelf
from tests.conftest import agency, document, portal
from tests.portal.publish.renderings import publish, tree
from tests.portal.publish.test_signature import key, signers

COMMAND = [sys.executable, "-I", "-X", "utf8", "-m", "plugins.cli"]
PATIENCE = 60
Done = subprocess.CompletedProcess[str]


def run(*words: object, cwd: Path | None = None, before: Callable[[], None] | None = None, **known: str) -> Done:
    return subprocess.run(
        [*COMMAND, *map(str, words)],
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        env={"PATH": os.environ["PATH"]} | known,
        preexec_fn=before,
        check=False,
    )


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small portal and its first release, made once."""
    folder = tmp_path_factory.mktemp("once")
    files = {
        "portal.yaml": portal(),
        "ubnd-tinh/agency.md": agency(),
        "so-y-te/agency.md": agency("Sở Y tế tỉnh Lào Cai"),
        **{f"so-y-te/documents/2026/{one}-tb-syt.md": document(f"{one}/TB-SYT") for one in range(1, 6)},
    }
    for path, text in files.items():
        (folder / "content/lao-cai" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "content/lao-cai" / path).write_text(text)
    assert build(folder).returncode == 0
    return folder


@pytest.fixture(scope="module")
def next_day(once: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The release of the day after, by whoever builds it without a memory and for the first time."""
    folder = tmp_path_factory.mktemp("anew")
    shutil.copytree(once / "content", folder / "content")
    assert build(folder, day=23, PORTAL_MEMORY="").returncode == 0
    return pages(folder)


@pytest.fixture
def world(once: Path, tmp_path: Path) -> Path:
    """A folder with `content` and `output`, for this test alone."""
    return shutil.copytree(once, tmp_path / "world", symlinks=True)


def words(world: Path, day: int = 22) -> tuple[object, ...]:
    at = f"2026-11-{day}T09:00+07:00"
    return ("build", "lao-cai", "--content", world / "content", "--output", world / "output", "--now", at)


def build(world: Path, *more: str, day: int = 22, **known: str) -> Done:
    return run(*words(world, day), *more, **known)


def pages(world: Path) -> dict[str, bytes]:
    """What is shown, without what the release says of itself."""
    return {path: content for path, content in tree(world / "output/lao-cai").items() if path != NAME}


def shelf(world: Path) -> Shelf:
    return Shelf(world / "output", "lao-cai")


def leftovers(world: Path) -> list[Path]:
    return list((world / "output/releases").glob(".tmp-*"))


# Stopped

MOMENTS = ("at work", "writing", "written")


@pytest.mark.parametrize("moment", MOMENTS)
def test_whatever_ends_a_build_the_site_is_whole_and_the_next_build_works(
    once: Path, world: Path, next_day: dict[str, bytes], moment: str
):
    before = tree(world / "output/lao-cai")
    for end, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)):
        process, rendering = held(once, world, moment)
        process.send_signal(end)
        assert process.wait(PATIENCE) in ({0, code} if moment == "written" else {code})
        signal_to(rendering, signal.SIGCONT)
        assert_whole(world, before, moment)
        if end is not signal.SIGKILL:
            assert leftovers(world) == []
    process, rendering = held(once, world, moment)
    signal_to(rendering, signal.SIGKILL)
    assert process.wait(PATIENCE) in ({0, 3} if moment == "written" else {3})
    assert leftovers(world) == []
    assert build(world, day=23, **memory(world)).returncode == 0
    assert pages(world) == next_day


def held(once: Path, world: Path, moment: str) -> "tuple[subprocess.Popen[bytes], list[int]]":
    """A build of another day that has come so far, and the process that renders for it: that one stands still.

    On a busy machine a build may get past the moment before it can be held; then all begins again.
    """
    until(lambda: not leftovers(world) or is_free(world))
    dead = set(leftovers(world))
    command = [*COMMAND, *map(str, words(world, 23))]
    known = {"PATH": os.environ["PATH"]} | memory(world)
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=known)
    until(lambda: process.poll() is not None or reached(world, dead, process) in {moment, "written"})
    rendering = rendering_for(process)
    signal_to(rendering, signal.SIGSTOP)
    if reached(world, dead, process) == moment:
        return process, rendering
    signal_to(rendering, signal.SIGCONT)
    process.wait(PATIENCE)
    shutil.rmtree(world)
    shutil.copytree(once, world, symlinks=True)
    return held(once, world, moment)


def memory(world: Path) -> dict[str, str]:
    """One of its own, which builds that were ended have left behind."""
    return {"PORTAL_MEMORY": f"{world / 'memory'}"}


def reached(world: Path, dead: set[Path], process: "subprocess.Popen[bytes]") -> str:
    """The last moment that a build has come to; "" before and after its work."""
    for folder in set(leftovers(world)) - dead:
        if (folder / "rendered.json").exists():
            return "written"
        if rendering_for(process):
            return "writing" if any(folder.glob("site/*.html")) else "at work"
    return ""


def signal_to(processes: list[int], number: signal.Signals) -> None:
    for pid in processes:
        with suppress(ProcessLookupError):
            os.kill(pid, number)


def rendering_for(process: "subprocess.Popen[bytes]") -> list[int]:
    """Its child, once that runs a program of its own."""
    with suppress(FileNotFoundError, ProcessLookupError):  # it has ended while we looked
        found = Path(f"/proc/{process.pid}/task").glob("*/children")
        children = [pid for one in found for pid in one.read_text().split()]
        return [int(pid) for pid in children if b"pelican" in Path(f"/proc/{pid}/cmdline").read_bytes()]
    return []


def is_free(world: Path) -> bool:
    """Whether no process holds the portal's lock: a rendering whose command was killed ends by itself."""
    with (world / "output/releases/.lao-cai.lock").open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def assert_whole(world: Path, before: dict[str, bytes], moment: str) -> None:
    """The last good site, byte for byte; where a build was nearly through, that or all of the new one."""
    there = tree(world / "output/lao-cai")
    if there != before:
        assert moment == "written"
        assert main(["verify", str(world / "output/lao-cai")]) == 0


def until(is_so: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.005)


def test_a_second_build_waits_for_the_first_and_says_so(world: Path):
    with (world / "output/releases/.lao-cai.lock").open() as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        process = subprocess.Popen([*COMMAND, *map(str, words(world))], stderr=subprocess.PIPE, encoding="utf-8")
        assert process.stderr
        assert "đang chờ" in process.stderr.readline()
    _, said = process.communicate()
    assert process.returncode == 0
    assert "đang chờ" not in said


# The machine


def test_a_disk_that_takes_no_more_leaves_the_site_and_is_told(world: Path):
    before = tree(world / "output/lao-cai")
    done = run(*words(world, 23), before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, 9_000)))
    assert done.returncode == 3
    assert "tệp vượt cỡ" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(world / "output/lao-cai") == before
    assert leftovers(world) == []


def test_a_build_that_is_asked_for_again_is_not_made_again(world: Path):
    """At last nothing could be rendered: what a rendering says of itself is larger than a file may become.

    By the second build the copied content, too new to be trusted before the first, has rested.
    """
    where = memory(world)
    first = [build(world, **where) for _ in range(3)][1]
    again = run(*words(world), before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000)), **where)
    assert (again.returncode, again.stdout, again.stderr) == (0, first.stdout, first.stderr)
    assert "không có gì thay đổi" in again.stdout


def test_code_that_lies_where_one_stands_or_in_the_content_is_not_run(world: Path):
    for place in (world, world / "content"):
        (place / "pelican/plugins/evil").mkdir(parents=True)
        (place / "pelican/__init__.py").write_text(f"open({str(world / 'da-chay')!r}, 'w')")
        (place / "pelican/plugins/evil/__init__.py").write_text(f"open({str(world / 'da-chay')!r}, 'w')")
        (place / "sitecustomize.py").write_text(f"open({str(world / 'da-chay')!r}, 'w')")
    done = run(*words(world), cwd=world / "content", PYTHONPATH=str(world))
    assert done.returncode == 0
    assert "không có gì thay đổi" in done.stdout
    assert not (world / "da-chay").exists()


def test_pelican_by_hand_writes_into_no_release(world: Path):
    before = tree(world / "output/lao-cai")
    command = [sys.executable, "-m", "pelican", world / "content/lao-cai", "-s", Path.cwd() / "pelicanconf.py"]
    done = subprocess.run([*command, "-o", world / "output/lao-cai"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "chọn thư mục khác" in done.stderr
    assert tree(world / "output/lao-cai") == before


@pytest.mark.parametrize("name", ["releases", "static", "Lào Cai"])
def test_a_portal_cannot_take_the_name_of_what_lies_beside_it(world: Path, name: str):
    shutil.copytree(world / "content/lao-cai", world / "content" / name)
    done = run("build", name, "--content", world / "content", "--output", world / "output")
    assert done.returncode == 2
    assert name in done.stderr


# What may not be published


def test_a_link_to_a_part_that_is_not_there_is_refused_after_rendering(world: Path):
    before = tree(world / "output/lao-cai")
    place = world / "content/lao-cai/so-y-te/documents/2026/1-tb-syt.md"
    place.write_text(document("1/TB-SYT", body="Xem [phần hai](#phan-hai).\n"))
    done = build(world)
    assert done.returncode == 1
    assert "[lien-ket-trang-hong]" in done.stderr
    assert place.name in done.stderr
    assert tree(world / "output/lao-cai") == before


def test_a_portal_shrinks_only_when_a_person_says_how_much(world: Path):
    before = tree(world / "output/lao-cai")
    for place in (world / "content/lao-cai/so-y-te/documents").rglob("*.md"):
        withdrawn = "status: đã rút\nwithdrawal:\n  on: 21/11/2026\n  reason: đăng nhầm\n---\n"
        place.write_text(withdrawn.join(place.read_text().rsplit("---\n", 1)))
    done = build(world)
    assert done.returncode == 1
    assert "[noi-dung-giam-bat-thuong]" in done.stderr
    assert "--accept-shrink 5" in done.stderr
    assert tree(world / "output/lao-cai") == before
    done = build(world, "--accept-shrink", "5")
    assert done.returncode == 0
    assert re.search(r"lao-cai: bản \w+ \([1-9]\d* tệp làm mới, [1-9]\d* giữ nguyên\)", done.stdout)
    assert "Văn bản này đã được rút" in (world / "output/lao-cai/so-y-te/van-ban/2026/1-tb-syt/index.html").read_text()


# Signed


def test_what_is_for_the_public_must_be_signed(world: Path, tmp_path: Path):
    done = build(world, "--public")
    assert done.returncode == 2
    assert "ssh-keygen -t ed25519" in done.stderr
    own = key(tmp_path)
    assert build(world, "--public", PORTAL_SIGNING_KEY=str(own)).returncode == 0
    place = world / "output/lao-cai"
    assert (place / SIGNATURE).is_file()
    assert main(["verify", str(place), "--signers", str(signers(own))]) == 0
    assert main(["verify", str(place), "--signers", str(signers(key(tmp_path, "khac")))]) == 1
    assert own.read_bytes() not in tree(place).values()


def test_a_key_that_cannot_sign_is_told_before_anything_is_rendered(world: Path, tmp_path: Path):
    done = build(world, PORTAL_SIGNING_KEY=str(key(tmp_path, "co-mat-khau", "mật khẩu")))
    assert done.returncode == 2
    assert "không ký được" in done.stderr
    assert "Đang dựng" not in done.stderr


# releases, rollback, verify

TWO = {"index.html": "một", "so-y-te/index.html": "hai", "tệp.pdf": "ba"}


@pytest.fixture
def two(tmp_path: Path) -> Shelf:
    """A portal with two releases."""
    found = Shelf(tmp_path / "output", "lao-cai")
    publish(found, TWO)
    publish(found, TWO | {"index.html": "mới"})
    return found


def test_going_back_shows_the_release_before(two: Shelf, capsys: pytest.CaptureFixture[str]):
    assert main(["rollback", "lao-cai", "--output", str(two.output)]) == 0
    assert (two.link / "index.html").read_text() == "một"
    assert main(["releases", "--output", str(two.output)]) == 0
    shown = [line for line in capsys.readouterr().out.splitlines() if line.startswith("*")]
    assert [line.split()[1] for line in shown] == [two.current]
    assert main(["rollback", "lao-cai", "--output", str(two.output)]) == 2
    assert main(["rollback", "lao-cai", "../..", "--output", str(two.output)]) == 2
    assert main(["rollback", "hoa-ban", "--output", str(two.output)]) == 2


def test_a_release_that_was_spoilt_is_not_gone_back_to(two: Shelf, capsys: pytest.CaptureFixture[str]):
    first = next(iter(two.releases()))
    (two.folder / first / "tệp.pdf").write_text("bốn")
    assert main(["rollback", "lao-cai", "--output", str(two.output)]) == 1
    assert "tệp.pdf: sai" in capsys.readouterr().err
    assert two.current != first


def swapped(place: Path) -> None:
    (place / "index.html").rename(place / "x")
    (place / "so-y-te/index.html").rename(place / "index.html")
    (place / "x").rename(place / "so-y-te/index.html")


def rewritten(place: Path) -> None:
    """Somebody changes a file and the list as well."""
    (place / "index.html").write_text("giả")
    manifest = Manifest.parse((place / NAME).read_bytes())
    (place / NAME).write_bytes(manifest.canonical.replace(b'"now":"2026', b'"now":"2027'))


TAMPERED = {
    "flipped": (lambda place: (place / "index.html").write_text("mớj"), {"index.html: sai"}),
    "added": (lambda place: (place / "la.html").write_text("x"), {"la.html: thừa"}),
    "removed": (lambda place: (place / "tệp.pdf").unlink(), {"tệp.pdf: thiếu"}),
    "swapped": (swapped, {"index.html: sai", "so-y-te/index.html: sai"}),
    "rewritten": (rewritten, {"index.html: sai", f"{NAME}: sai"}),
    "unlisted": (lambda place: (place / NAME).write_text("{}"), {f"{NAME}: không phải do chương trình này viết ra"}),
}


@pytest.mark.parametrize("how", TAMPERED)
def test_every_file_that_was_tampered_with_is_named(two: Shelf, capsys: pytest.CaptureFixture[str], how: str):
    assert main(["verify", str(two.link)]) == 0
    tamper, told = TAMPERED[how]
    tamper(two.folder / two.current)
    assert main(["verify", str(two.link)]) == 1
    assert told <= set(capsys.readouterr().out.splitlines())


def test_the_release_before_must_be_the_one_that_was(two: Shelf, capsys: pytest.CaptureFixture[str]):
    first = next(iter(two.releases()))
    (two.folder / first / NAME).write_text("{}")
    assert main(["verify", str(two.link)]) == 1
    assert f"{first}/{NAME}: sai" in capsys.readouterr().out


@pytest.fixture
def served(two: Shelf) -> Iterator[str]:
    handler = partial(Quiet, directory=str(two.link))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def test_a_site_is_verified_over_the_network(two: Shelf, served: str, capsys: pytest.CaptureFixture[str]):
    assert main(["verify", served]) == 0
    (two.link / "index.html").write_text("x" * 100)
    (two.link / "tệp.pdf").unlink()
    assert main(["verify", served, "--all"]) == 1
    assert {"index.html: sai", "tệp.pdf: thiếu"} <= set(capsys.readouterr().out.splitlines())
    assert main(["verify", f"{served}/khong-co"]) == 2


@pytest.mark.parametrize("where", ["http://laocai.example/", "khong-co", "https://127.0.0.1:1/"])
def test_what_cannot_be_verified_exits_2(where: str):
    assert main(["verify", where]) == 2


def test_a_redirect_to_another_server_verifies_nothing(two: Shelf, served: str):
    class Elsewhere(Quiet):
        def do_GET(self) -> None:
            self.send_response(302)
            self.send_header("Location", served.replace("127.0.0.1", "localhost") + self.path)
            self.end_headers()

    with ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        assert main(["verify", f"http://127.0.0.1:{server.server_address[1]}"]) == 2
        server.shutdown()
    assert two.current


@pytest.mark.parametrize(("place", "code"), [("/moi/", 0), ("/khac/", 1)])
def test_a_server_may_lead_on_from_an_old_address_where_the_page_there_leads_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], place: str, code: int
):
    shelf = Shelf(tmp_path, "lao-cai")
    old = '<meta http-equiv="refresh" content="0; url=../moi/">'
    publish(shelf, {"cu/index.html": old, "moi/index.html": "mới", "khac/index.html": "khác"})

    class Leading(Quiet):
        def do_GET(self) -> None:
            if self.path != "/cu/":
                super().do_GET()
                return
            self.send_response(301)
            self.send_header("Location", place)
            self.end_headers()

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Leading, directory=str(shelf.link))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        assert main(["verify", f"http://127.0.0.1:{server.server_address[1]}"]) == code
        server.shutdown()
    assert ("cu/index.html: sai" in capsys.readouterr().out.splitlines()) == bool(code)
