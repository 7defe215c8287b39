"""A trend of many days shows few of them, and the newest always."""

from datetime import date, timedelta

import pytest

from plugins.portal.views.tables import trend_table
from plugins.portal.views.trend import History, Numbers, Share, changes, trend


def history(days, step=1):
    """As many days of a number that grows, each so many after the one before, the last on 31/12/2026."""
    last = date(2026, 12, 31)
    found = (Numbers(last - timedelta(step * ago), (Share(days - ago, 1000),), ()) for ago in range(days - 1, -1, -1))
    return History("Bảng", ("Đủ",), (), tuple(found))


@pytest.mark.parametrize(
    ("days", "step", "rows", "first"),
    [
        (2, 1, 2, "30/12/2026"),
        (12, 1, 12, "20/12/2026"),
        (13, 1, 3, "20/12/2026"),
        (80, 1, 12, "18/10/2026"),
        (120, 1, 4, "30/09/2026"),
        (12, 30, 12, "04/02/2026"),
        (900, 1, 12, "31/01/2026"),
    ],
)
def test_days_become_weeks_and_weeks_become_months(days, step, rows, first):
    found = history(days, step)
    shown = trend(found, "/x/")
    assert [len(shown.grid.rows), shown.grid.rows[0][0].text, shown.grid.rows[-1][0].text] == [
        rows,
        first,
        "31/12/2026",
    ]
    assert shown.charts[0].dots.count("h0") == rows
    assert len(trend_table(found).rows) == days


def test_nothing_counted_is_no_trend():
    assert trend(history(0), "/x/") is None


def test_a_share_of_nothing_is_whole_and_no_drawing_leaves_its_frame():
    days = (Numbers(date(2026, 1, 1), (Share(0, 0),), ()), Numbers(date(2026, 1, 2), (Share(3, 1),), ()))
    (chart,) = trend(History("Bảng", ("Đủ",), (), changes(days)), "/x/").charts
    assert chart.steps == "M0 0H1000V0"
