"""Deadlines, each counted by hand on a calendar."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.portal.language.days import VIETNAM, parse_day, parse_moment
from plugins.portal.law.due import due
from plugins.portal.law.laws import deadline
from plugins.portal.law.workdays import is_working, working_day_after, working_days_between

FIVE_WORKING_DAYS = [
    # An ordinary week, its ends, and a weekend.
    ("16/1/2024", "23/1/2024"),
    ("8/1/2024", "15/1/2024"),
    ("12/1/2024", "19/1/2024"),
    ("13/1/2024", "19/1/2024"),
    ("14/1/2024", "19/1/2024"),
    # Tết 2024: Thursday 8 to Wednesday 14 February.
    ("5/2/2024", "19/2/2024"),
    ("7/2/2024", "21/2/2024"),
    ("10/2/2024", "21/2/2024"),
    ("14/2/2024", "21/2/2024"),
    # The Hùng kings, Thursday 18 April 2024.
    ("15/4/2024", "23/4/2024"),
    ("18/4/2024", "25/4/2024"),
    # Monday 29 April 2024 was swapped for Saturday 4 May, then 30 April and 1 May.
    ("24/4/2024", "4/5/2024"),
    ("26/4/2024", "7/5/2024"),
    ("3/5/2024", "9/5/2024"),
    # 2 and 3 September 2024.
    ("30/8/2024", "10/9/2024"),
    ("2/9/2024", "10/9/2024"),
    # Across the year.
    ("27/12/2024", "6/1/2025"),
    ("31/12/2024", "8/1/2025"),
    # Tết 2025: Monday 27 to Friday 31 January.
    ("23/1/2025", "6/2/2025"),
    ("24/1/2025", "7/2/2025"),
    # Monday 7 April 2025.
    ("3/4/2025", "11/4/2025"),
    # Friday 2 May 2025 was swapped for Saturday 26 April.
    ("24/4/2025", "5/5/2025"),
    ("25/4/2025", "6/5/2025"),
    ("29/4/2025", "9/5/2025"),
    # 1 and 2 September 2025.
    ("27/8/2025", "5/9/2025"),
    ("29/8/2025", "9/9/2025"),
    # 24 November was a working day in 2025.
    ("20/11/2025", "27/11/2025"),
    # Friday 2 January 2026 was swapped for Saturday 10 January.
    ("31/12/2025", "9/1/2026"),
    ("5/1/2026", "10/1/2026"),
    ("6/1/2026", "12/1/2026"),
    ("9/1/2026", "15/1/2026"),
    # Tết 2026: Monday 16 to Friday 20 February.
    ("11/2/2026", "25/2/2026"),
    ("13/2/2026", "27/2/2026"),
    ("17/2/2026", "27/2/2026"),
    # The Hùng kings fall on Sunday 26 April 2026, so Monday is off.
    ("21/4/2026", "29/4/2026"),
    ("24/4/2026", "6/5/2026"),
    ("29/4/2026", "8/5/2026"),
    # Monday 31 August 2026 was swapped for Saturday 22 August, then 1 and 2 September.
    ("19/8/2026", "25/8/2026"),
    ("21/8/2026", "27/8/2026"),
    ("27/8/2026", "8/9/2026"),
    ("28/8/2026", "9/9/2026"),
    ("1/9/2026", "9/9/2026"),
    # 24 November is a holiday from 2026.
    ("18/11/2026", "26/11/2026"),
    ("23/11/2026", "1/12/2026"),
    ("24/11/2026", "1/12/2026"),
    # Friday 1 January 2027.
    ("29/12/2026", "6/1/2027"),
    ("31/12/2026", "8/1/2027"),
]

OTHERS = [
    # Days are days: they end on a Sunday, on a holiday, in the next year.
    ("correction", "12/11/2026", "22/11/2026"),
    ("correction", "14/11/2026", "24/11/2026"),
    ("correction", "1/9/2026", "11/9/2026"),
    ("answer", "20/11/2026", "2/12/2026"),
    ("answer", "20/12/2026", "1/1/2027"),
    ("extension", "2/12/2026", "14/12/2026"),
    ("budget-execution", "31/3/2026", "10/4/2026"),
    ("budget-execution", "30/6/2026", "10/7/2026"),
    ("budget-execution", "30/9/2026", "10/10/2026"),
    ("budget-approved", "15/12/2026", "14/1/2027"),
    ("budget-approved", "29/12/2026", "28/1/2027"),
    # The law of 2016 gave 15 days for what came in until 31 August 2026.
    ("correction", "12/8/2026", "27/8/2026"),
    ("correction", "31/8/2026", "15/9/2026"),
    # Months end on the same day, or on the last there is.
    ("press-information", "31/8/2026", "30/9/2026"),
    ("press-conference", "12/10/2026", "12/1/2027"),
    ("press-conference", "30/11/2026", "28/2/2027"),
    ("press-conference", "31/12/2026", "31/3/2027"),
    # Fifteen working days across 24 November 2026; five across it.
    ("press-answer", "2/11/2026", "23/11/2026"),
    ("press-answer", "3/11/2026", "25/11/2026"),
    ("correct-supplied", "19/11/2026", "27/11/2026"),
    ("support-policy", "26/8/2026", "3/9/2026"),
]

HOURS = [
    ("3/8/2026 09:00", "4/8/2026 09:00"),
    ("13/11/2026 17:00", "14/11/2026 17:00"),
    ("31/12/2026 23:30", "1/1/2027 23:30"),
    ("23/11/2026 08:00", "24/11/2026 08:00"),
]


@pytest.mark.parametrize(("signed", "last"), FIVE_WORKING_DAYS)
def test_five_working_days_end_where_the_calendar_says(signed, last):
    day = parse_day(signed)
    found = due(deadline("publish", day), day)
    assert (found.day, found.last.hour) == (parse_day(last), 23)


@pytest.mark.parametrize(("name", "start", "last"), OTHERS)
def test_every_clock_counts_in_its_own_unit(name, start, last):
    day = parse_day(start)
    assert due(deadline(name, day), day).day == parse_day(last)


@pytest.mark.parametrize(("signed", "last"), HOURS)
def test_hours_run_through_nights_weekends_and_holidays(signed, last):
    moment = parse_moment(signed)
    assert due(deadline("spokesperson-post", moment.date()), moment).last == parse_moment(last)


def test_hours_from_a_day_without_an_hour_begin_with_its_end():
    found = due(deadline("spokesperson-post", date(2026, 11, 13)), date(2026, 11, 13))
    assert found.last == datetime(2026, 11, 15, tzinfo=VIETNAM)


def test_a_deadline_explains_itself():
    day = date(2024, 1, 16)
    text = "ký 16/01/2024, hạn 23/01/2024: 5 ngày làm việc, Điều 18 khoản 4, 104/2016/QH13"
    assert due(deadline("publish", day), day).text == text


def test_the_last_minute_of_the_day_is_in_time_and_the_next_is_not():
    found = due(deadline("correction", date(2026, 11, 12)), date(2026, 11, 12))
    last_minute = datetime(2026, 11, 22, 23, 59, tzinfo=VIETNAM)
    assert not found.is_over(last_minute)
    assert found.is_over(last_minute + timedelta(minutes=1))


def test_the_limit_is_that_of_the_day_the_clock_began():
    assert deadline("correction", date(2026, 8, 31)).amount == 15
    assert deadline("correction", date(2026, 9, 1)).amount == 10


def test_a_deadline_nobody_has_named_is_an_error():
    with pytest.raises(LookupError):
        deadline("khong-co", date(2026, 9, 1))


@given(st.dates(date(2018, 1, 1), date(2030, 1, 1)), st.integers(1, 40))
def test_between_a_day_and_the_working_day_so_many_later_lie_so_many(day, amount):
    later = working_day_after(day, amount)
    assert is_working(later)
    assert working_days_between(day, later) == amount
