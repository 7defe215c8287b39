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
        [*command, "--output", folder / "output", "--port", str(port)],
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


def test_what_is_served_is_not_what_is_written(serving: Serving):
    """The line that reloads the page is never published."""
    assert ".news" not in (serving.content.parent / "output/lao-cai/index.html").read_text()


def test_a_port_that_is_taken_is_answered_with_another(serving: Serving, tmp_path: Path):
    port = serving.address.rpartition(":")[2]
    command = [sys.executable, "-I", "-X", "utf8", "-m", "plugins.cli", "serve", "--port", port]
    done = subprocess.run(
        [*command, "--content", serving.content, "--output", tmp_path / "other"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert f"--port {int(port) + 1}" in done.stderr
