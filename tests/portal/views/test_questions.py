"""Questions, difficulties and petitions: where readers find them, and how long answers take."""

from plugins.portal.outputs.communication import communication
from plugins.portal.outputs.output import File, Page
from plugins.portal.outputs.pages import addresses, pages
from tests.conftest import agency, document, question

ANSWERED = {"answered": "9/11/2026", "answer": "Có, từ năm 2027.", "outcome": "đã giải thích"}


def world(**records):
    files = {
        "so-y-te/agency.md": agency("Sở Y tế"),
        "ubnd-tinh/documents/2026/1-kh-ubnd.md": document(direct_impact="dân"),
    }
    return files | {f"so-y-te/questions/2026/{name}.md": text for name, text in records.items()}


def view(site, path):
    (found,) = [one.view for one in (*pages(site), *communication(site)) if isinstance(one, Page) and one.path == path]
    return found


def test_a_question_shows_what_was_asked_what_was_answered_and_how_long_it_took(site):
    page = view(site(world(a=question(**ANSWERED))), "/so-y-te/hoi-dap/2026/a/")
    assert (page.kind, page.badge.label, page.sender) == ("hỏi đáp", "đã giải thích", "Một hộ ở thôn")
    assert (page.answer.source, page.heading) == ("Có, từ năm 2027.", "Trả lời của Sở Y tế, 09/11/2026")
    assert [one.text for fact in page.facts if fact.label == "Thời gian trả lời" for one in fact.values] == ["7 ngày"]
    assert [one.href for one in page.about] == ["/ubnd-tinh/van-ban/2026/1-kh-ubnd/"]


def test_what_waits_says_for_how_long_and_stands_first_in_the_register(site):
    told = site(world(a=question("Xong", **ANSWERED), b=question("Lâu", received="1/9/2026"), c=question("Mới")))
    page = view(told, "/truyen-thong/hoi-dap/so-theo-doi/")
    rows = [(row[0].text, row[5].text, row[-1].text) for row in page.grids[0].rows]
    assert rows == [
        ("Lâu", "", "đang chờ trả lời"),
        ("Mới", "", "đang chờ trả lời"),
        ("Xong", "7", "đã giải thích"),
    ]
    assert page.lead == "1/3 đã được trả lời, thường mất 7 ngày. Theo bản ghi đến ngày 01/09/2026."
    files = {one.path for one in communication(told) if isinstance(one, File)}
    assert {"/truyen-thong/hoi-dap/so-theo-doi.csv", "/truyen-thong/hoi-dap/so-theo-doi.xlsx"} <= files


def test_a_long_register_goes_on_under_a_number_that_search_engines_are_told(site):
    told = site(world(**{f"hoi-{number}": question(f"Câu {number}") for number in range(101)}))
    first, second = (view(told, f"/truyen-thong/hoi-dap/so-theo-doi/{page}").grids[0] for page in ("", "trang-2/"))
    assert (len(first.rows), len(second.rows)) == (100, 1)
    assert {row[0].text for row in (*first.rows, *second.rows)} == {f"Câu {number}" for number in range(101)}
    assert first.pager.next == "/truyen-thong/hoi-dap/so-theo-doi/trang-2/"
    assert first.pager.next in set(addresses(told))


def test_the_document_leads_to_its_questions_and_an_answer_is_something_told(site):
    page = view(site(world(a=question(**ANSWERED), b=question("Chờ"))), "/ubnd-tinh/van-ban/2026/1-kh-ubnd/")
    asked = {one.text: one.note for fact in page.relations if fact.label == "Hỏi đáp, vướng mắc" for one in fact.values}
    assert asked == {"Ai được hỗ trợ": "đã giải thích", "Chờ": "đang chờ trả lời"}
    (step,) = [one for one in page.steps if one.title == "Hướng dẫn, thực thi"]
    assert [one.href for one in step.links] == ["/so-y-te/hoi-dap/2026/a/"]


def test_each_kind_has_its_list_from_the_first_day(site):
    none, some = site(world()), site(world(a=question(type="vuong-mac")))
    assert {
        "/truyen-thong/hoi-dap/",
        "/truyen-thong/hoi-dap/hoi-dap/",
        "/truyen-thong/hoi-dap/vuong-mac/",
        "/truyen-thong/hoi-dap/kien-nghi/",
    } <= set(addresses(none))
    assert view(none, "/truyen-thong/hoi-dap/").rows == ()
    assert [one.title for one in view(some, "/truyen-thong/hoi-dap/vuong-mac/").rows] == ["Ai được hỗ trợ"]
    assert [one.title for one in view(some, "/so-y-te/hoi-dap/2026/").rows] == ["Ai được hỗ trợ"]


def test_an_answer_and_its_day_go_together_and_follow_the_question(problems):
    def codes(**values):
        return [one.code for one in problems(world(a=question(**values)))]

    assert codes(answered="9/11/2026") == codes(answer="Có") == codes(outcome="đã tháo gỡ") == ["hoi-dap-thieu-tra-loi"]
    assert codes(answered="1/11/2026", answer="Có") == ["khoang-thoi-gian-nguoc"]
