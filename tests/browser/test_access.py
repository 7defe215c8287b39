"""Asking for information on a telephone: what is public is found first, the form fills itself, nothing leaves the page."""

from urllib.parse import parse_qs, unquote, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.chromium import PHONE, Visitor, violations_in_each_look
from tests.browser.conftest import Demo

COMPOSER = "/lao-cai/tiep-can-thong-tin/soan-yeu-cau/"


def look(page: Page, words: str) -> None:
    page.get_by_label("Anh chị cần biết điều gì?").press_sequentially(words)


def test_a_reader_finds_what_is_public_chooses_the_agency_and_gets_a_letter(demo: Demo, visitor: Visitor):
    visit = visitor(viewport=PHONE)
    page = visit.open(demo.address + COMPOSER)
    look(page, "nam rung")
    expect(page.get_by_role("status")).to_contain_text("mục có thể chứa điều anh chị cần")
    first = page.locator(".cp-request-composer__result").first
    expect(first).to_contain_text("Sở Y tế")
    expect(first.get_by_role("link", name="Cảnh báo ngộ độc do ăn nấm rừng")).to_have_attribute(
        "href", f"{demo.address}/lao-cai/so-y-te/van-ban/2026/88-tb-syt/"
    )
    first.get_by_role("button").click()
    expect(page.get_by_label("Cơ quan tạo ra thông tin ấy")).to_have_value("so-y-te")
    page.get_by_label("Họ, tên").first.fill("Lò Văn Mẫu")
    page.get_by_label("Số căn cước").fill("000000000000")
    expect(page.locator(".cp-blank-form [data-field='0']")).to_have_text("Lò Văn Mẫu")
    expect(page.locator(".cp-blank-form [data-field='2']")).to_have_text("000000000000")
    letter = urlsplit(page.get_by_role("link", name="Mở thư gửi đầu mối").get_attribute("href"))
    body = parse_qs(letter.query)["body"][0]
    assert letter.path == "thongtin.syt@laocai.example"
    assert body.startswith("Kính gửi: Sở Y tế tỉnh Lào Cai")
    assert "Họ, tên: Lò Văn Mẫu" in body
    assert "000000000000" not in unquote(letter.query)
    assert violations_in_each_look(page) == []
    assert page.evaluate("() => [localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert (visit.foreign(demo.address), visit.complaints) == ([], [])


def test_an_item_that_is_named_is_found_at_every_agency_and_fills_the_sheet(demo: Demo, visitor: Visitor):
    page = visitor().open(demo.address + COMPOSER)
    look(page, "so y te thanh tra")
    found = page.locator(".cp-request-composer__result").filter(has_text="về mục này")
    expect(found).to_have_count(1)
    expect(found).to_contain_text("Sở Y tế tỉnh Lào Cai · ")
    found.get_by_role("button").click()
    expect(page.get_by_label("Cơ quan tạo ra thông tin ấy")).to_have_value("so-y-te")
    expect(page.get_by_label("Thông tin yêu cầu")).to_have_value(found.get_by_role("link").inner_text())


def test_without_the_list_the_sheet_can_be_filled_and_the_list_is_asked_for_again(demo: Demo, visitor: Visitor):
    page = visitor().open(demo.address + COMPOSER)
    page.route("**/muc-cong-khai.json", lambda route: route.abort())
    look(page, "nam")
    expect(page.get_by_role("status")).to_contain_text("anh chị vẫn điền phiếu được")
    page.unroute("**/muc-cong-khai.json")
    look(page, " rung")
    expect(page.locator(".cp-request-composer__result").first).to_contain_text("nấm rừng")


def test_an_overdue_item_leads_to_its_own_request(demo: Demo, visitor: Visitor):
    page = visitor().open(f"{demo.address}/lao-cai/ubnd-xa-mu-cang-chai/cong-khai/#muc-17-1-a")
    page.locator("#muc-17-1-a").get_by_role("link", name="Yêu cầu thông tin này").click()
    expect(page.get_by_label("Cơ quan tạo ra thông tin ấy")).to_have_value("ubnd-xa-mu-cang-chai")
    expect(page.get_by_label("Thông tin yêu cầu")).to_have_value(
        "Chiến lược, chương trình, kế hoạch; báo cáo công tác; thống kê ngành, lĩnh vực"
    )


def test_without_scripts_there_are_a_blank_form_and_everybody_to_ask(demo: Demo, visitor: Visitor):
    page = visitor(javascript=False, viewport=PHONE).open(demo.address + COMPOSER)
    expect(page.get_by_label("Anh chị cần biết điều gì?")).to_be_hidden()
    expect(page.locator(".cp-blank-form__line")).to_have_count(9)
    expect(page.get_by_role("link", name="thongtin.syt@laocai.example")).to_be_visible()


def test_on_paper_only_the_form_is_left(demo: Demo, visitor: Visitor):
    page = visitor().open(demo.address + COMPOSER)
    page.emulate_media(media="print")
    expect(page.locator(".cp-blank-form")).to_be_visible()
    for gone in (".cp-request-composer", ".cp-unit-table", ".cp-page-title"):
        expect(page.locator(gone)).to_be_hidden()
