"""Days, months, spans and times of day in words.

The first ten days of a month are “mùng”, as the North says them; the fourth month is “tháng tư”. An hour is said
with its minutes, “bảy giờ ba mươi phút”: “bảy giờ rưỡi” is for conversation. `1/5` is a day where a word before it
says so, or where no fraction is written like that (12/3); else it stays for the fractions.
"""

from __future__ import annotations

import re
from datetime import date, time
from itertools import pairwise

from .spoken_numbers import number_words, ordinal_words, roman_number
from .spoken_rules import DASH, END, LETTER, START, Match, follows, read, rule, words_before

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)\d\d"
_DATE = rf"{_DAY}/{_MONTH}(?:/(?:{_YEAR}|\d\d))?(?!/?\d)"
_AND = rf"(?:{DASH}| đến (?:hết )?| và |, )(?:ngày )?"
_CLOCK = r"(?:2[0-4]|[01]?\d)(?:[:hg][0-5]\d(?::[0-5]\d)?(?:'|ph)?|h)"
_ROMAN = rf"(?=[IVX])X{{0,3}}(?:IX|IV|V?I{{0,3}})(?!{LETTER})"
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_OF_A_DAY = words_before("ngày", "mùng", "mồng", "lễ", "dịp", "hôm", "sáng", "trưa", "chiều", "tối", "đêm", "rằm")
"""Words after which a day is meant, and “ngày” is not said once more."""
_OF_A_HOUSE = words_before("số", "nhà", "ngõ", "ngách", "hẻm", "kiệt", "tổ", "tỷ số", "huyết áp")
_FROM = words_before("từ", "giữa")
_SCHOOL_YEAR = words_before("năm học", "niên khóa")
_NAMED_DAY = words_before("mùng", "mồng")

_PART = re.compile(rf"(?P<joint>{_AND})?(?P<day>{_DAY})(?:/(?P<month>{_MONTH})(?:/(?P<year>\d{{2,4}}))?)?(?!\d)")


def day_words(day: date) -> str:
    return f"ngày {_day(day.day)} {month_words(day.month)} năm {number_words(day.year)}"


def month_words(month: int) -> str:
    return "tháng tư" if month == 4 else f"tháng {number_words(month)}"


def time_words(moment: time) -> str:
    """7:30 gives `bảy giờ ba mươi phút`, 7:00 `bảy giờ`."""
    return _clock(moment.hour, moment.minute, moment.second)


def from_word(match: Match) -> str:
    """What opens a span, unless it stands there already."""
    return "" if follows(match, _FROM) else "từ "


def with_days(text: str) -> str:
    return read(text, _RULES)


def _day(day: int) -> str:
    return f"mùng {number_words(day)}" if day <= 10 else number_words(day)


def _clock(hour: int, minute: int = 0, second: int = 0) -> str:
    said = [f"{number_words(hour)} giờ"]
    if minute or second:
        said.append(f"{number_words(minute)} phút")
    if second:
        said.append(f"{number_words(second)} giây")
    return " ".join(said)


def _dates(match: Match) -> str:
    """Days joined by dashes, commas and words: `30/4 và 1/5`, `12 - 13/3`, `1/7–15/7/2026`."""
    parts = list(_PART.finditer(match[0]))
    if not _is_meant_as_days(match, parts):
        return match[0]
    has_word = follows(match, _OF_A_DAY)
    said = "" if has_word else "ngày "
    if len(parts) > 1 and "-" in str(parts[1]["joint"]) and not has_word:
        said = from_word(match) + said
    return said + _written_out(parts[0]) + "".join(_joint(*two) + _written_out(two[1]) for two in pairwise(parts))


def _is_meant_as_days(match: Match, parts: list[Match]) -> bool:
    months = [part for part in parts if part["month"]]
    if not all(int(part["day"]) <= _LONGEST_MONTHS[int(part["month"]) - 1] for part in months):
        return False
    if follows(match, _OF_A_DAY) or any(part["year"] for part in months):
        return True
    is_list = any("-" not in part["joint"] for part in parts[1:] if not parts[0]["month"])
    no_fraction = (match[0] != "24/7" or follows(match, _FROM)) and any(
        int(part["day"]) > int(part["month"]) for part in months
    )
    return no_fraction and not is_list and not follows(match, _OF_A_HOUSE)


def _joint(before: Match, part: Match) -> str:
    """Between two full days a span says `ngày` again; between `12` and `13/3` it does not."""
    written = part["joint"]
    if "-" not in written and "đến" not in written:
        return str(written)
    until = " đến hết " if "hết" in written else " đến "
    return f"{until}ngày " if before["month"] or "ngày" in written else until


def _written_out(part: Match) -> str:
    said = _day(int(part["day"]))
    if part["month"]:
        said += f" {month_words(int(part['month']))}"
    if year := part["year"]:
        said += f" năm {number_words(int(year) if len(year) == 4 else 2000 + int(year))}"
    return said


def _long_date(match: Match) -> str:
    """`ngày 05 tháng 02 năm 2024`; `6 tháng 1 lần` is none."""
    is_named = follows(match, _NAMED_DAY)
    if not (match["word"] or match["year"] or follows(match, _OF_A_DAY)):
        return match[0]
    opening = match["word"] or ("" if follows(match, _OF_A_DAY) else "ngày ")
    day = number_words(int(match["day"])) if is_named else _day(int(match["day"]))
    year = f" năm {number_words(int(match['year']))}" if match["year"] else ""
    return f"{opening}{day} {month_words(int(match['month']))}{year}"


def _months(match: Match) -> str:
    """What follows `tháng`: `4`, `9/2026`, `3-5/2026`."""
    said = " đến ".join(month_words(int(month)) for month in re.split(DASH, match["months"]))
    year = f" năm {number_words(int(match['year']))}" if match["year"] else ""
    return said.removeprefix("tháng ") + year


def _years(match: Match) -> str:
    """A period goes from a year to a year; a school year is the name of two."""
    joint = ", " if follows(match, _SCHOOL_YEAR) else " đến "
    return number_words(int(match[1])) + joint + number_words(int(match[2]))


def _times(match: Match) -> str:
    said = [_clock(*map(int, re.findall(r"\d+", one))) for one in match[0].split("-")]
    return from_word(match) + " đến ".join(said) if len(said) > 1 else said[0]


def _romans(match: Match) -> str:
    """`quý III/2026`, `Chương I, II và III`, `lần thứ XIV`."""
    words = ordinal_words if match["word"].lower() == "thứ" else number_words
    listed = re.sub(DASH, " đến ", match["list"])
    said = re.sub(r"\b[IVX]+\b", lambda one: words(roman_number(one[0])), listed)
    year = f" năm {match['year']}" if match["year"] else ""
    return f"{match['word']} {said}{year}"


_NUMBERED = (
    "chương|phần|mục|điều|khoản|quý|khóa|khoá|đại hội|kỳ họp|kỳ|thế kỷ|phụ lục|thứ|tập|vùng|học kỳ|đợt|báo động|cấp"
)
"""What Roman numerals count; nowhere else are these letters numbers."""

_RULES = (
    rule(rf"{START}({_YEAR})-(\d\d)-(\d\d)(?![\w-])", r"\3/\2/\1"),
    rule(rf"{START}({_DAY})( ?- ?|\.)({_MONTH})\2({_YEAR}){END}", r"\1/\3/\4"),
    rule(
        rf"(?<!{LETTER})(?i:(?P<word>{_NUMBERED})) (?P<list>{_ROMAN}(?:(?:, | và |{DASH}){_ROMAN}){{0,5}})"
        rf"(?:/(?P<year>{_YEAR}){END})?",
        _romans,
    ),
    rule(rf"(?i:(?<!{LETTER})(quý|đợt|kỳ|vụ|tuần) )(\d\d?)/({_YEAR}){END}", r"\1 \2 năm \3"),
    rule(rf"{START}({_YEAR}){DASH}({_YEAR}){END}", _years),
    rule(rf"{START}(?:{_DAY}{_AND}){{0,3}}{_DATE}(?:{_AND}{_DATE}){{0,4}}{END}", _dates),
    rule(
        rf"(?:(?<!{LETTER})(?P<word>[Nn]gày )|{START})(?P<day>{_DAY}) tháng (?P<month>{_MONTH})"
        rf"(?: năm (?P<year>{_YEAR}){END}|(?!\d|[/.,]\d))",
        _long_date,
    ),
    rule(
        rf"(?<=[Tt]háng )(?<!\d tháng )(?P<months>{_MONTH}(?:{DASH}{_MONTH})?)"
        rf"(?:/(?P<year>{_YEAR})|(?!\d|[/.,]\d| lần)){END}",
        _months,
    ),
    rule(
        rf"{START}(?P<months>{_MONTH})/(?P<year>{_YEAR}){END}",
        lambda match: f"tháng {_months(match)}",
    ),
    rule(rf"(?<={LETTER}){DASH}(?=tháng {LETTER})", " đến "),
    rule(
        rf"(?i:(?<!{LETTER})((?:trước|từ|đến|sau|vào|hết|tới) ngày ))(0?[1-9]|10)(?!\w|[-/.,:]\d)",
        lambda match: match[1] + _day(int(match[2])),
    ),
    rule(rf"{START}{_CLOCK}(?:{DASH}{_CLOCK})?(?!\w|/\d)", _times),
)
