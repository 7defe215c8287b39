"""How each category stands at each agency, and what moves it."""

import pytest

from plugins.portal.duties.assess import assessment
from plugins.portal.duties.contradictions import contradictions
from plugins.portal.duties.finding import State, score
from tests.conftest import agency, document, draft, person, plan, record

CHANNEL = [{"kind": "website", "name": "Trang của sở", "url": "https://soyte.laocai.example/"}]
UNIT = {
    "name": "Văn phòng Sở",
    "address": "Số 1 đường Hoa Ban",
    "phones": [{"number": "0216 3000 042"}],
    "email": "thongtin@laocai.example",
}
HEALTH = {"so-y-te/agency.md": agency("Sở Y tế", parent="ubnd-tinh")}


def said(*items, **values):
    """A `disclosure.md` with these statements."""
    return {"so-y-te/disclosure.md": record(items=list(items), **values)}


def nothing(category, period, on="5/10/2026"):
    return {"category": category, "state": "không phát sinh", "period": period, "by": "Chánh Văn phòng", "on": on}


def finding(site, category, id_="so-y-te"):
    return next(one for one in assessment(site).by_agency[id_] if one.category.id == category)


def state(site, category, id_="so-y-te"):
    return finding(site, category, id_).state


def test_every_bound_agency_has_all_21_categories(site):
    found = assessment(site(HEALTH))
    assert [one.id for one in found.agencies] == ["ubnd-tinh", "so-y-te"]
    assert {id_: len(findings) for id_, findings in found.by_agency.items()} == {"ubnd-tinh": 21, "so-y-te": 21}


@pytest.mark.parametrize(
    "kind", ["bao-chi", "nganh-doc", "dang", "ubnd-huyen", "trung-uong"]
)  # fmt: skip
def test_an_agency_that_the_law_does_not_bind_has_no_findings(site, kind):
    assert "don-vi" not in assessment(site({"don-vi/agency.md": agency("Cơ quan", type=kind)})).by_agency


def test_an_agency_that_is_gone_has_no_findings(site):
    gone = agency(
        "Sở cũ", succession={"event": "sáp nhập", "on": "1/7/2025", "decision": "1/NQ", "successors": "so-y-te"}
    )
    assert "so-cu" not in assessment(site({**HEALTH, "so-cu/agency.md": gone})).by_agency


def test_a_record_counts_for_what_it_declares(site):
    assert state(site(HEALTH), "17.1.n") is State.OVERDUE
    one = document("1/TB-SYT", disclosure=["17.1.n", "17.1.s"])
    found = site({**HEALTH, "so-y-te/documents/2026/1-tb-syt.md": one})
    assert state(found, "17.1.n") is state(found, "17.1.s") is State.PUBLISHED
    assert [it.id for it in finding(found, "17.1.n").evidence] == ["so-y-te/documents/2026/1-tb-syt"]


def test_plans_drafts_and_normative_documents_count_by_what_they_are(site):
    found = site(
        {
            **HEALTH,
            "so-y-te/plans/2026/1-kh-syt.md": plan("1/KH-SYT"),
            "so-y-te/drafts/2026/gia.md": draft(),
            "ubnd-tinh/documents/2026/1-2026-qd-ubnd.md": document("1/2026/QĐ-UBND"),
        }
    )
    assert state(found, "17.1.a") is state(found, "17.1.b") is State.PUBLISHED
    assert state(found, "17.1.b", "ubnd-tinh") is State.PUBLISHED


def test_a_record_that_is_not_published_counts_for_nothing(site):
    hidden = document("1/TB-SYT", disclosure="17.1.n", status="nháp")
    assert state(site({**HEALTH, "so-y-te/documents/2026/1-tb-syt.md": hidden}), "17.1.n") is State.OVERDUE


def test_the_focal_unit_counts_with_all_four_of_its_parts_only(site):
    def of(**unit):
        whole = agency("Sở Y tế", focal_unit={**UNIT, **unit}, channels=CHANNEL)
        return finding(site({"so-y-te/agency.md": whole}), "17.1.u")

    assert of().state is State.PUBLISHED
    for missing in ("address", "email"):
        assert of(**{missing: ""}).state is State.OVERDUE
    found = of(email="")
    assert found.reason == "còn thiếu đầu mối: tên, địa chỉ, điện thoại, thư điện tử"


def test_functions_and_leaders_are_what_the_agency_says_of_itself(site):
    whole = {
        "so-y-te/agency.md": agency("Sở Y tế", summary="Quản lý nhà nước về y tế"),
        "so-y-te/people/lo-van-mau.md": person(posts=[{"title": "Giám đốc"}]),
    }
    assert state(site(whole), "17.1.c") is State.PUBLISHED
    left = person(posts=[{"title": "Giám đốc", "period": {"end": "1/1/2026"}}])
    assert finding(site({**whole, "so-y-te/people/lo-van-mau.md": left}), "17.1.c").reason == "còn thiếu lãnh đạo"


def test_what_others_make_is_not_applicable_with_what_its_reason_asks_for(site):
    here = document("1/TB-UBND", disclosure="17.1.k")
    item = {
        "category": "17.1.k",
        "state": "không áp dụng",
        "reason": "created-elsewhere",
        "owner": "ubnd-tinh",
        "link": "ubnd-tinh/documents/2026/1-tb-ubnd",
        "by": "Chánh Văn phòng",
        "on": "5/10/2026",
    }
    found = site({**HEALTH, **said(item), "ubnd-tinh/documents/2026/1-tb-ubnd.md": here})
    assert state(found, "17.1.k") is State.NOT_APPLICABLE
    assert finding(found, "17.1.k").reason == "Do cơ quan khác tạo ra; Chánh Văn phòng xác nhận ngày 05/10/2026"


def test_a_kind_of_agency_that_does_not_make_it_need_not_say_so(site):
    found = finding(site({"xa-a/agency.md": agency("UBND xã A", type="ubnd-xa")}), "17.1.e", "xa-a")
    assert (found.state, found.due) == (State.NOT_APPLICABLE, None)
    assert found.reason.startswith("loại cơ quan này thường không tạo ra")


def test_nothing_arisen_answers_until_the_next_period_is_over_and_its_time_too(site):
    """Quarter II; quarter III ends on 30 September, five working days later is 7 October 2026."""
    world = {**HEALTH, **said(nothing("17.1.g", "quý II/2026", "3/7/2026"))}
    assert state(site(world, "2026-10-07T23:59+07:00"), "17.1.g") is State.NOTHING_ARISEN
    assert state(site(world, "2026-10-08T00:00+07:00"), "17.1.g") is State.OVERDUE


def test_the_budget_report_of_nine_months_is_due_ten_days_after_they_end(site):
    report = document("9/BC-SYT", issued="12/10/2026", disclosure="17.1.d", covers="9 tháng năm 2026")
    earlier = document("6/BC-SYT", issued="8/7/2026", disclosure="17.1.d", covers="6 tháng đầu năm 2026")
    half = {**HEALTH, "so-y-te/documents/2026/6-bc-syt.md": earlier}
    assert state(site(half, "2026-10-10T23:59+07:00"), "17.1.d") is State.PUBLISHED
    late = finding(site(half, "2026-10-11T00:00+07:00"), "17.1.d")
    assert (late.state, late.period.text) == (State.OVERDUE, "9 tháng năm 2026")
    assert late.due.text.startswith("hết kỳ 30/09/2026, hạn 10/10/2026: 10 ngày, Điều 37 khoản 3")
    whole = {**half, "so-y-te/documents/2026/9-bc-syt.md": report}
    assert state(site(whole, "2026-10-13T00:00+07:00"), "17.1.d") is State.PUBLISHED


def test_an_agency_that_has_seen_no_period_end_owes_its_budget_like_everything_else(site):
    """Made on Monday 2 November 2026, so that its first report is that of three months of 2027."""
    young = {"so-y-te/agency.md": agency("Sở Y tế", period={"start": "2/11/2026"})}
    assert state(site(young, "2026-11-09T23:59+07:00"), "17.1.d") is State.NOT_DUE
    assert state(site(young, "2026-11-10T00:00+07:00"), "17.1.d") is State.OVERDUE


def test_a_budget_document_that_names_no_period_is_no_report_of_one(site):
    other = document("9/BC-SYT", issued="12/10/2026", disclosure="17.1.d")
    assert state(site({**HEALTH, "so-y-te/documents/2026/9-bc-syt.md": other}), "17.1.d") is State.OVERDUE


def test_what_only_the_new_law_asks_for_may_come_until_the_transition_ends(site):
    found = finding(site(HEALTH, "2027-03-01T23:59+07:00"), "17.1.s")
    assert (found.state, found.is_transitional, found.due.reference.article) == (State.NOT_DUE, True, "31.3")
    assert state(site(HEALTH, "2027-03-02T00:00+07:00"), "17.1.s") is State.OVERDUE


def test_an_agency_made_after_the_law_has_no_transition_but_its_own_five_days(site):
    """From Monday 2 November 2026 to Monday 9 November."""
    young = {"so-y-te/agency.md": agency("Sở Y tế", period={"start": "2/11/2026"})}
    assert state(site(young, "2026-11-09T23:59+07:00"), "17.1.s") is State.NOT_DUE
    found = finding(site(young, "2026-11-10T00:00+07:00"), "17.1.s")
    assert (found.state, found.is_transitional) == (State.OVERDUE, False)
    assert found.due.text.startswith("cơ quan hoạt động 02/11/2026, hạn 09/11/2026")


def test_before_september_2026_the_law_of_2016_is_asked_and_todays_points_count_for_it(site):
    one = document("1/TB-SYT", issued="3/8/2026", disclosure="17.1.n")
    found = site({**HEALTH, "so-y-te/documents/2026/1-tb-syt.md": one}, "2026-08-31T12:00+07:00")
    assert assessment(found).categories[0].id == "104.17.1.a"
    assert len(assessment(found).categories) == 15
    assert state(found, "104.17.1.i") is State.PUBLISHED


def test_an_item_says_who_answers_for_it_and_when_it_was_looked_at(site):
    world = said(
        {"category": "17.1.h", "unit": "Thanh tra Sở", "validated": "2/11/2026"},
        unit="Văn phòng",
        validated="1/10/2026",
    )
    found = site({**HEALTH, **world})
    assert (finding(found, "17.1.h").unit, finding(found, "17.1.h").validated.day) == ("Thanh tra Sở", 2)
    assert (finding(found, "17.1.a").unit, finding(found, "17.1.a").validated.month) == ("Văn phòng", 10)
    assert finding(site(HEALTH), "17.1.a").unit == "Sở Y tế"


def test_the_score_leaves_out_what_is_not_owed_and_never_rounds_up(site):
    found = assessment(site(HEALTH))
    whole = found.score
    assert whole.owed == sum(
        one.state in {State.PUBLISHED, State.NOTHING_ARISEN, State.OVERDUE} for one in found.findings
    )
    assert whole.percent == 100 * whole.met // whole.owed < 100
    assert score([]).percent == 100


def test_a_statement_against_a_record_is_told_and_the_record_counts(site):
    one = document("1/TB-SYT", issued="1/8/2026", disclosure="17.1.g")
    world = {
        **HEALTH,
        **said(nothing("17.1.g", "quý III/2026"), nothing("17.1.h", "quý III/2026", "1/12/2026")),
        "so-y-te/documents/2026/1-tb-syt.md": one,
    }
    found = site(world)
    assert state(found, "17.1.g") is State.PUBLISHED
    told = [(problem.code, problem.where.line) for problem in contradictions(found)]
    assert told == [("khai-trai-voi-ban-ghi", 2), ("khai-ngay-chua-toi", 2)]
