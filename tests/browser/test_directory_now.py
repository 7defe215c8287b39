"""Who can speak at this moment, by Vietnam's clock wherever the reader is, and what a page that has grown old says of itself."""

import re
from datetime import datetime

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.chromium import Visitor
from tests.browser.conftest import Demo
from tests.conftest import NOW

DIRECTORY, ROLE = "/lao-cai/nguoi-phat-ngon/", "/lao-cai/so-y-te/nguoi-phat-ngon/"
ON_DUTY, OPEN, CLOSED = "Đang trực", "Trong giờ trả lời", "Ngoài giờ"
OUTDATED = re.compile("^Chưa xác nhận: cổng này đã quá hạn dựng lại")
STATES = """rows => rows.map(row => [row, row.querySelector(".cp-spokesperson-table strong")]).filter(([, name]) => name)
    .map(([row, name]) => [name.innerText, [...row.querySelectorAll(".cp-speaker-state .cp-badge")]
        .filter(one => one.checkVisibility()).map(one => one.innerText.trim()).join("; ")])"""


def states(page: Page) -> dict[str, str]:
    """What is said of each spokesperson now, in the order of the page."""
    return dict(page.locator("tr[data-found-by]:visible").evaluate_all(STATES))


def those(page: Page, state: str) -> list[str]:
    return [name for name, said in states(page).items() if said == state]


def at(page: Page, moment: str, path: str = "") -> Page:
    """The page, opened at another time."""
    page.clock.set_fixed_time(datetime.fromisoformat(moment))
    if path:
        page.goto(path)
    else:
        page.reload()
    return page


def row(page: Page, name: str) -> Locator:
    return page.get_by_role("row").filter(has=page.locator("strong", has_text=name))


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Ho_Chi_Minh"])
def test_the_same_people_are_on_duty_wherever_the_reader_is(demo: Demo, visitor: Visitor, zone: str):
    page = visitor(timezone_id=zone).open(demo.address + DIRECTORY)
    # Until 7:30 Sunday's duty goes on.
    for moment, on_duty, open_ in (
        ("2026-11-23T07:29+07:00", ["Đoàn Việt Hùng", "Cư A Lử"], ["Trần Hoài Quyên"]),
        ("2026-11-23T20:00+07:00", ["Đoàn Việt Hùng", "Lương Thị Bích Đào"], []),
        ("2026-11-24T09:00+07:00", ["Đoàn Việt Hùng", "Lương Thị Bích Đào"], ["Trần Hoài Quyên", "Lồ Thị Diên"]),
    ):
        said = states(at(page, moment))
        assert len(said) > 10
        assert said == dict.fromkeys(said, CLOSED) | dict.fromkeys(on_duty, ON_DUTY) | dict.fromkeys(open_, OPEN)
    # Nobody's hours are over on an ordinary morning; on the holiday above only theirs hold who answer every day.
    said = states(at(page, "2026-11-23T09:00+07:00"))
    assert said == dict.fromkeys(said, OPEN) | dict.fromkeys(("Đoàn Việt Hùng", "Lương Thị Bích Đào"), ON_DUTY)
    for name, hours in (("Nông Thế Khải", "7:30–17:00, ngày làm việc"), ("Lồ Thị Diên", "7:30–17:00, mọi ngày")):
        expect(row(page, name)).to_contain_text(hours)


def test_who_is_on_duty_stands_first_among_those_that_were_asked_for(demo: Demo, visitor: Visitor):
    page = visitor(now="2026-11-23T20:00+07:00").open(demo.address + DIRECTORY)
    for moment, found in (
        ("2026-11-22T20:00+07:00", ["Cư A Lử", "Lương Thị Bích Đào", "Ngô Thúy Phương"]),
        ("2026-11-23T20:00+07:00", ["Lương Thị Bích Đào", "Cư A Lử", "Ngô Thúy Phương"]),
    ):
        everybody = list(states(at(page, moment)))
        page.get_by_label("Tên cơ quan, người, lĩnh vực").fill("benh")
        assert list(states(page)) == found
        assert states(page)[found[0]] == ON_DUTY
        page.get_by_label("Tên cơ quan, người, lĩnh vực").fill("")
        assert list(states(page)) == everybody


def test_a_page_that_stays_open_follows_the_handing_over(demo: Demo, visitor: Visitor):
    visit = visitor(now=None)
    visit.page.clock.install(time=datetime.fromisoformat("2026-11-23T07:25+07:00"))
    page = visit.open(demo.address + DIRECTORY)
    assert those(page, ON_DUTY) == ["Đoàn Việt Hùng", "Cư A Lử"]
    page.clock.fast_forward("10:00")
    assert those(page, ON_DUTY) == ["Đoàn Việt Hùng", "Lương Thị Bích Đào"]
    assert states(page)["Cư A Lử"] == OPEN


def test_a_page_built_days_ago_says_that_its_numbers_may_be_old(demo: Demo, visitor: Visitor):
    page = visitor(timezone_id="America/New_York").page
    for moment, is_old in (
        (NOW, False),
        ("2026-11-23T20:59+07:00", False),
        ("2026-11-23T21:00+07:00", True),
        ("2026-11-25T09:00+07:00", True),
    ):
        for path in (DIRECTORY, ROLE):
            banner = at(page, moment, demo.address + path).get_by_text(OUTDATED)
            expect(banner, moment).to_be_visible(visible=is_old)


def test_a_mandate_is_doubted_from_the_midnight_after_its_last_day(demo: Demo, visitor: Visitor):
    page = visitor(timezone_id="America/New_York").page
    words = "Chưa xác nhận: hết thời hạn ngày 31/12/2026"
    for moment, is_over in (("2026-12-31T23:59+07:00", False), ("2027-01-01T00:00+07:00", True)):
        said = states(at(page, moment, demo.address + DIRECTORY))
        assert [name for name, state in said.items() if words in state] == (["Trần Hoài Quyên"] if is_over else [])
        at(page, moment, f"{demo.address}/lao-cai/ubnd-tinh/nguoi-phat-ngon/")
        expect(page.get_by_text(words)).to_be_visible(visible=is_over)


def test_nobody_answers_in_hours_of_a_mandate_that_is_over(demo: Demo, visitor: Visitor):
    page = visitor(now="2027-01-01T09:00+07:00").open(demo.address + DIRECTORY)
    assert states(page)["Trần Hoài Quyên"] == "Chưa xác nhận: hết thời hạn ngày 31/12/2026"


def test_contacts_that_nobody_confirmed_for_ninety_days_say_so(demo: Demo, visitor: Visitor):
    page = visitor().page
    for moment, is_stale in (("2027-01-17T23:59+07:00", False), ("2027-01-18T00:00+07:00", True)):
        at(page, moment, demo.address + DIRECTORY)
        for name, found in (("Lê Kiều Trinh", is_stale), ("Sùng A Khua", False)):
            expect(row(page, name).get_by_text("Chưa xác nhận lại")).to_be_visible(visible=found)
        at(page, moment, f"{demo.address}/lao-cai/so-tai-chinh/nguoi-phat-ngon/")
        expect(page.get_by_text("Chưa xác nhận lại từ 20/10/2026")).to_be_visible(visible=is_stale)
        expect(page.get_by_text("Xác nhận 20/10/2026", exact=True)).to_be_visible(visible=not is_stale)
