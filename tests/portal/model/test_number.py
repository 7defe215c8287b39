import unicodedata
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.portal.language.slug import is_slug
from plugins.portal.model.document_type import document_types
from plugins.portal.model.number import BadNumber, IssuingNumber, find_numbers, parse_number

CODES = sorted({kind.code for kind in document_types() if kind.code})
PARTY_CODES = sorted({kind.party_code for kind in document_types() if kind.party_code})
ORDINALS = st.from_regex(r"[0-9]{1,5}(\.[0-9]{1,3})?[a-zđ]?", fullmatch=True)
ISSUERS = st.sampled_from(["UBND", "HĐND", "TTg", "STTTT", "BNN&PTNT", "UBND-HC", "UBTVQH16", "BTTTT-BVHTTDL"])
YEARS = st.none() | st.integers(1945, 2099)
STATE = st.builds(lambda n, y, c, i: IssuingNumber(n, y, f"{c}-{i}"), ORDINALS, YEARS, st.sampled_from(CODES), ISSUERS)
LETTERS = st.builds(
    lambda n, i: IssuingNumber(n, None, i), ORDINALS, st.sampled_from(["BTTTT-TTCS", "UBND-KGVX", "VHXH"])
)
PARTY = st.builds(
    lambda n, c, i: IssuingNumber(n, None, f"{c}/{i}", "party"),
    ORDINALS,
    st.sampled_from(PARTY_CODES),
    st.sampled_from(["TW", "TU", "ĐU", "VPTW"]),
)
NUMBERS = STATE | LETTERS | PARTY


@pytest.mark.parametrize(
    ("text", "number", "year", "type_label", "issuer"),
    [
        ("07/2017/QĐ-UBND", "07", 2017, "Quyết định", "UBND"),
        ("15/2024/NQ-HĐND", "15", 2024, "Nghị quyết", "HĐND"),
        ("13/2026/TT-BGDĐT", "13", 2026, "Thông tư", "BGDĐT"),
        ("15/2018/TT-BNN&PTNT", "15", 2018, "Thông tư", "BNN&PTNT"),
        ("90/KH-UBND", "90", None, "Kế hoạch", "UBND"),
        ("407/QĐ-TTg", "407", None, "Quyết định", "TTg"),
        ("07/CT-TTg", "07", None, "Chỉ thị", "TTg"),
        ("1186/TTr-STTTT", "1186", None, "Tờ trình", "STTTT"),
        ("237/NQ-UBTVQH16", "237", None, "Nghị quyết", "UBTVQH16"),
        ("104/2016/QH13", "104", 2016, None, "QH13"),
        ("126/2025/QH15", "126", 2025, None, "QH15"),
        ("35/2023/UBTVQH15", "35", 2023, None, "UBTVQH15"),
        ("1273/BTTTT-TTCS", "1273", None, "Công văn", "BTTTT"),
        ("3218/UBND-KGVX", "3218", None, "Công văn", "UBND"),
        ("12/VHXH", "12", None, "Công văn", "VHXH"),
        ("12/TTBVTV", "12", None, "Công văn", "TTBVTV"),
        ("57-NQ/TW", "57", None, "Nghị quyết", "TW"),
        ("391-KH/TU", "391", None, "Kế hoạch", "TU"),
        ("198-KL/TW", "198", None, "Kết luận", "TW"),
        ("120-CV/BTC", "120", None, "Công văn", "BTC"),
        ("03/VBHN-VPQH", "03", None, "Văn bản hợp nhất", "VPQH"),
        ("07/2012/TTLT-BTTTT-BVHTTDL", "07", 2012, "Thông tư liên tịch", "BTTTT-BVHTTDL"),
        ("403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN", "403", 2017, "Nghị quyết liên tịch", "UBTVQH14-CP-ĐCTUBTWMTTQVN"),
        ("66.13/2026/NQ-CP", "66.13", 2026, "Nghị quyết", "CP"),
        ("043/2025/QĐ-UBND", "043", 2025, "Quyết định", "UBND"),
        ("12a/QĐ-UBND", "12a", None, "Quyết định", "UBND"),
        ("2103/QĐ-UBND-HC", "2103", None, "Quyết định", "UBND-HC"),
        ("15/SY-UBND", "15", None, "Sao y", "UBND"),
    ],
)  # fmt: skip
def test_a_number_says_which_type_of_document_of_whom_it_names(text, number, year, type_label, issuer):
    parsed = parse_number(text)
    assert (parsed.text, parsed.number, parsed.year, parsed.issuer) == (text, number, year, issuer)
    assert (parsed.document_type.label if parsed.document_type else None) == type_label
    assert parsed.repairs == ()


@pytest.mark.parametrize(
    ("text", "form", "type_code"),
    [
        ("90/KH-UBND", "state", "KH"),
        ("57-NQ/TW", "party", "NQ"),
        ("1273/BTTTT-TTCS", "state", None),
        ("104/2016/QH13", "state", None),
    ],
)
def test_party_and_state_write_numbers_in_forms_of_their_own(text, form, type_code):
    number = parse_number(text)
    assert (number.form, number.type_code) == (form, type_code)


def test_a_partys_qd_may_be_a_decision_or_a_regulation_and_its_type_is_not_guessed():
    number = parse_number("783-QĐ/TU")
    assert [kind.label for kind in number.types] == ["Quyết định", "Quy định"]
    assert number.document_type is None
    assert number.type_code == "QĐ"


@pytest.mark.parametrize(
    ("written", "text", "note"),
    [
        ("09/2017/NÐ-CP", "09/2017/NĐ-CP", "chữ “Ð” gõ nhầm"),
        ("562/QÐ-BVHTTDL", "562/QĐ-BVHTTDL", "chữ “Ð” gõ nhầm"),
        ("07/2017/qð-ubnd", "07/2017/QĐ-UBND", "chữ “Ð” gõ nhầm"),
        ("118/TTr- STTTT", "118/TTr-STTTT", "khoảng trắng"),
        ("90 / KH–UBND", "90/KH-UBND", "dấu gạch khác thường"),
        ("90\u00a0/KH-UBND", "90/KH-UBND", "khoảng trắng"),
        ("90／KH-UBND", "90/KH-UBND", "dấu gạch khác thường"),
        ("90/kh-ubnd", "90/KH-UBND", "“kh-ubnd” đã được đọc là “KH-UBND”"),
        ("07/ct-ttg", "07/CT-TTg", "“ct-ttg” đã được đọc là “CT-TTg”"),
        ("07/CT-TTG", "07/CT-TTg", "“CT-TTG” đã được đọc là “CT-TTg”"),
        ("1186/TTR-STTTT", "1186/TTr-STTTT", "“TTR-STTTT” đã được đọc là “TTr-STTTT”"),
        ("57-nq/tw", "57-NQ/TW", "“nq/tw” đã được đọc là “NQ/TW”"),
        ("01/1999/QĐ.UB", "01/1999/QĐ.UB", "lối cũ"),
        ("66/2005/QĐ/BNN", "66/2005/QĐ/BNN", "lối cũ"),
    ],
)
def test_a_slip_with_one_meaning_is_read_and_noted(written, text, note):
    number = parse_number(written)
    assert number.text == text
    assert any(note in repair for repair in number.repairs)


@pytest.mark.parametrize(
    "written",
    [
        "Số: 90/KH-UBND",
        "số 90/KH-UBND",
        "90/KH-UBND.",
        "90/\u200bKH-UBND",
        unicodedata.normalize("NFD", "90/KH-UBND"),
    ],
)
def test_what_only_surrounds_a_number_is_no_slip(written):
    assert parse_number(written) == parse_number("90/KH-UBND")
    assert parse_number(written).repairs == ()


def test_the_hyphen_missing_in_07_CTTTg_is_named_with_its_remedy():  # noqa: N802 - the number itself
    with pytest.raises(BadNumber) as refused:
        parse_number("07/CTTTg")
    assert refused.value.code == "so-ky-hieu-sai-dang"
    assert refused.value.message == "số ký hiệu “07/CTTTg” thiếu dấu gạch nối"
    assert refused.value.how == "viết 07/CT-TTg"


@pytest.mark.parametrize(
    ("written", "how"),
    [
        ("07/ctttg", "viết 07/CT-TTg"),
        ("90/KHUBND", "viết 90/KH-UBND"),
        ("1186/TTrSTTTT", "viết 1186/TTr-STTTT"),
        ("09/2017/NĐCP", "viết 09/2017/NĐ-CP"),
        ("13/2026/TTBGDĐT", "viết 13/2026/TT-BGDĐT"),
        ("237/NQUBTVQH16", "viết 237/NQ-UBTVQH16"),
        ("07/2017/QD-UBND", "viết 07/2017/QĐ-UBND"),
        ("15/2024/NQ-HDND", "viết 15/2024/NQ-HĐND"),
        ("783-QD/TU", "viết 783-QĐ/TU"),
        ("12/QĐ", "viết tiếp nơi ban hành, ví dụ 12/QĐ-UBND"),
        ("90", "viết cả ký hiệu, ví dụ 90/KH-UBND"),
        ("21/3/2023", "viết số, ký hiệu trước ngày, ví dụ 119/KH-UBND ngày 28/8/2023"),
        ("qđ 90/kh-ubnd", "viết như 119/KH-UBND hoặc 07/2017/QĐ-UBND"),
        ("Kế hoạch", "viết như 119/KH-UBND hoặc 07/2017/QĐ-UBND"),
        ("Kế hoạch 437", "viết như 119/KH-UBND hoặc 07/2017/QĐ-UBND"),
        ("119/KH-UBND và 120/KH-UBND", "viết như 119/KH-UBND hoặc 07/2017/QĐ-UBND"),
        ("", "viết như 119/KH-UBND hoặc 07/2017/QĐ-UBND"),
    ],
)
def test_what_would_be_another_number_or_none_is_refused_with_a_remedy(written, how):
    with pytest.raises(BadNumber) as refused:
        parse_number(written)
    assert refused.value.how == how


def test_a_paragraph_pasted_for_a_number_is_not_repeated_whole():
    with pytest.raises(BadNumber) as refused:
        parse_number("Căn cứ Luật Tổ chức chính quyền địa phương " * 20)
    assert len(refused.value.message) < 120


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("07/CT-TTg", "7/CT-TTg"),
        ("043/2025/QĐ-UBND", "43/2025/QĐ-UBND"),
        ("01/1999/QĐ.UB", "1/1999/QĐ-UB"),
        ("12a/QĐ-UBND", "12A/QĐ-UBND"),
    ],
)
def test_two_writings_of_one_number_have_one_key(one, other):
    assert parse_number(one).key == parse_number(other).key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12/DA-UBND", "12/ĐA-UBND"),
        ("12/HD-UBND", "12/HĐ-UBND"),
        ("66.1/2026/NQ-CP", "66.10/2026/NQ-CP"),
        ("12/QĐ-UBND", "12/2024/QĐ-UBND"),
        ("12-QĐ/TU", "12/QĐ-TU"),
    ],
)
def test_two_numbers_have_two_keys(one, other):
    assert parse_number(one).key != parse_number(other).key


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("119/KH-UBND", "119-kh-ubnd"),
        ("07/2017/QĐ-UBND", "07-2017-qd-ubnd"),
        ("66.13/2026/NQ-CP", "66-13-2026-nq-cp"),
        ("57-NQ/TW", "57-nq-tw"),
        ("1273/BTTTT-TTCS", "1273-btttt-ttcs"),
        ("12/DA-UBND", "12-da-ubnd"),
        ("12/ĐA-UBND", "12-dda-ubnd"),
        ("12/HD-UBND", "12-hd-ubnd"),
        ("12/HĐ-HĐND", "12-hdd-hdnd"),
    ],
)
def test_a_slug_keeps_types_apart_that_differ_by_a_stroke(text, slug):
    assert parse_number(text).slug == slug


@pytest.mark.parametrize(
    ("prose", "numbers"),
    [
        ("Kế hoạch số 119/KH-UBND ngày 28/8/2023 của UBND tỉnh.", ["119/KH-UBND"]),
        ("(Quyết định số 407/QĐ-TTg ngày 30/3/2022; Chỉ thị số 07/CT-TTg)", ["407/QĐ-TTg", "07/CT-TTg"]),
        ("Nghị định 09/2017/NÐ-CP, Điều 5.", ["09/2017/NĐ-CP"]),
        ("Luật số 104/2016/QH13; Nghị quyết 57-NQ/TW", ["104/2016/QH13", "57-NQ/TW"]),
        ("Công văn 1273/BTTTT–TTCS", ["1273/BTTTT-TTCS"]),
        ("Chỉ thị số 07/CTTTg của Thủ tướng", []),
        ("Chỉ thị 07 ngày 21/3/2023, Kế hoạch số 437, Đề án 407", []),
        ("qđ 90/kh-ubnd", []),
        ("từ ngày 21/3/2023 đến 24/7, đạt 9-10%/năm, 08/08 huyện, 33/ICT", []),
        ("https://laocai.gov.vn/119/KH-UBND/2023", []),
    ],
)
def test_running_text_yields_the_numbers_written_out_in_full(prose, numbers):
    found = list(find_numbers(prose))
    assert [number.text for _, _, number in found] == numbers
    assert all(parse_number(prose[start:end]) == number for start, end, number in found)


@given(NUMBERS)
def test_a_number_that_is_written_is_read_again(number):
    assert parse_number(number.text) == number


@given(NUMBERS)
def test_a_number_stands_in_prose_as_it_is_written(number):
    found = [text for _, _, text in find_numbers(f"theo {number.text}, ngày 1/7/2025")]
    assert found == ([number] if number.symbol != "VHXH" else [])


@given(NUMBERS)
def test_the_slug_of_a_number_can_stand_in_an_address(number):
    assert is_slug(number.slug)


@given(NUMBERS)
def test_a_zero_in_front_changes_neither_key_nor_type(number):
    longer = replace(number, number=f"0{number.number}")
    assert (longer.key, longer.types) == (number.key, number.types)


@given(st.text() | st.text(alphabet="0127/-. QĐÐKHUBNDTgr đ"))
def test_any_text_is_a_number_or_answered(text):
    with suppress(BadNumber):
        number = parse_number(text)
        assert parse_number(number.text) == number
