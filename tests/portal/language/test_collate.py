import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.portal.language.collate import name_key, sort_key


def rises(keys):
    return all(one < following for one, following in pairwise(keys))


@pytest.mark.parametrize(
    "in_order",
    [
        list("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"),
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["Quận 2", "Quận 10", "Quận Ba Đình"],
        ["Da", "Đa", "Ea Kar"],
        ["Hà Giang", "Hạ Long", "Hà Nội", "Hải Phòng", "Hàm Yên"],
        ["da", "Da", "dà"],
        ["Điều 2", "Điều 10", "Điều 10a"],
        ["Ỷ La", "Yên Bái", "Z 30"],
    ],
    ids=" ".join,
)
def test_the_order_is_that_of_a_vietnamese_dictionary(in_order):
    assert rises(map(sort_key, in_order))


def test_people_are_listed_by_given_name_then_middle_then_family_name():
    in_order = ["Lò Thị An", "Nguyễn Văn An", "Trần Văn An", "Đỗ Thái Hòa", "Đặng Thị Phương Thảo", "Thi"]
    assert rises(map(name_key, in_order))


def test_all_bearers_of_one_given_name_stand_together_whatever_its_tone():
    in_order = ["Trần Văn Hoa", "Lê Anh Hòa", "Vũ Bá Hòa"]
    assert rises(map(name_key, in_order))


def test_a_person_without_a_name_yet_can_be_listed():
    assert name_key("") < name_key("An")


def test_a_line_of_thousands_of_digits_can_be_sorted():
    assert sort_key("9" * 10_000) > sort_key("1")


@given(st.text() | st.text(alphabet="aÀạăẮbđĐ 0123456789-"))
def test_the_order_does_not_see_how_letters_were_composed(text):
    assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(unicodedata.normalize("NFC", text))
