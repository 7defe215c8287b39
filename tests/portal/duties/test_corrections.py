"""Corrections by their clock, and the notice on what was corrected."""

from dataclasses import asdict

import pytest

from plugins.portal.duties.corrections import Progress, cases
from plugins.portal.outputs.compliance import compliance
from plugins.portal.outputs.pages import pages
from tests.conftest import agency, correction, document

PATH = "so-y-te/corrections/2026/"
BASE = {
    "so-y-te/agency.md": agency("Sở Y tế"),
    "so-y-te/documents/2026/1-tb-syt.md": document("1/TB-SYT"),
}
ABOUT = "so-y-te/documents/2026/1-tb-syt"


def only(site, now="2026-11-22T09:00+07:00", **values):
    (case,) = cases(site({**BASE, f"{PATH}a.md": correction(about=ABOUT, **values)}, now))
    return case


def test_a_petition_is_late_the_minute_after_its_tenth_day(site):
    assert only(site, "2026-11-12T23:59+07:00", received="2/11/2026").progress is Progress.OPEN
    assert only(site, "2026-11-13T00:00+07:00", received="2/11/2026").progress is Progress.OVERDUE


def test_what_came_in_under_the_law_of_2016_had_fifteen_days(site):
    assert only(site, received="31/8/2026").due.day.isoformat() == "2026-09-15"
    assert only(site, received="1/9/2026").due.day.isoformat() == "2026-09-11"


def test_an_answer_is_in_time_on_the_last_day_and_late_on_the_next(site):
    done = {"received": "2/11/2026", "outcome": "đã đính chính", "right": "số 13"}
    assert only(site, answered="12/11/2026", **done).progress is Progress.ANSWERED
    assert only(site, answered="13/11/2026", **done).progress is Progress.LATE


def test_what_the_agency_finds_itself_has_no_day_and_is_never_late(site):
    case = only(site, received="1/9/2026", reported="cơ quan tự phát hiện")
    assert (case.due, case.progress) == (None, Progress.OPEN)


def test_the_ledger_begins_with_what_is_late_then_what_waits_then_the_newest_answer(site):
    done = {"answered": "6/11/2026", "outcome": "đã đính chính", "right": "số 13"}
    found = cases(
        site(
            {
                **BASE,
                f"{PATH}a.md": correction(about=ABOUT, received="3/11/2026", **done),
                f"{PATH}b.md": correction(about=ABOUT, received="18/11/2026"),
                f"{PATH}c.md": correction(about=ABOUT, received="15/11/2026"),
                f"{PATH}d.md": correction(about=ABOUT, received="4/11/2026", **done),
                f"{PATH}e.md": correction(about=ABOUT, received="5/11/2026"),
            }
        )
    )
    assert [one.correction.slug for one in found] == ["e", "c", "b", "d", "a"]


def view(found, path):
    return next(one.view for one in (*pages(found), *compliance(found)) if one.path == path)


def test_the_corrected_page_says_what_was_wrong_and_leads_to_the_correction(site):
    fixed = correction(about=ABOUT, answered="6/11/2026", outcome="đã đính chính", wrong="thôn 3", right="thôn 13")
    found = site({**BASE, f"{PATH}a.md": fixed})
    (notice,) = view(found, "/so-y-te/van-ban/2026/1-tb-syt/").banners
    assert notice.text == "Đã đính chính ngày 06/11/2026. Đã viết “thôn 3”, đúng là “thôn 13”."
    assert [one.href for one in notice.links] == ["/so-y-te/dinh-chinh/2026/a/"]


def test_while_it_is_looked_into_the_page_says_so_and_until_when(site):
    found = site({**BASE, f"{PATH}a.md": correction(about=[ABOUT, "so-y-te"], received="18/11/2026")})
    for path in ("/so-y-te/van-ban/2026/1-tb-syt/", "/so-y-te/"):
        (notice,) = view(found, path).banners
        assert notice.text == "Đang xem xét một kiến nghị nhận ngày 18/11/2026, hạn trả lời 28/11/2026:"


def test_nothing_in_the_ledger_asks_who_wrote(site):
    found = site({**BASE, f"{PATH}a.md": correction(about=ABOUT)})
    assert "người kiến nghị" not in str(asdict(view(found, "/so-y-te/dinh-chinh/2026/a/")))


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"answered": "6/11/2026"}, "dinh-chinh-thieu-ket-qua"),
        ({"outcome": "giữ nguyên"}, "dinh-chinh-thieu-ket-qua"),
        ({"answered": "6/11/2026", "outcome": "giữ nguyên"}, "dinh-chinh-thieu-ket-qua"),
        ({"answered": "6/11/2026", "outcome": "đã đính chính"}, "dinh-chinh-thieu-ket-qua"),
        ({"answered": "6/11/2026", "outcome": "đã chuyển cơ quan khác"}, "dinh-chinh-thieu-ket-qua"),
        ({"answered": "1/11/2026", "outcome": "giữ nguyên", "explanation": "Đúng."}, "khoang-thoi-gian-nguoc"),
        ({"about": "so-y-te/documents/2026/khong-co"}, "khong-co-ban-ghi"),
        ({"link": "so-y-te/documents/2026/khong-co"}, "khong-co-ban-ghi"),
    ],
)
def test_a_correction_that_does_not_say_enough_is_told(problems, values, code):
    found = problems({**BASE, f"{PATH}a.md": correction(**{"about": ABOUT, **values})})
    assert [one.code for one in found] == [code]
