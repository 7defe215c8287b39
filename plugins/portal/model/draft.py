"""Draft: a text put out for comments, with its clock and what became of the comments."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, ClassVar

from ..source.schema import Kind, Mistake, Part, key
from .common import Entry, HighImpact
from .document import File, Type
from .values import Cited, Day, Email, Line, Many, Moment, Prose, Title
from .vocabulary import Term, one_of


class Consultation(Part):
    """Đợt lấy ý kiến."""

    opens: Moment = key("bắt đầu nhận ý kiến", example="1/11/2026 08:00", tracked=True)
    closes: Moment = key(
        "hết hạn nhận ý kiến",
        example="30/11/2026 17:00",
        why="người dân cần biết còn kịp góp ý không",
        tracked=True,
    )
    address: Line = key("nơi nhận ý kiến", example="Sở Y tế, số 1 đường Hoàng Liên", tracked=True)
    email: Email | None = key("thư nhận ý kiến", example="gopy.syt@laocai.example", default=None)

    def mistakes(self) -> Iterator[Mistake]:
        if self.closes <= self.opens:
            yield Mistake(
                "khoang-thoi-gian-nguoc", "closes", "hạn góp ý đứng trước lúc bắt đầu", "đổi lại opens và closes"
            )

    def is_open(self, now: datetime) -> bool:
        return self.opens <= now < self.closes


class Stage(Part):
    """Một bước xây dựng chính sách."""

    stage: Annotated[Term, one_of("stages")] = key("bước", example="lay-y-kien")
    on: Day = key("ngày", example="1/11/2026")
    note: Line | None = key("nội dung", example="Đăng toàn văn dự thảo và tờ trình", default=None)


class Comment(Part):
    """Ý kiến góp ý và trả lời. Không ghi tên người góp ý."""

    sender: Line = key("bên góp ý", example="Một hộ kinh doanh", why="không nêu tên cá nhân (Luật 91/2025/QH15)")
    content: Prose = key("nội dung góp ý", example="Đề nghị kéo dài thời gian chuyển tiếp.")
    answer: Prose | None = key("tiếp thu, giải trình", example="Đã tiếp thu tại Điều 5.", default=None)


class Draft(Entry):
    """Dự thảo: đăng lấy ý kiến, theo dõi đến khi ban hành."""

    kind: ClassVar[Kind] = Kind("draft", "dự thảo", "dự thảo", "drafts", "du-thao", yearly=True)

    title: Title = key("tên dự thảo", example="Dự thảo Quyết định quy định giá dịch vụ khám bệnh", tracked=True)
    type: Type = key("loại văn bản sẽ ban hành", example="Quyết định")
    summary: Prose = key("tóm tắt dễ hiểu", example="Ai bị ảnh hưởng, từ khi nào, góp ý ở đâu.")
    subject: Annotated[Term, one_of("subjects")] = key("lĩnh vực", example="Y tế")
    audience: Many[Annotated[Term, one_of("audiences")]] = key("đối tượng", example="nguoi-dan", default=())
    high_impact: HighImpact | None = key(
        "tác động lớn",
        why="Quyết định 407/QĐ-TTg: dự thảo tác động lớn được truyền thông từ khi đề xuất đến khi thông qua",
        default=None,
    )
    published: Day = key("ngày đăng", example="1/11/2026")
    consultation: Consultation = key("lấy ý kiến")
    stages: Many[Stage] = key("quá trình", default=())
    comments: Many[Comment] = key("ý kiến đã nhận", default=())
    result: Cited | None = key("văn bản đã ban hành", example="15/2026/QĐ-UBND", default=None)
    implements: Many[Cited] = key("triển khai, thực hiện", example="01/2026/QH16", default=())
    attachments: Many[File] = key("tệp đính kèm", default=())
