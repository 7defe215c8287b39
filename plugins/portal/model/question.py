"""Question: what people and agencies ask, find difficult or want changed about a document, and what they were told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from ..source.schema import Kind, Mistake, key
from .common import Entry
from .values import AgencyId, Cited, Day, Line, Many, Prose, Title
from .vocabulary import Term, one_of


class Question(Entry):
    """Hỏi đáp: câu hỏi, khó khăn, vướng mắc, kiến nghị về một chính sách và trả lời. Không ghi tên người hỏi."""

    kind: ClassVar[Kind] = Kind(
        "question", "câu hỏi, kiến nghị", "hỏi đáp, kiến nghị", "questions", "hoi-dap", yearly=True
    )

    title: Title = key("điều được hỏi", example="Thôn mới sáp nhập thì tổ nào nhận hỗ trợ", tracked=True)
    type: Annotated[Term, one_of("question-kinds")] = key("loại", example="khó khăn, vướng mắc")
    concerns: Many[Cited] = key(
        "về văn bản",
        example="18/2026/NQ-HĐND",
        why="câu trả lời hiện ngay trên trang của văn bản ấy",
    )
    subject: Annotated[Term, one_of("subjects")] = key("lĩnh vực", example="Chuyển đổi số")
    sender: Line = key("bên hỏi", example="Một tổ trưởng ở thôn", why="không nêu tên cá nhân (Luật 91/2025/QH15)")
    question: Prose = key("nội dung hỏi", example="Hai thôn nhập làm một, hai tổ có được nhận cả hai suất không?")
    received: Day = key("nhận ngày", example="3/9/2026", why="người đọc thấy trả lời mất bao lâu", tracked=True)
    answered: Day | None = key("trả lời ngày", example="9/9/2026", default=None, tracked=True)
    answer: Prose | None = key("trả lời", example="Hai tổ nhận đến khi xã ra quyết định lập tổ mới.", default=None)
    outcome: Annotated[Term, one_of("question-outcomes")] | None = key(
        "kết quả", example="đã tháo gỡ", default=None, tracked=True
    )
    forwarded_to: AgencyId | None = key("chuyển tới", example="so-tai-chinh", default=None)

    @property
    def published(self) -> Day:
        """It becomes public with its answer, or as what waits for one."""
        return self.answered or self.received

    def mistakes(self) -> Iterator[Mistake]:
        yield from super().mistakes()
        if self.answered and self.answered < self.received:
            yield Mistake(
                "khoang-thoi-gian-nguoc", "answered", "ngày trả lời đứng trước ngày nhận", "kiểm tra lại hai ngày"
            )
        if bool(self.answered) != bool(self.answer):
            yield Mistake(
                "hoi-dap-thieu-tra-loi",
                "answered" if self.answered else "answer",
                "ngày trả lời và nội dung trả lời phải có cùng nhau",
                "ghi cả answered: 9/9/2026 và answer: nội dung trả lời, hoặc bỏ cả hai",
            )
        if self.outcome and not self.answered:
            what = f"kết quả “{self.outcome.label}” nhưng chưa có trả lời"
            yield Mistake("hoi-dap-thieu-tra-loi", "outcome", what, "ghi answered và answer, hoặc bỏ outcome")
