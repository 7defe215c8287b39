"""Days and moments as Vietnam writes them: 28/8/2023, and `ngày 05 tháng 02 năm 2024` on documents."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta, timezone

from .clean import clean
from .unreadable import Unreadable, quoted

VIETNAM = timezone(timedelta(hours=7))

FIRST_YEAR, LAST_YEAR = 1945, 2100

_WRITINGS = tuple(
    re.compile(writing, re.ASCII | re.IGNORECASE)
    for writing in (
        r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})",
        r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)",
        r"(?:ngày )?(?P<day>\d{1,2}) tháng (?P<month>\d{1,2}) năm (?P<year>\d{4})",
    )
)
_THREE_NUMBERS = re.compile(r"\D*(\d{1,4})\D+(\d{1,2})\D+(\d{1,4})\D*", re.ASCII)
_MOMENT = re.compile(
    r"(?P<day>[\d/-]+)(?:T| +)(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::\d\d)?(?P<offset>Z|[+-]\d\d:\d\d)?",
    re.ASCII,
)
_TIME = re.compile(r"(?P<hour>\d{1,2})[:h](?P<minute>\d\d)", re.ASCII)


class BadDay(Unreadable):
    code = "ngay-sai"


class BadMoment(BadDay):
    code = "ngay-gio-sai"


class BadTime(Unreadable):
    code = "ngay-gio-sai"


def parse_day(text: str) -> date:
    """28/8/2023, 2023-08-28, or the long form of documents. Raises BadDay."""
    written = " ".join(clean(text).split())
    for writing in _WRITINGS:
        if match := writing.fullmatch(written):
            return _day(written, int(match["day"]), int(match["month"]), int(match["year"]))
    raise BadDay(f"{quoted(written)} không phải ngày viết đủ ngày/tháng/năm", _remedy(written))


def moment_of(day: date) -> datetime:
    """A moment; of a day of which no hour is known, its beginning in Vietnam."""
    return day if isinstance(day, datetime) else datetime(day.year, day.month, day.day, tzinfo=VIETNAM)


def parse_moment(text: str) -> datetime:
    """28/8/2023 14:30 or 2023-08-28T14:30, at Vietnam's time. Raises BadDay."""
    written = " ".join(clean(text).split())
    match = _MOMENT.fullmatch(written)
    if not match:
        raise _no_moment(written)
    if match["offset"] not in (None, "+07:00"):
        raise BadMoment(f"{quoted(written)} không theo giờ Việt Nam", "viết giờ Việt Nam, bỏ phần múi giờ")
    day, hour, minute = parse_day(match["day"]), int(match["hour"]), int(match["minute"])
    if hour > 23 or minute > 59:
        raise BadMoment(f"không có giờ {match['hour']}:{match['minute']}", "viết giờ từ 00:00 đến 23:59")
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=VIETNAM)


def parse_time(text: str) -> time:
    """7:30, an hour of the day. Raises BadTime."""
    written = clean(text).strip()
    match = _TIME.fullmatch(written)
    if not match or int(match["hour"]) > 23 or int(match["minute"]) > 59:
        raise BadTime(f"{quoted(written)} không phải một giờ trong ngày", "viết giờ và phút, ví dụ 7:30")
    return time(int(match["hour"]), int(match["minute"]))


def day_text(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year}"


def long_day(day: date) -> str:
    """As documents are dated: a zero before days under 10 and before months 1 and 2 only (Decree 30/2020)."""
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def moment_text(moment: datetime) -> str:
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone would be read in the machine's own")
    local = moment.astimezone(VIETNAM)
    return f"{local:%H:%M} ngày {day_text(local)}"


def _day(written: str, day: int, month: int, year: int) -> date:
    if wrong := _impossible(day, month, year):
        raise BadDay(f"{quoted(written)}: {wrong}", _remedy(written))
    return date(year, month, day)


def _impossible(day: int, month: int, year: int) -> str | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return f"năm {year} nằm ngoài khoảng {FIRST_YEAR}–{LAST_YEAR}"
    if not 1 <= month <= 12:
        return f"không có tháng {month}"
    last = monthrange(year, month)[1]
    return None if 1 <= day <= last else f"tháng {month} năm {year} chỉ có các ngày từ 1 đến {last}"


def _remedy(written: str) -> str:
    """The likely day when numbers stand in another order, between other marks or with a short year."""
    if match := _THREE_NUMBERS.fullmatch(written):
        first, month, last = (int(number) for number in match.groups())
        day, year = (last, first) if first > 31 else (first, last)
        if month > 12:
            day, month = month, day
        if year < 100:
            year += 2000 if year < FIRST_YEAR % 100 else 1900
        if not _impossible(day, month, year):
            return f"viết {day}/{month}/{year}"
    return "viết ngày/tháng/năm, ví dụ 28/8/2023"


def _no_moment(written: str) -> BadMoment:
    how = "viết ngày rồi đến giờ, ví dụ 28/8/2023 14:30"
    if any(writing.fullmatch(written) for writing in _WRITINGS):
        return BadMoment(f"{quoted(written)} mới có ngày, chưa có giờ", how)
    return BadMoment(f"{quoted(written)} không phải ngày giờ", how)


def weekday_text(day: date) -> str:
    """“thứ Năm”, “Chủ nhật”."""
    return _WEEKDAYS[day.weekday()]


_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
