"""What an agency may state of a category, and what it must say with it."""

import pytest

from tests.conftest import agency, record

WHO = {"by": "Chánh Văn phòng", "on": "5/10/2026"}


def codes(problems, *items):
    found = problems({"so-y-te/agency.md": agency("Sở Y tế"), "so-y-te/disclosure.md": record(items=list(items))})
    return [one.code for one in found]


def not_applicable(category="17.1.h", **values):
    return {"category": category, "state": "không áp dụng", **WHO, **values}


@pytest.mark.parametrize(
    "values",
    [
        {"reason": "not-created", "explanation": "không thuộc chức năng"},
        {"reason": "created-elsewhere", "owner": "ubnd-tinh", "link": "https://thanhtra.laocai.example/"},
        {"reason": "other-law-form", "basis": "Luật Thanh tra, Điều 78"},
        {"reason": "not-accessible", "clause": "Điều 15 khoản 5"},
        {"reason": "conditional", "clause": "Điều 16 khoản 1"},
    ],
    ids=lambda one: one["reason"],
)
def test_each_reason_asks_for_what_the_law_says_and_no_more(problems, values):
    assert codes(problems, not_applicable(**values)) == []
    for name in set(values) - {"reason"}:
        assert codes(problems, not_applicable(**{**values, name: ""})) == ["khai-thieu-can-cu"]


@pytest.mark.parametrize("category", ["17.1.a", "17.1.b", "17.1.c", "17.1.u"])
def test_what_every_agency_has_may_not_be_called_not_applicable(problems, category):
    item = not_applicable(category, reason="not-created", explanation="không có")
    assert codes(problems, item) == ["khong-duoc-khai-khong-ap-dung"]


def test_a_reason_nobody_knows_is_told_with_those_there_are(problems):
    files = {
        "so-y-te/agency.md": agency("Sở Y tế"),
        "so-y-te/disclosure.md": record(items=[not_applicable(reason="ban-qua")]),
    }
    (one,) = problems(files)
    assert one.code == "ly-do-khong-ap-dung-sai"
    assert "created-elsewhere (Do cơ quan khác tạo ra)" in one.how


@pytest.mark.parametrize("name", ["period", "by", "on"])
def test_nothing_arisen_is_said_of_a_period_by_somebody_on_a_day(problems, name):
    whole = {"category": "17.1.h", "state": "không phát sinh", "period": "quý III/2026", **WHO}
    assert codes(problems, whole) == []
    assert codes(problems, {**whole, name: ""}) == ["khai-thieu-can-cu"]


def test_overdue_cannot_be_typed(problems):
    assert codes(problems, {"category": "17.1.h", "state": "quá hạn", **WHO}) == ["ngoai-danh-muc"]


def test_a_category_is_named_once_and_is_one_of_the_law(problems):
    item = {"category": "17.1.h", "unit": "Thanh tra"}
    assert codes(problems, item, item) == ["muc-khai-hai-lan"]
    assert codes(problems, {"category": "17.1.z"}) == ["muc-cong-khai-sai"]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "javascript://a%0aalert(1)", "http://a.example/", "https://"])
def test_a_link_leads_to_a_record_or_out_by_https(problems, link):
    item = not_applicable(reason="created-elsewhere", owner="ubnd-tinh", link=link)
    assert codes(problems, item) == ["dia-chi-mang-sai"]


def test_an_owner_and_a_link_must_be_there(problems):
    item = not_applicable(reason="created-elsewhere", owner="so-la", link="so-la/documents/2026/1")
    assert sorted(codes(problems, item)) == ["khong-co-ban-ghi", "khong-co-co-quan"]
