"""What decree 244/2026 asks, counted from the portal's own records."""

from datetime import date

import pytest

from plugins.portal.duties.agenda import reminders
from plugins.portal.duties.press import clock, coverage, indicators, is_in_time, report_window, report_year, rhythms
from tests.conftest import agency, correction, document, person, press

HEALTH = {"so-y-te/agency.md": agency("Sở Y tế", parent="ubnd-tinh")}
WHOLE = {
    "role": "regular",
    "phones": {"number": "0216 3000 043"},
    "email": "phatngon@laocai.example",
    "decision": {"number": "15/QĐ-SYT", "signed": "3/8/2026 09:00"},
    "confirmed": "24/8/2026",
}

ASKED = {"type": "trả lời báo chí", "on": None, "question": "Bao giờ xong đường?"}
FALSE = {"type": "phản hồi thông tin báo chí nêu sai", "on": None, "claim": "Tỉnh dừng hỗ trợ"}


def answered(**values):
    return press(**{"on": None, "type": "phát ngôn về vụ việc", "clause": "7.3", **values})


def only(site, text):
    return site({"ubnd-tinh/press/2026/a.md": text}).press[0]


def test_a_first_statement_has_24_hours_from_the_minute_it_came_in(site):
    at = {"received": "31/10/2026 09:00"}
    assert is_in_time(only(site, answered(**at, answered="1/11/2026 09:00")))
    assert not is_in_time(only(site, answered(**at, answered="1/11/2026 09:01")))
    assert not is_in_time(only(site, answered(**at)))


@pytest.mark.parametrize(("clause", "limited"), [("7.2", False), ("7.3", True), ("7.4", True), ("7.5", False)])
def test_only_two_of_the_cases_have_a_limit(site, clause, limited):
    determined = "31/10/2026 10:00" if clause == "7.4" else None
    one = only(site, answered(received="31/10/2026 09:00", clause=clause, determined=determined))
    assert bool(clock(one)) is limited


def test_divided_opinion_has_24_hours_from_what_the_agency_determined(site):
    at = {"clause": "7.4", "received": "30/10/2026 09:00", "determined": "31/10/2026 09:00"}
    assert is_in_time(only(site, answered(**at, answered="1/11/2026 09:00")))
    assert not is_in_time(only(site, answered(**at, answered="1/11/2026 09:01")))


def test_an_answer_to_the_press_has_fifteen_working_days(site):
    one = only(site, press(**ASKED, received="2/11/2026"))
    assert clock(one).day.isoformat() == "2026-11-23"


def test_an_answer_that_a_chief_editor_asks_for_in_the_paper_has_thirty_days(site):
    asked = "người đứng đầu cơ quan báo chí yêu cầu trả lời trên báo"
    one = only(site, press(**ASKED, received="2/11/2026", request=asked))
    assert clock(one).day.isoformat() == "2026-12-02"
    assert "30 ngày, Điều 18, 237/2026/NĐ-CP" in clock(one).text


def test_the_six_indicators_count_what_falls_within_the_window(site):
    case = {"type": "phát ngôn về vụ việc", "on": None, "received": "1/10/2026 08:00"}
    found = site(
        {
            f"ubnd-tinh/press/2026/{number}.md": text
            for number, text in enumerate(
                [
                    press(on="15/12/2025 08:00"),
                    press(on="14/12/2025 08:00"),
                    press(type="giao ban báo chí", on="3/3/2026"),
                    press(**ASKED, received="3/3/2026", answered="5/3/2026"),
                    press(**ASKED, received="3/3/2026"),
                    press(**case, clause="7.3", answered="1/10/2026 20:00"),
                    press(**case, clause="7.4", determined="1/10/2026 09:00", answered="3/10/2026 20:00"),
                    press(**case, clause="7.5"),
                    press(**FALSE, received="3/3/2026", answered="4/3/2026", truth="Không dừng", evidence="ubnd-tinh"),
                    press(type="thông cáo báo chí", on=None),
                ]
            )
        }
    )
    counted = [(one.met, one.of) for one in indicators(found, 2026)]
    assert counted == [(1, None), (1, None), (1, 2), (2, 3), (1, 2), (1, 1)]
    assert indicators(found, 2026)[4].records == ("ubnd-tinh/press/2026/5", "ubnd-tinh/press/2026/6")


def test_the_year_of_the_report_turns_on_15_december():
    assert (report_year(date(2026, 12, 14)), report_year(date(2026, 12, 15))) == (2026, 2027)
    assert report_window(2026).start == date(2025, 12, 15)


def test_the_yearly_report_is_announced_until_the_day_before_20_december(site):
    def announced(now):
        return [one.on for one in reminders(site({}, now), days=60) if one.key == "bao-cao/2026"]

    assert announced("2026-11-22T09:00+07:00") == announced("2026-12-19T23:59+07:00") == [date(2026, 12, 19)]
    assert announced("2026-12-20T00:00+07:00") == []


def test_a_spokesperson_nobody_ever_confirmed_is_asked_for(site):
    world = {
        **HEALTH,
        "so-y-te/people/lo-van-mau.md": person(
            spokesperson={key: said for key, said in WHOLE.items() if key != "confirmed"}
        ),
    }
    found = [one for one in reminders(site(world)) if one.key == "phat-ngon/so-y-te"]
    assert [(one.is_over, one.text) for one in found] == [(True, "chưa xác nhận lần nào")]


def test_every_month_needs_information_and_every_quarter_a_conference(site):
    found = site(
        {
            "ubnd-tinh/press/2026/7.md": press(type="cung cấp thông tin định kỳ", on="28/7/2026"),
            "ubnd-tinh/press/2026/9.md": press(type="họp báo", on="30/9/2026 08:00"),
        }
    )
    done = {one.span.text: bool(one.done) for one in rhythms(found)}
    assert done == {
        "tháng 7/2026": True,
        "tháng 8/2026": False,
        "tháng 9/2026": True,
        "tháng 10/2026": False,
        "quý III/2026": True,
    }


def test_coverage_asks_for_name_number_mail_decision_and_a_fresh_confirmation(site):
    """Confirmed on 24 August 2026: 90 days later is 22 November."""
    world = {**HEALTH, "so-y-te/people/lo-van-mau.md": person(spokesperson=WHOLE)}

    def of(now):
        found = site(world, now)
        return next(one.is_whole(found.now) for one in coverage(found) if one.agency.id == "so-y-te")

    assert of("2026-11-22T23:59+07:00")
    assert not of("2026-11-23T00:00+07:00")


def test_an_agency_without_anybody_is_in_the_coverage_too(site):
    found = {one.agency.id: one.person for one in coverage(site(HEALTH))}
    assert found == {"ubnd-tinh": None, "so-y-te": None}


def test_the_agenda_holds_every_kind_of_duty_oldest_first(reading):
    world = {
        **HEALTH,
        "so-y-te/people/lo-van-mau.md": person(spokesperson=WHOLE),
        "so-y-te/corrections/2026/a.md": correction(about="so-y-te", received="14/11/2026"),
        "so-y-te/press/2026/a.md": press(**ASKED, received="9/11/2026"),
        "so-y-te/documents/2026/9-tb-syt.md": document("9/TB-SYT", issued="18/11/2026", status="nháp"),
    }
    read = reading(world)
    found = [one for one in reminders(read.site, read.unfinished) if one.agency == "so-y-te"]
    kinds = {one.key.partition("/")[0]: (one.on.isoformat(), one.is_over) for one in reversed(found)}
    assert kinds["muc"] == ("2026-09-09", True)
    assert kinds["phat-ngon"] == ("2026-11-22", False)
    assert kinds["dinh-chinh"] == ("2026-11-24", False)
    assert kinds["van-ban"] == ("2026-11-26", False)
    assert kinds["bao-chi"] == ("2026-12-01", False)
    assert [one.on for one in found] == sorted(one.on for one in found)
    assert not [one for one in reminders(read.site, read.unfinished, days=1) if one.key.startswith("van-ban")]
