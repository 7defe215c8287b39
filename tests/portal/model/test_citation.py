from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.portal.language.days import BadDay, day_text, long_day
from plugins.portal.language.unreadable import Unreadable
from plugins.portal.model.citation import Citation, parse_citation
from plugins.portal.model.number import BadNumber, parse_number

DIRECTIVE = parse_number("07/CT-TTg")
DECREE = parse_number("09/2017/NĐ-CP")
LAW = parse_number("104/2016/QH13")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("07/CT-TTg", {"number": DIRECTIVE, "type_slug": "chi-thi"}),
        ("07/CT-TTg ngày 21/3/2023", {"number": DIRECTIVE, "type_slug": "chi-thi", "day": date(2023, 3, 21)}),
        ("Chỉ thị số 07/CT-TTg ngày 21/3/2023", {"number": DIRECTIVE, "type_slug": "chi-thi", "day": date(2023, 3, 21)}),
        ("07/CT-TTg, ngày 21 tháng 3 năm 2023.", {"number": DIRECTIVE, "type_slug": "chi-thi", "day": date(2023, 3, 21)}),
        ("ct 07/ct-ttg", {"number": DIRECTIVE, "type_slug": "chi-thi"}),
        ("104/2016/QH13", {"number": LAW}),
        ("Luật số 104/2016/QH13", {"number": LAW, "type_slug": "luat"}),
        ("Luật Tiếp cận thông tin số 104/2016/QH13", {"number": LAW, "type_slug": "luat", "name": "Luật Tiếp cận thông tin"}),
        ("Luật Tiếp cận thông tin", {"type_slug": "luat", "name": "Luật Tiếp cận thông tin"}),
        ("Luật Báo chí 2016", {"type_slug": "luat", "name": "Luật Báo chí 2016"}),
        ("Hiến pháp năm 2013", {"type_slug": "hien-phap", "name": "Hiến pháp năm 2013"}),
        ("Kế hoạch 90 ngày 16/01/2024", {"bare": "90", "type_slug": "ke-hoach", "day": date(2024, 1, 16)}),
        ("Chỉ thị 07 ngày 21/3/2023", {"bare": "07", "type_slug": "chi-thi", "day": date(2023, 3, 21)}),
        ("Kế hoạch số 437", {"bare": "437", "type_slug": "ke-hoach"}),
        ("Đề án 407", {"bare": "407", "type_slug": "de-an"}),
        ("Thông tư liên tịch 07", {"bare": "07", "type_slug": "thong-tu-lien-tich"}),
        ("Quyết định số 407/QĐ-TTg", {"number": parse_number("407/QĐ-TTg"), "type_slug": "quyet-dinh"}),
        ("Quy định số 399-QĐ/TW", {"number": parse_number("399-QĐ/TW"), "type_slug": "quy-dinh"}),
        ("118/TTr- STTTT ngày 1/2/2023", {"number": parse_number("118/TTr-STTTT"), "type_slug": "to-trinh", "day": date(2023, 2, 1)}),
    ],
)  # fmt: skip
def test_a_citation_is_read_as_people_write_it(text, said):
    assert parse_citation(text) == Citation(text.rstrip("."), **said)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("09/2017/NĐ-CP, Điều 5", "Điều 5"),
        ("Điều 5 Nghị định 09/2017/NĐ-CP", "Điều 5"),
        ("Điều 5, Nghị định 09/2017/NĐ-CP", "Điều 5"),
        ("điểm a khoản 2 Điều 5 của Nghị định số 09/2017/NĐ-CP", "điểm a khoản 2 Điều 5"),
        ("Điều 5 và Điều 6 Nghị định 09/2017/NĐ-CP", "Điều 5 và Điều 6"),
        ("09/2017/NĐ-CP, Điều 5, 6 và 7", "Điều 5, 6 và 7"),
        ("09/2017/NĐ-CP, Phụ lục II", "Phụ lục II"),
        ("09/2017/NĐ-CP", None),
    ],
)
def test_a_part_of_a_document_may_stand_before_or_after_it(text, part):
    citation = parse_citation(text)
    assert (citation.number, citation.type_slug, citation.part) == (DECREE, "nghi-dinh", part)


def test_the_full_citation_of_official_documents_is_read_whole():
    citation = parse_citation(
        "Chỉ thị số 07/CT-TTg ngày 21/3/2023 của Thủ tướng Chính phủ về tăng cường công tác truyền thông chính sách"
    )
    assert citation.number == DIRECTIVE
    assert citation.day == date(2023, 3, 21)
    assert citation.issuer == "Thủ tướng Chính phủ"
    assert citation.name == "tăng cường công tác truyền thông chính sách"


def test_what_was_mended_in_a_number_can_still_be_told():
    citation = parse_citation("09/2017/NÐ-CP ngày 9/2/2017")
    assert citation.number == DECREE
    assert citation.number.repairs == ("chữ “Ð” gõ nhầm đã được đọc là “Đ”",)


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("07/CTTTg ngày 21/3/2023", "viết 07/CT-TTg"),
        ("90 ngày 16/01/2024", "viết cả ký hiệu, ví dụ 90/KH-UBND"),
        ("07/CT-TTg 21/3/2023", "viết số, ký hiệu trước ngày, ví dụ 119/KH-UBND ngày 28/8/2023"),
        ("07/CT-TTg; 09/2017/NĐ-CP", "viết mỗi văn bản một dòng, đầu dòng có dấu gạch và khoảng trắng"),
        ("07/CT-TTg và 09/2017/NĐ-CP", "viết mỗi văn bản một dòng, đầu dòng có dấu gạch và khoảng trắng"),
        ("xem 07/CT-TTg", "viết như 07/2017/QĐ-UBND ngày 11/4/2017"),
        ("Nghị định", "viết như 119/KH-UBND hoặc 07/2017/QĐ-UBND"),
        ("Kế hoạch truyền thông chính sách", "viết như 119/KH-UBND hoặc 07/2017/QĐ-UBND"),
        ("", "viết như 119/KH-UBND hoặc 07/2017/QĐ-UBND"),
    ],
)
def test_a_citation_that_names_no_document_is_answered_with_a_remedy(text, how):
    with pytest.raises(BadNumber) as refused:
        parse_citation(text)
    assert refused.value.how == how


def test_an_impossible_day_in_a_citation_is_answered_like_any_other():
    with pytest.raises(BadDay, match="tháng 2 năm 2023 chỉ có"):
        parse_citation("07/CT-TTg ngày 31/2/2023")


@given(st.dates(date(1945, 1, 1), date(2100, 12, 31)))
def test_the_day_of_a_citation_may_be_written_short_or_long(day):
    assert parse_citation(f"07/CT-TTg ngày {day_text(day)}").day == day
    assert parse_citation(f"07/CT-TTg, {long_day(day)}").day == day


@given(st.text() | st.text(alphabet="07/ CT-TTgngàycủavềĐiều5,;"))
def test_any_text_is_a_citation_or_answered(text):
    with suppress(Unreadable):
        citation = parse_citation(text)
        assert parse_citation(citation.text) == citation
