"""The search as a reader handles it: what tests of it share."""

import re
from urllib.parse import parse_qs, quote, urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.browser.chromium import Visit
from tests.browser.conftest import Demo

ANSWER = re.compile(r"\d kết quả cho “|Không tìm thấy “")


def box(page: Page) -> Locator:
    return page.get_by_label("Tìm trên cổng")


def status(page: Page) -> Locator:
    return page.locator("main").get_by_role("status")


def ask(page: Page, words: str) -> list[str]:
    """Types on any page, presses Enter; gives the titles that were found, in their order."""
    box(page).fill(words)
    box(page).press("Enter")
    page.wait_for_url(lambda address: parse_qs(urlsplit(address).query).get("q") == [words])
    return titles(page, words)


def search(visit: Visit, portal: str, words: str, more: str = "") -> Page:
    page = visit.open(f"{portal}/tim-kiem/?q={quote(words)}{more}")
    titles(page, words)
    return page


def titles(page: Page, words: str) -> list[str]:
    expect(status(page)).to_have_text(ANSWER)
    expect(status(page)).to_contain_text(f"“{words[:80]}")
    return rows(page).locator(".cp-search-results__title").all_inner_texts()


def rows(page: Page) -> Locator:
    return page.locator("main ol > li.cp-search-results__row")


def count(text: str | None) -> int:
    """How many results are told of."""
    return int(re.findall(r"(\d+) kết quả", text or "")[0])


def suggestions(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Gợi ý")


def panel(page: Page, facet: str) -> Locator:
    """A facet's choices."""
    return page.locator("details section").filter(has=page.get_by_role("heading", name=facet, exact=True))


def nothing_else(visit: Visit, demo: Demo) -> None:
    """No request went elsewhere, and the console is empty."""
    assert (visit.foreign(demo.address), visit.complaints) == ([], [])
