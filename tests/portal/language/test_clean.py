import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.portal.language.clean import clean, plain_marks, without_eth


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        (unicodedata.normalize("NFD", "Lào Cai"), "Lào Cai"),
        ("Ðồng bằng, ðồng ruộng", "Đồng bằng, đồng ruộng"),
        ("HÐND", "HĐND"),
        ("119\u00a0/\u202fKH", "119 / KH"),
        ("Lào\u200b Cai\ufeff", "Lào Cai"),
        ("ca\u00ad\u0302m", "câm"),
    ],
)
def test_look_alikes_become_the_letters_that_were_meant(text, cleaned):
    assert clean(text) == cleaned


def test_an_icelandic_name_keeps_its_eth():
    assert clean("Guðrún") == "Guðrún"


def test_a_dash_in_prose_is_left_alone():
    assert clean("2022 – 2027") == "2022 – 2027"


def test_every_dash_and_slash_of_a_number_becomes_plain():
    assert plain_marks("90／KH–UBND‑HC") == "90/KH-UBND-HC"


def test_in_a_number_every_eth_is_a_d_with_a_stroke():
    assert without_eth("qð 07/QÐ") == "qđ 07/QĐ"


@given(st.text() | st.text(alphabet="Ððaê\u0302\u200b\u00a0 "))
def test_what_is_clean_stays_so(text):
    assert clean(clean(text)) == clean(text)
