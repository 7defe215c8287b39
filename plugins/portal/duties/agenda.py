"""The agenda: what is overdue and what falls due soon, of every kind of duty, one line each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ..catalogue.site import Site
from ..language.days import day_text
from ..law.due import due
from ..law.laws import deadline, duty
from .assess import assessment
from .corrections import cases
from .finding import State
from .policies import unexplained
from .press import clock, coverage, report_due, report_window, rhythms


@dataclass(frozen=True, order=True)
class Reminder:
    """One thing to be done. `key` stays the same as long as it is the same thing."""

    on: date
    agency: str
    key: str
    title: str
    text: str
    is_over: bool

    def days_late(self, today: date) -> int:
        """Calendar days since it was due; negative where it is still to come."""
        return (today - self.on).days


def reminders(site: Site, drafts: Site | None = None, days: int = 14) -> tuple[Reminder, ...]:
    """All that is overdue or due within so many days, the oldest first.

    `drafts` is the site with what is not published yet, where it could be read: a signed document that waits there has
    its clock already.
    """
    until = site.today + timedelta(days)
    found = (
        *_items(site),
        *_waiting(drafts or site, site),
        *_corrections(site),
        *_answers(site),
        *_spokespeople(site),
        *_unexplained(site),
        *_rhythms(site),
        *_report(site),
    )
    return tuple(sorted(one for one in found if one.on <= until))


def _items(site: Site) -> Iterator[Reminder]:
    """Items that are owed, and those whose “nothing arisen” will soon be too old."""
    for one in assessment(site).findings:
        key = f"muc/{one.agency.id}/{one.category.slug}"
        if one.state in {State.OVERDUE, State.NOT_DUE} and one.due:
            title = f"Công khai {one.category.id}: {one.category.label}"
            yield Reminder(
                one.due.day, one.agency.id, key, title, f"{one.due.text}; {one.reason}", one.due.is_over(site.now)
            )
        period = one.statement.period if one.statement else None
        if one.state is State.NOTHING_ARISEN and period:
            ends = due(deadline(one.category.deadline, period.following_end), period.following_end, "hết kỳ")
            if ends:
                title = f"Khai lại {one.category.id}: không phát sinh kỳ {period.text} sắp hết giá trị"
                yield Reminder(ends.day, one.agency.id, f"khai/{key}", title, ends.text, is_over=False)


def _waiting(drafts: Site, site: Site) -> Iterator[Reminder]:
    """Documents that are signed and not public: their five days run."""
    public = {one.origin.path for one in site.records}
    for one in drafts.documents:
        if one.origin.path not in public and one.issued and not one.is_withdrawn:
            ends = due(deadline("publish", one.issued), one.issued)
            if ends:
                title = f"Đăng văn bản đã ký: {one.title}"
                yield Reminder(ends.day, one.agency_id, f"van-ban/{one.id}", title, ends.text, ends.is_over(site.now))


def _corrections(site: Site) -> Iterator[Reminder]:
    for case in cases(site):
        one = case.correction
        if case.due and not one.answered:
            title = f"Trả lời kiến nghị: {one.title}"
            yield Reminder(
                case.due.day, one.agency_id, f"dinh-chinh/{one.id}", title, case.due.text, case.due.is_over(site.now)
            )


def _answers(site: Site) -> Iterator[Reminder]:
    for one in site.press:
        ends = clock(one)
        if ends and not one.answered:
            title = f"{one.type.label.capitalize()}: {one.title}"
            yield Reminder(ends.day, one.agency_id, f"bao-chi/{one.id}", title, ends.text, ends.is_over(site.now))


def _spokespeople(site: Site) -> Iterator[Reminder]:
    for one in coverage(site):
        key = f"phat-ngon/{one.agency.id}"
        if one.person is None:
            title, text = "Công bố người phát ngôn", "chưa có ai trong danh sách của tỉnh"
            yield Reminder(site.today, one.agency.id, key, title, text, is_over=True)
        elif one.until is None:
            title, text = f"Xác nhận liên hệ của {one.person.name}", "chưa xác nhận lần nào"
            yield Reminder(site.today, one.agency.id, key, title, text, is_over=True)
        else:
            title = f"Xác nhận lại liên hệ của {one.person.name}"
            yield Reminder(one.until.day, one.agency.id, key, title, one.until.text, one.until.is_over(site.now))


def _unexplained(site: Site) -> Iterator[Reminder]:
    """What came from above and touches people here, and has not been explained to them."""
    for one in unexplained(site):
        began = next(stage.on for stage in reversed(one.stages) if stage.on)
        title = f"Giải thích cho người dân: {one.record.title}"
        text = f"tác động trực tiếp tới {one.touched}, chưa có bài nào của tỉnh"
        yield Reminder(began, one.agency_id, f"giai-thich/{one.record.id}", title, text, is_over=True)


def _rhythms(site: Site) -> Iterator[Reminder]:
    """What should have been done in a month or quarter that is over."""
    for one in rhythms(site):
        if one.done is None:
            key = f"dinh-ky/{one.span.start.isoformat()}/{one.span.end.isoformat()}"
            title, text = f"{one.label}: {one.span.text}", f"hết kỳ {day_text(one.span.end)} mà chưa có"
            yield Reminder(one.span.end, site.portal.publisher, key, title, text, is_over=True)


def _report(site: Site) -> Iterator[Reminder]:
    """The yearly report of the year that ends next; whether it was sent is not in the records."""
    year = site.today.year
    window, ends = report_window(year), report_due(year)
    if not ends.is_over(site.now):
        title = f"{duty('press-report').label} {year}, số liệu {window.text}"
        yield Reminder(ends.day, site.portal.publisher, f"bao-cao/{year}", title, ends.text, is_over=False)
