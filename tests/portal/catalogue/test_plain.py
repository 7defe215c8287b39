"""Plain words for what touches citizens: who has to know of it, from when, whom to ask."""

from plugins.portal.outputs.output import Page
from plugins.portal.outputs.pages import pages
from tests.conftest import document

RULE = {"audience": ["Người dân"], "type": "Quyết định", "effective": "1/1/2027"}
PLAIN = {"who": "Chủ bãi xe", "ask": "Sở Tài chính"}


def codes(problems, number="5/2026/QĐ-UBND", **values):
    files = {"ubnd-tinh/documents/2026/a.md": document(number, **RULE | values)}
    return [(one.code, one.stops) for one in problems(files)]


def test_a_rule_for_citizens_without_plain_words_is_noticed_and_built_all_the_same(problems):
    assert codes(problems) == [("thieu-loi-de-hieu", False)]
    assert codes(problems, summary="Giá giữ xe.") == [("thieu-loi-de-hieu", False)]
    assert codes(problems, summary="Giá giữ xe.", plain=PLAIN) == []


def test_what_is_no_rule_concerns_officials_only_or_is_over_is_left_alone(problems):
    assert codes(problems, "5/QĐ-UBND") == []
    assert codes(problems, audience=["Cán bộ, công chức, viên chức"]) == []
    assert codes(problems, effective="1/9/2026", expires="1/10/2026") == []


def test_the_page_says_who_has_to_know_from_when_and_whom_to_ask(site):
    found = site({"ubnd-tinh/documents/2026/a.md": document("5/2026/QĐ-UBND", **RULE, summary="Giá.", plain=PLAIN)})
    (page,) = [one.view for one in pages(found) if isinstance(one, Page) and one.path.endswith("/van-ban/2026/a/")]
    assert [(one.label, one.values[0].text) for one in page.plain] == [
        ("Ai cần biết", "Chủ bãi xe"),
        ("Từ khi nào", "từ ngày 01/01/2027"),
        ("Hỏi ai", "Sở Tài chính"),
    ]
