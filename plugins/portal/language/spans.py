"""Spans of the calendar as reports name them: “quý III/2026”, “9 tháng năm 2026”, “năm 2026”."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from .clean import clean
from .days import FIRST_YEAR, LAST_YEAR, day_text, parse_day
from .unreadable import Unreadable, quoted

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NAMED = re.compile(
    r"(?:(?P<quarter>(?:quý )(?:i{1,3}|iv|[1-4]))|(?P<month>tháng \d{1,2})|(?P<half>6 tháng (?:đầu|cuối) năm)"
    r"|(?P<nine>[369] tháng)(?: năm)?|(?P<whole>năm))(?:/| năm | )(?P<year>\d{4})",
    re.IGNORECASE,
)
_DAYS = re.compile(r"(?P<start>\S+)\s*[-–]\s*(?P<end>\S+)")


class BadSpan(Unreadable):
    code = "ky-sai"


@dataclass(frozen=True, order=True)
class Span:
    """From a day to a day, both within it; `text` as it was written, and as pages show it."""

    start: date
    end: date
    text: str

    def holds(self, day: date) -> bool:
        return self.start <= day <= self.end

    @property
    def following_end(self) -> date:
        """The last day of the next span of the same length: of months where it is of whole months, else of days."""
        after = self.end + timedelta(1)
        months = (after.year - self.start.year) * 12 + after.month - self.start.month
        if self.start.day != 1 or after.day != 1:
            return self.end + (after - self.start)
        year, month = divmod(after.year * 12 + after.month - 1 + months - 1, 12)
        return date(year, month + 1, monthrange(year, month + 1)[1])


def parse_span(text: str) -> Span:
    """Quý III/2026, tháng 9/2026, 6 tháng đầu năm 2026, 9 tháng năm 2026, năm 2026, or two days. Raises BadSpan."""
    written = " ".join(clean(text).split())
    if match := _NAMED.fullmatch(written):
        if FIRST_YEAR <= int(match["year"]) <= LAST_YEAR and (months := _months(match)):
            first, last = months
            year = int(match["year"])
            return Span(date(year, first, 1), date(year, last, monthrange(year, last)[1]), written)
    elif (match := _DAYS.fullmatch(written)) and (found := _between(match["start"], match["end"])):
        return found
    raise BadSpan(f"{quoted(written)} không phải một kỳ", "viết như quý III/2026, tháng 9/2026, năm 2026")


def _months(match: re.Match[str]) -> tuple[int, int] | None:
    """The first and the last month."""
    if quarter := match["quarter"]:
        number = quarter.split()[1].lower()
        last = 3 * (ROMAN.get(number) or int(number))
        return last - 2, last
    if month := match["month"]:
        number = int(month.split()[1])
        return (number, number) if 1 <= number <= 12 else None
    if half := match["half"]:
        return (1, 6) if "đầu" in half.lower() else (7, 12)
    return (1, int(match["nine"][0])) if match["nine"] else (1, 12)


def _between(start: str, end: str) -> Span | None:
    try:
        first, last = parse_day(start), parse_day(end)
    except Unreadable:
        return None
    return Span(first, last, f"{day_text(first)}–{day_text(last)}") if first <= last else None
