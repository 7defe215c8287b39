"""Policy communication as readers see it: who implements what, which tasks are late, which channels there are."""

from plugins.portal.outputs.communication import communication
from plugins.portal.outputs.ledger import ledger_after
from plugins.portal.outputs.output import File, Page
from plugins.portal.outputs.pages import pages
from plugins.portal.store import Store
from tests.conftest import agency, document, news, person, plan, record

CENTRE = {
    "_shared/thu-tuong/agency.md": agency("Thủ tướng Chính phủ", type="trung-uong"),
    "_shared/thu-tuong/documents/2023/07-ct-ttg.md": document(
        "07/CT-TTg", title="Tăng cường truyền thông", issued="21/3/2023", subject="truyen-thong-chinh-sach"
    ),
    "_shared/thu-tuong/documents/2022/407-qd-ttg.md": document(
        "407/QĐ-TTg", title="Đề án", issued="30/3/2022", subject="truyen-thong-chinh-sach"
    ),
    "_shared/thu-tuong/documents/2022/9-ct-ttg.md": document("9/CT-TTg", issued="1/3/2022", subject="Y tế"),
    "_shared/thu-tuong/documents/2017/09-2017-nd-cp.md": document(
        "09/2017/NĐ-CP", issued="9/2/2017", subject="nguoi-phat-ngon"
    ),
    "_shared/thu-tuong/documents/2026/244-2026-nd-cp.md": document(
        "244/2026/NĐ-CP", issued="26/6/2026", effective="1/7/2026", replaces="09/2017/NĐ-CP", subject="nguoi-phat-ngon"
    ),
}
OWN = {
    "so-y-te/agency.md": agency("Sở Y tế"),
    "ubnd-tinh/plans/2023/34-kh-ubnd.md": plan(
        "34/KH-UBND", title="Kế hoạch tỉnh", issued="8/9/2023", implements="07/CT-TTg", refers_to="09/2017/NĐ-CP"
    ),
    "so-y-te/plans/2024/5-kh-syt.md": plan(
        "5/KH-SYT", title="Kế hoạch sở", issued="1/2/2024", implements=["34/KH-UBND", "07/CT-TTg"]
    ),
    "so-y-te/documents/2024/6-bc-syt.md": document("6/BC-SYT", issued="1/3/2024", refers_to="09/2017/NĐ-CP"),
}


def made(site):
    return [*communication(site), *pages(site)]


def view(site, path):
    (found,) = [one.view for one in made(site) if isinstance(one, Page) and one.path == path]
    return found


def csv(site, path):
    (found,) = [one.made(Store()) for one in made(site) if isinstance(one, File) and one.path == path]
    return found.decode("utf-8-sig").splitlines()


def tree(nodes):
    return {one.label: tree(one.children) for one in nodes}


def test_policy_communication_is_a_door_of_the_home_page(site):
    assert "/truyen-thong/" in [one.href for one in view(site({}), "/").doors]


# the tree of implementation


def test_a_directive_leads_down_to_the_plan_of_the_province_and_to_that_of_the_department_below_it(site):
    page = view(site(CENTRE | OWN), "/truyen-thong/trien-khai/")
    below = {"Kế hoạch 34/KH-UBND: Kế hoạch tỉnh": {"Kế hoạch 5/KH-SYT: Kế hoạch sở": {}}}
    assert tree(page.national) == {"Chỉ thị 07/CT-TTg: Tăng cường truyền thông": below}


def test_central_documents_without_a_plan_of_the_province_are_named_where_the_subject_asks_for_one(site):
    page = view(site(CENTRE | OWN), "/truyen-thong/trien-khai/")
    assert [one.text for one in page.unanswered] == [
        "Nghị định 244/2026/NĐ-CP ngày 26/06/2026",
        "Quyết định 407/QĐ-TTg ngày 30/03/2022",
    ]
    assert "2 văn bản Trung ương chưa có" in page.lead


def test_a_plan_that_names_a_decree_that_was_replaced_is_told_with_what_replaced_it_a_report_is_not(site):
    page = view(site(CENTRE | OWN), "/truyen-thong/trien-khai/")
    ((plan_, old, since, new),) = page.stale.rows
    assert (plan_.text, old.text, old.note) == (
        "Kế hoạch 34/KH-UBND ngày 08/09/2023",
        "Nghị định 09/2017/NĐ-CP ngày 09/02/2017",
        "Dẫn chiếu",
    )
    assert (since.text, new.text) == ("01/07/2026", "Nghị định 244/2026/NĐ-CP ngày 26/06/2026")


def test_a_plan_that_has_ended_may_name_what_ended_with_it(site):
    old = plan("34/KH-UBND", issued="8/9/2023", expires="31/12/2025", refers_to="09/2017/NĐ-CP")
    assert view(site(CENTRE | {"ubnd-tinh/plans/2023/34-kh-ubnd.md": old}), "/truyen-thong/trien-khai/").stale is None


def test_documents_that_implement_each_other_in_a_circle_end_somewhere(site):
    circle = {
        "ubnd-tinh/plans/2024/1-kh-ubnd.md": plan(
            "1/KH-UBND", issued="1/2/2024", implements=["2/KH-UBND", "07/CT-TTg"]
        ),
        "ubnd-tinh/plans/2024/2-kh-ubnd.md": plan("2/KH-UBND", issued="1/3/2024", implements="1/KH-UBND"),
    }
    page = view(site(CENTRE | circle), "/truyen-thong/trien-khai/")
    first, second = "Kế hoạch 1/KH-UBND: Văn bản số 1/KH-UBND", "Kế hoạch 2/KH-UBND: Văn bản số 2/KH-UBND"
    assert tree(page.national)["Chỉ thị 07/CT-TTg: Tăng cường truyền thông"] == {first: {second: {}}}


def test_a_documents_page_says_what_it_carries_out_and_what_carries_it_out_both_ways(site):
    found = site(CENTRE | OWN)
    place = view(found, "/ubnd-tinh/ke-hoach/2023/34-kh-ubnd/").place
    assert [(one.text, one.note) for one in place.above] == [
        ("Chỉ thị 07/CT-TTg ngày 21/03/2023", "Triển khai, thực hiện: Tăng cường truyền thông")
    ]
    assert tree(place.below) == {"Kế hoạch 5/KH-SYT: Kế hoạch sở": {}}
    assert len(place.stale.rows) == 1
    relations = view(found, "/ubnd-tinh/ke-hoach/2023/34-kh-ubnd/").relations
    assert [one.label for one in relations] == ["Dẫn chiếu"]
    assert view(found, "/so-y-te/van-ban/2024/6-bc-syt/").place is None


def test_the_tree_as_a_table_has_a_row_for_each_place_with_its_level(site):
    lines = csv(site(CENTRE | OWN), "/truyen-thong/trien-khai.csv")
    assert [line[:20] for line in lines[3:]] == ["0,Chỉ thị 07/CT-TTg,", "1,Kế hoạch 34/KH-UBN", "2,Kế hoạch 5/KH-SYT,"]


def test_no_page_grows_with_what_rests_on_one_document_or_was_signed_by_one_person(site):
    signed = {"signer": {"name": "Lò Văn Mẫu", "title": "Giám đốc"}}
    names = range(1, 131)
    many = {
        f"so-y-te/documents/2024/{one}-tb-syt.md": document(
            f"{one}/TB-SYT", issued="1/2/2024", implements="07/CT-TTg", refers_to="407/QĐ-TTg", **signed
        )
        for one in names
    }
    people = {"so-y-te/people/lo-van-mau.md": person()}
    found = site(CENTRE | {"so-y-te/agency.md": agency("Sở Y tế")} | people | many)
    (root,) = (one for one in view(found, "/truyen-thong/trien-khai/").national if one.children)
    below = view(found, "/thu-tuong/van-ban/2023/07-ct-ttg/").place.below
    assert len(root.children) == 99
    assert root.note.endswith("còn 31 văn bản triển khai, xem ở trang của văn bản")
    assert len(below) == 101
    assert (below[-1].label, below[-1].href) == ("và 30 văn bản khác", "/truyen-thong/trien-khai.csv")
    (cited,) = view(found, "/thu-tuong/van-ban/2022/407-qd-ttg/").relations
    assert len(cited.values) == 101
    assert cited.values[-1].text.startswith("và 30 văn bản khác")
    page = view(found, "/so-y-te/can-bo/lo-van-mau/")
    assert (len(page.documents), page.more) == (100, "Và 30 văn bản khác; tìm bằng tên người ký.")
    assert len(csv(found, "/truyen-thong/trien-khai.csv")) > 130


def test_a_tree_shows_upper_levels_first_and_has_no_more_lines_than_a_page_shows_of_anything(site):
    plans = {
        f"ubnd-tinh/plans/2026/{one}-kh-ubnd.md": plan(f"{one}/KH-UBND", implements="07/CT-TTg") for one in range(1, 41)
    }
    papers = {
        f"so-y-te/documents/2026/{one}-tb-syt.md": document(f"{one}/TB-SYT", implements=f"{(one + 2) // 3}/KH-UBND")
        for one in range(1, 121)
    }
    found = site(
        CENTRE | {"so-y-te/agency.md": agency("Sở Y tế"), "ubnd-tinh/agency.md": agency("UBND tỉnh")} | plans | papers
    )
    (root,) = (one for one in view(found, "/truyen-thong/trien-khai/").national if one.children)
    assert [len(one.children) for one in root.children] == [3] * 19 + [2] + [0] * 20
    assert "triển khai, xem" not in root.children[18].note
    assert root.children[19].note.endswith("còn 1 văn bản triển khai, xem ở trang của văn bản")
    assert root.children[39].note.endswith("còn 3 văn bản triển khai, xem ở trang của văn bản")
    assert len(csv(found, "/truyen-thong/trien-khai.csv")) > 160


# tasks


def tasks(*some):
    return plan("1/KH-UBND", task_groups=[{"title": "Nhóm", "tasks": list(some)}])


LATE = {"title": "Trễ", "status": "đang làm", "due": "31/10/2026", "lead": "Sở Y tế"}
LATER = {"title": "Trễ lâu", "status": "chưa bắt đầu", "due": "1/3/2026"}
DONE = {"title": "Xong", "status": "đã xong", "due": "1/9/2026", "done_on": "3/9/2026", "evidence": "9/BC-SYT"}
SOON = {"title": "Còn hạn", "status": "đang làm", "due": "22/11/2026"}


def test_all_tasks_stand_on_one_page_the_longest_overdue_first(site):
    files = {
        "so-y-te/agency.md": agency("Sở Y tế"),
        "ubnd-tinh/plans/2026/1-kh-ubnd.md": tasks(DONE, LATE, SOON, LATER),
    }
    page = view(site(files), "/truyen-thong/nhiem-vu/")
    assert page.lead == "4 nhiệm vụ, 2 quá hạn"
    late, by_agency, open_, over = page.grids
    assert [[row[0].text for row in one.rows] for one in (late, open_, over)] == [
        ["Trễ lâu", "Trễ"],
        ["Còn hạn"],
        ["Xong"],
    ]
    assert (late.rows[1][1].state, late.rows[1][3].href) == ("overdue", "/so-y-te/")
    assert [one.text for one in by_agency.rows[0]][1:] == ["4", "2", "1", "0", "1", "0"]
    assert over.rows[0][5].text == "9/BC-SYT"


def test_of_many_tasks_the_page_shows_the_first_and_the_file_has_all(site):
    some = [{**LATE, "title": f"Việc {one}"} for one in range(46)]
    plans = {
        f"ubnd-tinh/plans/2026/{one}-kh-ubnd.md": plan(f"{one}/KH-UBND", task_groups=[{"title": "Nhóm", "tasks": some}])
        for one in range(1, 6)
    }
    found = site({"so-y-te/agency.md": agency("Sở Y tế")} | plans)
    late = view(found, "/truyen-thong/nhiem-vu/").grids[0]
    assert late.caption == "Quá hạn: 230 nhiệm vụ; dưới đây là 100 dòng đầu, tệp tải về có đủ"
    assert len(late.rows) == 100
    assert sum("Việc " in line for line in csv(found, "/truyen-thong/nhiem-vu.csv")) == 230


def test_a_task_of_yesterday_is_overdue_and_one_of_today_is_not(site):
    files = {"ubnd-tinh/plans/2026/1-kh-ubnd.md": tasks(SOON)}
    assert "0 quá hạn" in view(site(files), "/truyen-thong/nhiem-vu/").lead
    assert "1 quá hạn" in view(site(files, "2026-11-23T00:00+07:00"), "/truyen-thong/nhiem-vu/").lead


def test_the_file_of_all_tasks_says_who_by_when_and_when_it_was_done(site):
    (_, line) = csv(site({"ubnd-tinh/plans/2026/1-kh-ubnd.md": tasks(DONE)}), "/truyen-thong/nhiem-vu.csv")
    assert line.startswith("Xong,đã xong,01/09/2026,03/09/2026,")
    assert line.endswith(",9/BC-SYT,https://congkhai.laocai.example/ubnd-tinh/ke-hoach/2026/1-kh-ubnd/")


def test_a_portal_without_plans_has_the_page_all_the_same(site):
    assert view(site({}), "/truyen-thong/nhiem-vu/").empty == "Chưa có kế hoạch, hội nghị nào ghi nhiệm vụ."


def test_the_numbers_of_a_plans_chart_can_be_read_as_a_table_and_taken_away_as_csv(site):
    target = {
        "label": "Hồ sơ trễ hạn",
        "comparison": "nhiều nhất",
        "value": "1",
        "unit": "%",
        "actual": {"value": "1,6", "as_of": "31/10/2026", "source": "Báo cáo 6/BC-SYT"},
    }
    found = site({"ubnd-tinh/plans/2026/1-kh-ubnd.md": plan("1/KH-UBND", targets=[target])})
    page = view(found, "/ubnd-tinh/ke-hoach/2026/1-kh-ubnd/")
    assert [one.text for one in page.target_grid.rows[0]][:5] == [
        "Hồ sơ trễ hạn",
        "nhiều nhất 1 %",
        "31/10/2026",
        "1,6 %",
        "chưa đạt",
    ]
    assert csv(found, page.target_file)[1] == 'Hồ sơ trễ hạn,nhiều nhất,1,,%,,"1,6",31/10/2026,Báo cáo 6/BC-SYT,'


# channels


def commune(name, *channels):
    return agency(
        name, type="ubnd-xa", channels=[{"kind": kind, "name": f"Kênh {kind}"} | more for kind, more in channels]
    )


LOUD = ("loa-fm", {"count": "34", "unit": "cụm loa"})
ALL = (("website", {}), ("zalo", {}), LOUD, ("digital-teams", {}), ("notice-board", {}))
COMMUNES = {"ubnd-xa-a/agency.md": commune("Xã A", *ALL), "ubnd-xa-b/agency.md": commune("Xã B", LOUD)}


def test_coverage_says_which_commune_has_which_channels_and_what_it_has_not_made_public(site):
    page = view(site(COMMUNES), "/kenh-thong-tin/do-phu/")
    assert page.lead.startswith("1/2 xã")
    summary, communes = page.grids
    assert [one.text for one in summary.rows[1]] == ["Mạng xã hội", "1", "1"]
    first, second = communes.rows
    assert (first[3].text, first[3].note) == ("Truyền thanh cấp xã (FM)", "34 cụm loa")
    assert [one.text for one in second[1:]] == [
        *("thiếu", "thiếu", "Truyền thanh cấp xã (FM)", "thiếu", "thiếu"),
    ]


def test_the_file_of_channels_has_a_row_for_each_channel_and_for_each_gap(site):
    lines = csv(site(COMMUNES), "/kenh-thong-tin/do-phu.csv")
    assert len(lines) == 1 + 5 + 1 + 4
    assert '"Xã, phường, đặc khu",Truyền thanh cơ sở,Truyền thanh cấp xã (FM),Kênh loa-fm,,34,cụm loa,' in lines[3]
    assert lines[-1].startswith('Xã B,"Xã, phường, đặc khu","Bảng tin, tài liệu",thiếu')


def test_figures_about_channels_stand_beside_the_register_with_their_parts_and_their_source(site):
    figure = {
        "label": "Đài truyền thanh cấp xã",
        "value": "104",
        "unit": "đài",
        "channel": "loa-fm",
        "shares": [{"label": "Đài FM", "value": "71"}, {"label": "Đài ứng dụng", "value": "33"}],
    }
    told = news(subject="truyen-thong-chinh-sach", figures=[figure], sources=[{"label": "Báo Mẫu"}])
    (grid,) = view(site({"ubnd-tinh/news/2026/a.md": told}), "/kenh-thong-tin/do-phu/").grids
    label, number, shares, source = grid.rows[0]
    assert (label.text, number.text, source.note) == ("Đài truyền thanh cấp xã", "104 đài", "Báo Mẫu")
    assert shares.text == "Đài FM: 71 đài; Đài ứng dụng: 33 đài"


def test_the_list_of_channels_tells_official_ones_from_the_others(site):
    (group,) = view(site({"ubnd-xa-a/agency.md": commune("Xã A", *ALL)}), "/kenh-thong-tin/").groups
    assert [one.label for one in group.official] == ["Cổng, trang thông tin điện tử", "Zalo OA"]
    assert "Tổ công nghệ số cộng đồng" in [one.label for one in group.others]


def test_a_number_of_loudspeakers_says_what_it_counts(problems):
    (found,) = problems({"ubnd-xa-a/agency.md": commune("Xã A", ("loa-fm", {"count": "34"}))})
    assert (found.code, found.how) == ("thieu-don-vi-tinh", "thêm unit: cụm loa")


# events


def event(title="Tọa đàm", **values):
    return record(
        **{
            "title": title,
            "type": "tọa đàm",
            "published": "1/11/2026",
            "summary": "Bàn ba việc.",
            "subject": "truyen-thong-chinh-sach",
            "on": "10/12/2026 14:00",
        }
        | values
    )


def test_an_event_says_who_took_part_in_which_post_of_that_day(site):
    roles = [
        {
            "name": "Lò Văn Mẫu",
            "title": "Phó Chủ tịch khi ấy",
            "part": "chủ trì",
            "person": "ubnd-tinh/people/lo-van-mau",
        },
        {"name": "Đài tỉnh", "part": "chia sẻ"},
    ]
    files = {"ubnd-tinh/people/lo-van-mau.md": person(), "ubnd-tinh/events/2026/a.md": event(roles=roles)}
    page = view(site(files), "/ubnd-tinh/su-kien/2026/a/")
    assert [(one.text, one.href, one.note) for one in page.roles] == [
        ("Lò Văn Mẫu", "/ubnd-tinh/can-bo/lo-van-mau/", "Phó Chủ tịch khi ấy, chủ trì"),
        ("Đài tỉnh", "", "chia sẻ"),
    ]


def test_a_person_an_event_names_must_be_there(problems):
    roles = [{"name": "Ai đó", "part": "chủ trì", "person": "ubnd-tinh/people/ai-do"}]
    assert [one.code for one in problems({"ubnd-tinh/events/2026/a.md": event(roles=roles)})] == ["khong-co-ban-ghi"]


def test_an_event_without_any_time_is_a_mistake_and_one_of_some_year_is_none(problems, site):
    (found,) = problems({"ubnd-tinh/events/2026/a.md": event(on=None)})
    assert (found.code, found.where.line) == ("su-kien-thieu-thoi-gian", 2)
    page = view(site({"ubnd-tinh/events/2023/a.md": event(on=None, when="năm 2023")}), "/ubnd-tinh/su-kien/2023/a/")
    assert "năm 2023" in [value.text for fact in page.facts for value in fact.values]
    assert page.calendar == ""


def test_what_a_meeting_hands_out_stands_among_all_tasks_overdue_first(site):
    action = {"title": "Gửi danh sách", "lead": "Sở Y tế", "status": "đang làm", "due": "1/11/2026"}
    files = {"ubnd-tinh/events/2026/a.md": event(actions=[action]), "ubnd-tinh/plans/2026/1-kh-ubnd.md": tasks(LATE)}
    late = view(site(files), "/truyen-thong/nhiem-vu/").grids[0]
    assert [(row[0].text, row[4].text) for row in late.rows] == [
        ("Trễ", "Kế hoạch 1/KH-UBND"),
        ("Gửi danh sách", "Tọa đàm"),
    ]
    assert view(site(files), "/ubnd-tinh/su-kien/2026/a/").actions.tasks[0].badge.state == "overdue"


def test_evidence_of_an_action_leads_to_its_record(site):
    action = {"title": "Báo cáo", "status": "đã xong", "evidence": ["6/BC-SYT"]}
    files = {
        "so-y-te/agency.md": agency("Sở Y tế"),
        "so-y-te/documents/2026/6-bc-syt.md": document("6/BC-SYT"),
        "ubnd-tinh/events/2026/a.md": event(actions=[action]),
    }
    (task,) = view(site(files), "/ubnd-tinh/su-kien/2026/a/").actions.tasks
    assert task.evidence[0].href == "/so-y-te/van-ban/2026/6-bc-syt/"


def test_an_event_can_be_put_into_a_calendar_alone_and_with_all_others(site):
    files = {
        "ubnd-tinh/events/2026/a.md": event(until="10/12/2026 16:30", place="Hội trường"),
        "ubnd-tinh/events/2026/b.md": event("Không ngày", on=None, when="cuối năm"),
    }
    found = site(files)
    for path in ("/ubnd-tinh/su-kien/2026/a/lich.ics", "/truyen-thong/su-kien/su-kien.ics"):
        text = "\n".join(csv(found, path))
        assert "DTSTART:20261210T070000Z" in text
        assert "DTEND:20261210T093000Z" in text
        assert text.count("BEGIN:VEVENT") == 1


def test_lists_of_events_and_campaigns_are_there_from_the_first_day(site):
    found = site({})
    for path in ("su-kien/", "su-kien/toa-dam/", "su-kien/tap-huan/", "chien-dich/"):
        assert view(found, f"/truyen-thong/{path}").rows == ()
    assert {"/truyen-thong/su-kien/", "/truyen-thong/su-kien/su-kien.ics"} <= ledger_after(found).by_address.keys()


# campaigns


def campaign(**values):
    return record(
        **{
            "title": "Tắt sóng 2G",
            "published": "1/9/2026",
            "summary": "Đổi máy trước ngày tắt sóng.",
            "subject": "chuyen-doi-so",
            "goal": "Ai cũng biết trước.",
            "audience": "nguoi-cao-tuoi",
            "messages": ["Máy 2G sẽ không gọi được.", "Hỏi tổ công nghệ số."],
        }
        | values
    )


PLACE = "/ubnd-tinh/chien-dich/2026/tat-song-2g/"


def one_campaign(**values):
    return {"ubnd-tinh/campaigns/2026/tat-song-2g.md": campaign(**values)}


def test_a_campaign_says_what_was_done_with_the_words_of_its_source_and_as_a_file(site):
    leaflets = {"label": "Tờ rơi", "value": "20.000", "comparison": "hơn", "unit": "tờ"}
    found = site(one_campaign(figures=[leaflets], channels=["leaflet", "loa-fm"]))
    page = view(found, PLACE)
    assert [one.value for one in page.figures.lines] == ["hơn 20.000 tờ"]
    assert csv(found, page.figures.file)[1] == "Tờ rơi,,hơn,20.000,,tờ,,"


def test_what_news_events_and_plans_say_in_numbers_is_a_file_with_their_sources_as_well(site):
    parts = [{"label": "Đài FM", "value": "71"}, {"label": "Đài IP", "value": "33"}]
    radios = {"label": "Đài xã", "value": "104", "unit": "đài", "shares": parts}
    closing = {"summary": "Xong.", "figures": [radios | {"sources": [{"label": "Sở"}]}]}
    paper = {"sources": [{"label": "Báo Mẫu"}]}
    found = site(
        {
            "ubnd-tinh/news/2026/a.md": news(figures=[radios], **paper),
            "ubnd-tinh/news/2026/b.md": news(),
            "ubnd-tinh/events/2026/hop.md": event(attendance=[radios], **paper),
            "ubnd-tinh/plans/2026/1-kh-ubnd.md": plan("1/KH-UBND", closing=closing),
        }
    )
    told = view(found, "/ubnd-tinh/tin-tuc/2026/a/").figures
    assert csv(found, told.file)[1:] == [
        "Đài xã,,,104,,đài,,Báo Mẫu",
        "Đài xã,Đài FM,,71,,đài,,Báo Mẫu",
        "Đài xã,Đài IP,,33,,đài,,Báo Mẫu",
    ]
    assert csv(found, view(found, "/ubnd-tinh/su-kien/2026/hop/").attendance.file)[1:] == csv(found, told.file)[1:]
    assert csv(found, "/ubnd-tinh/ke-hoach/2026/1-kh-ubnd/so-lieu.csv")[1].endswith(",Sở")
    assert view(found, "/ubnd-tinh/tin-tuc/2026/b/").figures.file == ""


def test_a_leaflet_and_a_notice_are_made_of_the_same_record_the_notice_says_until_when_and_which_text_it_is(site):
    found = site(one_campaign(posting={"start": "1/9/2026", "end": "30/9/2026"}))
    leaflet, notice = view(found, f"{PLACE}to-roi/"), view(found, f"{PLACE}bang-tin/")
    assert leaflet.messages == notice.messages == view(found, PLACE).messages
    assert (leaflet.posted, leaflet.digest, leaflet.summary) == ("", "", "Đổi máy trước ngày tắt sóng.")
    assert notice.posted == "từ 01/09/2026 đến 30/09/2026"
    assert found.by_id["ubnd-tinh/campaigns/2026/tat-song-2g"].origin.digest.startswith(notice.digest.replace(" ", ""))
    assert {f"{PLACE}to-roi/", f"{PLACE}bang-tin/"} <= ledger_after(found).by_address.keys()


def test_a_picture_needs_its_words_and_its_file(problems):
    picture = {"file": "a.png", "transcript": "Hai cột."}
    assert [one.code for one in problems(one_campaign(infographics=[picture]))] == ["tranh-thieu-tep"]
    assert "thieu-khoa" in [one.code for one in problems(one_campaign(infographics=[{"file": "a.png"}]))]


def test_the_numbers_of_a_campaign_must_add_up(problems):
    shares = [{"label": "FM", "value": "348"}, {"label": "IP", "value": "221"}]
    figure = {"label": "Cụm loa", "value": "568", "unit": "cụm loa", "shares": shares}
    (found,) = problems(one_campaign(figures=[figure]))
    assert (found.code, found.where.path, found.where.line) == (
        "tong-khong-khop",
        "content/lao-cai/ubnd-tinh/campaigns/2026/tat-song-2g.md",
        9,
    )
    assert "348 + 221 = 569, nhưng giá trị là 568" in found.what
