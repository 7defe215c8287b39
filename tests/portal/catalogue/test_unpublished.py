"""Drafts, embargoed and withdrawn records: read and checked, and in no value of the site until their time."""

import pytest

from tests.conftest import agency, document, draft, news, page, person, plan, record

RECORDS = {
    "so-y-te/agency.md": (agency, "Sở Y tế"),
    "ubnd-tinh/people/a.md": (person, "Lò Văn Mẫu"),
    "ubnd-tinh/documents/2026/1-qd-ubnd.md": (document, "1/QĐ-UBND"),
    "ubnd-tinh/plans/2026/1-kh-ubnd.md": (plan, "1/KH-UBND"),
    "ubnd-tinh/drafts/2026/a.md": (draft, "Dự thảo A"),
    "ubnd-tinh/news/2026/a.md": (news, "Tin A"),
    "pages/a.md": (page, "Trang A"),
    "pages/gioi-thieu.en.md": (lambda title, **values: record(title=title, **values), "About"),
}
AROUND = {"pages/gioi-thieu.md": page()}
STATES = {
    "draft": {"status": "nháp"},
    "embargoed": {"publish_at": "23/11/2026 08:00"},
    "withdrawn": {"status": "đã rút", "withdrawal": {"on": "20/11/2026", "reason": "Đăng nhầm"}},
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("path", RECORDS)
def test_an_unpublished_record_is_no_part_of_the_site(site, path, state):
    build, name = RECORDS[path]
    whole, without = (site({**AROUND, path: build(name, **values)}) for values in ({}, STATES[state]))
    assert len(whole.records) - len(without.records) == 1


@pytest.mark.parametrize("path", RECORDS)
def test_an_embargoed_record_is_there_from_its_minute_on(site, path):
    build, name = RECORDS[path]
    files = {**AROUND, path: build(name, publish_at="22/11/2026 09:00")}
    before, after = (len(site(files, now=f"2026-11-22T{time}+07:00").records) for time in ("08:59", "09:00"))
    assert after - before == 1


def test_a_draft_stays_a_draft_whatever_its_hour_says(reading):
    text = document(status="nháp", publish_at="1/1/2026 08:00")
    found = reading({"ubnd-tinh/documents/2026/1-kh-ubnd.md": text})
    assert not found.site.documents
    assert [one.code for one in found.problems] == ["nhap-co-gio-dang"]


def test_an_unpublished_agency_hides_its_whole_folder(site):
    found = site(
        {
            "so-y-te/agency.md": agency("Sở Y tế", status="nháp"),
            "so-y-te/agency.en.md": record(title="Department"),
            "so-y-te/documents/2026/1-qd-syt.md": document("1/QĐ-SYT"),
            "so-y-te/people/a.md": person(),
        }
    )
    assert {one.agency_id for one in found.records} == {"portal", "ubnd-tinh"}


NAMING = {
    "a parent": {"so-y-te/agency.md": agency("Sở Y tế", parent="so-a")},
    "a joint issuer": {"ubnd-tinh/documents/2026/2-kh-ubnd.md": document("2/KH-UBND", joint_issuers="so-a")},
    "a post": {"ubnd-tinh/people/b.md": person(posts=[{"title": "Phó Giám đốc", "agency": "so-a"}])},
    "a link by path": {"pages/b.md": page(body="[Quyết định](so-a/documents/2026/1-qd-sa)\n")},
    "a link by number": {"pages/b.md": page(body="[Quyết định](1/QĐ-SA)\n")},
    "evidence": {
        "ubnd-tinh/plans/2026/2-kh-ubnd.md": plan(
            "2/KH-UBND",
            task_groups=[
                {"title": "I", "tasks": [{"title": "Họp", "status": "đã xong", "evidence": "so-a/documents/2026/1-qd-sa"}]}
            ],
        )
    },
}  # fmt: skip


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("naming", NAMING)
def test_a_published_record_that_names_an_unpublished_one_is_told_what_to_do(problems, naming, state):
    hidden = {
        "so-a/agency.md": agency("Sở A", **STATES[state]),
        "so-a/documents/2026/1-qd-sa.md": document("1/QĐ-SA"),
    }
    (found,) = problems({**hidden, **NAMING[naming]})
    assert found.code == "dan-toi-ban-chua-dang"
    assert found.stops


def test_drafts_may_name_one_another(site):
    site(
        {
            "so-a/agency.md": agency("Sở A", status="nháp"),
            "so-b/agency.md": agency("Sở B", status="nháp", parent="so-a", body="[A](so-a)\n"),
        }
    )


@pytest.mark.parametrize(
    ("state", "why"), [("draft", "là bản nháp"), ("embargoed", "08:00 ngày 23/11/2026"), ("withdrawn", "đã rút ngày")]
)
def test_a_citation_of_an_unpublished_document_is_plain_text_and_a_notice_says_why(reading, state, why):
    found = reading(
        {
            "ubnd-tinh/documents/2026/1-qd-ubnd.md": document("1/QĐ-UBND", **STATES[state]),
            "ubnd-tinh/documents/2026/2-qd-ubnd.md": document("2/QĐ-UBND", replaces="1/QĐ-UBND"),
        }
    )
    (notice,) = found.problems
    assert notice.code == "van-ban-chua-dang"
    assert why in notice.what
    assert [one.target for one in found.site.relations] == [None]


def test_what_replaces_a_withdrawn_record_may_be_a_path_or_a_number(site):
    said = {"on": "20/11/2026", "reason": "Bản chưa ký", "replacement": "2/QĐ-UBND"}
    found = site(
        {
            "ubnd-tinh/documents/2026/1-qd-ubnd.md": document("1/QĐ-UBND", status="đã rút", withdrawal=said),
            "ubnd-tinh/documents/2026/2-qd-ubnd.md": document("2/QĐ-UBND"),
        }
    )
    (withdrawn,) = found.withdrawn.values()
    assert withdrawn.replacement == "/ubnd-tinh/van-ban/2026/2-qd-ubnd/"


def test_a_replacement_that_is_not_there_is_a_dead_link(problems):
    said = {"on": "20/11/2026", "reason": "Bản chưa ký", "replacement": "ubnd-tinh/documents/2026/9"}
    (found,) = problems(
        {"ubnd-tinh/documents/2026/1-qd-ubnd.md": document("1/QĐ-UBND", status="đã rút", withdrawal=said)}
    )
    assert (found.code, found.where.line) == ("lien-ket-hong", 7)


def test_a_withdrawn_document_gives_its_number_free(site):
    site(
        {
            "ubnd-tinh/documents/2026/1-qd-ubnd.md": document("1/QĐ-UBND", **STATES["withdrawn"]),
            "ubnd-tinh/documents/2026/1-qd-ubnd-2.md": document("1/QĐ-UBND"),
        }
    )
