"""News and prose pages: what is told in words, with the figures and events behind it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from ..source.schema import Kind, Part, key
from .common import Entry
from .document import File
from .figure import Figure
from .values import Cited, Day, DayOrMoment, Line, Many, Prose, Quantity, RecordId, Title
from .vocabulary import Term, one_of, term


class Role(Part):
    """Người tham gia sự kiện, với chức danh tại thời điểm đó."""

    name: Line = key("họ tên hoặc đơn vị", example="Trần Đức Quý")
    title: Line | None = key("chức danh khi đó", example="Phó Chủ tịch UBND tỉnh Hà Giang", default=None)
    part: Line = key("vai trò", example="chủ trì")
    person: RecordId | None = key("trang của người ấy", example="ubnd-tinh/people/nguyen-van-a", default=None)


class NewsEvent(Part):
    """Sự kiện được kể trong tin."""

    name: Line = key("tên sự kiện", example="Tọa đàm “Công tác truyền thông chính sách”")
    form: Annotated[Term, one_of("event-forms")] = key("hình thức", example="trực tuyến")
    on: Day | None = key("ngày", example="23/5/2024", default=None)
    when: Line | None = key("thời gian, khi không rõ ngày", example="năm 2023", default=None)
    place: Line | None = key("địa điểm", example="Trụ sở UBND tỉnh", default=None)
    attendance: Line | None = key("số người dự", example="trên 2.000 đại biểu được mời", default=None)
    roles: Many[Role] = key("thành phần", default=())
    conclusions: Many[Line] = key("kết luận, việc được giao", example="Sở TTTT tổng hợp ý kiến", default=())


class News(Entry):
    """Tin: một việc đã diễn ra, kèm số liệu và văn bản liên quan."""

    kind: ClassVar[Kind] = Kind("news", "tin", "tin", "news", "tin-tuc", yearly=True)

    title: Title = key(
        "tiêu đề", example="Lào Cai đặt mục tiêu mọi sở, ngành có đầu mối truyền thông chính sách", tracked=True
    )
    published: DayOrMoment = key("ngày đăng", example="17/1/2024")
    type: Annotated[Term, one_of("news-kinds")] = key(
        "loại tin",
        example="mô hình, cách làm hay",
        why="cách làm hay có danh sách riêng để nơi khác học theo",
        default=term("news-kinds", "story"),
    )
    summary: Prose = key("tóm tắt", example="Kế hoạch của tỉnh nêu bảy nhóm nhiệm vụ.")
    subject: Annotated[Term, one_of("subjects")] = key("lĩnh vực", example="Truyền thông chính sách")
    audience: Many[Annotated[Term, one_of("audiences")]] = key("đối tượng", example="nguoi-dan", default=())
    about: Many[Cited] = key("nói về văn bản", example="119/KH-UBND ngày 28/8/2023", default=())
    policies: Many[RecordId] = key(
        "nói về chính sách",
        example="so-y-te/drafts/2026/gia-dich-vu",
        why="bài hiện trên dòng thời gian của dự thảo hoặc văn bản ấy",
        default=(),
    )
    stage: Annotated[Term, one_of("stages")] | None = key(
        "ở bước nào của chính sách",
        example="thuc-thi",
        why="bỏ trống thì lấy bước chính sách đang ở vào ngày đăng",
        default=None,
    )
    event: NewsEvent | None = key("sự kiện", default=None)
    figures: Many[Figure] = key("số liệu", default=())
    attachments: Many[File] = key("tệp đính kèm", default=())


class Page(Entry):
    """Trang: giới thiệu, hướng dẫn, tuyên bố."""

    kind: ClassVar[Kind] = Kind("page", "trang", "trang", "pages")

    title: Title = key("tên trang", example="Hướng dẫn yêu cầu cung cấp thông tin", tracked=True)
    summary: Prose | None = key("tóm tắt", example="Ai được hỏi, hỏi ở đâu, bao lâu được trả lời.", default=None)
    order: Quantity | None = key("thứ tự trong danh sách trang", example="10", default=None)
    updated: Day | None = key("cập nhật", example="1/9/2026", default=None)
    attachments: Many[File] = key("tệp đính kèm", default=())

    @property
    def href(self) -> str:
        return f"/{self.slug}/"


class Translation(Entry):
    """Bản dịch: tệp mang đuôi ngôn ngữ, nằm cạnh bản tiếng Việt."""

    kind: ClassVar[Kind] = Kind("translation", "bản dịch", "bản dịch")

    lang: str = "en"
    title: Line = key("tên bằng ngôn ngữ này", example="How to ask for information", tracked=True)
    summary: Prose | None = key(
        "tóm tắt bằng ngôn ngữ này", example="Who may ask, where, and how long it takes.", default=None
    )
