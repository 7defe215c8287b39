"""Every policy at every step, as readers see it: what was told, where nothing was, who has to explain what came from above."""

from plugins.portal.duties.agenda import reminders
from plugins.portal.model.vocabulary import terms
from plugins.portal.outputs.communication import communication, communication_addresses
from plugins.portal.outputs.output import File, Page
from plugins.portal.outputs.pages import pages
from tests.conftest import agency, document, draft, news, portal, press

DRAFT, RESULT = "so-y-te/drafts/2026/gia", "ubnd-tinh/documents/2026/9-2026-qd-ubnd"
WINDOW = {"opens": "1/9/2026 08:00", "closes": "30/9/2026 17:00", "address": "Sở Y tế"}
HIGH = {"rights": "người bệnh trả thêm tiền", "concern": "nhiều ý kiến trái nhau", "scope": "toàn tỉnh"}


def world(stages=(), **records):
    """A draft of the health department that became a decision; records are news, or whole files by path."""
    files = {
        "so-y-te/agency.md": agency("Sở Y tế"),
        f"{DRAFT}.md": draft(published="1/9/2026", consultation=WINDOW, stages=list(stages), result="9/2026/QĐ-UBND"),
        f"{RESULT}.md": document("9/2026/QĐ-UBND", issued="20/10/2026", effective="1/11/2026"),
    }
    return files | {f"so-y-te/news/2026/{name.replace('_', '-')}.md": text for name, text in records.items()}


def view(site, path):
    found = [one.view for one in (*pages(site), *communication(site)) if isinstance(one, Page) and one.path == path]
    assert len(found) == 1, path
    return found[0]


def cells(site, path="/truyen-thong/chinh-sach/"):
    """Of the first policy: by step, the words of its cell."""
    grid = next(one for one in view(site, path).grids if one.caption.startswith("Từng chính sách"))
    return dict(zip(grid.columns, (one.text for one in grid.rows[0]), strict=True))


def steps(site, path):
    page = view(site, path)
    return {one.title: one for one in (page.stages if hasattr(page, "stages") else page.steps)}


def test_a_policy_shows_at_each_step_what_was_told_and_where_nothing_was(site):
    found = cells(site(world(a=news("Ký quyết định", about="9/2026/QĐ-UBND", published="21/10/2026"))))
    assert found["Chính sách"] == "Quyết định 9/2026/QĐ-UBND: Văn bản số 9/2026/QĐ-UBND"
    assert found["Đăng tải lấy ý kiến"] == "Có 1"
    assert found["Tiếp thu, giải trình"] == "Chưa có"
    assert found["Thông qua, ký ban hành"] == "Có 1"
    assert found["Hướng dẫn, thực thi"] == "Chưa có"


def test_what_is_told_belongs_to_the_step_that_had_begun_unless_it_says_another(site):
    told = site(
        world(
            before=news("Sắp lấy ý kiến", policies=[DRAFT], published="20/8/2026"),
            during=news("Mời góp ý", policies=[DRAFT], published="5/9/2026"),
            after=news("Từ nay", policies=[RESULT], published="2/11/2026"),
            said=news("Giải trình", policies=[DRAFT], published="5/10/2026", stage="tiep-thu"),
        )
    )
    found = steps(told, "/ubnd-tinh/van-ban/2026/9-2026-qd-ubnd/")
    links = {title: [it.label.partition(": ")[2] for it in one.links] for title, one in found.items()}
    assert links["Đăng tải lấy ý kiến"][0] == "Sắp lấy ý kiến"
    assert "Mời góp ý" in links["Đăng tải lấy ý kiến"]
    assert links["Tiếp thu, giải trình"] == ["Giải trình"]
    assert links["Hướng dẫn, thực thi"] == ["Từ nay"]


def test_draft_and_document_tell_the_same_story_and_say_plainly_where_nothing_is(site):
    whole = site(world(stages=[{"stage": "tham-dinh", "on": "10/10/2026", "note": "Sở Tư pháp thẩm định"}]))
    of_draft, of_document = (
        steps(whole, "/so-y-te/du-thao/2026/gia/"),
        steps(whole, f"/{RESULT}/".replace("documents", "van-ban")),
    )
    assert list(of_draft) == list(of_document)
    assert of_draft["Tiếp thu, giải trình"].gap == "Chưa có thông tin nào được đăng ở bước này"
    assert of_draft["Thẩm định"].text == "Sở Tư pháp thẩm định"
    assert of_draft["Hướng dẫn, thực thi"].current


def test_a_step_to_come_is_no_gap_and_says_what_there_will_be(site):
    files = {"so-y-te/agency.md": agency("Sở Y tế"), f"{DRAFT}.md": draft()}
    found = steps(site(files), "/so-y-te/du-thao/2026/gia/")
    assert found["Thông qua, ký ban hành"].text == "Chưa tới bước này. Sẽ có: số, người ký, ngày"
    assert cells(site(files))["Thông qua, ký ban hành"] == "Chưa tới"


def test_guidance_and_answers_to_comments_are_told(site):
    files = world()
    files[f"{DRAFT}.md"] = draft(
        consultation=WINDOW,
        published="1/9/2026",
        result="9/2026/QĐ-UBND",
        comments=[{"sender": "Một hộ", "content": "Cao quá", "answer": "Đã giảm"}],
    )
    files["so-y-te/documents/2026/5-hd-syt.md"] = document("5/HD-SYT", guides="9/2026/QĐ-UBND", issued="5/11/2026")
    found = steps(site(files), "/so-y-te/du-thao/2026/gia/")
    assert [one.label for one in found["Tiếp thu, giải trình"].links] == ["Ý kiến đã nhận và trả lời"]
    assert found["Hướng dẫn, thực thi"].links[0].href == "/so-y-te/van-ban/2026/5-hd-syt/"


def test_a_great_impact_has_its_three_reasons_and_is_owed_from_the_proposal_on(site, problems):
    high = world() | {f"{RESULT}.md": document("9/2026/QĐ-UBND", issued="20/10/2026", high_impact=HIGH)}
    assert cells(site(high))["Đề xuất, đăng ký xây dựng"] == "Chưa có"
    assert cells(site(world()))["Đề xuất, đăng ký xây dựng"] == "không buộc"
    page = view(site(high), f"/{RESULT}/".replace("documents", "van-ban"))
    assert [one.text for fact in page.facts if fact.label == "Tác động lớn" for one in fact.values] == list(
        HIGH.values()
    )
    lacking = {
        "ubnd-tinh/documents/2026/9-kh-ubnd.md": document("9/KH-UBND", high_impact={"rights": "a", "scope": "b"})
    }
    assert [one.code for one in problems(lacking)] == ["thieu-khoa"]


def test_what_comes_from_above_and_touches_people_is_explained_by_the_province(site):
    shared = {
        "_shared/chinh-phu/agency.md": agency("Chính phủ", type="trung-uong"),
        "_shared/chinh-phu/documents/2026/1-2026-nd-cp.md": document("1/2026/NĐ-CP", direct_impact="người bệnh"),
    }

    def explained(**records):
        grid = next(
            one
            for one in view(site(shared | world(**records)), "/truyen-thong/chinh-sach/").grids
            if "Trung ương" in one.caption
        )
        return [one.text for one in grid.rows[0][1:]]

    assert explained() == ["người bệnh", "Chưa có"]
    told = explained(a=news("Bảo hiểm mới có gì", about="1/2026/NĐ-CP", published="2/9/2026"))
    assert told == ["người bệnh", "Tin, 02/09/2026: Bảo hiểm mới có gì"]


def test_the_share_of_each_step_is_measured_over_those_that_have_come_so_far(site):
    files = world() | {"so-y-te/drafts/2026/moi.md": draft("Dự thảo mới")}
    shares = view(site(files), "/truyen-thong/chinh-sach/").grids[0]
    found = {row[0].text: [one.text for one in row[2:]] for row in shares.rows}
    assert found["Đăng tải lấy ý kiến"] == ["2", "2", "100%"]
    assert found["Hướng dẫn, thực thi"] == ["1", "0", "0%"]
    assert found["Đề xuất, đăng ký xây dựng"] == ["0", "0", "chưa chính sách nào tới"]


def test_every_agency_has_its_table_from_the_first_day_and_the_ledger_keeps_the_addresses(site):
    told = site(world())
    places = [one.path for one in communication(told) if isinstance(one, Page)]
    assert sorted(places) == sorted(communication_addresses(told))
    assert view(told, "/truyen-thong/chinh-sach/ubnd-tinh/").empty == "Chưa có chính sách nào được theo dõi."
    assert cells(told, "/truyen-thong/chinh-sach/so-y-te/")["Chính sách"].startswith("Quyết định")
    table = next(
        one for one in communication(told) if isinstance(one, File) and one.path.endswith("chinh-sach/so-y-te.csv")
    )
    assert "9/2026/QĐ-UBND" in table.content.decode()
    assert "Chưa có" in table.content.decode()


def test_a_province_that_keeps_back_what_is_late_shows_no_gap_as_one(site):
    kept = {"decision": "1/QĐ-UBND", "start": "1/9/2026", "end": "31/12/2026"}
    page = view(site(world() | {"portal.yaml": portal(overdue_unshown=kept)}), "/truyen-thong/chinh-sach/")
    assert not [one for grid in page.grids for row in grid.rows for one in row if one.state == "gap"]


def test_a_policy_that_is_spoken_of_must_be_a_draft_or_a_document(problems):
    files = world(a=news(policies=["so-y-te"])) | {
        "ubnd-tinh/press/2026/b.md": press(policies=["so-y-te/drafts/2026/x"])
    }
    assert [one.code for one in problems(files)] == ["khong-co-ban-ghi"] * 2


def test_the_steps_say_what_has_to_be_public_at_each():
    assert all(one.facts["publish"] for one in terms("stages"))


def test_what_is_not_explained_is_on_the_agenda_until_it_is(site):
    shared = {
        "_shared/chinh-phu/agency.md": agency("Chính phủ", type="trung-uong"),
        "_shared/chinh-phu/documents/2026/1-2026-nd-cp.md": document("1/2026/NĐ-CP", direct_impact="người bệnh"),
    }
    told = {"a": news(about="1/2026/NĐ-CP", published="2/9/2026")}

    def owed(files):
        return [one.title for one in reminders(site(files)) if one.key.startswith("giai-thich/")]

    assert owed(shared | world()) == ["Giải thích cho người dân: Văn bản số 1/2026/NĐ-CP"]
    assert owed(shared | world(**told)) == []


def test_a_consultation_says_how_long_it_lasts_and_how_long_the_law_of_its_day_asks_for(site):
    def said(opens, closes):
        window = {"opens": f"{opens} 08:00", "closes": f"{closes} 17:00", "address": "Sở Y tế"}
        files = {"so-y-te/agency.md": agency("Sở Y tế"), f"{DRAFT}.md": draft(consultation=window)}
        facts = view(site(files), "/so-y-te/du-thao/2026/gia/").facts
        return next(
            (one.text, one.note) for fact in facts if fact.label == "Thời gian lấy ý kiến" for one in fact.values
        )

    days, note = said("1/11/2026", "30/11/2026")
    assert (days, note.startswith("mức ít nhất 20 ngày, 64/2025/QH15")) == ("29 ngày", True)
    assert said("1/11/2026", "12/11/2026")[1].startswith("ngắn hơn mức ít nhất 20 ngày")
    assert said("1/3/2025", "25/3/2025")[1].startswith("ngắn hơn mức ít nhất 30 ngày, 80/2015/QH13")


def test_what_nobody_follows_is_named_so_that_a_hundred_per_cent_means_all(site):
    files = world() | {
        "ubnd-tinh/documents/2026/10-2026-qd-ubnd.md": document("10/2026/QĐ-UBND", issued="2/11/2026"),
        "ubnd-tinh/documents/2026/11-qd-ubnd.md": document("11/QĐ-UBND", issued="2/11/2026"),
        "ubnd-tinh/documents/2025/3-2025-qd-ubnd.md": document("3/2025/QĐ-UBND", issued="2/11/2025"),
    }
    (grid,) = [
        one for one in view(site(files), "/truyen-thong/chinh-sach/").grids if "chưa được theo dõi" in one.caption
    ]
    assert [row[0].href for row in grid.rows] == ["/ubnd-tinh/van-ban/2026/10-2026-qd-ubnd/"]
