"""Chromium, and what every test asks of a page it has opened. A plugin of pytest: tests/conftest.py names it."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from ssl import SSLContext
from threading import Thread
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from tests.bench.searchhost import trust
from tests.conftest import NOW

EXECUTABLE = "/usr/bin/chromium"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
EVERYTHING = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
LOOKS: dict[str, Any] = {
    "type": "rule",
    "values": ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"],
}
"""What may hold on one screen and not on another."""


@dataclass
class Visit:
    """A page in the browser, and what it has asked for and complained of so far."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str) -> Page:
        self.page.goto(address, wait_until="load")
        return self.page

    def foreign(self, address: str) -> list[str]:
        """Requests that went elsewhere than to our own server."""
        return [one for one in self.requests if not one.startswith((address, "data:"))]


Visitor = Callable[..., Visit]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=EXECUTABLE, args=[*QUIET, trust()])
        yield chromium
        chromium.close()


def failed(request: Request) -> Iterator[str]:
    """What went wrong; whoever goes on to another page waits no longer for what the last one still fetched."""
    if request.failure != "net::ERR_ABORTED":
        yield f"{request.url}: {request.failure}"


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Visitor]:
    """`visitor(javascript=False, viewport=PHONE, now=None)`: a reader of their own, whose clock stands still at `now`."""
    contexts: list[BrowserContext] = []

    def come(*, javascript: bool = True, viewport: dict[str, int] = DESK, now: str | None = NOW, **more: Any) -> Visit:
        context = browser.new_context(java_script_enabled=javascript, viewport=viewport, locale="vi-VN", **more)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        visit = Visit(page)
        page.on("request", lambda request: visit.requests.append(request.url))
        page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        page.on("requestfailed", lambda request: visit.complaints.extend(failed(request)))
        page.on(
            "console",
            lambda said: visit.complaints.append(said.text) if said.type in {"error", "warning"} else None,
        )
        if now and javascript:
            page.clock.set_fixed_time(datetime.fromisoformat(now))
        return visit

    yield come
    for one in contexts:
        one.close()


def violations(page: Page, rules: dict[str, Any] = EVERYTHING) -> list[str]:
    """What axe finds on the page as it stands now: a line a rule, with the first places."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(Axe().axe_script)
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    return [
        f"{one['id']}: {one['help']}\n"
        + "\n".join(f"    {node['target']} {node['html'][:160]}\n      {_reason(node)}" for node in one["nodes"][:3])
        for one in page.evaluate("options => axe.run(options)", options)["violations"]
    ]


def violations_in_each_look(page: Page) -> list[str]:
    """axe on a wide screen in dark; in light on a narrow one what depends on the look: colours, sizes, what scrolls."""
    found: list[str] = []
    for viewport, look, rules in ((PHONE, "light", LOOKS), (DESK, "dark", EVERYTHING)):
        page.set_viewport_size(viewport)  # type: ignore[arg-type]
        page.emulate_media(color_scheme=look)  # type: ignore[arg-type]
        found += [f"[{viewport['width']} px, {look}] {one}" for one in violations(page, rules)]
    return found


def _reason(node: dict[str, Any]) -> str:
    return "; ".join(one["message"] for one in node["any"] + node["all"] + node["none"])


class Handler(SimpleHTTPRequestHandler):
    """Files as they are, and the portal's own page for a wrong address, as any server can be told to do it."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def log_message(self, format: str, *values: object) -> None:  # noqa: A002 - the library's name
        """Tests have no use for a log of requests."""


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64  # a browser, like our own commands, opens several connections at once


@contextmanager
def served(folder: Path, secure: SSLContext | None = None, by: type[Handler] = Handler) -> Iterator[str]:
    """The address at which the files of a folder are served."""
    serving = Server(("127.0.0.1", 0), partial(by, directory=os.fspath(folder)))
    if secure:
        serving.socket = secure.wrap_socket(serving.socket, server_side=True)
    Thread(target=serving.serve_forever, args=[0.02], daemon=True).start()
    yield f"{'https' if secure else 'http'}://127.0.0.1:{serving.server_port}"
    serving.shutdown()
    serving.server_close()
