"""A page of every kind, the fullest one there is: valid, open to all, at home on any screen, and asking nobody else."""

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import PHONE, Visitor, violations_in_each_look
from tests.browser.conftest import INDEX, TEMPLATES, Demo
from tests.browser.html_validity import mistakes

every_kind = pytest.mark.parametrize("template", TEMPLATES)
KEPT_IN_VIEW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
TWICE_THE_LETTERS = "() => { document.documentElement.style.fontSize = '200%'; }"


def address(demo: Demo, template: str) -> str:
    """Where to look at a kind of page; the one for wrong addresses stands at any depth."""
    return f"{demo.root}/khong/co/trang/nay/" if template == "404.html" else demo.address + demo.kind(template)


@pytest.fixture
def reader(visitor: Visitor):
    """A visitor whom the page at an old address does not send on before it has been looked at."""

    def come(template: str, **known):
        visit = visitor(**known)
        if template == "redirect.html":
            visit.page.route("**/*/", _without_refresh)
        return visit

    return come


def _without_refresh(route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.body().replace(b'http-equiv="refresh"', b'name="refresh"'))


@every_kind
def test_a_page_keeps_no_one_out_on_any_screen_and_asks_nobody_else(demo: Demo, reader, template: str):
    visit = reader(template, viewport=PHONE)
    page = visit.open(address(demo, template))
    assert lost_focus(page) == []
    assert violations_in_each_look(page) == []
    assert scrolled_sideways(page) == []
    # Last, for by now whatever the page loads has been asked for.
    assert visit.foreign(demo.root if template == "404.html" else demo.address) == []
    of_its_own = ["Failed to load resource: the server responded with a status of 404 (Not Found)"]
    assert visit.complaints == (of_its_own if template == "404.html" else [])


def lost_focus(page: Page) -> list[str]:
    """Where the keyboard shows nothing: at the skip link, and past the navigation in what the page has of its own."""
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    lost = []
    for _ in range(6):
        page.keyboard.press("Tab")
        lost.append(
            page.evaluate(
                """() => {
                    const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one);
                    const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
                    const there = box.width > 0 && box.right > 0 && box.bottom > 0 && box.left < innerWidth;
                    return one === document.body || (ring && there) ? "" : one.outerHTML;
                }"""
            )
        )
    return [one for one in lost if one]


def scrolled_sideways(page: Page) -> list[str]:
    """On which screens the page is wider than the window: the narrowest, and one with letters of twice the size."""
    found = []
    for width, before in ((320, "() => null"), (640, TWICE_THE_LETTERS)):
        page.set_viewport_size({"width": width, "height": 640})
        page.evaluate(before)
        if page.evaluate(KEPT_IN_VIEW) > 0:
            found.append(f"{width} px")
    return found


def test_a_page_of_every_kind_says_the_same_without_scripts(demo: Demo, reader):
    """Two readers go through all kinds; text and links are compared as they see them."""
    readers = [reader("redirect.html", javascript=one) for one in (True, False)]
    assert [one for one in TEMPLATES if len({said(it.open(address(demo, one))) for it in readers}) > 1] == []


def said(page: Page) -> tuple[str, ...]:
    # What computes in the browser is what needs scripts; the page around it says how to do without.
    moment = ".cp-speaker-state, .cp-speaker-tools button, .cp-duty-table [data-shown-from]"
    page.locator(f".cp-file-check, .cp-request-composer, .cp-search-results, [data-built], {moment}").evaluate_all(
        "all => all.forEach(one => one.remove())"
    )
    links = "all => all.filter(one => one.checkVisibility()).map(one => one.href + ' ' + one.innerText)"
    return (page.locator("body").inner_text(), *page.locator("a").evaluate_all(links))


def test_the_skip_link_leads_past_the_navigation(demo: Demo, visitor: Visitor):
    page = visitor().open(address(demo, "document.html"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main, footer')")


def test_a_printed_document_leaves_the_navigation_out(demo: Demo, visitor: Visitor):
    page = visitor().open(address(demo, "document.html"))
    page.emulate_media(media="print")
    assert [one.is_visible() for one in page.get_by_role("navigation").all()] == []
    assert page.locator(".skip-link").is_hidden()
    assert page.locator("h1").is_visible()


@pytest.mark.parametrize("portal", ["lai-chau", "lao-cai", "ninh-binh", "quang-tri", "tuyen-quang"])
def test_the_pages_of_a_portal_are_valid_html(demo: Demo, tmp_path, portal: str):
    """The fullest pages of each template: many of one portal, one of each other."""
    asked = [path for paths in demo.pages[portal].values() for path in paths[: 10 if portal == "lao-cai" else 1]]
    assert {str(path): found for path, found in mistakes(tmp_path, map(demo.file, asked)).items()} == {}


@pytest.mark.parametrize("template", [INDEX, "redirect.html"])
def test_the_pages_outside_a_portal_are_valid_html(demo: Demo, tmp_path, template: str):
    assert mistakes(tmp_path, [demo.file(demo.kind(template))]) == {}
