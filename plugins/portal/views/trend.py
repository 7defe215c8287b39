"""Trends: shares over time as steps, for a number of the ledger holds until there is another."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from ..language.days import day_text
from .parts import Day, Grid, Link, Value, day

TREND = "dien-bien"
"""What the files of a trend are called, below the address of its page."""
MOST = 12
"""How many days a trend shows."""
WIDTH = 1000
"""Of a chart; it is 100 high, and 0% is its foot."""
ONE_DAY = "Mới có số liệu của một ngày. Khi bản phát hành sau có số khác, diễn biến hiện ở đây."
PERIODS: tuple[Callable[[date], Hashable], ...] = (
    lambda on: on,
    lambda on: on.isocalendar()[:2],
    lambda on: (on.year, on.month),
)


@dataclass(frozen=True)
class Share:
    part: int
    whole: int

    @property
    def percent(self) -> int:
        """Rounded down, so that 100 means all; 100 where there is nothing to be had."""
        return 100 * self.part // self.whole if self.whole else 100


@dataclass(frozen=True)
class Numbers:
    """What was counted on a day: in the order of the names that the history gives."""

    on: date
    shares: tuple[Share, ...]
    counts: tuple[int, ...]


@dataclass(frozen=True)
class History:
    """Numbers of the ledger, the oldest first. The shares are drawn, the counts stand beside them."""

    title: str
    shares: tuple[str, ...]
    counts: tuple[str, ...]
    days: tuple[Numbers, ...]


@dataclass(frozen=True)
class Chart:
    label: str
    now: str
    """“64%”."""
    change: str
    """“từ 50% ngày 10/09/2026”."""
    steps: str
    """A path; `dots` is one of its days alone, each a line without length."""
    dots: str
    since: Day
    until: Day


@dataclass(frozen=True)
class Trend:
    charts: tuple[Chart, ...]
    grid: Grid | None
    """The numbers of the charts; both are missing until the numbers have changed once."""
    note: str
    files: tuple[Link, ...]
    """The same as CSV and XLSX, and of every day."""


def changes(days: Iterable[Numbers]) -> tuple[Numbers, ...]:
    """Without those that say what the one before said: a tally may be there for other numbers."""
    return tuple(next(same) for _, same in groupby(days, key=lambda one: (one.shares, one.counts)))


def trend(history: History, place: str) -> Trend | None:
    """Of the page at that address; None where nothing has been counted yet."""
    if not history.days:
        return None
    files = tuple(Link(f"Diễn biến ({ending.upper()})", f"{place}{TREND}.{ending}") for ending in ("csv", "xlsx"))
    shown = _shown(history.days)
    if len(shown) < 2:
        return Trend((), None, ONE_DAY, files)
    charts = (_chart(label, [(one.on, one.shares[n]) for one in shown]) for n, label in enumerate(history.shares))
    since = f"Ghi từ ngày {day_text(history.days[0].on)}, chỉ những ngày số có đổi."
    note = f"{since} Vạch dưới là 0%, vạch trên là 100%. Tệp tải về có đủ mọi ngày."
    return Trend(tuple(charts), _grid(history, shown), note, files)


def _shown(days: tuple[Numbers, ...]) -> tuple[Numbers, ...]:
    """The last of each day, week or month, whichever is the finest that gives few; at most the newest of them."""
    kept: tuple[Numbers, ...] = ()
    for period in PERIODS:
        kept = tuple({period(one.on): one for one in days}.values())
        if len(kept) <= MOST:
            break
    return kept[-MOST:]


def _chart(label: str, points: list[tuple[date, Share]]) -> Chart:
    """Of two days or more."""
    (since, first), (until, last) = points[0], points[-1]
    across = (until - since).days
    places = [(WIDTH * (on - since).days // across, 100 - min(share.percent, 100)) for on, share in points]
    before = "như" if first.percent == last.percent else f"từ {first.percent}%"
    return Chart(
        label,
        f"{last.percent}%",
        f"{before} ngày {day_text(since)}",
        f"M0 {places[0][1]}" + "".join(f"H{x}V{y}" for x, y in places[1:]),
        "".join(f"M{x} {y}h0" for x, y in places),
        day(since),
        day(until),
    )


def _grid(history: History, shown: tuple[Numbers, ...]) -> Grid:
    rows = tuple(
        (
            Value(day_text(one.on), iso=one.on.isoformat()),
            *(Value(f"{share.percent}%", note=f"{share.part}/{share.whole}") for share in one.shares),
            *(Value(str(count)) for count in one.counts),
        )
        for one in shown
    )
    return Grid("Diễn biến theo các bản đã phát hành", ("Ngày", *history.shares, *history.counts), rows)
