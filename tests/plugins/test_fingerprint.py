"""Fingerprints of views: equal for equal values, however they came about, and different for all others."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.host.fingerprint import fingerprint
from plugins.portal.law.laws import laws
from plugins.portal.views.parts import Row


@dataclass(frozen=True)
class One:
    name: str
    rest: object = ()


@dataclass(frozen=True)
class Other:
    name: str
    rest: object = ()


VALUES = st.recursive(
    st.text(max_size=3) | st.integers() | st.booleans() | st.none() | st.dates() | st.decimals(allow_nan=False),
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(max_size=2), inner, max_size=2)
        | st.builds(One, st.text(max_size=2), inner)
        | st.builds(Other, st.text(max_size=2), inner)
    ),
    max_leaves=8,
)


@given(VALUES, VALUES)
def test_two_values_have_one_fingerprint_only_where_they_are_equal(first: object, second: object):
    assert (fingerprint(first) == fingerprint(second)) == (repr(first) == repr(second))


def test_it_does_not_matter_which_parts_are_one_object():
    text = "Sở Y tế"
    assert fingerprint((text, text, One(text))) == fingerprint(
        (text, text.encode().decode(), One(text.encode().decode()))
    )


def test_a_row_is_told_by_what_it_says_wherever_it_stands():
    one, same, other = Row("Kế hoạch", "/a/"), Row("Kế hoạch", "/a/"), Row("Kế hoạch", "/b/")
    assert fingerprint((one, same)) == fingerprint((same, one)) != fingerprint((one, other))


@pytest.mark.parametrize(
    "values",
    [("1", 1, True, Decimal(1), None), (date(2026, 1, 1), "2026-01-01"), (One("a"), Other("a")), (("a", "b"), ("ab",))],
)
def test_what_only_looks_alike_is_told_apart(values: tuple[object, ...]):
    assert len({fingerprint(one) for one in values}) == len(values)


def test_models_and_sets_have_no_order_of_their_own():
    law = laws()[0]
    assert fingerprint(law) == fingerprint(law.model_copy(deep=True))
    assert fingerprint(frozenset("abc")) == fingerprint(frozenset("cba"))
