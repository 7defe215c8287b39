from datetime import date

import pytest

from plugins.portal.language.slug import slug
from plugins.portal.model.document_type import (
    BadType,
    FormerCode,
    document_types,
    find_type,
    type_with_slug,
    types_with_code,
)

STATE_CODES = [
    code for kind in document_types() for code in (kind.code, *(former.text for former in kind.former_codes)) if code
]


def in_group(group):
    return [kind for kind in document_types() if group in kind.groups]


def test_the_decree_lists_29_administrative_types():
    assert len(in_group("administrative")) == 29
    assert {kind.label for kind in in_group("administrative") if not kind.code} == {"Công văn", "Thư công"}


def test_three_kinds_of_copies_have_codes_of_their_own():
    assert {kind.code for kind in in_group("copy")} == {"SY", "TrS", "SL"}


def test_the_laws_and_the_constitution_have_no_code():
    assert {kind.label for kind in in_group("normative") if not kind.codes} == {
        "Luật",
        "Bộ luật",
        "Hiến pháp",
    }


@pytest.mark.parametrize("kind", document_types(), ids=lambda kind: kind.slug)
def test_a_slug_is_the_full_name_so_that_no_stroke_is_lost_in_it(kind):
    assert kind.slug == slug(kind.label)
    assert kind.sources
    assert all("/" in source for source in kind.sources)


@pytest.mark.parametrize("kind", document_types(), ids=lambda kind: kind.slug)
def test_the_party_uses_a_type_exactly_if_it_has_a_code_for_it(kind):
    assert ("party" in kind.groups) == (kind.party_code is not None)


def test_no_two_types_share_a_code_of_the_state_even_when_capitals_are_lost():
    assert len({code.lower() for code in STATE_CODES}) == len(STATE_CODES)


def test_the_party_writes_one_code_for_decisions_and_regulations():
    assert [kind.label for kind in types_with_code("QĐ", party=True)] == ["Quyết định", "Quy định"]
    assert [kind.label for kind in types_with_code("QĐ")] == ["Quyết định"]


def test_a_circular_of_the_state_is_another_type_than_one_of_the_party():
    assert [kind.label for kind in types_with_code("TT")] == ["Thông tư"]
    assert [kind.label for kind in types_with_code("TT", party=True)] == ["Thông tri"]


def test_a_code_of_before_2020_still_stands_for_its_type():
    assert types_with_code("NP") == types_with_code("GNP")
    assert type_with_slug("giay-nghi-phep").former_codes == (FormerCode("NP", date(2020, 3, 4)),)
    assert type_with_slug("giay-nghi-phep").codes == ("GNP", "NP")


@pytest.mark.parametrize("text", ["Kế hoạch", "kế hoạch", "KE HOACH", "ke-hoach", "KH", " Kế hoạch "])
def test_a_type_is_found_by_name_or_code(text):
    assert find_type(text).slug == "ke-hoach"


@pytest.mark.parametrize(("code", "label"), [("DA", "Dự án"), ("ĐA", "Đề án"), ("HD", "Hướng dẫn"), ("HĐ", "Hợp đồng")])
def test_a_stroke_tells_types_apart(code, label):
    assert find_type(code).label == label


def test_a_misspelt_type_is_answered_with_the_nearest_one():
    with pytest.raises(BadType) as refused:
        find_type("Kế hoạc")
    assert refused.value.how == "viết Kế hoạch"


def test_an_unknown_type_is_answered_with_an_example():
    with pytest.raises(BadType, match="“Bưu thiếp” không phải tên loại văn bản") as refused:
        find_type("Bưu thiếp")
    assert "ví dụ Kế hoạch hoặc KH" in refused.value.how


def test_a_slug_that_no_type_has_is_a_programmers_error():
    with pytest.raises(KeyError):
        type_with_slug("buu-thiep")
