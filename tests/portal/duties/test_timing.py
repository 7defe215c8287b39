"""From signing to publishing, against the law of the day of signing."""

from dataclasses import replace
from datetime import date

import pytest

from plugins.portal.duties.timing import timing
from tests.conftest import agency, document

CASES = [
    # signed, published, working days, late ones
    ("16/1/2024", "16/1/2024", 0, 0),
    ("16/1/2024", "19/1/2024", 3, 0),
    ("16/1/2024", "23/1/2024", 5, 0),
    ("16/1/2024", "24/1/2024", 6, 1),
    ("13/2/2026", "27/2/2026", 5, 0),
    ("13/2/2026", "2/3/2026", 6, 1),
    ("27/8/2026", "9/9/2026", 6, 1),
    ("18/11/2026", "26/11/2026", 5, 0),
    ("18/11/2026", "28/11/2026", 6, 1),
]


def only(site, published=None, **values):
    year = values.get("issued", "1/9/2026").rpartition("/")[2]
    path = f"so-y-te/documents/{year}/1-tb-syt.md"
    found = site({"so-y-te/agency.md": agency("Sở Y tế"), path: document("1/TB-SYT", published=published, **values)})
    return found, found.documents[0]


@pytest.mark.parametrize(("signed", "published", "days", "late"), CASES)
def test_working_days_from_signing_to_publishing(site, signed, published, days, late):
    found = timing(*only(site, published, issued=signed))
    assert (found.days, found.late) == (days, late)


def test_what_is_late_is_said_in_words(site):
    assert timing(*only(site, "24/1/2024", issued="16/1/2024")).text == (
        "sau 6 ngày làm việc, chậm 1 ngày làm việc so với hạn 23/01/2024"
    )
    assert timing(*only(site, "19/1/2024", issued="16/1/2024")).text == "sau 3 ngày làm việc, trong hạn"


def test_the_first_commit_is_the_day_where_the_file_says_none(site):
    found, one = only(site, issued="16/1/2024")
    assert timing(found, one) is None
    known = {"content/lao-cai/portal.yaml": date(2024, 1, 2), one.origin.path: date(2024, 1, 19)}
    assert timing(replace(found, first_committed=known), one).days == 3


def test_what_is_older_than_the_oldest_commit_was_public_elsewhere_before(site):
    found, one = only(site, issued="16/1/2024")
    assert timing(replace(found, first_committed={one.origin.path: date(2026, 11, 20)}), one) is None


def test_before_the_first_law_nothing_was_late(site):
    assert timing(*only(site, "20/6/2018", issued="4/6/2018")) is None
