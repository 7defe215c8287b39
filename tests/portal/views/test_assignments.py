"""Who is in charge of telling of policies: what counts, what is missing, and how the page says it."""

from plugins.portal.outputs.communication import communication
from plugins.portal.outputs.output import File, Page
from tests.conftest import agency, person, plan, portal

PLACE = "/truyen-thong/phan-cong/"
MONEY = {"year": "2026", "staff": "2", "budget": "120", "source": "dự toán năm 2026"}
SPEAKER = {
    "role": "người phát ngôn thường xuyên",
    "phones": [{"number": "0214 3000 001"}],
    "email": "a@laocai.example",
    "decision": {"number": "1/QĐ-SYT", "signed": "1/9/2026"},
    "confirmed": "12/11/2026",
}
WHOLE = {
    "leader": "so-y-te/people/a",
    "leader_title": "Phó Giám đốc",
    "focal_point": "Văn phòng Sở",
    "resources": [MONEY],
}


def world(communication=WHOLE, post="1/1/2026", **files):
    return {
        "so-y-te/agency.md": agency("Sở Y tế", communication=communication),
        "so-y-te/people/a.md": person(posts=[{"title": "Phó Giám đốc", "period": {"end": post}}], spokesperson=SPEAKER)
        if post.endswith("2025")
        else person(posts=[{"title": "Phó Giám đốc"}], spokesperson=SPEAKER),
        "so-y-te/plans/2026/1-kh-syt.md": plan("1/KH-SYT", subject="truyen-thong-chinh-sach", issued="5/1/2026"),
    } | files


def page(site):
    (found,) = [one.view for one in communication(site) if isinstance(one, Page) and one.path == PLACE]
    return found


def row(site, name="Sở Y tế"):
    grid = page(site).grids[1]
    (found,) = [one for one in grid.rows if one[0].text == name]
    return dict(zip(grid.columns, found, strict=True))


def test_an_agency_with_all_six_shows_each_with_its_record(site):
    found = row(site(world()))
    assert [one.text for one in found.values()] == [
        "Sở Y tế",
        "Lò Văn Mẫu, Phó Giám đốc",
        "Văn phòng Sở",
        "Kế hoạch 1/KH-SYT",
        "Lò Văn Mẫu",
        "2 người",
        "120 triệu đồng",
    ]
    assert found["Kế hoạch của năm"].href == "/so-y-te/ke-hoach/2026/1-kh-syt/"
    assert found["Cơ quan"].note == "đủ"


def test_who_lacks_most_stands_first_and_the_percentages_are_counted_as_of_a_day(site):
    found = page(site(world()))
    assert [one[0].text for one in found.grids[1].rows] == ["Ủy ban nhân dân tỉnh Lào Cai", "Sở Y tế"]
    assert found.lead == "1/2 cơ quan (50%) có đủ cả 6 việc. Theo bản ghi đến ngày 05/01/2026."
    assert [one.text for one in found.grids[0].rows[0]] == ["Lãnh đạo phụ trách", "1", "2", "50%"]


def test_a_leader_who_has_left_a_plan_of_last_year_and_money_of_last_year_do_not_count(site):
    files = world(
        communication=WHOLE | {"resources": [MONEY | {"year": "2025"}]},
        post="30/6/2025",
        **{
            "so-y-te/plans/2026/1-kh-syt.md": None,
            "so-y-te/plans/2025/1-kh-syt.md": plan(
                "1/KH-SYT",
                subject="truyen-thong-chinh-sach",
                issued="5/1/2025",
                period={"start": "5/1/2025", "end": "31/12/2025"},
            ),
        },
    )
    found = row(site(files))
    assert [name for name, one in found.items() if one.text == "thiếu"] == [
        "Lãnh đạo phụ trách",
        "Kế hoạch của năm",
        "Người làm",
        "Kinh phí",
    ]


def test_a_spokesperson_whom_nobody_has_confirmed_for_long_is_not_up_to_date(site):
    old = person(posts=[{"title": "Phó Giám đốc"}], spokesperson=SPEAKER | {"confirmed": "1/1/2025"})
    assert row(site(world(**{"so-y-te/people/a.md": old})))["Người phát ngôn còn đúng"].text == "thiếu"


def test_the_table_is_handed_out_with_the_source_of_the_money(site):
    (csv,) = [
        one
        for one in communication(site(world()))
        if isinstance(one, File) and one.path == "/truyen-thong/phan-cong.csv"
    ]
    assert "dự toán năm 2026" in csv.content.decode()


def test_a_province_that_keeps_back_what_is_late_calls_nothing_overdue(site):
    kept = {"decision": "1/QĐ-UBND", "start": "1/9/2026", "end": "31/12/2026"}
    shown = page(site(world() | {"portal.yaml": portal(overdue_unshown=kept)}))
    assert {one.state for one in shown.grids[1].rows[0][1:]} == {"unpublished"}
