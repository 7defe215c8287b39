"""Pages for whom things concern, and the list of what others can learn from."""

from plugins.portal.outputs.output import Page
from plugins.portal.outputs.pages import addresses, pages
from tests.conftest import bulletin, document, draft, news

FARMERS = {"audience": ["Nông dân"]}
WORLD = {
    "ubnd-tinh/drafts/2026/mo.md": draft("Dự thảo còn mở", **FARMERS),
    "ubnd-tinh/drafts/2026/dong.md": draft(
        "Dự thảo đã đóng",
        consultation={"opens": "1/9/2026 08:00", "closes": "1/10/2026 17:00", "address": "Sở Y tế"},
        **FARMERS,
    ),
    "ubnd-tinh/documents/2026/1-kh-ubnd.md": document(**FARMERS),
    "ubnd-tinh/documents/2026/2-kh-ubnd.md": document("2/KH-UBND", expires="1/10/2026", **FARMERS),
    "ubnd-tinh/bulletins/2026/a.md": bulletin("Bản tin mùa vụ", **FARMERS),
    "ubnd-tinh/news/2026/b.md": news(
        "Mô hình trồng chè", type="mô hình, cách làm hay", subject="Nông nghiệp, nông thôn", **FARMERS
    ),
    "ubnd-tinh/news/2026/c.md": news("Tin cho mọi người"),
}


def view(site, path):
    (found,) = [one.view for one in pages(site) if isinstance(one, Page) and one.path == path]
    return found


def test_an_audience_sees_what_it_can_still_do_then_what_applies_then_what_is_told(site):
    page = view(site(WORLD), "/doi-tuong/nong-dan/")
    assert [(one.heading, [row.title for row in one.rows]) for one in page.sections] == [
        ("Đang lấy ý kiến", ["Dự thảo còn mở"]),
        ("Đang phát trên loa", ["Bản tin mùa vụ"]),
        ("Văn bản đang áp dụng", ["Văn bản số 1/KH-UBND"]),
        ("Tin, cách làm hay", ["Mô hình trồng chè"]),
    ]
    assert page.lead == "6 mục, 1 dự thảo đang lấy ý kiến"
    assert [one.label for one in page.subjects] == ["Nông nghiệp, nông thôn", "Y tế"]


def test_everything_for_an_audience_is_one_list_with_what_is_over(site):
    found = view(site(WORLD), "/doi-tuong/nong-dan/tat-ca/")
    assert {one.title for one in found.rows} >= {"Dự thảo đã đóng", "Văn bản số 2/KH-UBND"}


def test_an_audience_for_which_there_is_nothing_has_its_page_from_the_first_day(site):
    found = site({})
    assert view(found, "/doi-tuong/hoc-sinh/").sections == ()
    assert {"/doi-tuong/", "/doi-tuong/hoc-sinh/", "/doi-tuong/hoc-sinh/tat-ca/"} <= set(addresses(found))


def test_a_document_leads_to_those_whom_it_concerns(site):
    facts = view(site(WORLD), "/ubnd-tinh/van-ban/2026/1-kh-ubnd/").facts
    assert ("Nông dân", "/doi-tuong/nong-dan/") in [(one.text, one.href) for fact in facts for one in fact.values]


def test_what_others_can_learn_from_has_a_list_of_its_own_and_is_called_so(site):
    found = site(WORLD)
    (row,) = view(found, "/mo-hinh-hay/").rows
    assert (row.title, row.facts[0]) == ("Mô hình trồng chè", "Mô hình, cách làm hay")
    assert view(found, row.href).subject == "Mô hình, cách làm hay · Nông nghiệp, nông thôn"
    assert len(view(found, "/tin-tuc/").rows) == 2
