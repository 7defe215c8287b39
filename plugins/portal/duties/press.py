"""What decree 244/2026/NĐ-CP asks: who may speak and how to reach them, what the press was told, and when."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ..catalogue.site import Site, day_of
from ..language.days import day_text, moment_of, parse_day
from ..language.spans import Span
from ..law.due import Due, due, until
from ..law.laws import deadline, duty, law_of, press_report
from ..model import Agency, Person, Press
from .corrections import Progress
from .evidence import oldest_commit


@dataclass(frozen=True)
class Coverage:
    """Whether an agency's spokesperson can be reached: each of the things the decree and the portal ask for."""

    agency: Agency
    person: Person | None
    phone: bool
    email: bool
    decision: bool
    confirmed: date | None
    until: Due | None
    """Until when the confirmation counts."""
    in_time: bool | None
    """Whether it was posted within 24 hours of the decision (Article 3(3)), as far as the first commit tells."""

    def is_confirmed(self, now: datetime) -> bool:
        return self.until is not None and not self.until.is_over(now)

    def is_whole(self, now: datetime) -> bool:
        return bool(self.person and self.phone and self.email and self.decision and self.is_confirmed(now))


def coverage(site: Site) -> tuple[Coverage, ...]:
    """One for each agency of the list that the province keeps (Article 3(3)), in the site's order."""
    kinds = duty("spokesperson-list").of
    agencies = (one for one in site.agencies if one.type.id in kinds and one.exists(site.today))
    return tuple(_coverage(site, one) for one in agencies)


def _coverage(site: Site, agency: Agency) -> Coverage:
    person = regular_speaker(site, agency)
    said = person.spokesperson if person else None
    confirmed = said.confirmed if said else None
    until = due(deadline("spokesperson-confirm", site.today), confirmed) if confirmed else None
    return Coverage(
        agency,
        person,
        bool(said and said.phones),
        bool(said and said.email),
        bool(said and said.decision),
        confirmed,
        until,
        _in_time(site, person) if person else None,
    )


def _in_time(site: Site, person: Person) -> bool | None:
    """By days, for a commit's hour says little; None where the decision is older than the repository, or unknown."""
    decision = person.spokesperson.decision if person.spokesperson else None
    posted, oldest = site.first_committed.get(person.origin.path), site.once(oldest_commit)
    if decision is None or posted is None or oldest is None or day_of(decision.signed) < oldest:
        return None
    ends = due(deadline("spokesperson-post", day_of(decision.signed)), decision.signed)
    return ends is None or posted <= ends.day


def regular_speaker(site: Site, agency: Agency) -> Person | None:
    """Who speaks for the agency today: the regular spokesperson, else the head who is named for it."""
    speaking = [
        one
        for one in site.people
        if one.agency_id == agency.id and one.spokesperson and one.spokesperson.speaks(site.today)
    ]
    by_role = {one.spokesperson.role.id: one for one in reversed(speaking) if one.spokesperson}
    return by_role.get("regular") or by_role.get("head")


def clock(press: Press) -> Due | None:
    """Until when an answer or a first statement was due; None where there is no clock.

    24 hours for two cases of Article 7, from what came in or from what the agency determined (decree 244/2026, Article
    7(3), 7(4)); 15 working days or 30 days for answers (decree 237/2026, Articles 19, 18).
    """
    rule = {"statement": press.clause, "answer": press.request}.get(press.type.id)
    name = rule.facts.get("deadline", "") if rule else ""
    starts = getattr(press, rule.facts.get("starts", "received")) if rule else None
    return due(deadline(name, day_of(starts)), starts) if name and starts else None


def is_in_time(press: Press) -> bool:
    """Whether it was answered before its clock ran out; a day without an hour counts as its beginning."""
    ends = clock(press)
    return press.answered is not None and (ends is None or moment_of(press.answered) <= ends.last)


def progress(press: Press, now: datetime) -> Progress | None:
    """How it stands with its clock; None where there is none."""
    ends = clock(press)
    if ends is None:
        return None
    if press.answered:
        return Progress.ANSWERED if is_in_time(press) else Progress.LATE
    return Progress.OVERDUE if ends.is_over(now) else Progress.OPEN


# what the province owes again and again (Article 6(2))


@dataclass(frozen=True)
class Rhythm:
    """One month or quarter in which something had to be done; `done` is the record that shows it."""

    label: str
    span: Span
    done: Press | None


def rhythms(site: Site) -> tuple[Rhythm, ...]:
    """Every month and every quarter that has ended since the decree, oldest first."""
    own = [one for one in site.press if one.agency_id == site.portal.publisher and one.on]
    since = law_of(deadline("press-conference", site.today).number).instrument.in_force_from
    kinds = (("press-information", {"information", "conference"}), ("press-conference", {"conference"}))
    return tuple(
        Rhythm(rule.label, span, _within(own, span, types))
        for rule, types in ((deadline(name, site.today), types) for name, types in kinds)
        for span in _ended(since, site.today, rule.amount or 1)
    )


def _within(press: list[Press], span: Span, types: set[str]) -> Press | None:
    return next((one for one in press if one.type.id in types and one.on and span.holds(day_of(one.on))), None)


def _ended(since: date, today: date, months: int) -> Iterator[Span]:
    """Stretches of so many months that begin at whole ones of the year and are over."""
    start = date(since.year, since.month - (since.month - 1) % months, 1)
    while True:
        later = date(start.year + (start.month - 1 + months) // 12, (start.month - 1 + months) % 12 + 1, 1)
        if later > today:
            return
        end = later - timedelta(1)
        yield Span(start, end, _named(start, end, months))
        start = later


def _named(start: date, end: date, months: int) -> str:
    if months == 1:
        return f"tháng {start.month}/{start.year}"
    return f"quý {_ROMAN[start.month // 3]}/{start.year}" if months == 3 else f"{day_text(start)}–{day_text(end)}"


_ROMAN = ("I", "II", "III", "IV")


# the yearly report (Article 10 and the annex)


@dataclass(frozen=True)
class Indicator:
    """`met` of `all`, with the records that were counted; only a number where nothing is compared."""

    number: int
    label: str
    met: int
    of: int | None
    records: tuple[str, ...]


def report_window(year: int) -> Span:
    """The year that a report speaks of: with decree 244, from 15 December of the year before to 14 December."""
    start, end = _window_end(year - 1) + timedelta(1), _window_end(year)
    return Span(start, end, f"{day_text(start)}–{day_text(end)}")


def _window_end(year: int) -> date:
    return parse_day(f"{press_report().ends}/{year}")


def report_due(year: int) -> Due:
    """The last day on which the report of a year is in time: the one before the day the decree names."""
    rule = press_report()
    last = parse_day(f"{rule.before}/{year}") - timedelta(1)
    return until(last, f"trước {rule.before}/{year}, {rule.reference.text}", rule.reference)


def report_year(day: date) -> int:
    """The year whose report a day belongs to."""
    return day.year + (day > _window_end(day.year))


def indicators(site: Site, year: int) -> tuple[Indicator, ...]:
    """The six of the annex, of all that was on or came in within the window and up to now."""
    window = report_window(year)
    found = sorted((one for one in site.press if _counts(one, window, site.today)), key=lambda one: one.id)

    def of(kind: str, met: Callable[[Press], bool] | None, number: int, label: str) -> Indicator:
        some = [one for one in found if one.type.id == kind]
        done = [one for one in some if met is None or met(one)]
        return Indicator(number, label, len(done), None if met is None else len(some), tuple(one.id for one in some))

    limited = [one for one in found if one.type.id == "statement" and clock(one)]
    in_time = [one for one in limited if is_in_time(one)]
    return (
        of("conference", None, 1, "Số cuộc họp báo"),
        of("briefing", None, 2, "Số lần chủ động thông tin tại giao ban báo chí"),
        of("answer", _is_answered, 3, "Số câu trả lời trên số yêu cầu của báo chí"),
        of("statement", _is_answered, 4, "Số vụ việc đột xuất đã phát ngôn trên số vụ việc"),
        Indicator(
            5,
            "Số phát ngôn đúng hạn 24 giờ trên số vụ việc có hạn",
            len(in_time),
            len(limited),
            tuple(one.id for one in limited),
        ),
        of("rebuttal", _is_answered, 6, "Số vụ việc đã phản hồi bằng văn bản trên số vụ việc báo chí nêu sai"),
    )


def _is_answered(press: Press) -> bool:
    return press.answered is not None


def _counts(press: Press, window: Span, today: date) -> bool:
    when = press.on or press.received
    return when is not None and window.holds(day_of(when)) and day_of(when) <= today
