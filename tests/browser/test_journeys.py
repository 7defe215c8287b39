"""What people come for, from the home page to what they wanted, with scripts and without."""

from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from plugins.portal.catalogue.force import ENDS
from tests.browser.chromium import PHONE, Visitor
from tests.browser.conftest import Demo
from tests.conftest import NOW

with_and_without_scripts = pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
TODAY = datetime.fromisoformat(NOW)


def follow(page: Page, name: str, within: str = "main") -> Page:
    page.locator(within).get_by_role("link", name=name, exact=True).first.click()
    page.wait_for_load_state()
    return page


@with_and_without_scripts
def test_a_journalist_finds_the_number_to_call(demo: Demo, visitor: Visitor, javascript: bool):  # noqa: FBT001
    page = visitor(javascript=javascript, viewport=PHONE).open(f"{demo.address}/lao-cai/")
    follow(page, "Cơ quan")
    follow(page, "Sở Y tế tỉnh Lào Cai")
    call = page.locator("a[href^='tel:']:visible").first
    expect(call).to_be_visible()
    speaker = next(one for one in demo.site("lao-cai").people if one.spokesperson and one.agency_id == "so-y-te")
    follow(page, speaker.name)
    expect(page.get_by_role("heading", level=1)).to_have_text(speaker.name)
    phone = speaker.spokesperson.phones[0].number.number
    assert page.locator(f"a[href^='tel:{phone}']").first.is_visible()


@with_and_without_scripts
def test_the_list_of_spokespeople_is_one_step_from_home(demo: Demo, visitor: Visitor, javascript: bool):  # noqa: FBT001
    page = visitor(javascript=javascript).open(f"{demo.address}/lao-cai/")
    follow(page, "Người phát ngôn", "header")
    assert page.locator("a[href^='tel:']:visible").count() > 3


@with_and_without_scripts
def test_a_citizen_goes_from_the_year_to_its_second_page_to_a_document(
    demo: Demo,
    visitor: Visitor,
    javascript: bool,  # noqa: FBT001
):
    page = visitor(javascript=javascript).open(f"{demo.address}/ninh-binh/")
    follow(page, "Văn bản", "header")
    page.get_by_role("navigation", name="Năm").get_by_role("link", name="2026").click()
    expect(page).to_have_url(f"{demo.address}/ninh-binh/van-ban/nam/2026/")
    follow(page, "Trang sau")
    expect(page).to_have_url(f"{demo.address}/ninh-binh/van-ban/nam/2026/trang-2/")
    title = page.locator("main .cp-record-list a").first
    wanted = title.inner_text()
    title.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(wanted)
    follow(page, "Văn bản", "header")
    expect(page).to_have_url(f"{demo.address}/ninh-binh/van-ban/")


@with_and_without_scripts
def test_who_opens_a_replaced_document_is_led_to_the_one_in_its_place(
    demo: Demo,
    visitor: Visitor,
    javascript: bool,  # noqa: FBT001
):
    site = demo.site("ninh-binh")
    relation = next(
        one
        for document in site.documents
        for one in site.cited.get(document.id, ())
        if one.kind in ENDS and not one.citation.part and one.source.in_force_from <= TODAY.date()
    )
    page = visitor(javascript=javascript).open(f"{demo.address}/ninh-binh{relation.target.href}")
    strip = page.locator(".cp-status-strip")
    expect(strip).to_contain_text("Hết hiệu lực")
    strip.get_by_role("link").first.click()
    expect(page).to_have_url(f"{demo.address}/ninh-binh{relation.source.href}")


@with_and_without_scripts
def test_the_page_of_an_agency_that_is_gone_says_who_answers_now(demo: Demo, visitor: Visitor, javascript: bool):  # noqa: FBT001
    page = visitor(javascript=javascript).open(f"{demo.address}/ninh-binh/")
    follow(page, "Cơ quan cũ", "footer")
    follow(page, "Sở Thông tin và Truyền thông tỉnh Nam Định")
    banner = page.locator("main .cp-banner--closed")
    expect(banner).to_contain_text("01/03/2025")
    banner.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sở Khoa học và Công nghệ")


def _open_draft(demo: Demo) -> tuple[str, datetime]:
    draft = next(one for one in demo.site("lao-cai").drafts if one.consultation.is_open(TODAY))
    return f"{demo.address}/lao-cai{draft.href}", draft.consultation.closes


@with_and_without_scripts
def test_an_open_draft_shows_until_when_comments_are_taken(demo: Demo, visitor: Visitor, javascript: bool):  # noqa: FBT001
    address, closes = _open_draft(demo)
    page = visitor(javascript=javascript).open(address)
    state = page.locator(".cp-status-strip:visible")
    expect(state).to_have_count(1)
    expect(state).to_contain_text("Đang lấy ý kiến")
    expect(state).to_contain_text(f"{closes:%d/%m/%Y}")
    assert page.locator("a[href^='mailto:']:visible").count() > 0


def test_a_draft_whose_time_has_passed_since_the_build_says_so(demo: Demo, visitor: Visitor):
    address, closes = _open_draft(demo)
    state = visitor(now=closes.isoformat()).open(address).locator(".cp-status-strip:visible")
    expect(state).to_have_count(1)
    expect(state).to_contain_text("Đã hết hạn góp ý")


def test_a_page_that_is_older_than_its_portal_promises_says_so(demo: Demo, visitor: Visitor):
    words = "Chưa xác nhận: cổng này đã quá hạn dựng lại"
    fresh = visitor(now="2026-11-23T20:59:00+07:00").open(f"{demo.address}/lao-cai/")
    expect(fresh.get_by_text("Cổng được dựng lúc 09:00 ngày 22/11/2026")).to_be_visible()
    assert fresh.get_by_text(words).first.is_hidden()
    stale = visitor(now="2026-11-23T21:01:00+07:00").open(f"{demo.address}/lao-cai/")
    expect(stale.get_by_text(words).first).to_be_visible()


@with_and_without_scripts
def test_each_portal_opens_from_the_index(demo: Demo, visitor: Visitor, javascript: bool):  # noqa: FBT001
    visit = visitor(javascript=javascript)
    portals = [demo.site(one).portal for one in demo.pages if one and "/" not in one]
    assert len(portals) == 5
    for portal in portals:
        follow(visit.open(f"{demo.address}/"), portal.province)
        expect(visit.page).to_have_title(portal.name)


@with_and_without_scripts
def test_an_old_address_leads_to_where_the_page_is_now(demo: Demo, visitor: Visitor, javascript: bool):  # noqa: FBT001
    """The portal may live under any folder, and on the editor's machine: its own address is not asked."""
    visit = visitor(javascript=javascript)
    visit.open(f"{demo.address}/_merged/song-doi/stttt/")
    expect(visit.page).to_have_url(f"{demo.address}/_merged/song-doi/so-thong-tin/")
    assert visit.foreign(demo.address) == []


def test_a_wrong_address_deep_in_the_portal_leads_on(demo: Demo, visitor: Visitor):
    page = visitor().open(f"{demo.root}/so-y-te/van-ban/1999/khong-co/nua/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Không tìm thấy trang")
    follow(page, "Cơ quan cũ")
    expect(page).to_have_url(f"{demo.root}/co-quan-cu/")


def test_a_reader_of_english_finds_the_english_page(demo: Demo, visitor: Visitor):
    page = visitor().open(f"{demo.address}/lao-cai/")
    page.get_by_role("link", name="English").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", level=1)).to_have_text("About this portal")
