"""Rota: who of an agency takes the calls of the press outside its hours, week by week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from itertools import pairwise
from typing import Annotated, ClassVar

from ..language.days import day_text, parse_time
from ..source.schema import Kind, Mistake, Part, key
from .common import Entry, Phone
from .values import Day, Line, Many, RecordId, reads

WEEK = 7


class Swap(Part):
    """Đổi ca: một người khác trực trong những ngày này, ngày lễ hoặc khi người trong lịch bận."""

    start: Day = key("từ ngày", example="2/12/2026")
    end: Day | None = key("đến hết ngày", example="3/12/2026", why="bỏ trống nghĩa là chỉ một ngày", default=None)
    person: RecordId = key("người trực thay", example="so-y-te/people/nguyen-van-a")
    reason: Line | None = key("lý do", example="Tết Dương lịch", default=None)

    def mistakes(self) -> Iterator[Mistake]:
        if self.end and self.end < self.start:
            what = "ngày kết thúc đứng trước ngày bắt đầu"
            yield Mistake("khoang-thoi-gian-nguoc", "end", what, "đổi lại start và end")

    def holds(self, day: date) -> bool:
        return self.start <= day <= (self.end or self.start)


class Rota(Entry):
    """Lịch trực phát ngôn: mỗi tuần một người theo thứ tự, và những ngày đổi ca."""

    kind: ClassVar[Kind] = Kind(
        "rota", "lịch trực phát ngôn", "lịch trực phát ngôn", address="lich-truc", file="rota.md", has_page=False
    )

    people: Many[RecordId] = key(
        "người trực", example="so-y-te/people/tran-thi-b", why="mỗi người một tuần, hết danh sách thì quay lại đầu"
    )
    start: Day = key("thứ Hai của tuần đầu", example="2/11/2026", why="người thứ nhất trực tuần này")
    end: Day | None = key("lịch có đến hết ngày", example="31/12/2026", default=None)
    handover: Annotated[time, reads(parse_time)] = key(
        "giờ giao ca", example="7:30", why="trước giờ này thì người của hôm trước còn trực", default=time(0)
    )
    hours: Line | None = key("khi nào gọi số trực", example="ngoài giờ làm việc và ngày nghỉ", default=None)
    phone: Phone | None = key(
        "điện thoại trực",
        why="bỏ trống thì gọi số của chính người trực",
        default=None,
        tracked=True,
        private=True,
    )
    swaps: Many[Swap] = key("đổi ca", default=())

    def mistakes(self) -> Iterator[Mistake]:
        yield from super().mistakes()
        if self.start.weekday():
            monday = self.start - timedelta(self.start.weekday())
            what = "tuần trực bắt đầu vào thứ Hai, ngày này không phải thứ Hai"
            yield Mistake("lich-truc-sai", "start", what, f"viết ngày thứ Hai của tuần ấy: {day_text(monday)}")
        if not self.people:
            yield Mistake("lich-truc-sai", "people", "lịch trực không có người nào", "ghi ít nhất một người")
        for one, later in pairwise(sorted(self.swaps, key=lambda one: one.start)):
            if one.holds(later.start):
                what = f"ngày {day_text(later.start)} có hai người trực thay"
                yield Mistake("lich-truc-sai", "swaps", what, "sửa ngày của một trong hai phần đổi ca")

    def swap_on(self, day: date) -> Swap | None:
        return next((one for one in self.swaps if one.holds(day)), None)

    def on_duty(self, day: date) -> str | None:
        """The id of who takes over on a day; None before the first week and after the end."""
        if day < self.start or (self.end and day > self.end):
            return None
        swap = self.swap_on(day)
        return swap.person if swap else self.people[(day - self.start).days // WEEK % len(self.people)]
