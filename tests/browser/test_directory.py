"""The directory of spokespeople: from a question to a number; narrowed, by keyboard, without scripts, on paper, taken along."""

import csv
import io
import json
import math
import re
from pathlib import Path
from urllib.parse import quote_plus, urljoin

import segno
import vobject
from lxml import html
from PIL import Image
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from plugins.portal.language.fold import fold
from tests.bench.searchhost import served
from tests.browser.chromium import Visitor, violations_in_each_look
from tests.browser.conftest import Demo
from tests.browser.searching import box, nothing_else, status, suggestions, titles

HOME, DIRECTORY = "/lao-cai/", "/lao-cai/nguoi-phat-ngon/"
ROLE = "/lao-cai/so-y-te/nguoi-phat-ngon/"
PORTALS = ("lai-chau", "lao-cai", "ninh-binh", "quang-tri", "tuyen-quang")
SMALL = {"width": 360, "height": 640}
WEIGHT, REQUESTS, SECONDS = 100_000, 10, 2
ROW = 1_500
"""Bytes of one, as it lies, with deputy, topics and rota: a province has hundreds of them on one page."""
ROUND_TRIP, BITS_A_SECOND, FIRST_WINDOW = 0.150, 1_600_000, 14_600
ASK_EACH = """(box, asked) => asked.map(words => {
    box.value = words;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    const people = [...document.querySelectorAll(".cp-spokesperson-table strong")];
    return people.filter(one => one.checkVisibility()).map(one => one.innerText);
})"""
CONTACTS = """rows => rows.map(row => [row.innerText,
    [...row.querySelectorAll("a")].filter(one => one.checkVisibility()).map(one => one.getAttribute("href"))])"""
RECEIVED = """() => ["navigation", "resource"].flatMap(kind => performance.getEntriesByType(kind))
    .map(one => [one.name, one.transferSize])"""
"""Addresses and bytes, as a host sent them, compressed, with their heads."""
CONNECTING = 3
"""Round trips before the first request: name, connection, encryption."""


def finder(page: Page) -> Locator:
    return page.get_by_label("Tên cơ quan, người, lĩnh vực")


def names(page: Page) -> list[str]:
    return page.locator(".cp-spokesperson-table strong:visible").all_inner_texts()


def groups(page: Page) -> list[str]:
    return page.locator("[data-group] h2:visible").all_inner_texts()


def narrow(page: Page, words: str) -> list[str]:
    """Who is left of the list; it has been told how many rows fit."""
    finder(page).fill(words)
    count = page.locator("[data-group] tbody tr:visible").count()
    expect(status(page)).to_have_text(f"{count} dòng khớp" if count else re.compile("^Không có dòng nào khớp"))
    return names(page)


def told(demo: Demo, path: str = DIRECTORY) -> list[dict]:
    """The people of a list's JSON file."""
    return json.loads(demo.file(f"{path}danh-ba.json").read_text())["spokespeople"]


def test_one_question_and_one_tap_lead_to_a_number_that_can_be_called_without_scrolling(demo: Demo, visitor: Visitor):
    """By an agency, a topic, and a district that is no more."""
    visit = visitor(viewport=SMALL, has_touch=True)
    for words, name, number in (
        ("so y te", "Cư A Lử", "0216 3000 044"),
        ("tiem chung", "Ngô Thúy Phương", "0214 3000 103"),
        ("thi xa sa pa", "Lồ Thị Diên", "0214 3000 084"),
    ):
        page = visit.open(demo.address + HOME)
        box(page).press_sequentially(words)
        spokesperson = suggestions(page).get_by_role("option").filter(has_text=name)
        expect(spokesperson).to_contain_text(number)
        expect(spokesperson).to_be_in_viewport()
        spokesperson.tap()
        expect(page.get_by_role("heading", level=1)).to_contain_text(name)
        expect(page.get_by_role("link", name=number).first).to_be_in_viewport(ratio=1)
        expect(page.get_by_role("link", name=number).first).to_have_attribute("href", re.compile("^tel:"))
    assert visit.foreign(demo.address) == []


def test_the_list_is_narrowed_by_whatever_is_known_typed_without_marks(demo: Demo, visitor: Visitor):
    visit = visitor()
    page = visit.open(demo.address + DIRECTORY)
    everybody, levels = names(page), groups(page)
    assert everybody == [one["name"] for one in told(demo)]
    science, culture = ["Lò Văn Păn", "Vũ Đình Lạng"], ["Sùng A Khua", "Hoàng Ngân Hạ"]
    for words, found in (
        ("so y te", ["Cư A Lử", "Lương Thị Bích Đào"]),
        ("ngo thuy phuong", ["Ngô Thúy Phương"]),
        ("tiem chung", ["Cư A Lử", "Ngô Thúy Phương"]),
        ("thi xa sa pa", ["Lồ Thị Diên", "Má A Chinh"]),
        ("Sở Thông tin và Truyền thông", science + culture),
        ("so thong tin va truyen thong", science + culture),
        ("sao chep", []),
        ("luu danh ba", []),
        ("3000044", ["Cư A Lử"]),
        ("0216 3000 044", ["Cư A Lử"]),
        ("+84 216 3000 044", ["Cư A Lử"]),
    ):
        assert narrow(page, words) == found, words
    finder(page).press("Enter")
    assert page.url == demo.address + DIRECTORY
    assert (groups(page), names(page)) == (["Sở, ban, ngành"], ["Cư A Lử"])
    assert narrow(page, "tinh lao cai")[0] == "Đoàn Việt Hùng"
    finder(page).fill("")
    expect(status(page)).to_be_empty()
    assert (names(page), groups(page)) == (everybody, levels)
    assert (narrow(page, "bach hau"), groups(page)) == ([], [])
    finder(page).press("Enter")
    page.wait_for_url(f"**/lao-cai/tim-kiem/?q={quote_plus('bach hau')}")
    assert titles(page, "bach hau")
    nothing_else(visit, demo)


def test_all_that_is_told_of_somebody_finds_them(demo: Demo, visitor: Visitor):
    page, people = visitor().open(demo.address + DIRECTORY), told(demo)
    asked = {fold(one): one for who in people for one in (who["name"], who["title"], who["agency"], *who["topics"])}
    found = dict(zip(asked.values(), finder(page).evaluate(ASK_EACH, list(asked)), strict=True))
    lost = {
        f"{who['name']}: {one}"
        for who in people
        for one in (who["name"], who["title"], who["agency"], *who["topics"])
        if who["name"] not in found[one]
    }
    assert lost == set()


def test_without_scripts_everybody_is_there_and_each_level_has_its_own_address(demo: Demo, visitor: Visitor):
    page = visitor(javascript=False).open(demo.address + DIRECTORY)
    rows = page.locator("[data-group] tbody tr:visible").evaluate_all(CONTACTS)
    for one in told(demo):
        ways = [phone["uri"] for phone in one["phones"]] + ([f"mailto:{one['email']}"] if one["email"] else [])
        assert ways
        assert any(one["name"] in text and one["title"] in text and {*ways} <= {*links} for text, links in rows)
    assert names(page) == [one["name"] for one in told(demo)]
    tabs = page.get_by_role("navigation", name="Cấp cơ quan").get_by_role("link")
    whole, *levels = tabs.evaluate_all("all => all.map(one => [one.innerText, one.href])")
    assert re.findall(r"\d+", whole[0]) == [str(len(told(demo)))]
    met = []
    for label, address in levels:
        page.goto(address)
        expect(tabs.and_(page.locator("[aria-current='page']"))).to_have_text(label)
        assert names(page) == [one["name"] for one in told(demo, address.removeprefix(demo.address))]
        assert re.findall(r"\d+", label) == ([str(len(names(page)))] if names(page) else [])
        met += names(page)
    assert sorted(met) == sorted(one["name"] for one in told(demo))
    finder(page).fill("tiêm chủng")
    page.locator("main").get_by_role("button", name="Tìm", exact=True).click()
    expect(page).to_have_url(f"{demo.address}/lao-cai/tim-kiem/?q={quote_plus('tiêm chủng')}")


def test_the_keyboard_goes_from_the_question_to_the_levels_the_rota_and_the_contacts(demo: Demo, visitor: Visitor):
    visit = visitor(permissions=["clipboard-read", "clipboard-write"])
    page = visit.open(demo.address + DIRECTORY)
    finder(page).focus()
    met = []
    while len(met) < 40 and met[-1:] != ["0216 3000 141, máy lẻ 2"]:
        page.keyboard.press("Tab")
        met.append(page.evaluate("document.activeElement.innerText.replace(/\\s+/g, ' ')"))
    assert met[:2] == ["Tìm", f"Tất cả {len(told(demo))}"]
    wanted = ["Tìm", "Khác", "Lịch trực phát ngôn ngoài giờ, hai tuần", "Đoàn Việt Hùng", "0216 3000 141, máy lẻ 2"]
    assert [one for one in met if one in wanted] == wanted
    page.get_by_text("Lịch trực phát ngôn ngoài giờ").press("Enter")
    expect(page.get_by_role("table", name="Sở Y tế tỉnh Lào Cai")).to_be_visible()
    assert violations_in_each_look(page) == []
    page.get_by_role("rowheader").get_by_role("link", name="Ủy ban nhân dân tỉnh Lào Cai").first.press("Enter")
    copy = page.get_by_role("button", name=re.compile("tên, chức vụ, liên hệ của Đoàn Việt Hùng"))
    copy.press("Enter")
    expect(copy).to_contain_text("Đã chép")
    expect(copy).to_be_focused()
    assert page.evaluate("navigator.clipboard.readText()").split("\n") == [
        "Đoàn Việt Hùng, Chánh Văn phòng UBND tỉnh",
        "Ủy ban nhân dân tỉnh Lào Cai",
        "0216 3000 141, máy lẻ 2",
        "0216 3000 142, máy lẻ 17",
        "phatngon@laocai.example",
    ]
    nothing_else(visit, demo)


def download(page: Page, name: str) -> bytes:
    with page.expect_download() as started:
        page.locator("main").get_by_role("link", name=name).click()
    return Path(started.value.path()).read_bytes()


def test_the_list_and_one_person_are_taken_along_as_cards_and_tables(demo: Demo, visitor: Visitor):
    page = visitor().open(demo.address + DIRECTORY)
    people, cards = told(demo), list(vobject.readComponents(download(page, "vCard").decode()))
    assert [one.fn.value for one in cards] == [one["name"] for one in people]
    for card, one in zip(cards, people, strict=True):
        phones = [*one["phones"], *([one["duty_line"]] if one["duty_line"] else [])]
        assert [tel.value for tel in card.tel_list] == [phone["uri"] for phone in phones]
        assert (card.email.value, card.org.value) == (one["email"], [one["agency"]])
        assert one["hours"] in card.note.value
    table = download(page, "CSV")
    page.goto(demo.address + ROLE)
    (health,) = vobject.readComponents(download(page, "Lưu danh bạ Cư A Lử").decode())
    assert (health.n.value.family, health.n.value.additional, health.n.value.given) == ("Cư", "A", "Lử")
    assert [one.value for one in health.tel_list] == ["tel:+842163000044;ext=12", "tel:+842163000049"]
    assert health.serialize() == next(one for one in cards if one.fn.value == "Cư A Lử").serialize()
    for said in ("7:00–17:30, ngày làm việc", "418/QĐ-SYT", "13/11/2026", "không phải dữ liệu mở"):
        assert said in health.note.value
    assert table.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(table.decode("utf-8-sig"), newline=""))
    assert head[:7] == ["STT", "Cơ quan", "Họ và tên", "Chức vụ", "Điện thoại", "Thư điện tử", "Ghi chú"]
    assert [row[2] for row in rows] == [one["name"] for one in people]
    assert rows[-1][4] == "0214 3000 103 máy lẻ 2 (Văn phòng Giám đốc)"


def before(demo: Demo, portal: str) -> set[tuple[str, str]]:
    """Names and addresses of those who spoke for an agency and do so no more."""
    found = set()
    for path in demo.pages[portal]["role.html"]:
        gone = html.parse(demo.file(path)).getroot().xpath("//ol/li[@id][not(@aria-current)]//a")
        found |= {(one.text, urljoin(path, one.get("href"))) for one in gone}
    return found


def test_who_speaks_no_more_can_be_called_from_nowhere(demo: Demo, visitor: Visitor):
    page = visitor().page
    for portal in PORTALS:
        files = ("danh-ba.vcf", "danh-ba.json", "danh-ba.csv", "index.html")
        lists = "".join(demo.file(f"/{portal}/nguoi-phat-ngon/{one}").read_text() for one in files)
        gone = before(demo, portal)
        assert [name for name, _ in gone if name in lists] == []
        for name, path in gone:
            page.goto(demo.address + path)
            expect(page.get_by_role("heading", level=1)).to_have_text(name)
            assert page.locator("main").locator("a[href^='tel:'], a[href^='mailto:'], a[href$='.vcf']").count() == 0
    assert ("Đỗ Quang Vịnh", "/lao-cai/so-y-te/can-bo/do-quang-vinh/") in before(demo, "lao-cai")


def test_the_first_visit_is_light_enough_for_a_slow_network(demo: Demo, visitor: Visitor):
    """Requests wait for each other in three steps: the page, what it names, what its scripts import."""
    visit = visitor(now=None)
    with served(demo.folder) as address:
        page = visit.open(address + DIRECTORY)
        page.wait_for_load_state("networkidle")
        timings = page.evaluate(RECEIVED)
    assert visit.foreign(address) == []
    assert sorted(name for name, _ in timings) == sorted(visit.requests)
    assert len(timings) <= REQUESTS
    parts = [demo.folder / one.removeprefix(f"{address}/") for one in visit.requests[1:]]
    named = [one for one in parts if one.name in demo.file(DIRECTORY).read_text()]
    imports = "".join(one.read_text() for one in named)
    assert {one.suffix for one in parts} == {".css", ".js", ".json", ".svg"}
    assert [one.name for one in parts if one not in named and one.name not in imports] == []
    weight = sum(size for _, size in timings)
    assert weight <= WEIGHT
    growing = math.ceil(math.log2(weight / FIRST_WINDOW + 1)) - 1
    assert (CONNECTING + 3 + growing) * ROUND_TRIP + weight * 8 / BITS_A_SECOND < SECONDS


def test_a_row_of_the_list_is_light(demo: Demo):
    rows = html.parse(demo.file(DIRECTORY)).getroot().xpath("//tr[@data-found-by]")
    assert sum(len(html.tostring(one, encoding="utf-8")) for one in rows) < ROW * len(rows)


def test_on_paper_everybody_is_there_and_no_button(demo: Demo, visitor: Visitor):
    page = visitor().open(demo.address + DIRECTORY)
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    text = " ".join(" ".join(one.extract_text() for one in sheets).split())
    assert [one["name"] for one in told(demo) if one["name"] not in text] == []
    assert [phone["text"] for one in told(demo) for phone in one["phones"] if phone["text"] not in text] == []
    assert [one for one in ("Sao chép", "Lưu danh bạ", "Lịch trực", "vCard") if one in text] == []


def test_the_page_of_a_role_tells_who_spoke_before_who_is_on_duty_and_leads_there_from_paper(
    demo: Demo, visitor: Visitor
):
    visit = visitor(device_scale_factor=4, color_scheme="dark")
    page = visit.open(demo.address + ROLE)
    over_time = page.locator("section").filter(has=page.get_by_role("heading", name="Ai phát ngôn, từ khi nào"))
    steps = over_time.get_by_role("listitem")
    expect(steps).to_have_text([re.compile("Lương Thị Bích Đào"), re.compile("Cư A Lử"), re.compile("Đỗ Quang Vịnh")])
    expect(steps.last).to_contain_text("từ 01/07/2025 đến 14/09/2026")
    current = steps.and_(page.locator("[aria-current]"))
    expect(current).to_have_text([re.compile("Lương Thị Bích Đào"), re.compile("Cư A Lử")])
    days = page.get_by_role("table", name="Tuần này và tuần sau").locator("tbody tr")
    expect(days).to_have_count(14)
    expect(days.filter(has=page.get_by_text("Đang trực").and_(page.locator(":visible")))).to_have_text(
        re.compile(r"^\s*Chủ nhật 22/11/2026\s+Cư A Lử\s+Đang trực\s+0216 3000 049\s*$")
    )
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert canonical == "https://congkhai.laocai.example/so-y-te/nguoi-phat-ngon/"
    assert squares(page.get_by_role("img", name="Mã QR mở trang này")) == [
        [bool(dark) for dark in row] for row in segno.make(canonical, error="m", micro=False).matrix_iter(border=4)
    ]
    nothing_else(visit, demo)


def squares(code: Locator) -> list[list[bool]]:
    """Which modules of a QR code are dark, its margin included, as a camera sees them."""
    seen = Image.open(io.BytesIO(code.screenshot())).convert("L")
    size = int(code.get_attribute("viewBox").split()[-1])
    steps = [(number + 0.5) * seen.width / size for number in range(size)]
    return [[seen.getpixel((x, y)) < 128 for x in steps] for y in steps]
