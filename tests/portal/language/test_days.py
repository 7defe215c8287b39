from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.portal.language.days import (
    FIRST_YEAR,
    LAST_YEAR,
    VIETNAM,
    BadDay,
    day_text,
    long_day,
    moment_text,
    parse_day,
    parse_moment,
)

DAYS = st.dates(date(1945, 1, 1), date(2100, 12, 31))
MOMENTS = st.datetimes(datetime(1945, 1, 1), datetime(2100, 12, 31), timezones=st.just(VIETNAM))  # noqa: DTZ001
DIRECTIVE = date(2023, 3, 21)


@pytest.mark.parametrize(
    "text",
    [
        "21/3/2023",
        "21/03/2023",
        " 21/3/2023 ",
        "2023-03-21",
        "21 tháng 3 năm 2023",
        "Ngày 21 tháng 03 năm 2023",
    ],
)
def test_a_day_is_read_as_the_country_and_as_machines_write_it(text):
    assert parse_day(text) == DIRECTIVE


@pytest.mark.parametrize(
    ("text", "wrong", "how"),
    [
        ("21-3-2023", "không phải ngày", "viết 21/3/2023"),
        ("21.3.2023", "không phải ngày", "viết 21/3/2023"),
        ("21/3/23", "không phải ngày viết đủ", "viết 21/3/2023"),
        ("30/4/75", "không phải ngày viết đủ", "viết 30/4/1975"),
        ("2023/3/21", "không phải ngày", "viết 21/3/2023"),
        ("2023-3-21", "không phải ngày", "viết 21/3/2023"),
        ("ngày 21/3/2023", "không phải ngày", "viết 21/3/2023"),
        ("3/21/2023", "không có tháng 21", "viết 21/3/2023"),
        ("31/4/2023", "tháng 4 năm 2023 chỉ có các ngày từ 1 đến 30", "ví dụ 28/8/2023"),
        ("29/2/2023", "tháng 2 năm 2023 chỉ có các ngày từ 1 đến 28", "ví dụ 28/8/2023"),
        ("0/3/2023", "chỉ có các ngày từ 1 đến 31", "ví dụ 28/8/2023"),
        ("21/3/1899", "năm 1899 nằm ngoài khoảng 1945–2100", "ví dụ 28/8/2023"),
        ("21/3/2203", "năm 2203 nằm ngoài khoảng 1945–2100", "ví dụ 28/8/2023"),
        ("tháng 3 năm 2023", "không phải ngày", "ví dụ 28/8/2023"),
        ("", "không phải ngày", "ví dụ 28/8/2023"),
    ],
)
def test_a_day_that_cannot_be_read_is_answered_with_what_is_wrong_and_how_to_write_it(text, wrong, how):
    with pytest.raises(BadDay) as refused:
        parse_day(text)
    assert wrong in refused.value.message
    assert how in refused.value.how


def test_a_message_does_not_quote_a_whole_paragraph():
    with pytest.raises(BadDay) as refused:
        parse_day("một đoạn văn dán nhầm " * 40)
    assert len(refused.value.message) < 120


@pytest.mark.parametrize(
    "text",
    [
        "28/8/2023 14:30", "28/08/2023  14:30", "2023-08-28T14:30", "2023-08-28 14:30",
        "2023-08-28T14:30:00", "2023-08-28T14:30:00+07:00",
    ],
)  # fmt: skip
def test_a_moment_is_read_at_the_time_of_vietnam(text):
    assert parse_moment(text) == datetime(2023, 8, 28, 14, 30, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("28/8/2023", "mới có ngày, chưa có giờ"),
        ("2023-08-28", "mới có ngày, chưa có giờ"),
        ("14:30", "không phải ngày giờ"),
        ("28/8/2023 14h30", "không phải ngày giờ"),
        ("28/8/2023 24:00", "không có giờ 24:00"),
        ("28/8/2023 14:60", "không có giờ 14:60"),
        ("31/2/2023 14:30", "tháng 2 năm 2023 chỉ có"),
        ("2023-08-28T14:30Z", "không theo giờ Việt Nam"),
        ("2023-08-28T14:30+09:00", "không theo giờ Việt Nam"),
    ],
)
def test_a_moment_that_cannot_be_read_is_answered_with_what_is_wrong(text, wrong):
    with pytest.raises(BadDay, match=wrong):
        parse_moment(text)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2024, 2, 5), "ngày 05 tháng 02 năm 2024"),
        (date(2023, 8, 28), "ngày 28 tháng 8 năm 2023"),
        (date(2023, 3, 1), "ngày 01 tháng 3 năm 2023"),
        (date(2023, 10, 10), "ngày 10 tháng 10 năm 2023"),
    ],
)
def test_only_small_days_and_the_months_1_and_2_take_a_zero_in_the_long_form(day, text):
    assert long_day(day) == text


def test_a_moment_is_shown_at_the_time_of_vietnam_wherever_it_was_taken():
    assert moment_text(datetime(2023, 8, 28, 7, 30, tzinfo=UTC)) == "14:30 ngày 28/08/2023"


def test_a_moment_without_a_time_zone_is_not_guessed():
    with pytest.raises(ValueError, match="time zone"):
        moment_text(datetime(2023, 8, 28, 14, 30))  # noqa: DTZ001


def test_vietnam_is_seven_hours_ahead():
    assert VIETNAM.utcoffset(None) == timedelta(hours=7)


@given(DAYS)
def test_a_day_that_is_written_is_read_again(day):
    assert parse_day(day_text(day)) == parse_day(long_day(day)) == parse_day(day.isoformat()) == day


@given(MOMENTS)
def test_a_moment_that_is_written_is_read_again(moment):
    to_the_minute = moment.replace(second=0, microsecond=0)
    assert parse_moment(to_the_minute.isoformat()) == to_the_minute


@given(st.text())
def test_any_text_is_a_day_or_answered(text):
    with suppress(BadDay):
        assert FIRST_YEAR <= parse_day(text).year <= LAST_YEAR
