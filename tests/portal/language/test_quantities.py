from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.portal.language.quantities import BadQuantity, parse_quantity, quantity_text

QUANTITIES = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**15), max_value=10**15)


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("3000", "3000"), ("3.000", "3000"), ("20.000", "20000"), ("1.234.567", "1234567"), ("0", "0"),
        ("9,5", "9.5"), ("0,125", "0.125"), ("1.234,5", "1234.5"), ("-3", "-3"), ("−3,5", "-3.5"), (" 7 ", "7"),
    ],
)  # fmt: skip
def test_the_point_parts_thousands_and_the_comma_decimals(text, quantity):
    assert parse_quantity(text) == Decimal(quantity)


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("9.5", "viết 9,5 nếu là số thập phân"),
        ("0.125", "viết 0,125 nếu là số thập phân"),
        ("1,234.5", "viết 1.234,5"),
        ("20 000", "viết 20.000"),
        ("100%", "đơn vị tính ghi riêng"),
        ("1.23.456", "ví dụ 3.000 hoặc 9,5"),
        ("hơn 2.000", "chỉ viết con số"),
        ("", "chỉ viết con số"),
    ],
)
def test_a_quantity_of_another_writing_is_answered_with_how_to_write_it(text, how):
    with pytest.raises(BadQuantity) as refused:
        parse_quantity(text)
    assert how in refused.value.how


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        ("1234.50", "1.234,5"), ("20000", "20.000"), ("9.5", "9,5"), ("100", "100"), ("-1234", "-1.234"),
        ("0.00", "0"), ("1E+3", "1.000"),
    ],
)  # fmt: skip
def test_a_quantity_is_shown_without_idle_zeros(quantity, text):
    assert quantity_text(Decimal(quantity)) == text


@given(QUANTITIES)
def test_a_quantity_that_is_written_is_read_again(quantity):
    assert parse_quantity(quantity_text(quantity)) == quantity
