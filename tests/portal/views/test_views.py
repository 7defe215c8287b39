"""What a page shows on a day: who may be called, what is open, what is listed where."""

from dataclasses import asdict
from datetime import datetime

import pytest

from plugins.portal.outputs.compliance import compliance
from plugins.portal.outputs.directory import directory
from plugins.portal.outputs.feeds import feeds
from plugins.portal.outputs.ledger import ledger_after
from plugins.portal.outputs.output import Page
from plugins.portal.outputs.pages import pages
from plugins.portal.views.chrome import NAVIGATION
from plugins.portal.views.list import SIZE
from plugins.portal.views.meta import shortened
from tests.conftest import agency, document, draft, news, person, plan


def all_pages(site):
    return [*pages(site), *feeds(site), *(one for one in directory(site) if isinstance(one, Page))]


def page_at(site, path):
    (found,) = [one.view for one in all_pages(site) if one.path == path]
    return found


def shown(site):
    """All that any page or feed says, as text."""
    made = ((repr(asdict(one.view)) if isinstance(one, Page) else one.content.decode()) for one in all_pages(site))
    return "\n".join(made)


# people


def speaker(end=None, role="regular", **keys):
    duty = {
        "role": role,
        "phones": {"number": "0214 3111 222", "extension": "77"},
        "email": "phatngon@laocai.example",
        "duty_line": {"number": "0912 345 678"},
        "period": {"start": "1/7/2025"} | ({"end": end} if end else {}),
    }
    return person(spokesperson=duty | keys)


CONTACTS = ["3111 222", "43111222", "phatngon@laocai.example", "0912 345 678", "912345678"]


def test_a_spokesperson_in_office_can_be_reached_from_the_table_the_agency_and_the_own_page(site):
    read = site({"ubnd-tinh/people/lo-van-mau.md": speaker("22/11/2026")})
    for path in ("/nguoi-phat-ngon/", "/ubnd-tinh/", "/ubnd-tinh/can-bo/lo-van-mau/"):
        view = repr(page_at(read, path))
        assert "tel:+842143111222;ext=77" in view
        assert "phatngon@laocai.example" in view


@pytest.mark.parametrize("role", ["regular", "authorised", "head"])
def test_the_contact_of_a_spokesperson_out_of_office_is_shown_nowhere(site, role):
    text = shown(site({"ubnd-tinh/people/lo-van-mau.md": speaker("21/11/2026", role, matter="Vụ sạt lở")}))
    assert "Lò Văn Mẫu" in text
    assert [one for one in CONTACTS if one in text] == []


def test_the_contact_of_a_spokesperson_who_has_not_begun_is_shown_nowhere(site):
    text = shown(site({"ubnd-tinh/people/lo-van-mau.md": speaker(period={"start": "23/11/2026"})}))
    assert [one for one in CONTACTS if one in text] == []


def test_who_has_stopped_speaking_leads_to_who_speaks_now(site):
    read = site(
        {
            "ubnd-tinh/people/lo-van-mau.md": speaker("21/11/2026"),
            "ubnd-tinh/people/ban-thi-hai.md": person("Bàn Thị Hai", spokesperson={"role": "head"}),
        }
    )
    ended = page_at(read, "/ubnd-tinh/can-bo/lo-van-mau/").speaking_ended
    assert "21/11/2026" in ended
    assert "Bàn Thị Hai" in ended


def test_who_spoke_for_an_agency_that_is_gone_speaks_no_more(site):
    gone = {"event": "giải thể", "on": "1/7/2026", "decision": "Nghị quyết 1/NQ-HĐND"}
    read = site(
        {
            "so-cu/agency.md": agency("Sở Cũ tỉnh Lào Cai", succession=gone),
            "so-cu/people/lo-van-mau.md": speaker(),
        }
    )
    assert "Sở Cũ tỉnh Lào Cai đã kết thúc" in page_at(read, "/so-cu/can-bo/lo-van-mau/").speaking_ended


def test_where_nobody_is_named_the_head_of_the_agency_speaks(site):
    view = page_at(site({}), "/ubnd-tinh/")
    assert view.speakers == ()
    assert "người đứng đầu" in view.speakers_note


def test_the_spokespeople_of_an_agency_that_is_gone_speak_no_more(site):
    closed = {"event": "giải thể", "on": "1/7/2025", "decision": "1/NQ-HĐND"}
    read = site({"so-a/agency.md": agency("Sở A", succession=closed), "so-a/people/lo-van-mau.md": speaker()})
    assert [one for one in CONTACTS if one in shown(read)] == []


def test_a_post_that_has_ended_is_no_title(site):
    posts = [
        {"title": "Giám đốc", "period": {"end": "30/6/2025"}},
        {"title": "Phó Chủ tịch", "period": {"start": "1/7/2025"}},
    ]
    view = page_at(site({"ubnd-tinh/people/lo-van-mau.md": person(posts=posts)}), "/ubnd-tinh/")
    assert [one.title for one in view.leaders] == ["Phó Chủ tịch"]


# drafts


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("2026-11-01T07:59+07:00", "not_open"),
        ("2026-11-01T08:00+07:00", "open"),
        ("2026-11-30T16:59+07:00", "open"),
        ("2026-11-30T17:00+07:00", "closed"),
    ],
)
def test_a_draft_is_open_from_its_first_minute_until_its_last(site, now, state):
    read = site({"ubnd-tinh/drafts/2026/gia.md": draft()}, now=now)
    view = page_at(read, "/ubnd-tinh/du-thao/2026/gia/")
    assert view.badge.state == state
    assert page_at(read, "/du-thao/").rows[0].badge.state == state
    assert len(page_at(read, "/").consultations) == (state == "open")


def test_the_time_for_comments_is_vietnams_wherever_the_clock_stands(site):
    read = site({"ubnd-tinh/drafts/2026/gia.md": draft()}, now="2026-11-30T09:59+00:00")
    assert page_at(read, "/ubnd-tinh/du-thao/2026/gia/").badge.state == "open"
    assert page_at(read, "/ubnd-tinh/du-thao/2026/gia/").closes.iso == "2026-11-30T17:00+07:00"


def test_what_became_of_a_draft_is_shown_on_both_pages(site):
    read = site(
        {
            "ubnd-tinh/drafts/2026/gia.md": draft(result="5/2026/QĐ-UBND"),
            "ubnd-tinh/documents/2026/5-2026-qd-ubnd.md": document("5/2026/QĐ-UBND"),
        }
    )
    assert page_at(read, "/ubnd-tinh/du-thao/2026/gia/").result.href == "/ubnd-tinh/van-ban/2026/5-2026-qd-ubnd/"
    relations = page_at(read, "/ubnd-tinh/van-ban/2026/5-2026-qd-ubnd/").relations
    assert [(one.label, one.values[0].href) for one in relations] == [
        ("Dự thảo đã lấy ý kiến", "/ubnd-tinh/du-thao/2026/gia/")
    ]


# documents and plans


def test_a_document_shows_its_state_and_what_made_it_so(site):
    read = site(
        {
            "ubnd-tinh/documents/2020/1-qd-ubnd.md": document("1/QĐ-UBND", issued="1/2/2020"),
            "ubnd-tinh/documents/2026/2-qd-ubnd.md": document("2/QĐ-UBND", replaces="1/QĐ-UBND"),
        }
    )
    old, new = (page_at(read, f"/ubnd-tinh/van-ban/{one}/") for one in ("2020/1-qd-ubnd", "2026/2-qd-ubnd"))
    assert (old.badge.state, new.badge.state) == ("ended", "in_force")
    assert "01/09/2026" in old.status
    assert [one.href for one in old.status_links] == ["/ubnd-tinh/van-ban/2026/2-qd-ubnd/"]
    assert [one.label for one in old.relations] == ["Được thay thế bởi"]
    assert [one.label for one in new.relations] == ["Thay thế"]


def test_a_task_is_overdue_the_day_after_it_was_due(site):
    group = {"title": "I", "tasks": [{"title": "Họp báo", "status": "đang làm", "due": "21/11/2026"}]}
    files = {"ubnd-tinh/plans/2026/1-kh-ubnd.md": plan(task_groups=[group])}
    for now, state, overdue in (("2026-11-21T23:59+07:00", "ongoing", 0), ("2026-11-22T00:00+07:00", "overdue", 1)):
        view = page_at(site(files, now=now), "/ubnd-tinh/ke-hoach/2026/1-kh-ubnd/")
        assert view.groups[0].tasks[0].badge.state == state
        assert view.tasks_overdue == overdue


@pytest.mark.parametrize(
    ("comparison", "actual", "reached", "share"),
    [
        ("ít nhất", "100", True, 100),
        ("ít nhất", "45", False, 50),
        ("nhiều nhất", "95", False, 100),
        ("nhiều nhất", "80", True, 88),
    ],
)
def test_a_target_says_whether_it_was_reached(site, comparison, actual, reached, share):
    target = {
        "label": "Tỷ lệ",
        "comparison": comparison,
        "value": "90",
        "unit": "%",
        "actual": {"value": actual, "as_of": "1/9/2026", "source": "Báo cáo"},
    }
    (line,) = page_at(
        site({"ubnd-tinh/plans/2026/1-kh-ubnd.md": plan(targets=[target])}), "/ubnd-tinh/ke-hoach/2026/1-kh-ubnd/"
    ).targets
    assert (line.reached, line.share) == (reached, share)


def test_the_parts_of_a_figure_show_their_share(site):
    figure = {
        "label": "Đài",
        "value": "104",
        "unit": "đài",
        "shares": [{"label": "FM", "value": "33"}, {"label": "IP", "value": "71"}],
    }
    (line,) = page_at(
        site({"ubnd-tinh/news/2026/a.md": news(figures=[figure])}), "/ubnd-tinh/tin-tuc/2026/a/"
    ).figures.lines
    assert line.value == "104 đài"
    assert [(one.label, one.value, one.percent) for one in line.shares] == [("FM", "33 đài", 31), ("IP", "71 đài", 68)]


# agencies


def test_an_agency_that_is_gone_says_who_answers_now(site):
    merged = {"event": "sáp nhập", "on": "1/7/2025", "decision": "Nghị quyết 1/NQ-HĐND", "successors": "so-b"}
    files = {"so-a/agency.md": agency("Sở A", succession=merged), "so-b/agency.md": agency("Sở B")}
    (banner,) = page_at(site(files), "/so-a/").banners
    assert "sáp nhập từ ngày 01/07/2025" in banner.text
    assert [one.href for one in banner.links] == ["/so-b/"]
    assert page_at(site(files, now="2025-06-30T23:59+07:00"), "/so-a/").banners == ()


def test_the_documents_of_a_forebear_are_listed_apart_from_ones_own(site):
    merged = {"event": "sáp nhập", "on": "1/7/2025", "decision": "Nghị quyết 1/NQ-HĐND", "successors": "so-b"}
    read = site(
        {
            "so-a/agency.md": agency("Sở A", succession=merged),
            "so-b/agency.md": agency("Sở B"),
            "so-a/documents/2024/1-tb-sa.md": document("1/TB-SA", issued="1/2/2024"),
            "so-b/documents/2026/1-tb-sb.md": document("1/TB-SB"),
        }
    )
    view = page_at(read, "/so-b/")
    assert [one.href for one in view.documents] == ["/so-b/van-ban/2026/1-tb-sb/"]
    assert [one.href for one in view.documents_of_forebears] == ["/so-a/van-ban/2024/1-tb-sa/"]


# lists


def many(count):
    return {
        f"ubnd-tinh/documents/2026/{number}-tb-ubnd.md": document(f"{number}/TB-UBND", issued="1/9/2026")
        for number in range(1, count + 1)
    }


@pytest.mark.parametrize(
    ("count", "sizes"), [(0, [0]), (1, [1]), (SIZE, [SIZE]), (SIZE + 1, [SIZE, 1]), (3 * SIZE, [SIZE] * 3)]
)
def test_a_list_is_cut_into_pages_that_together_hold_everything_once(site, count, sizes):
    read = site(many(count))
    views = [page_at(read, "/van-ban/")]
    while views[-1].pager.next:
        views.append(page_at(read, views[-1].pager.next))
    assert [len(one.rows) for one in views] == sizes
    assert len({row.href for one in views for row in one.rows}) == count
    assert [one.pager.current for one in views] == list(range(1, len(sizes) + 1))
    assert {one.pager.count for one in views} == {len(sizes)}


def test_the_first_page_of_a_list_has_no_number_in_its_address(site):
    second = page_at(site(many(SIZE + 1)), "/van-ban/trang-2/")
    assert second.pager.previous == "/van-ban/"
    assert second.title == "Văn bản"
    assert second.meta.title == "Văn bản, trang 2"


def test_a_long_list_shows_the_pages_near_and_the_ends(site):
    view = page_at(site(many(9 * SIZE)), "/van-ban/trang-5/")
    assert [one.label for one in view.pager.pages] == ["1", "3", "4", "5", "6", "7", "9"]


def test_every_choice_beside_a_list_counts_what_it_leads_to(site):
    read = site({**many(3), "ubnd-tinh/plans/2025/1-kh-ubnd.md": plan(issued="1/2/2025", subject="Đất đai")})
    choices = [one for way in (*page_at(read, "/van-ban/").ways, *page_at(read, "/").ways) for one in way.choices]
    assert len(choices) > 5
    for one in choices:
        assert len(page_at(read, one.href).rows) == one.count


def test_a_field_on_which_there_is_nothing_has_its_list_and_its_feed_and_nothing_leads_to_it(site):
    read = site(many(1))
    page = page_at(read, "/linh-vuc/dat-dai/")
    assert (page.rows, page.empty) == ((), "Chưa có mục nào.")
    assert {"/linh-vuc/dat-dai/", "/linh-vuc/dat-dai/atom.xml"} <= ledger_after(read).by_address.keys()
    home = page_at(read, "/")
    assert "/linh-vuc/dat-dai/" not in [one.href for way in (*home.ways, *page.ways) for one in way.choices]


def test_national_documents_are_listed_apart(site):
    read = site(
        {
            **many(1),
            "_shared/chinh-phu/agency.md": agency("Chính phủ", type="trung-uong"),
            "_shared/chinh-phu/documents/2020/30-2020-nd-cp.md": document("30/2020/NĐ-CP", issued="5/3/2020"),
        }
    )
    assert [one.href for one in page_at(read, "/van-ban/").rows] == ["/ubnd-tinh/van-ban/2026/1-tb-ubnd/"]
    assert [one.href for one in page_at(read, "/van-ban/trung-uong/").rows] == [
        "/chinh-phu/van-ban/2020/30-2020-nd-cp/"
    ]


def test_the_navigation_leads_to_pages_even_of_an_empty_portal(site):
    small = site({})
    there = {one.path for one in (*pages(small), *compliance(small), *directory(small))}
    assert {one.href for one in NAVIGATION} <= there


def test_the_moment_of_the_site_is_an_argument(site):
    assert site({}, now="2020-02-29T23:59+07:00").now == datetime.fromisoformat("2020-02-29T23:59+07:00")


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("một hai", "một hai"),
        ("một  \n hai", "một hai"),
        ("một hai ba", "một hai…"),
        ("một, hai ba", "một, hai…"),
        ("một hai, ba", "một hai…"),
    ],
)
def test_a_summary_is_cut_between_words(text, short):
    assert shortened(text, 9) == short


def test_every_folder_in_the_address_of_a_document_is_a_page(site):
    read = site(
        {
            "ubnd-tinh/documents/2026/1-kh.md": document("1/KH-UBND"),
            "ubnd-tinh/documents/2025/2-tb.md": document("2/TB-UBND", issued="3/3/2025"),
        }
    )
    assert [one.title for one in page_at(read, "/ubnd-tinh/van-ban/2025/").rows] == ["Văn bản số 2/TB-UBND"]
    above = [one.href for one in page_at(read, "/ubnd-tinh/van-ban/2026/1-kh/").crumbs]
    assert above[-2:] == ["/ubnd-tinh/van-ban/", "/ubnd-tinh/van-ban/2026/"]
