"""A portal does not shrink by accident."""

import pytest

from plugins.portal.publish.shrink import lost, shrinkage

BEFORE = {"ubnd-tinh": 150, "so-y-te": 49, "so-moi": 1, "so-rong": 0}


@pytest.mark.parametrize(
    ("after", "told", "gone"),
    [
        (BEFORE, 0, 0),
        (BEFORE | {"ubnd-tinh": 140}, 0, 10),
        (BEFORE | {"ubnd-tinh": 139}, 1, 11),
        (BEFORE | {"ubnd-tinh": 139, "so-y-te": 60}, 0, 11),
        (BEFORE | {"so-moi": 0}, 1, 1),
        (BEFORE | {"so-moi": 0, "so-y-te": 100}, 1, 1),
        ({"ubnd-tinh": 150}, 3, 50),
        ({}, 4, 200),
    ],
)
def test_a_fall_beyond_three_and_five_per_cent_or_of_an_agency_to_nothing_is_told(after, told: int, gone: int):
    assert lost(BEFORE, after) == gone
    found = list(shrinkage(BEFORE, after, None, "content/lao-cai"))
    assert len(found) == told
    assert all(f"--accept-shrink {gone}" in one.how for one in found)


def test_three_records_of_a_small_portal_may_go():
    assert list(shrinkage({"a": 10}, {"a": 7}, None, "x")) == []
    assert list(shrinkage({"a": 10}, {"a": 6}, None, "x"))


@pytest.mark.parametrize(("accepted", "is_told"), [(200, False), (199, True), (201, True), (0, True), (None, True)])
def test_only_the_exact_count_is_an_answer(accepted: int | None, is_told: bool):  # noqa: FBT001 - a row of the table
    assert bool(list(shrinkage(BEFORE, {}, accepted, "x"))) == is_told
