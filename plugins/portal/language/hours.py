"""Hours as offices write them: `7:30–11:30 và 13:30–17:00, ngày làm việc; Chủ nhật 8:00–11:00`.

Texts say more than a program can know (`trong mùa lễ hội`). What is not understood is kept, and shown as it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

DAY_END = 24 * 60
NOON = 12 * 60 + 30
"""Until when a morning may last."""
WORKING, OFF, EVERY = "w", "o", "e"
"""Days on which offices work; all other days; all days."""


@dataclass(frozen=True)
class Opening:
    """Some days, and minutes since midnight from when until when; `end` is at most 1,440.

    `days` is one of the three above, or figures of days of the week, Monday 1, that do not count on public holidays.
    """

    days: str
    start: int
    end: int


@dataclass(frozen=True)
class Hours:
    text: str
    openings: tuple[Opening, ...] = ()
    unread: tuple[str, ...] = ()
    """Clauses that were not understood."""

    @property
    def code(self) -> str:
        """For a reader's browser: `w:450-690 w:810-1020 7:480-660`."""
        return " ".join(f"{one.days}:{one.start}-{one.end}" for one in self.openings)


def parse_hours(text: str) -> Hours:
    """Reads each clause, clauses divided by `;`. Never fails: `unread` holds what it could not take in."""
    clauses = [one.strip() for one in text.split(";") if one.strip()]
    found = {one: _clause(one) for one in clauses}
    openings = tuple(opening for one in clauses for opening in found[one] or ())
    return Hours(text, openings, tuple(one for one in clauses if found[one] is None))


_TIME = r"(?:2[0-4]|[01]?\d)(?:[:h.](?:[0-5]\d)?|\s*giờ)?"
_WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|t[2-7]\b|chủ\s*nhật|cn\b)"
_TO = r"\s*(?:[–—-]|đến|tới)\s*"
_TOKEN = re.compile(
    rf"(?P<span>(?:từ\s+)?(?P<start>{_TIME}){_TO}(?P<end>{_TIME}))"
    r"|(?P<always>24/24(?:\s*giờ|h)?|24/7|24\s*giờ|cả ngày|suốt ngày đêm)"
    rf"|(?P<range>(?:từ\s+)?(?P<first>{_WEEKDAY}){_TO}(?P<last>{_WEEKDAY}))"
    rf"|(?P<weekday>(?:(?P<morning>sáng)\s+)?(?:các\s+)?{_WEEKDAY})"
    r"|(?P<working>(?:các )?ngày làm việc|ngày thường)"
    r"|(?P<off>(?:các )?ngày nghỉ(?:,? ngày lễ| lễ|,? lễ)?|ngày lễ)"
    r"|(?P<every>mọi ngày|(?:hằng|hàng|mỗi) ngày|tất cả các ngày)"
    r"|(?P<nothing>trừ (?:các )?ngày (?:nghỉ )?lễ|trực(?: ban)?|các|từ|và|[\s,.:&+])",
    re.IGNORECASE,
)
_NUMBERS = {"hai": "1", "ba": "2", "tư": "3", "năm": "4", "sáu": "5", "bảy": "6"}


@dataclass
class _Group:
    """Days and the spans that belong to them; `latest` is until when the spans may last."""

    days: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    latest: int = DAY_END

    @property
    def is_whole(self) -> bool:
        return bool(self.days) and all(start < end <= self.latest for start, end in self.spans or [(1, 0)])


def _clause(text: str) -> tuple[Opening, ...] | None:
    """None where a word is left over, or days or spans are missing."""
    tokens = list(_TOKEN.finditer(text))
    if "".join(one[0] for one in tokens) != text:
        return None
    groups = _groups([one for one in tokens if not one["nothing"]])
    if len(groups) == 1 and not groups[0].days and groups[0].spans == [(0, DAY_END)]:
        return (Opening(EVERY, 0, DAY_END),)
    if not groups or not all(one.is_whole for one in groups):
        return None
    return tuple(Opening(day, *span) for one in groups for day in one.days for span in one.spans)


def _groups(tokens: list[re.Match[str]]) -> list[_Group]:
    """Days before their spans or behind them; a group that has both ends where the other kind begins anew."""
    groups: list[_Group] = []
    before = None
    for one in tokens:
        is_span = bool(one["span"] or one["always"])
        if not groups or (is_span != before and groups[-1].days and groups[-1].spans):
            groups.append(_Group())
        before = is_span
        if is_span:
            groups[-1].spans.append(_span(one))
        else:
            groups[-1].days.append(_days(one))
            groups[-1].latest = NOON if one["morning"] else groups[-1].latest
    return groups


def _days(found: re.Match[str]) -> str:
    if found["range"]:
        first, last = _weekday(found["first"]), _weekday(found["last"])
        figures = "".join(map(str, range(int(first), int(last) + 1)))
        return WORKING if figures == "12345" else figures or first
    if found["weekday"]:
        return _weekday(found["weekday"])
    return WORKING if found["working"] else OFF if found["off"] else EVERY


def _weekday(text: str) -> str:
    """`1` of `Thứ Hai` and of `T2`, `7` of `Chủ nhật`."""
    last = text.lower().split()[-1]
    if figure := re.search(r"[2-7]$", last):
        return str(int(figure[0]) - 1)
    return _NUMBERS.get(last, "7")


def _span(found: re.Match[str]) -> tuple[int, int]:
    return (0, DAY_END) if found["always"] else (_minutes(found["start"]), _minutes(found["end"]))


def _minutes(text: str) -> int:
    """`7:30`, `7h30`, `7h`, `17 giờ`, `17`."""
    hour, _, minute = re.sub(r"\s*giờ|h|\.", ":", text, flags=re.IGNORECASE).partition(":")
    return min(int(hour) * 60 + int(minute or 0), DAY_END)
