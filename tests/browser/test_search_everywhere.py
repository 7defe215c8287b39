"""The search by keyboard and by ear, without scripts, without a network, on old telephones, whatever is typed."""

import re
from urllib.parse import quote

from playwright.sync_api import expect

from tests.browser.chromium import PHONE, Visitor, violations_in_each_look
from tests.browser.conftest import Demo
from tests.browser.searching import ask, box, nothing_else, panel, rows, search, status, suggestions, titles

HOSTILE = (
    "...///!!!“”",
    "+-~^*:",
    "+nấm -rừng title:x ~9 b^2 *",
    "\u202enấm\u202c \u2066rừng\u2069",
    "😀 👩\u200d👩\u200d👧",
    "<img src=x onerror=alert(1)><script>alert(2)</script>",
    "constructor __proto__ toString",
    "hasOwnProperty",
    "%00 %ff \\ ' \" &amp; ${x} {{x}}",
    "0 00 000 1e999 -1",
)


def test_the_keyboard_alone_is_enough(demo: Demo, visitor: Visitor):
    visit = visitor()
    page = visit.open(f"{demo.address}/lao-cai/")
    for _ in ("skip link", "name of the portal", "box"):
        page.keyboard.press("Tab")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("so y te")
    options = suggestions(page).get_by_role("option")
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    expect(options.first).to_contain_text("Sở Y tế tỉnh Lào Cai")
    selected = suggestions(page).get_by_role("option", selected=True)
    for key, place in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", None), ("ArrowUp", -1)):
        page.keyboard.press(key)
        expect(selected).to_have_count(0 if place is None else 1)
        name = None if place is None else options.nth(place).get_attribute("id")
        assert name is None or selected.get_attribute("id") == name
        assert box(page).get_attribute("aria-activedescendant") == name
        expect(box(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    expect(suggestions(page)).to_be_hidden()
    expect(box(page)).to_have_value("so y te")
    page.keyboard.type(" ")
    expect(suggestions(page)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Tìm", exact=True)).to_be_focused()
    expect(suggestions(page)).to_be_hidden()
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("sở y tế")
    expect(options.first).to_contain_text("Sở Y tế tỉnh Lào Cai")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{demo.address}/lao-cai/so-y-te/")
    nothing_else(visit, demo)


def test_what_is_seen_is_said_as_well(demo: Demo, visitor: Visitor):
    visit = visitor(viewport=PHONE)
    page = search(visit, f"{demo.address}/lao-cai", "y tế", "&nam=2026")
    expect(box(page)).to_have_accessible_name("Tìm trên cổng: cơ quan, người, văn bản, số ký hiệu")
    expect(status(page)).to_have_text(re.compile(r"^\d+ kết quả cho “y tế”\.$"))
    assert violations_in_each_look(page) == []
    page.get_by_text("Lọc kết quả").click()
    expect(panel(page, "Loại")).to_be_visible()
    assert violations_in_each_look(page) == []
    page.set_viewport_size(PHONE)
    panel(page, "Loại").get_by_role("link").first.click()
    expect(status(page)).to_be_focused()
    expect(page.get_by_role("list", name="Đang lọc theo").get_by_role("listitem")).to_have_count(2)
    visit.open(f"{demo.address}/lao-cai/")
    box(page).fill("y te")
    expect(page.get_by_role("search").get_by_role("status")).to_have_text(re.compile(r"^\d+ gợi ý"))
    for group in ("Cơ quan", "Người", "Văn bản, tin"):
        expect(suggestions(page).get_by_role("group", name=group).get_by_role("option").first).to_be_visible()
    assert violations_in_each_look(page) == []
    nothing_else(visit, demo)


def test_without_scripts_every_list_is_within_four_links_of_home(demo: Demo, visitor: Visitor):
    page = visitor(javascript=False).open(f"{demo.address}/lao-cai/")
    box(page).fill("hộ tịch")
    page.get_by_role("button", name="Tìm", exact=True).click()
    expect(page).to_have_url(f"{demo.address}/lao-cai/tim-kiem/?q={quote('hộ tịch', safe='').replace('%20', '+')}")
    lists = page.url
    for by, choice in (
        ("Loại văn bản", "Kế hoạch"),
        ("Năm ban hành", "Năm 2025"),
        ("Cơ quan ban hành", "Sở Y tế tỉnh Lào Cai"),
        ("Lĩnh vực", "Truyền thông chính sách"),
    ):
        page.goto(lists)
        ways = page.get_by_role("navigation", name=by)
        for more in ways.locator("summary").all():
            more.click()
        ways.get_by_role("link", name=choice).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile(choice, re.IGNORECASE))
        assert page.locator("main .cp-record-list a").count() > 0
    page.goto(lists)
    page.get_by_role("link", name="Cán bộ, xếp theo tên").click()
    expect(page.locator("main").get_by_role("link", name="Cư A Lử")).to_be_visible()


def test_nothing_of_the_search_is_loaded_before_it_is_wanted(demo: Demo, visitor: Visitor):
    visit = visitor()
    page = visit.open(f"{demo.address}/lao-cai/")
    page.evaluate("async () => { await navigator.serviceWorker.ready }")
    parts = re.compile(r"/tim-kiem/|/(?:search|suggest|unpack)\.")
    assert [one for one in visit.requests if parts.search(one)] == []
    box(page).focus()
    expect(box(page)).to_have_attribute("role", "combobox")
    loaded = {parts.search(one)[0] for one in visit.requests if parts.search(one)}
    assert loaded == {"/tim-kiem/", "/search.", "/suggest."}
    nothing_else(visit, demo)


def test_nothing_that_can_be_typed_breaks_the_search(demo: Demo, visitor: Visitor):
    visit = visitor()
    for words in ("a" * 10_000, "quyết định " * 900):
        page = search(visit, f"{demo.address}/lao-cai", words)
    for words in HOSTILE:
        ask(page, words)
        expect(suggestions(page)).to_be_hidden()
        assert page.locator(".cp-search-results :is(img, script)").count() == 0
    page.goto(f"{demo.address}/lao-cai/tim-kiem/?q=nấm&loai=__proto__&nam=constructor&trang=-9e9&sap-xep=<b>")
    titles(page, "nấm")
    nothing_else(visit, demo)


def test_what_was_seen_and_searched_is_there_without_a_network(demo: Demo, visitor: Visitor):
    visit = visitor()
    page = visit.open(f"{demo.root}/so-y-te/")
    page.evaluate("async () => { await navigator.serviceWorker.ready }")
    page = visit.open(f"{demo.root}/so-y-te/")
    found = titles(search(visit, demo.root, "nam rung"), "nam rung")
    assert found
    assert visit.foreign(demo.root) == []
    page.context.set_offline(True)
    visit.open(f"{demo.root}/so-y-te/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sở Y tế tỉnh Lào Cai")
    assert titles(search(visit, demo.root, "nam rung"), "nam rung") == found
    assert ask(page, "nam rung") == found


def test_an_older_browser_that_cannot_unpack_searches_as_well(demo: Demo, visitor: Visitor):
    visit = visitor()
    visit.page.add_init_script("delete window.DecompressionStream")
    page = search(visit, f"{demo.address}/lao-cai", "nam rung")
    assert page.evaluate("typeof DecompressionStream") == "undefined"
    expect(rows(page).first).to_contain_text("88/TB-SYT")
    assert any("/unpack." in one for one in visit.requests)
    nothing_else(visit, demo)


def test_a_narrow_telephone_has_room_for_it(demo: Demo, visitor: Visitor):
    page = search(visitor(viewport=PHONE), f"{demo.address}/lao-cai", "quyết định ubnd")
    page.get_by_text("Lọc kết quả").click()
    expect(panel(page, "Cơ quan")).to_be_visible()
    box(page).fill("sở y tế")
    expect(suggestions(page)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    place, width = box(page).bounding_box(), suggestions(page).bounding_box()
    assert place["width"] > 200
    assert place["height"] >= 44
    assert width["x"] >= 0
    assert width["x"] + width["width"] <= PHONE["width"]
    suggestions(page).get_by_role("option").filter(has_text="Sở Y tế").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sở Y tế")


def test_a_portal_that_was_published_anew_meanwhile_is_asked_again(demo: Demo, visitor: Visitor):
    """The list that the page has names files that are gone by now."""
    visit, gone = visitor(), []

    def answer(route):
        if gone:
            route.continue_()
        else:
            gone.append(route.request.url)
            route.fulfill(status=404)

    visit.page.route("**/tim-kiem/d/t-*", answer)
    page = search(visit, f"{demo.address}/lao-cai", "nam rung")
    expect(rows(page).first).to_contain_text("88/TB-SYT")
    assert len([one for one in visit.requests if one.endswith("muc-luc.bin")]) == 2
