"""Correction: something published that was said to be wrong, and what became of it (law 01/2026/QH16, Article 22)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from ..source.schema import Kind, Mistake, key
from .common import Entry
from .values import AgencyId, Day, Line, Many, Prose, RecordId, Title
from .vocabulary import Term, one_of


class Correction(Entry):
    """Đính chính: kiến nghị hoặc tự phát hiện thông tin sai, hạn trả lời, kết quả. Không ghi tên người kiến nghị."""

    kind: ClassVar[Kind] = Kind("correction", "đính chính", "đính chính", "corrections", "dinh-chinh", yearly=True)

    title: Title = key("nội dung đính chính", example="Số điện thoại đầu mối ghi sai", tracked=True)
    about: Many[RecordId] = key(
        "bản ghi được đính chính",
        example="so-y-te/documents/2026/12-tb-syt",
        why="thông báo đính chính hiện ngay trên trang đã đăng (Điều 22 khoản 5)",
    )
    reported: Annotated[Term, one_of("correction-origins")] = key("do đâu mà biết", example="kiến nghị của công dân")
    received: Day = key(
        "nhận ngày", example="12/11/2026", why="kiến nghị được trả lời trong 10 ngày (Điều 22 khoản 4)", tracked=True
    )
    answered: Day | None = key("trả lời ngày", example="18/11/2026", default=None, tracked=True)
    outcome: Annotated[Term, one_of("correction-outcomes")] | None = key(
        "kết quả", example="đã đính chính", default=None, tracked=True
    )
    wrong: Line | None = key("đã viết", example="0216 3000 048", default=None)
    right: Line | None = key("đúng là", example="0216 3000 042", default=None)
    explanation: Prose | None = key("giải thích", example="Số liệu đúng với báo cáo tại thời điểm đăng.", default=None)
    forwarded_to: AgencyId | None = key("chuyển tới", example="so-tai-chinh", default=None)
    link: RecordId | None = key("bản đã đính chính", example="so-y-te/documents/2026/15-tb-syt", default=None)

    def mistakes(self) -> Iterator[Mistake]:
        yield from super().mistakes()
        if self.answered and self.answered < self.received:
            yield Mistake(
                "khoang-thoi-gian-nguoc", "answered", "ngày trả lời đứng trước ngày nhận", "kiểm tra lại hai ngày"
            )
        if bool(self.answered) != bool(self.outcome):
            yield Mistake(
                "dinh-chinh-thieu-ket-qua",
                "answered" if self.answered else "outcome",
                "đã trả lời thì phải có kết quả, có kết quả thì phải có ngày trả lời",
                "ghi cả answered: 18/11/2026 và outcome: đã đính chính, hoặc bỏ cả hai",
            )
        elif self.outcome:
            yield from self._unfounded()

    def _unfounded(self) -> Iterator[Mistake]:
        """Each outcome must show what it rests on."""
        outcome = self.outcome.id if self.outcome else ""
        if outcome == "corrected" and not (self.right or self.link):
            how = "thêm right: nội dung đúng, hoặc link: đường dẫn bản đã đính chính"
            yield Mistake("dinh-chinh-thieu-ket-qua", "outcome", "đã đính chính nhưng không nói đúng là gì", how)
        if outcome == "kept" and not self.explanation:
            how = "thêm explanation: vì sao giữ nguyên"
            yield Mistake("dinh-chinh-thieu-ket-qua", "outcome", "giữ nguyên nhưng không giải thích", how)
        if outcome == "forwarded" and not self.forwarded_to:
            how = "thêm forwarded_to: mã cơ quan nhận"
            yield Mistake("dinh-chinh-thieu-ket-qua", "outcome", "đã chuyển nhưng không nói chuyển cho ai", how)
