import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.portal.language.fold import fold

VIETNAMESE = st.text(alphabet="aăâđêôơưỲẬỡỷ ẳƯỢĐðÐ hoàHOÀ\u0300\u0309\u0323")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đồng Tháp", "dong thap"),
        ("THỪA THIÊN HUẾ", "thua thien hue"),
        ("Ủy ban nhân dân", "uy ban nhan dan"),
        ("Ðắk Lắk", "dak lak"),
        ("quyết định số 07/2017/QĐ-UBND", "quyet dinh so 07/2017/qd-ubnd"),
        ("", ""),
    ],
)
def test_folding_takes_marks_and_capitals_away_and_nothing_else(text, folded):
    assert fold(text) == folded


@given(VIETNAMESE | st.text())
def test_what_is_folded_stays_so(text):
    assert fold(fold(text)) == fold(text)


@given(VIETNAMESE | st.text())
def test_folding_does_not_see_how_letters_were_composed(text):
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))
