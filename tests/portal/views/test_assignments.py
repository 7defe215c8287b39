"""Who is in charge of telling of policies: what counts, what is missing, and how the page says it."""

import pytest

from plugins.portal.catalogue.ledger import as_lines
from plugins.portal.outputs.communication import communication
from plugins.portal.outputs.ledger import ledger_after
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


# the trend

OLD = '{"agencies":2,"counts":{"overdue":30},"on":"2026-09-01"}\n'
FIRST = {"agencies": 2, "whole": 0, "leader": 0, "focal-point": 1, "plan": 0, "speaker": 0, "staff": 0, "budget": 0}


def line(on, **values):
    counts = ",".join(f'"{name}":{count}' for name, count in sorted((FIRST | values).items()))
    return f'{{"assignments":{{{counts}}},"on":"{on}"}}\n'


def test_on_the_first_day_a_sentence_stands_where_the_charts_will_be(site):
    found = page(site(world(), now="2026-11-22T09:00+07:00")).trend
    assert (found.charts, found.grid) == ((), None)
    assert found.note.startswith("Mới có số liệu của một ngày.")


def test_what_was_published_before_and_what_is_today_are_steps_and_a_table(site):
    kept = OLD + line("2026-10-13") + line("2026-11-02", leader=1)
    found = page(site(world(**{"ledger/tallies.jsonl": kept}), now="2026-11-22T09:00+07:00")).trend
    whole, leader, *_ = found.charts
    assert (whole.label, whole.now, whole.change) == ("Đủ cả 6 việc", "50%", "từ 0% ngày 13/10/2026")
    assert (whole.steps, whole.dots) == ("M0 100H500V100H1000V50", "M0 100h0M500 100h0M1000 50h0")
    assert (leader.now, leader.steps) == ("50%", "M0 100H500V50H1000V50")
    assert [(row[0].text, row[1].text, row[1].note) for row in found.grid.rows] == [
        ("13/10/2026", "0%", "0/2"),
        ("02/11/2026", "0%", "0/2"),
        ("22/11/2026", "50%", "1/2"),
    ]
    assert [one.href for one in found.files] == [f"{PLACE}dien-bien.csv", f"{PLACE}dien-bien.xlsx"]


def test_the_trend_is_handed_out_whole(site):
    found = communication(site(world(**{"ledger/tallies.jsonl": OLD + line("2026-10-13")})))
    (csv,) = [one for one in found if isinstance(one, File) and one.path == f"{PLACE}dien-bien.csv"]
    head, first, today = csv.content.decode("utf-8-sig").splitlines()
    assert head.startswith("Ngày,Đủ cả 6 việc (%),Đủ cả 6 việc (số),Đủ cả 6 việc (trên tổng số),Lãnh đạo")
    assert first.startswith("13/10/2026,0,0,2,")
    assert today.startswith("22/11/2026,50,1,2,")


def test_a_day_on_which_nothing_has_changed_adds_no_line_to_the_ledger(site):
    first = ledger_after(site(world(), now="2026-11-20T09:00+07:00")).tallies
    later = site(world(**{"ledger/tallies.jsonl": as_lines(first)}), now="2026-11-21T09:00+07:00")
    assert ledger_after(later).tallies == first
    assert first[0].assignments["leader"] == 1


@pytest.mark.parametrize("bad", ['{"leader":"1"}', '{"leader":-1}', "[1]", "3"])
def test_a_line_whose_counts_are_none_is_told(problems, bad):
    text = f'{OLD}{{"assignments":{bad},"on":"2026-10-13"}}\n'
    (found,) = problems(world(**{"ledger/tallies.jsonl": text}))
    assert (found.code, found.where.line) == ("so-dia-chi-hong", 2)
