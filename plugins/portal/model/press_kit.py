"""Press kit: how to write an agency's name, what it speaks about, and pictures that may be printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from ..source.schema import Kind, Mistake, Part, key
from .common import Entry
from .document import File
from .values import AgencyId, FileName, Line, Many


class Referral(Part):
    """Việc cơ quan không trả lời, và cơ quan trả lời việc ấy."""

    matter: Line = key("việc hỏi nơi khác", example="giá điện, cắt điện")
    agency: AgencyId = key("hỏi cơ quan nào", example="so-cong-thuong", why="nhà báo được chỉ đúng chỗ")


class Credit(Part):
    """Ảnh, biểu trưng: chụp gì, của ai, được dùng thế nào."""

    file: FileName = key("tệp ảnh", example="tru-so.jpg")
    alt: Line = key("mô tả ảnh", example="Cổng trụ sở Sở Y tế", why="người không nhìn thấy ảnh cần biết ảnh có gì")
    credit: Line = key("ghi nguồn ảnh", example="Sở Y tế tỉnh Lào Cai", why="báo in ảnh phải ghi nguồn")
    licence: Line = key("điều kiện sử dụng", example="dùng miễn phí cho tin, bài; ghi nguồn; không sửa nội dung")


class PressKit(Entry):
    """Bộ tư liệu báo chí: tên viết cho đúng, phạm vi trả lời, ảnh; phần lời văn là đoạn giới thiệu dùng chung."""

    kind: ClassVar[Kind] = Kind(
        "press-kit", "bộ tư liệu báo chí", "bộ tư liệu báo chí", address="tu-lieu-bao-chi", file="press-kit.md"
    )

    short_name: Line | None = key("tên ngắn dùng trên báo", example="Sở Y tế Lào Cai", default=None)
    english_name: Line | None = key("tên tiếng Anh", example="Lao Cai Department of Health", default=None)
    spelling: Many[Line] = key("lưu ý khi viết tên", example="viết Sở Y tế, không viết Sở Y Tế", default=())
    speaks_about: Many[Line] = key("việc cơ quan trả lời", example="dịch bệnh, tiêm chủng", default=())
    ask_elsewhere: Many[Referral] = key("việc hỏi nơi khác", default=())
    pictures: Many[Credit] = key("ảnh, biểu trưng", default=())
    attachments: Many[File] = key("tệp đính kèm", default=())

    @property
    def title(self) -> str:
        return "Tư liệu cho báo chí"

    def mistakes(self) -> Iterator[Mistake]:
        yield from super().mistakes()
        known = {one.file for one in self.attachments}
        for one in self.pictures:
            if one.file not in known:
                what = f"ảnh “{one.file}” chưa có trong attachments"
                yield Mistake("bao-chi-thieu-noi-dung", "pictures", what, f"thêm vào attachments: - file: {one.file}")
