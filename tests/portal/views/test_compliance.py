"""The pages of what must be public: what an outsider reads from them, what changes them, what a province may keep back."""

import csv
import io
import json
import zipfile
from dataclasses import asdict
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from plugins.portal.catalogue.ledger import as_lines
from plugins.portal.duties.assess import assessment
from plugins.portal.outputs.compliance import compliance
from plugins.portal.outputs.directory import directory
from plugins.portal.outputs.feeds import feeds
from plugins.portal.outputs.ledger import ledger_after
from plugins.portal.outputs.output import File, Page
from plugins.portal.outputs.pages import pages
from plugins.portal.outputs.tables import as_csv, as_xlsx
from plugins.portal.store import Store
from plugins.portal.views.tables import Table
from tests.conftest import agency, correction, document, person, portal, press, record

HEALTH = {
    "so-y-te/agency.md": agency("Sở Y tế", parent="ubnd-tinh"),
    "so-y-te/documents/2026/1-tb-syt.md": document("1/TB-SYT", published="3/9/2026", disclosure="17.1.n"),
}
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def views(site):
    return {
        one.path: one.view
        for make in (pages, directory, compliance, feeds)
        for one in make(site)
        if isinstance(one, Page)
    }


def files(site):
    return {one.path: one.made(Store(None)) for one in compliance(site) if isinstance(one, File)}


def rows(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_every_item_is_there_with_its_state_even_where_nothing_else_is(site):
    page = views(site(HEALTH))["/so-y-te/cong-khai/"]
    hooks = {dict(one.hooks)["muc"]: dict(one.hooks) for one in page.items}
    assert len(hooks) == 21
    assert hooks["17.1.n"]["trang-thai"] == "published"
    assert hooks["17.1.n"]["cap-nhat"] == "2026-09-03"
    assert (hooks["17.1.a"]["trang-thai"], hooks["17.1.a"]["han"]) == ("overdue", "2026-09-09")
    assert [one.anchor for one in page.items][:3] == ["muc-17-1-a", "muc-17-1-b", "muc-17-1-c"]


def test_an_overdue_item_leads_to_asking_for_it_and_a_published_one_to_its_records(site):
    page = views(site(HEALTH))["/so-y-te/cong-khai/"]
    items = {one.anchor: one for one in page.items}
    assert items["muc-17-1-a"].ask.href == "/tiep-can-thong-tin/soan-yeu-cau/?muc=17-1-a#so-y-te"
    assert items["muc-17-1-n"].ask is None
    assert items["muc-17-1-n"].more.href == "/so-y-te/cong-khai/17-1-n/"


def test_the_list_has_a_row_a_record_and_one_for_each_item_that_has_none(site):
    found = site(HEALTH)
    table = rows(files(found)["/so-y-te/cong-khai/danh-muc.csv"])
    assert len(table) == 21
    (one,) = [row for row in table if row["Số, ký hiệu"]]
    assert (one["Mục"], one["Ngày tạo ra"], one["Thời điểm công khai"]) == ("17.1.n", "01/09/2026", "03/09/2026")
    assert one["Địa chỉ truy cập, tải về"] == "https://congkhai.laocai.example/so-y-te/van-ban/2026/1-tb-syt/"
    shown = [
        row
        for path, page in views(found).items()
        if "/danh-muc/" in path and "so-y-te" in path
        for row in page.grids[0].rows
    ]
    assert len(shown) == 21


def test_page_table_and_data_say_the_same_of_every_agency_and_item(site):
    found = site(HEALTH)
    made, page = files(found), views(found)["/tinh-trang-cong-khai/"]
    states = [(one.agency.id, one.category.id, one.state.value) for one in assessment(found).findings]
    data = json.loads(made["/tinh-trang-cong-khai/tinh-trang.json"])
    assert sorted((one["agency"], one["category"], one["state"]) for one in data) == sorted(states)
    assert len(rows(made["/tinh-trang-cong-khai/tinh-trang.csv"])) == len(states)
    matrix = {one.agency.href.split("/")[1]: one.cells for one in page.rows}
    assert {id_: tuple(state for it, _, state in states if it == id_) for id_ in matrix} == matrix
    assert sum(one.count for one in page.counts) == len(states)


def test_the_worst_agency_comes_first_and_the_other_order_is_an_address(site):
    whole = {**HEALTH, "so-a/agency.md": agency("Sở An toàn", parent="ubnd-tinh", summary="An toàn")}
    found = views(site(whole))
    scores = [int(one.score.rstrip("%")) for one in found["/tinh-trang-cong-khai/"].rows]
    assert scores == sorted(scores)
    names = [one.agency.label for one in found["/tinh-trang-cong-khai/a-z/"].rows]
    assert names == ["Sở An toàn", "Sở Y tế", "Ủy ban nhân dân tỉnh Lào Cai"]
    assert len(found["/tinh-trang-cong-khai/loai/so-nganh/"].rows) == 2


def test_the_page_of_an_article_lists_every_agency_gaps_first(site):
    page = views(site(HEALTH))["/phap-luat/01-2026-qh16/17-1-n/"]
    (grid, other) = page.grids
    assert [row[0].text for row in grid.rows][-1] == "Sở Y tế"
    assert [row[1].state for row in grid.rows] == ["not-applicable", "published"]
    assert "Điều 17 khoản 1 điểm i, 104/2016/QH13" in [row[0].text for row in other.rows]
    assert "chưa đối chiếu Công báo" in page.intro[0]


# what changes with the moment alone


def changed(site, files, first, second):
    before, after = views(site(files, first)), views(site(files, second))
    assert before.keys() == after.keys()
    return {path for path in before if before[path] != after[path]}


def test_a_state_moves_at_midnight_and_only_the_pages_that_show_it_change(site):
    """The province has had nothing since June, so that it was late before, and only its list says of which period."""
    half = document("6/BC-SYT", issued="8/7/2026", disclosure="17.1.d", covers="6 tháng đầu năm 2026")
    world = {**HEALTH, "so-y-te/documents/2026/6-bc-syt.md": half}
    moved = changed(site, world, "2026-10-10T23:59+07:00", "2026-10-11T00:00+07:00")
    assert moved == {
        "/",
        "/so-y-te/",
        "/so-y-te/cong-khai/",
        "/ubnd-tinh/cong-khai/",
        "/tinh-trang-cong-khai/",
        "/tinh-trang-cong-khai/a-z/",
        "/tinh-trang-cong-khai/loai/so-nganh/",
        "/phap-luat/01-2026-qh16/17-1-d/",
    }


def test_a_correction_becomes_late_on_its_own_pages_only(site):
    world = {**HEALTH, "so-y-te/corrections/2026/a.md": correction(about="so-y-te", received="2/11/2026")}
    moved = changed(site, world, "2026-11-12T23:59+07:00", "2026-11-13T00:00+07:00")
    assert moved == {"/dinh-chinh/", "/so-y-te/dinh-chinh/2026/a/"}


@pytest.mark.parametrize(
    ("first", "second"),
    [("2026-11-22T09:00+07:00", "2026-11-22T23:59+07:00"), ("2026-11-19T00:00+07:00", "2026-11-20T00:00+07:00")],
)
def test_while_no_state_moves_no_page_changes(site, first, second):
    speaker = {
        "role": "regular",
        "phones": {"number": "0216 3000 043"},
        "email": "a@laocai.example",
        "confirmed": "1/11/2026",
    }
    world = {
        **HEALTH,
        "so-y-te/people/lo-van-mau.md": person(spokesperson=speaker),
        "so-y-te/corrections/2026/a.md": correction(about="so-y-te", received="18/11/2026"),
        "ubnd-tinh/press/2026/a.md": press(),
    }
    assert changed(site, world, first, second) == set()


# what a province may keep back

UNSHOWN = {"start": "1/9/2026", "end": "28/2/2027", "decision": "Quyết định 12/QĐ-UBND ngày 3/9/2026"}
KEPT = {
    **HEALTH,
    "portal.yaml": portal(overdue_unshown=UNSHOWN),
    "so-y-te/corrections/2026/a.md": correction(about="so-y-te", received="2/9/2026"),
}


def test_with_a_dated_decision_nothing_says_what_is_late(site):
    found = site(KEPT)
    shown = " ".join(f"{path} {asdict(view)!r}" for path, view in views(found).items() if "phap-luat" not in path)
    data = b" ".join(files(found).values()).decode("utf-8", "replace")
    for word in ("uá hạn", "overdue", "hưa đến hạn", "not-due", "hậm"):
        assert word not in shown.replace("chậm, trốn đóng", "").replace("chậm đóng", ""), word
        assert word not in data.replace("chậm đóng", ""), word
    page = views(found)["/tinh-trang-cong-khai/"]
    assert (
        page.lead
        == "Tình trạng chung chưa được hiện đến hết ngày 28/02/2027, theo Quyết định 12/QĐ-UBND ngày 3/9/2026."
    )
    assert "Chưa công khai" in shown


def test_when_the_decision_ends_all_is_shown_again(site):
    page = views(site(KEPT, "2027-03-01T00:00+07:00"))["/tinh-trang-cong-khai/"]
    assert "overdue" in {one.badge.state for one in page.counts}


def test_the_trend_is_kept_by_publishing_one_line_a_day_that_differs(site):
    def after(files, now):
        return ledger_after(site(files, now)).tallies

    first = after(HEALTH, "2026-11-20T09:00+07:00")
    assert [(one.on, one.agencies) for one in first] == [("2026-11-20", 2)]
    kept = {**HEALTH, "ledger/tallies.jsonl": as_lines(first)}
    assert after(kept, "2026-11-21T09:00+07:00") == first
    more = {**kept, "so-y-te/documents/2026/2-tb-syt.md": document("2/TB-SYT", disclosure="17.1.a")}
    assert [one.on for one in after(more, "2026-11-21T09:00+07:00")] == ["2026-11-20", "2026-11-21"]
    _, unshown = after({**more, "portal.yaml": portal(overdue_unshown=UNSHOWN)}, "2026-11-22T09:00+07:00")
    assert (unshown.agencies, unshown.counts, unshown.assignments) == (0, {}, first[0].assignments)


def test_the_dashboard_shows_no_day_on_which_only_other_numbers_changed(site):
    text = as_lines(ledger_after(site(HEALTH, "2026-11-20T09:00+07:00")).tallies)
    other = text.replace('"leader":0', '"leader":1').replace("11-20", "11-21")
    found = site({**HEALTH, "ledger/tallies.jsonl": text + other}, "2026-11-22T09:00+07:00")
    assert [one.on for one in ledger_after(found).tallies] == ["2026-11-20", "2026-11-21", "2026-11-22"]
    assert views(found)["/tinh-trang-cong-khai/"].trend.charts == ()


def test_a_line_of_the_trend_that_cannot_be_read_is_told(problems):
    (one,) = problems({**HEALTH, "ledger/tallies.jsonl": '{"on":"hôm qua"}\n'})
    assert (one.code, one.where.path) == ("so-dia-chi-hong", "content/lao-cai/ledger/tallies.jsonl")


# tables


def test_a_table_is_text_dates_and_numbers_for_excel_and_never_a_formula():
    table = Table("Bảng", ("Tên", "Ngày", "Số"), (("=cmd|x", date(2026, 11, 22), 3), ("Đặng <b>", None, None)))
    assert as_csv(table).startswith(b"\xef\xbb\xbf")
    assert [row["Tên"] for row in rows(as_csv(table))] == ["'=cmd|x", "Đặng <b>"]
    book = as_xlsx(table)
    assert book == as_xlsx(table)
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        sheet = ET.fromstring(parts.read("xl/worksheets/sheet1.xml"))
        words = [one.text for one in ET.fromstring(parts.read("xl/sharedStrings.xml")).iter(f"{SHEET}t")]
    assert not list(sheet.iter(f"{SHEET}f"))
    assert "=cmd|x" in words
    numbers = [cell.find(f"{SHEET}v").text for cell in sheet.iter(f"{SHEET}c") if cell.get("t") is None and len(cell)]
    assert numbers == ["46348", "3"]


def test_the_index_of_the_composer_names_agencies_items_and_their_states(site):
    data = json.loads(files(site(HEALTH))["/tiep-can-thong-tin/muc-cong-khai.json"])
    agencies = {one["id"]: one for one in data["agencies"]}
    assert set(agencies) == {"ubnd-tinh", "so-y-te"}
    place = [one["slug"] for one in data["items"]].index("17-1-n")
    assert data["states"][agencies["so-y-te"]["states"][place]] == "Đã công khai"
    assert data["states"][agencies["ubnd-tinh"]["states"][place]] != "Đã công khai"


def test_whom_to_ask_is_told_of_every_agency_also_where_nobody_is_named(site):
    unit = {"name": "Văn phòng Sở", "phones": [{"number": "0216 3000 042"}], "email": "tt@laocai.example"}
    page = views(site({"so-y-te/agency.md": agency("Sở Y tế", focal_unit=unit)}))["/tiep-can-thong-tin/"]
    assert {one.id: one.contact.email if one.contact else None for one in page.units} == {
        "ubnd-tinh": None,
        "so-y-te": "tt@laocai.example",
    }


def test_a_statement_with_a_unit_is_shown_with_where_the_information_is(site):
    item = {
        "category": "17.1.k",
        "state": "không áp dụng",
        "reason": "created-elsewhere",
        "owner": "ubnd-tinh",
        "link": "https://quyhoach.laocai.example/",
        "by": "Chánh Văn phòng",
        "on": "5/10/2026",
    }
    page = views(site({**HEALTH, "so-y-te/disclosure.md": record(items=[item])}))["/so-y-te/cong-khai/"]
    (found,) = [one for one in page.items if one.anchor == "muc-17-1-k"]
    (where,) = [fact for fact in found.facts if fact.label == "Xem ở"]
    assert [one.href for one in where.values] == ["/ubnd-tinh/", "https://quyhoach.laocai.example/"]
