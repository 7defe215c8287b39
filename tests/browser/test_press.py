"""A journalist on a telephone: what is next, what is going on, what holds; with and without scripts."""

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from tests.browser.chromium import PHONE, Visitor, violations_in_each_look
from tests.browser.conftest import Demo

ROOM = "/lao-cai/bao-chi/"


@pytest.mark.parametrize("known", [{}, {"javascript": False}], ids=["scripts", "none"])
def test_the_next_press_conference_is_found_and_put_into_the_calendar(demo: Demo, visitor: Visitor, known):
    page = visitor(viewport=PHONE, **known).open(f"{demo.address}/lao-cai/")
    page.get_by_role("link", name="Phòng báo chí").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Báo chí")
    card = page.locator(".cp-occasion").first
    expect(card).to_contain_text("Sắp diễn ra")
    expect(card).to_contain_text("Thứ Năm, 10/12/2026, 14:00–15:30")
    expect(card.get_by_role("link", name="Dự trực tuyến")).to_be_visible()
    there = card.get_by_role("link", name="Ghi vào lịch").evaluate("one => one.href")
    (event,) = Calendar.from_ical(demo.file(there.removeprefix(demo.address)).read_bytes()).walk("VEVENT")
    assert event.decoded("DTSTART").isoformat() == "2026-12-10T07:00:00+00:00"
    card.get_by_role("link", name="Họp báo thường kỳ quý IV").click()
    expect(page.get_by_text("Hội trường tầng 2")).to_be_visible()


def test_a_conference_is_over_for_a_reader_who_comes_later_than_the_page_was_built(demo: Demo, visitor: Visitor):
    page = visitor(viewport=PHONE, now="2026-12-10T16:00+07:00").open(demo.address + ROOM)
    card = page.locator(".cp-occasion").first
    expect(card).to_contain_text("Đã diễn ra")
    expect(card.get_by_role("link", name="Dự trực tuyến")).to_be_hidden()


def test_an_open_incident_and_false_news_can_be_reached_with_the_keyboard(demo: Demo, visitor: Visitor):
    visit = visitor(viewport=PHONE)
    page = visit.open(demo.address + ROOM)
    jump = page.get_by_role("navigation", name="Trong trang này").get_by_role("link", name="Tin sai")
    jump.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('.cp-claim-check') !== null")
    expect(page.locator(".cp-incident")).to_contain_text("Phát ngôn lần đầu")
    page.locator(".cp-incident").get_by_role("link", name="Sạt lở").press("Enter")
    expect(page.locator(".cp-timeline__step").last).to_contain_text("Tiếp nhận vụ việc")
    assert violations_in_each_look(page) == []
    assert visit.complaints == []


def test_false_news_is_printed_with_what_is_true_and_its_grounds(demo: Demo, visitor: Visitor):
    page = visitor().open(f"{demo.address}/lao-cai/ubnd-tinh/bao-chi/2026/phan-hoi-bao-chi/")
    page.emulate_media(media="print")
    for words in ("Thông tin sai", "Sự thật", "Căn cứ"):
        expect(page.locator("dt", has_text=words)).to_be_visible()
    left, right = (one.bounding_box() for one in page.locator(".cp-claim-check__side").all())
    assert left["y"] == right["y"]
