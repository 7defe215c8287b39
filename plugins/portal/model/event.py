"""Event: a seminar, a training, a festival, with who took part, what was concluded, and who has to do what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from ..language.days import moment_of
from ..source.schema import Kind, Mistake, key
from .common import Entry
from .document import File
from .figure import Figure
from .news import Role
from .plan import Task
from .values import Cited, DayOrMoment, Line, Many, Prose, Title, Url
from .vocabulary import Term, one_of


class Event(Entry):
    """Sự kiện truyền thông: tọa đàm, hội nghị, tập huấn, ngày hội."""

    kind: ClassVar[Kind] = Kind("event", "sự kiện", "sự kiện", "events", "su-kien", yearly=True)

    title: Title = key("tên sự kiện", example="Tọa đàm “Công tác truyền thông chính sách”", tracked=True)
    type: Annotated[Term, one_of("event-types")] = key("loại sự kiện", example="tọa đàm")
    form: Annotated[Term, one_of("event-ways")] | None = key("cách tổ chức", example="trực tuyến", default=None)
    published: DayOrMoment = key("ngày đăng", example="20/5/2026")
    summary: Prose = key("tóm tắt", example="Bàn về nhận thức, hành động và nguồn lực.")
    subject: Annotated[Term, one_of("subjects")] = key("lĩnh vực", example="Truyền thông chính sách")
    on: DayOrMoment | None = key("bắt đầu", example="23/5/2026 14:00", default=None, asked=True, tracked=True)
    until: DayOrMoment | None = key("kết thúc", example="23/5/2026 17:00", default=None, tracked=True)
    when: Line | None = key("thời gian, khi không rõ ngày", example="năm 2023", default=None)
    place: Line | None = key("địa điểm", example="Trụ sở UBND tỉnh và các điểm cầu", default=None, tracked=True)
    online: Url | None = key("đường dẫn dự trực tuyến", example="https://hop.laocai.example/toa-dam", default=None)
    levels: Many[Annotated[Term, one_of("event-levels")]] = key("các cấp cùng dự", example="tỉnh", default=())
    audience: Many[Annotated[Term, one_of("audiences")]] = key("đối tượng", example="can-bo", default=())
    roles: Many[Role] = key("thành phần", why="chức danh ghi như tại ngày diễn ra, không phải hiện nay", default=())
    attendance: Many[Figure] = key("số người dự", default=())
    conclusions: Many[Line] = key("kết luận", example="Đổi mới cách cung cấp thông tin cho báo chí", default=())
    actions: Many[Task] = key(
        "việc được giao", why="việc giao ở hội nghị được theo dõi như việc của kế hoạch", default=()
    )
    about: Many[Cited] = key("nói về văn bản", example="07/CT-TTg ngày 21/3/2023", default=())
    attachments: Many[File] = key("tài liệu", default=())

    def mistakes(self) -> Iterator[Mistake]:
        yield from super().mistakes()
        if not (self.on or self.when):
            what = "sự kiện không nói diễn ra khi nào"
            yield Mistake(
                "su-kien-thieu-thoi-gian", "title", what, "thêm on: 23/5/2026 14:00, hoặc nói ở when: năm 2023"
            )
        if self.on and self.until and moment_of(self.until) < moment_of(self.on):
            yield Mistake(
                "khoang-thoi-gian-nguoc", "until", "kết thúc đứng trước bắt đầu", "kiểm tra lại hai thời điểm"
            )
