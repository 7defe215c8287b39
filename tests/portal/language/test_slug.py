import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.portal.language.slug import is_slug, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Y tế", "so-y-te"),
        ("Đấu thầu", "dau-thau"),
        ("119/KH-UBND", "119-kh-ubnd"),
        ("  Ủy ban – nhân dân!  ", "uy-ban-nhan-dan"),
        ("!!!", ""),
    ],
)
def test_a_name_becomes_an_address(text, expected):
    assert slug(text) == expected


@pytest.mark.parametrize("text", ["", "-a", "a-", "a--b", "Sở", "a_b", "a/b", "a\n", "A"])
def test_what_could_break_an_address_is_no_slug(text):
    assert not is_slug(text)


@given(st.text())
def test_every_slug_is_one_or_empty(text):
    assert not slug(text) or is_slug(slug(text))


@given(st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True))
def test_a_slug_is_its_own_slug(text):
    assert slug(text) == text
