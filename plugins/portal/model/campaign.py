"""Campaign: what people should know by when, by which channels they were told, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from ..source.schema import Kind, Mistake, Part, key
from .common import Contacts, Entry, Period
from .document import File
from .figure import Figure, Target
from .values import Cited, DayOrMoment, FileName, Line, Many, Prose, Title
from .vocabulary import Term, one_of


class Infographic(Part):
    """Tranh thông tin: ảnh, lời của ảnh và số liệu trong ảnh."""

    file: FileName = key("tên tệp ảnh", example="119-kh-ubnd.pdf")
    transcript: Prose = key(
        "lời của ảnh",
        example="Ba bước: kiểm tra máy, đổi máy, hỏi tổ công nghệ số.",
        why="người không nhìn thấy ảnh, và máy tìm kiếm, chỉ đọc được lời",
    )
    data: Many[Figure] = key("số liệu trong ảnh", why="ai cũng lấy được số để kiểm tra lại", default=())


class Campaign(Entry):
    """Chiến dịch truyền thông: mục tiêu, đối tượng, thông điệp, kênh, kết quả."""

    kind: ClassVar[Kind] = Kind("campaign", "chiến dịch", "chiến dịch", "campaigns", "chien-dich", yearly=True)

    title: Title = key("tên chiến dịch", example="Tuyên truyền tắt sóng 2G", tracked=True)
    published: DayOrMoment = key("ngày đăng", example="1/9/2026")
    summary: Prose = key("tóm tắt", example="Ai cần biết điều gì, trước ngày nào.")
    subject: Annotated[Term, one_of("subjects")] = key("lĩnh vực", example="Chuyển đổi số")
    goal: Prose = key("mục tiêu", example="Mọi người còn dùng máy 2G biết ngày tắt sóng và chỗ đổi máy.")
    audience: Many[Annotated[Term, one_of("audiences")]] = key("đối tượng", example="nguoi-cao-tuoi")
    messages: Many[Line] = key(
        "thông điệp",
        example="Máy chỉ có 2G sẽ không gọi được nữa.",
        why="tờ rơi và bảng tin in đúng những câu này",
    )
    channels: Many[Annotated[Term, one_of("channel-kinds")]] = key("kênh đã dùng", example="to-roi", default=())
    period: Period | None = key("thời gian thực hiện", default=None, tracked=True)
    period_note: Line | None = key("vì sao không rõ thời gian", example="bài báo không nêu ngày", default=None)
    partners: Many[Line] = key("cùng thực hiện", example="UBND các xã, phường", default=())
    figures: Many[Figure] = key("đã làm được", why="số tờ rơi, buổi, bài; hơn và gần được giữ nguyên", default=())
    targets: Many[Target] = key("kết quả so với mục tiêu", default=())
    outcome: Prose | None = key("kết quả", example="Không còn ai dùng máy chỉ có 2G.", default=None)
    ask: Contacts | None = key("hỏi ở đâu", why="tờ rơi phải chỉ được chỗ hỏi", default=None)
    posting: Period | None = key(
        "thời gian niêm yết", why="bảng tin công cộng ghi dán từ ngày nào, gỡ ngày nào", default=None
    )
    about: Many[Cited] = key("nói về văn bản", example="119/KH-UBND ngày 28/8/2023", default=())
    infographics: Many[Infographic] = key("tranh thông tin", default=())
    attachments: Many[File] = key("tệp đính kèm", default=())

    def mistakes(self) -> Iterator[Mistake]:
        yield from super().mistakes()
        known = {one.file for one in self.attachments}
        for one in self.infographics:
            if one.file not in known:
                what = f"tranh thông tin nhắc tệp “{one.file}” mà attachments không có"
                yield Mistake("tranh-thieu-tep", "infographics", what, f"thêm vào attachments: - file: {one.file}")
