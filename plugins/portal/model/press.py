"""Press: what an agency has done for the press, from which the yearly report of decree 244/2026 is counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated, ClassVar

from ..source.schema import Kind, Mistake, key
from .common import Entry
from .document import File
from .values import Cited, DayOrMoment, Line, Many, Prose, RecordId, Title
from .vocabulary import Term, one_of

HAPPENS = frozenset({"information", "conference", "briefing"})
"""What is done on a day; the others answer something that came in."""


class Press(Entry):
    """Hoạt động báo chí: cung cấp thông tin, họp báo, giao ban, trả lời, phát ngôn, phản hồi."""

    kind: ClassVar[Kind] = Kind("press", "hoạt động báo chí", "hoạt động báo chí", "press", "bao-chi", yearly=True)

    title: Title = key("tiêu đề", example="Họp báo thường kỳ quý III năm 2026", tracked=True)
    type: Annotated[Term, one_of("press-kinds")] = key("loại", example="họp báo")
    published: DayOrMoment = key("ngày đăng", example="12/10/2026")
    summary: Prose = key("tóm tắt", example="Ba nội dung chính và câu hỏi của nhà báo.")
    subject: Annotated[Term, one_of("subjects")] = key("lĩnh vực", example="Người phát ngôn, thông tin báo chí")
    on: DayOrMoment | None = key("diễn ra lúc", example="12/10/2026 08:30", default=None, asked=True, tracked=True)
    place: Line | None = key("địa điểm", example="Trụ sở UBND tỉnh", default=None)
    chair: RecordId | None = key("người chủ trì", example="ubnd-tinh/people/nguyen-van-a", default=None)
    received: DayOrMoment | None = key(
        "nhận yêu cầu hoặc vụ việc lúc",
        example="3/11/2026 14:00",
        why="hạn 24 giờ tính từ lúc này (Nghị định 244/2026 Điều 7 khoản 3, 4)",
        default=None,
        tracked=True,
    )
    clause: Annotated[Term, one_of("press-clauses")] | None = key(
        "trường hợp phát ngôn đột xuất", example="7.3", default=None
    )
    answered: DayOrMoment | None = key("trả lời, phát ngôn lúc", example="4/11/2026 09:00", default=None, tracked=True)
    about: Many[Cited] = key("nói về văn bản", example="119/KH-UBND ngày 28/8/2023", default=())
    attachments: Many[File] = key("tệp đính kèm", default=())

    def mistakes(self) -> Iterator[Mistake]:
        yield from super().mistakes()
        if self.type.id in HAPPENS and not self.on:
            yield Mistake(
                "bao-chi-thieu-thoi-diem",
                "type",
                f"{self.type.label} phải có ngày diễn ra",
                "thêm on: 12/10/2026 08:30",
            )
        if self.type.id not in HAPPENS and not self.received:
            yield Mistake(
                "bao-chi-thieu-thoi-diem",
                "type",
                f"{self.type.label} phải có lúc nhận yêu cầu hoặc vụ việc",
                "thêm received: 3/11/2026 14:00",
            )
        if self.type.id == "statement" and not self.clause:
            yield Mistake(
                "bao-chi-thieu-thoi-diem",
                "type",
                "phát ngôn về vụ việc phải nói thuộc trường hợp nào của Điều 7",
                "thêm clause: 7.3",
            )
        if self.received and self.answered and _is_before(self.answered, self.received):
            yield Mistake(
                "khoang-thoi-gian-nguoc", "answered", "lúc trả lời đứng trước lúc nhận", "kiểm tra lại hai thời điểm"
            )


def _is_before(first: date, second: date) -> bool:
    """Of moments to the minute; where one has no hour, of days."""
    size = 5 if isinstance(first, datetime) and isinstance(second, datetime) else 3
    return first.timetuple()[:size] < second.timetuple()[:size]
