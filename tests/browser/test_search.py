"""The search: found however it is typed, narrowed, ordered, shared by its address, taken away as data."""

import json
import re
import unicodedata
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from tests.browser.chromium import PHONE, Visitor
from tests.browser.conftest import Demo
from tests.browser.searching import ask, box, count, nothing_else, panel, rows, search, status, suggestions, titles


def test_a_citizen_types_without_marks_and_gets_the_document_first(demo: Demo, visitor: Visitor):
    visit = visitor()
    page = visit.open(f"{demo.address}/quang-tri/")
    box(page).fill("ke hoach truyen thong chinh sach quang binh")
    expect(suggestions(page)).to_contain_text("Kế hoạch")
    ask(page, "ke hoach truyen thong chinh sach quang binh")
    first = rows(page).first
    expect(first).to_contain_text("90/KH-UBND · Kế hoạch · Ủy ban nhân dân tỉnh Quảng Bình")
    expect(first.locator(".cp-badge")).to_have_text("Còn hiệu lực")
    assert {"Kế", "hoạch", "truyền", "thông", "chính", "sách"} <= set(first.locator("mark").all_inner_texts())
    title = first.get_by_role("link").first
    name = title.inner_text()
    title.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    nothing_else(visit, demo)


def test_a_journalist_has_the_number_to_call_before_pressing_enter(demo: Demo, visitor: Visitor):
    visit = visitor(viewport=PHONE)
    page = visit.open(f"{demo.address}/lao-cai/")
    box(page).press_sequentially("nguoi phat ngon so y te")
    expect(suggestions(page).get_by_role("option").filter(has_text="Cư A Lử")).to_contain_text("0216 3000 044")
    assert ask(page, "nguoi phat ngon so y te")[0] == "Cư A Lử"
    expect(rows(page).first.get_by_role("link", name="Gọi 0216 3000 044")).to_have_attribute(
        "href", re.compile(r"^tel:\+842163000044\b")
    )
    for words in ("phát ngôn tiêm chủng", "02163000044", "+84 216 3000 044"):
        assert "Cư A Lử" in ask(page, words)
    nothing_else(visit, demo)


def test_the_name_of_who_is_gone_leads_to_who_is_there_today(demo: Demo, visitor: Visitor):
    visit = visitor()
    for portal, words, today in (
        ("lao-cai", "huyen sa pa", "Ủy ban nhân dân phường Sa Pa"),
        ("ninh-binh", "huyện Mỹ Lộc", "Ủy ban nhân dân phường Nam Định"),
        ("lao-cai", "so thong tin va truyen thong", "Sở Khoa học và Công nghệ tỉnh Lào Cai"),
    ):
        page = search(visit, f"{demo.address}/{portal}", words)
        gone = rows(page).first.locator("p").filter(has_text="Nay là")
        gone.get_by_role("link", name=today).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(today)


def test_however_it_is_typed_the_same_is_found(demo: Demo, visitor: Visitor):
    visit = visitor()
    page = search(visit, f"{demo.address}/lao-cai", "quyết định")
    wanted = titles(page, "quyết định")
    assert len(wanted) == 10
    for words in ("quyeets ddinhj", "quye61t d9i5nh", unicodedata.normalize("NFD", "quyết định")):
        assert ask(page, words) == wanted, words
    assert ask(page, "truyeenf thoong chinhs sachs") == ask(page, "truyền thông chính sách")
    exact = ask(page, "kế hoạch truyền thông chính sách")
    assert ask(page, "kế hoạhc truyền thông chính sách")[0] == exact[0]
    expect(page.locator("main")).to_contain_text("“hoạhc” được hiểu là")
    nothing_else(visit, demo)


def test_a_document_is_found_by_its_number_as_people_write_it(demo: Demo, visitor: Visitor):
    page = search(visitor(), f"{demo.address}/ninh-binh", "119/KH-UBND")
    for words in ("119/KH-UBND", "119 kh ubnd", "119-kh-ubnd", "119/2023", "kế hoạch 119", "kế hoạch 119/KH-UBND"):
        ask(page, words)
        expect(rows(page).first, words).to_contain_text("119/KH-UBND · Kế hoạch · Ủy ban nhân dân tỉnh Nam Định")


def test_filters_narrow_and_the_address_tells_it_all(demo: Demo, visitor: Visitor):
    visit = visitor()
    page = search(visit, f"{demo.address}/lao-cai", "báo cáo")
    everything = count(status(page).inner_text())
    for facet, choice, key in (("Cơ quan", "Ủy ban nhân dân tỉnh Lào Cai", "co-quan"), ("Năm", "2026", "nam")):
        way = panel(page, facet).get_by_role("link").filter(has_text=choice)
        promised = count(way.text_content())
        way.click()
        expect(status(page)).to_have_text(re.compile(f"^{promised} kết quả"))
        expect(page).to_have_url(re.compile(f"[?&]{key}="))
        expect(panel(page, facet).locator("[aria-current]")).to_contain_text(choice)
    both, found, shared = count(status(page).inner_text()), titles(page, "báo cáo"), page.url
    assert parse_qs(urlsplit(shared).query) == {"q": ["báo cáo"], "co-quan": ["ubnd-tinh"], "nam": ["2026"]}
    assert 0 < both < everything
    for row in rows(page).all():
        expect(row).to_contain_text("Ủy ban nhân dân tỉnh Lào Cai")
    page.get_by_role("list", name="Đang lọc theo").get_by_role("link", name="Ủy ban nhân dân tỉnh Lào Cai").click()
    expect(page).not_to_have_url(re.compile("co-quan="))
    expect(status(page)).not_to_have_text(re.compile(f"^{both} kết quả|…$"))
    page.go_back()
    expect(status(page)).to_have_text(re.compile(f"^{both} kết quả"))
    assert titles(page, "báo cáo") == found
    page.go_forward()
    expect(status(page)).not_to_have_text(re.compile(f"^{both} kết quả|…$"))
    assert titles(visitor().open(shared), "báo cáo") == found
    nothing_else(visit, demo)


def test_results_come_in_the_order_that_was_asked_for(demo: Demo, visitor: Visitor):
    page = search(visitor(), f"{demo.address}/ninh-binh", "báo cáo kết quả", "&loai=bao-cao")
    relevant = titles(page, "báo cáo kết quả")
    for order, day in (("mới công khai", "Công khai"), ("ngày ký", "Ban hành")):
        page.get_by_role("link", name=order, exact=True).click()
        expect(page.locator("main [aria-current='true']").filter(has_text=order)).to_be_visible()
        times = rows(page).locator("span").filter(has_text=day).locator("time")
        days = times.evaluate_all("all => all.map(one => one.dateTime)")
        assert len(days) > 3
        assert days == sorted(days, reverse=True)
        assert titles(page, "báo cáo kết quả") != relevant


def test_the_results_can_be_taken_away_as_data(demo: Demo, visitor: Visitor, tmp_path: Path):
    page = search(visitor(), f"{demo.address}/lao-cai", "sở y tế", "&nam=2026")
    with page.expect_download() as started:
        page.get_by_role("button", name="Tải các kết quả này (JSON)").click()
    started.value.save_as(tmp_path / started.value.suggested_filename)
    data = json.loads((tmp_path / "tim-kiem.json").read_text())
    assert (data["search"], data["address"], data["count"]) == ("sở y tế", page.url, count(status(page).inner_text()))
    assert len(data["records"]) == data["count"]
    assert titles(page, "sở y tế") == [one["title"] for one in data["records"]][:10]
    hrefs = rows(page).locator(".cp-search-results__title").evaluate_all("all => all.map(one => one.href)")
    assert hrefs == [one["url"] for one in data["records"]][:10]


def test_who_finds_nothing_is_told_which_filter_to_drop_and_whom_to_ask(demo: Demo, visitor: Visitor):
    page = search(visitor(), f"{demo.address}/lao-cai", "nấm rừng", "&nam=2020")
    expect(status(page)).to_have_text("Không tìm thấy “nấm rừng”.")
    drop = page.get_by_role("link", name=re.compile(r"^Bỏ lọc “2020”: \d+ kết quả$"))
    promised = count(drop.inner_text())
    drop.click()
    expect(status(page)).to_have_text(f"{promised} kết quả cho “nấm rừng”.")
    page.go_back()
    page.get_by_role("link", name="Soạn yêu cầu cung cấp thông tin").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile("Soạn yêu cầu", re.IGNORECASE))


def test_what_was_withdrawn_is_not_found(demo: Demo, visitor: Visitor):
    page = search(visitor(), f"{demo.address}/lao-cai", "87/TB-SYT")
    for words in ("87/TB-SYT", "Cảnh báo ngộ độc nấm rừng", "đăng nhầm bản chưa ký, ghi thiếu cách xử trí"):
        ask(page, words)
        assert page.locator("main a[href*='87-tb-syt']").count() == 0
        assert "87/TB-SYT ·" not in page.locator("main ol").inner_text()
