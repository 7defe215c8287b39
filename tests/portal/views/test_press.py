"""The press room and its records as readers see them on a day."""

import json

from plugins.portal.model import PressKit
from plugins.portal.outputs.compliance import compliance
from plugins.portal.outputs.output import File, Page
from plugins.portal.outputs.pages import pages
from plugins.portal.store import Store
from plugins.portal.views.press_kit import kit_text
from tests.conftest import agency, person, portal, press, record

CASE = {"type": "phát ngôn về vụ việc", "on": None, "received": "20/11/2026 05:40", "clause": "7.3"}
UPDATES = [{"at": f"2{day}/11/2026 07:00", "text": f"Tin thứ {day}."} for day in range(3)]
FALSE = {"type": "phản hồi thông tin báo chí nêu sai", "on": None, "received": "3/8/2026", "claim": "Tỉnh dừng hỗ trợ"}
RIGHT = {"answered": "5/8/2026", "truth": "Không dừng", "evidence": ["ubnd-tinh", "https://congbao.laocai.example/a"]}


def view(site, path):
    (found,) = [one.view for one in (*pages(site), *compliance(site)) if isinstance(one, Page) and one.path == path]
    return found


def world(**records):
    return {f"ubnd-tinh/press/2026/{name.replace('_', '-')}.md": text for name, text in records.items()}


def own(site, name="a"):
    return view(site, f"/ubnd-tinh/bao-chi/2026/{name}/")


# a conference


def test_a_conference_to_come_is_announced_until_it_is_over_the_next_first(site):
    files = world(
        later=press("Sau", on="10/12/2026 14:00"),
        soon=press("Sắp", on="23/11/2026 08:30", until="23/11/2026 10:00"),
        past=press("Đã qua"),
    )

    def announced(now):
        return [(one.title, one.state) for one in view(site(files, now), "/bao-chi/").occasions]

    assert announced("2026-11-22T09:00+07:00") == [("Sắp", "upcoming"), ("Sau", "upcoming")]
    assert announced("2026-11-23T09:59+07:00") == [("Sắp", "ongoing"), ("Sau", "upcoming")]
    assert announced("2026-11-23T10:00+07:00") == [("Sau", "upcoming")]


def test_the_page_of_a_conference_says_when_where_how_to_take_part_and_what_it_is_for_programs(site):
    told = press(
        on="10/12/2026 14:00", until="10/12/2026 15:30", place="Hội trường", online="https://hop.laocai.example/"
    )
    page = own(site(world(a=told)))
    assert page.occasion.when == "thứ Năm, 10/12/2026, 14:00–15:30"
    assert (page.occasion.place, page.occasion.online) == ("Hội trường", "https://hop.laocai.example/")
    data = json.loads(page.meta.json_ld)
    assert (data["@type"], data["startDate"]) == ("Event", "2026-12-10T14:00:00+07:00")
    assert data["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"


# an incident


def test_the_story_of_an_incident_is_told_newest_first_with_its_limit(site):
    page = own(site(world(a=press(**CASE, answered="20/11/2026 06:30", updates=UPDATES))))
    assert [one.title for one in page.incident.steps] == [
        "Tin thứ 2.",
        "Tin thứ 1.",
        "Tin thứ 0.",
        "Phát ngôn lần đầu",
        "Tiếp nhận vụ việc",
    ]
    assert [one.current for one in page.incident.steps] == [True, False, False, False, False]
    assert page.incident.steps[3].text == (
        "đúng hạn; tiếp nhận 05:40 ngày 20/11/2026, hạn 05:40 ngày 21/11/2026: 24 giờ, Điều 7 khoản 3, 244/2026/NĐ-CP"
    )
    assert page.badge.label == "Đúng hạn"


def test_a_first_statement_that_came_late_is_said_to_be_late_unless_a_province_keeps_that_back(site):
    late = world(a=press(**CASE, answered="21/11/2026 05:41"))
    page = own(site(late))
    assert (page.badge.label, page.incident.steps[0].text[:8]) == ("Chậm hạn", "chậm hạn")
    kept = portal(overdue_unshown={"start": "1/9/2026", "decision": "12/QĐ-UBND"})
    page = own(site(late | {"portal.yaml": kept}))
    assert page.badge is None
    assert "chậm" not in repr(page.incident)


def test_an_incident_nobody_has_spoken_of_shows_until_when_somebody_must(site):
    files = world(a=press(**CASE))
    page = own(site(files, "2026-11-20T09:00+07:00"))
    assert (page.badge.label, page.incident.steps[0].title) == ("Đang chờ", "Hạn phát ngôn lần đầu")
    assert page.incident.steps[0].day.text == "05:40 ngày 21/11/2026"
    assert own(site(files, "2026-11-21T05:41+07:00")).badge.label == "Quá hạn"


def test_the_press_room_has_open_incidents_only_and_their_newest_updates(site):
    closed = press("Xong", **CASE, answered="20/11/2026 06:30", closed="21/11/2026 08:00")
    still = press("Còn", **CASE, answered="20/11/2026 06:30", updates=UPDATES)
    (found,) = view(site(world(a=closed, b=still)), "/bao-chi/").incidents
    assert found.title == "Còn"
    assert [one.title for one in found.steps][:2] == ["Tin thứ 2.", "Tin thứ 1."]
    assert "Tin thứ 0." not in [one.title for one in found.steps]


# an answer, false news


def test_a_question_stands_with_until_when_it_is_to_be_answered(site):
    page = own(site(world(a=press(type="trả lời báo chí", on=None, received="9/11/2026", question="Bao giờ xong?"))))
    assert (page.question.asked, page.question.by) == ("Bao giờ xong?", "Báo chí")
    assert "hạn 01/12/2026: 15 ngày làm việc, Điều 19, 237/2026/NĐ-CP" in page.question.heading
    assert page.badge.label == "Đang chờ"


def test_false_news_that_was_set_right_is_a_claim_review_for_programs(site):
    page = own(site(world(a=press(**FALSE, **RIGHT, claimed_by="Trang Mẫu"))))
    data = json.loads(page.meta.json_ld)
    assert (data["@type"], data["claimReviewed"]) == ("ClaimReview", "Tỉnh dừng hỗ trợ")
    assert data["itemReviewed"]["author"]["name"] == "Trang Mẫu"
    assert data["reviewRating"]["ratingValue"] == data["reviewRating"]["worstRating"] == 1
    assert data["author"]["name"] == "Ủy ban nhân dân tỉnh Lào Cai"
    assert data["url"] == "https://congkhai.laocai.example/ubnd-tinh/bao-chi/2026/a/"
    assert [(one.label, one.href) for one in page.claim.evidence] == [
        ("Ủy ban nhân dân tỉnh Lào Cai", "/ubnd-tinh/"),
        ("congbao.laocai.example/a", "https://congbao.laocai.example/a"),
    ]


def test_a_claim_that_is_still_looked_into_is_no_review_yet_and_not_in_the_press_room(site):
    found = site(world(a=press(**FALSE)))
    assert own(found).meta.json_ld == ""
    assert view(found, "/bao-chi/").claims == ()


# rights and limits


def rules(site, now):
    return dict(view(site({}, now), "/bao-chi/").rules)


def test_rights_and_limits_are_those_in_force_on_the_day(site):
    found = rules(site, "2026-11-22T09:00+07:00")
    limits = {one.source.label: one.limit for one in found["Bao lâu phải có trả lời"]}
    assert limits["Điều 7 khoản 3, 244/2026/NĐ-CP"] == "24 giờ, tính từ khi tiếp nhận"
    assert limits["Điều 19, 237/2026/NĐ-CP"] == "15 ngày làm việc, tính từ khi nhận"
    assert limits["Điều 18, 237/2026/NĐ-CP"] == "30 ngày, tính từ khi nhận"
    refusal = [one.source.label for one in found["Khi nào được từ chối"]]
    assert refusal == ["Điều 4 khoản 3, 244/2026/NĐ-CP", "Điều 31 khoản 2, 126/2025/QH15"]
    assert rules(site, "2026-06-30T23:59+07:00") == {}


# indicators


def test_the_indicators_have_the_records_behind_each_number_and_the_same_numbers_as_a_table(site):
    files = world(a=press(**CASE, answered="20/11/2026 06:30"), b=press("Chậm", **CASE, answered="22/11/2026 06:30"))
    found = site(files)
    page = view(found, "/bao-chi/chi-tieu/")
    indicators, *_ = page.grids
    numbers = [[value.text for value in row[1:]] for row in indicators.rows]
    assert numbers == [["0", ""], ["0", ""], ["0", "0"], ["2", "2"], ["1", "2"], ["0", "0"]]
    behind = view(found, indicators.rows[4][0].href)
    assert behind.title == "Chỉ tiêu 5 năm 2026: Số phát ngôn đúng hạn 24 giờ trên số vụ việc có hạn"
    assert [(row.title, row.badge.label) for row in behind.rows] == [
        ("Chậm", "Chậm hạn"),
        ("Họp báo quý III", "Đúng hạn"),
    ]
    (table,) = [one for one in compliance(found) if one.path == "/bao-chi/chi-tieu/chi-tieu.csv"]
    assert "Số phát ngôn đúng hạn 24 giờ trên số vụ việc có hạn,1,2," in table.content.decode()


# press kits

KIT = {
    "so-y-te/agency.md": agency("Sở Y tế tỉnh Lào Cai", parent="ubnd-tinh"),
    "so-y-te/people/lo-van-mau.md": person(posts=[{"title": "Chánh Văn phòng Sở Y tế"}], spokesperson={"role": "head"}),
    "so-y-te/people/ban-thi-hai.md": person("Bàn Thị Hai", posts=[{"title": "Giám đốc"}]),
    "so-y-te/people/da-nghi.md": person("Đã Nghỉ", posts=[{"title": "Giám đốc", "period": {"end": "1/7/2026"}}]),
    "so-y-te/press-kit.md": record(
        "Sở Y tế giúp tỉnh.\n",
        english_name="Lao Cai Department of Health",
        ask_elsewhere={"matter": "đất đai", "agency": "ubnd-tinh"},
    ),
}


def test_a_press_kit_names_who_is_in_office_as_an_article_would_who_speaks_first(site):
    page = view(site(KIT), "/so-y-te/tu-lieu-bao-chi/")
    assert [row[2].text for row in page.people.rows] == [
        "Lò Văn Mẫu, Chánh Văn phòng Sở Y tế tỉnh Lào Cai",
        "Bàn Thị Hai, Giám đốc, Sở Y tế tỉnh Lào Cai",
    ]
    assert page.elsewhere[0].values[0].href == "/ubnd-tinh/"
    assert [one.href for one in view(site(KIT), "/so-y-te/").lists] == []
    assert view(site(KIT), "/so-y-te/").press_kit.href == "/so-y-te/tu-lieu-bao-chi/"


def test_the_text_of_a_kit_can_be_copied_and_is_beside_the_page(site):
    found = site(KIT)
    (file,) = [one for one in compliance(found) if isinstance(one, File) and one.path.endswith("/ten-va-chuc-danh.txt")]
    (kit,) = [one for one in found.records if isinstance(one, PressKit)]
    text = file.made(Store(None)).decode()
    assert text == kit_text(found, kit)
    assert "- Tên tiếng Anh: Lao Cai Department of Health\n" in text
    assert "- Lò Văn Mẫu, Chánh Văn phòng Sở Y tế tỉnh Lào Cai\n" in text
    assert "Đã Nghỉ" not in text


def test_an_agency_without_a_kit_has_no_page_of_one(site):
    assert not [one for one in pages(site({})) if "tu-lieu" in one.path]
