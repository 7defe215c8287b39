"""`./portal serve` with a real browser in front of it: an edit shows, an error shows, the last good page stays."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from queue import Queue
from threading import Thread
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import Visitor
from tests.conftest import agency, document, portal

PATIENCE = 60_000
"""Milliseconds, the same for whatever one waits for here; it is never waited for to the end unless something is broken."""


@dataclass
class Serving:
    """A running server: its address, what it has said in the terminal, the content it watches."""

    address: str
    content: Path
    said: list[str]
    news: "Queue[str]"

    def says(self, words: str) -> str:
        """Waits until the terminal shows the words; gives all it has shown."""
        while words not in "".join(self.said):
            self.said.append(self.news.get(timeout=PATIENCE / 1000))
        return "".join(self.said)


FILES = {
    "portal.yaml": portal(),
    "ubnd-tinh/agency.md": agency(),
    "so-y-te/agency.md": agency("Sở Y tế tỉnh Lào Cai"),
    "so-y-te/documents/2026/1-kh-syt.md": document("1/KH-SYT", title="Kế hoạch thứ nhất"),
}


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """One server for all that is asked here; only the first test changes what it serves."""
    folder = tmp_path_factory.mktemp("serving")
    content = folder / "content"
    for path, text in FILES.items():
        (content / "lao-cai" / path).parent.mkdir(parents=True, exist_ok=True)
        (content / "lao-cai" / path).write_text(text)
    port = free_port()
    command = [sys.executable, "-I", "-X", "utf8", "-m", "plugins.cli", "serve", "--content", content]
    process = subprocess.Popen(
        [*command, "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    found = Serving(f"http://127.0.0.1:{port}", content, [], Queue())
    Thread(target=_listen, args=(process, found.news), daemon=True).start()
    assert found.address in found.says("dừng bằng Ctrl+C")
    yield found
    os.kill(process.pid, signal.SIGINT)
    process.wait(timeout=PATIENCE / 1000)
    process.stdout.close()
    assert process.returncode in {0, 130}


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _listen(process: "subprocess.Popen[str]", news: "Queue[str]") -> None:
    for line in process.stdout:
        news.put(line)


def test_the_page_in_the_browser_follows_the_file(serving: Serving, visitor: Visitor):
    visit = visitor(now=None)
    page = visit.open(f"{serving.address}/lao-cai/so-y-te/van-ban/2026/1-kh-syt/")
    heading, file = page.get_by_role("heading", level=1), serving.content / "lao-cai/so-y-te/documents/2026/1-kh-syt.md"
    expect(heading).to_contain_text("Kế hoạch thứ nhất")

    file.write_text(document("1/KH-SYT", title="Kế hoạch đã sửa"))
    expect(heading).to_contain_text("Kế hoạch đã sửa", timeout=PATIENCE)

    file.write_text(document("1/KH-SYT", title="Kế hoạch sai", issued="30/2/2026"))
    problems = page.locator("#portal-problems")
    expect(problems).to_contain_text("30/2/2026", timeout=PATIENCE)
    expect(problems).to_contain_text("1-kh-syt.md:")
    assert "30/2/2026" in serving.says("1-kh-syt.md:")
    expect(heading).to_contain_text("Kế hoạch đã sửa")
    page.reload()
    expect(heading).to_contain_text("Kế hoạch đã sửa")
    expect(problems).to_contain_text("30/2/2026")

    file.write_text(document("1/KH-SYT", title="Kế hoạch lành"))
    expect(heading).to_contain_text("Kế hoạch lành", timeout=PATIENCE)
    expect(problems).to_be_hidden()
    assert visit.foreign(serving.address) == []


def test_a_wrong_address_shows_the_portals_own_page(serving: Serving, visitor: Visitor):
    page = visitor(now=None).open(f"{serving.address}/lao-cai/so-y-te/a/b/c/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Không tìm thấy trang")
    page.locator("main").get_by_role("link", name="Cơ quan", exact=True).click()
    expect(page).to_have_url(f"{serving.address}/lao-cai/co-quan/")


def get(address: str) -> tuple[int, str, bytes]:
    """Status, type and body of an answer."""
    try:
        with urlopen(address) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read()
    except HTTPError as error:
        return error.code, error.headers["Content-Type"], error.read()


def test_every_kind_of_file_is_there_without_being_written(serving: Serving):
    for path, said in (
        ("/", "text/html; charset=utf-8"),
        ("/lao-cai/", "text/html; charset=utf-8"),
        ("/lao-cai/atom.xml", "application/atom+xml; charset=utf-8"),
        ("/lao-cai/sitemap.xml", "application/xml; charset=utf-8"),
        ("/lao-cai/tim-kiem/muc-luc.bin", "application/octet-stream"),
        ("/lao-cai/dung.json", "application/json; charset=utf-8"),
    ):
        status, kind, body = get(serving.address + path)
        assert (status, kind) == (200, said), path
        assert body
    assert sorted(one.name for one in serving.content.parent.iterdir()) == ["content"]


def test_a_folder_leads_to_its_page_and_nothing_to_what_there_is_not(serving: Serving):
    with urlopen(f"{serving.address}/lao-cai/so-y-te") as answer:
        assert answer.url.endswith("/lao-cai/so-y-te/")
    for path in (
        "/lao-cai/../../etc/passwd",
        "/lao-cai/%2e%2e/portal.yaml",
        "/khong-co/",
        "/lao-cai//",
        "/.git/config",
    ):
        assert get(serving.address + path)[0] == 404, path


def test_a_port_that_is_taken_is_answered_with_another(serving: Serving):
    port = serving.address.rpartition(":")[2]
    command = [sys.executable, "-I", "-X", "utf8", "-m", "plugins.cli", "serve", "--port", port]
    done = subprocess.run(
        [*command, "--content", serving.content],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert f"--port {int(port) + 1}" in done.stderr
