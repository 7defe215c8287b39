"""From the number people write to the document they mean; and what documents say of one another, both ways."""

import pytest

from plugins.portal.model.document import RELATIONS
from tests.conftest import agency, document, draft, news

CITING = "ubnd-tinh/documents/2026/9-kh-ubnd.md"
PLANS = {
    "ubnd-tinh/documents/2023/119-kh-ubnd.md": document("119/KH-UBND", issued="28/8/2023"),
    "ubnd-tinh/documents/2025/119-kh-ubnd.md": document("119/KH-UBND", issued="5/5/2025"),
}
NATIONAL = {
    "_shared/chinh-phu/agency.md": agency("Chính phủ", type="trung-uong"),
    "_shared/chinh-phu/documents/2020/30-2020-nd-cp.md": document("30/2020/NĐ-CP", issued="5/3/2020"),
}


def meant(site, citation, files):
    """The id of the document that a citation leads to."""
    read = site({**files, CITING: document("9/KH-UBND", implements=citation)})
    (relation,) = read.citing["ubnd-tinh/documents/2026/9-kh-ubnd"]
    return relation.target.id


@pytest.mark.parametrize(
    "citation",
    [
        "30/2020/NĐ-CP",
        "Nghị định 30/2020/NĐ-CP",
        "30/2020/NÐ-CP ngày 5/3/2020",
        "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ",
    ],
)
def test_a_number_leads_to_its_document_however_it_is_written(reading, citation):
    read = reading({**NATIONAL, CITING: document("9/KH-UBND", based_on=citation)})
    assert [one.target.id for one in read.site.relations] == ["chinh-phu/documents/2020/30-2020-nd-cp"]


@pytest.mark.parametrize(
    ("citation", "year"),
    [
        ("119/KH-UBND ngày 28/8/2023", 2023),
        ("119/KH-UBND ngày 5/5/2025", 2025),
        ("Kế hoạch 119 ngày 28/8/2023", 2023),
        ("Kế hoạch số 119 ngày 5/5/2025", 2025),
    ],
)
def test_the_day_tells_two_documents_of_one_number_apart(site, citation, year):
    assert meant(site, citation, PLANS) == f"ubnd-tinh/documents/{year}/119-kh-ubnd"


def test_leading_zeros_do_not_matter(site):
    files = {"ubnd-tinh/documents/2025/043-kh-ubnd.md": document("043/KH-UBND", issued="5/5/2025")}
    assert (
        meant(site, "43/KH-UBND", files) == meant(site, "Kế hoạch 43", files) == "ubnd-tinh/documents/2025/043-kh-ubnd"
    )


@pytest.mark.parametrize("citation", ["119/KH-UBND", "Kế hoạch 119"])
def test_a_citation_that_fits_two_documents_lists_both(problems, citation):
    (one,) = problems({**PLANS, CITING: document("9/KH-UBND", implements=citation)})
    assert one.code == "trich-dan-nhieu-van-ban"
    assert "119/KH-UBND ngày 28/08/2023 (content/lao-cai/ubnd-tinh/documents/2023/119-kh-ubnd.md)" in one.what
    assert "119/KH-UBND ngày 05/05/2025 (content/lao-cai/ubnd-tinh/documents/2025/119-kh-ubnd.md)" in one.what


def test_a_number_that_fits_many_documents_names_a_few_of_them(problems):
    many = {
        f"ubnd-tinh/documents/{year}/119-kh-ubnd.md": document("119/KH-UBND", issued=f"5/5/{year}")
        for year in range(2016, 2026)
    }
    (one,) = problems({**many, CITING: document("9/KH-UBND", implements="119/KH-UBND")})
    assert "có thể là 10 văn bản: " in one.what
    assert one.what.count("(content/") == 5
    assert one.what.endswith("; và 5 văn bản khác")


def test_the_same_number_in_another_agency_is_ambiguous_too(problems):
    files = {
        "so-y-te/agency.md": agency("Sở Y tế"),
        "so-y-te/documents/2026/5-tb-syt.md": document("5/TB-SYT"),
        "so-tai-chinh/agency.md": agency("Sở Tài chính"),
        "so-tai-chinh/documents/2026/5-tb-syt.md": document("5/TB-SYT"),
    }
    assert [one.code for one in problems({**files, CITING: document("9/KH-UBND", implements="5/TB-SYT")})] == [
        "trich-dan-nhieu-van-ban"
    ]


def test_a_day_that_fits_no_document_is_a_problem_that_names_the_right_one(problems):
    (one,) = problems({**PLANS, CITING: document("9/KH-UBND", implements="119/KH-UBND ngày 29/8/2023")})
    assert one.code == "trich-dan-sai-ngay"
    assert "ngày 28/08/2023" in one.what


def test_a_document_that_is_not_there_is_a_notice_and_no_link(reading):
    read = reading({CITING: document("9/KH-UBND", implements="5/NQ-CP")})
    assert [one.code for one in read.problems] == ["van-ban-chua-co"]
    assert [one.target for one in read.site.relations] == [None]


def test_a_document_never_means_itself(reading):
    read = reading(
        {
            **PLANS,
            "ubnd-tinh/documents/2026/119-kh-ubnd.md": document("119/KH-UBND", replaces="119/KH-UBND ngày 5/5/2025"),
        }
    )
    assert [one.target.year for one in read.site.relations] == [2025]
    (only,) = reading({CITING: document("9/KH-UBND", replaces="9/KH-UBND")}).problems
    assert only.code == "van-ban-chua-co"


@pytest.mark.parametrize("relation", RELATIONS)
def test_a_relation_is_known_from_both_ends(site, relation):
    read = site({**PLANS, CITING: document("9/KH-UBND", **{relation: "119/KH-UBND ngày 28/8/2023"})})
    source, target = "ubnd-tinh/documents/2026/9-kh-ubnd", "ubnd-tinh/documents/2023/119-kh-ubnd"
    (forth,), (back,) = read.citing[source], read.cited[target]
    assert forth is back
    assert (forth.kind, forth.source.id, forth.target.id) == (relation, source, target)


def test_drafts_and_news_cite_too(site):
    read = site(
        {
            **NATIONAL,
            "ubnd-tinh/drafts/2026/gia.md": draft(implements="30/2020/NĐ-CP"),
            "ubnd-tinh/news/2026/hop-bao.md": news(about=["30/2020/NĐ-CP"]),
        }
    )
    cited = read.cited["chinh-phu/documents/2020/30-2020-nd-cp"]
    assert {(one.kind, one.source.id) for one in cited} == {
        ("implements", "ubnd-tinh/drafts/2026/gia"),
        ("about", "ubnd-tinh/news/2026/hop-bao"),
    }


def test_national_documents_are_read_from_beside_the_portal(site):
    read = site(NATIONAL)
    assert [(one.id, read.is_national(one)) for one in read.documents] == [
        ("chinh-phu/documents/2020/30-2020-nd-cp", True)
    ]


def test_a_national_document_that_is_broken_is_a_problem_of_the_portal(problems):
    found = problems({**NATIONAL, "_shared/chinh-phu/documents/2020/1.md": document("01-2020")})
    assert [(one.where.path, one.code) for one in found] == [
        ("content/_shared/chinh-phu/documents/2020/1.md", "so-ky-hieu-sai-dang")
    ]


def test_a_broken_document_does_not_set_off_problems_where_it_is_cited(problems):
    broken = document("119/KH-UBND", issued="31/2/2023")
    files = {
        "ubnd-tinh/documents/2023/119-kh-ubnd.md": broken,
        CITING: document(
            "9/KH-UBND",
            implements="119/KH-UBND ngày 28/2/2023",
            body="Theo [Kế hoạch](119/KH-UBND), [tệp](ubnd-tinh/documents/2023/119-kh-ubnd).\n",
        ),
    }
    assert [(one.where.path.rpartition("/")[2], one.code) for one in problems(files)] == [
        ("119-kh-ubnd.md", "ngay-sai")
    ]


def test_a_broken_agency_does_not_set_off_problems_in_its_folder_or_elsewhere(problems):
    files = {
        "so-y-te/agency.md": agency("Sở Y tế", type="Sở gì đó"),
        "so-y-te/documents/2026/1-qd-syt.md": document("1/QĐ-SYT"),
        "so-a/agency.md": agency("Sở A", parent="so-y-te"),
        "so-b/agency.md": agency(
            "Sở B", succession={"event": "sáp nhập", "on": "1/7/2025", "decision": "1/NQ", "successors": "so-y-te"}
        ),
        CITING: document("9/KH-UBND", joint_issuers="so-y-te"),
    }
    assert [(one.where.path.removeprefix("content/lao-cai/"), one.code) for one in problems(files)] == [
        ("so-y-te/agency.md", "ngoai-danh-muc")
    ]


def test_a_broken_publisher_is_one_problem(problems):
    assert [one.code for one in problems({"ubnd-tinh/agency.md": agency(type="ubnd-tỉnh gì")})] == ["ngoai-danh-muc"]
