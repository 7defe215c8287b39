"""Press kit: how to write an agency's name, what it speaks about, and pictures that may be printed."""

from __future__ import annotations

from typing import ClassVar

from ..source.schema import Kind, Part, key
from .common import Entry
from .document import File
from .values import AgencyId, Line, Many


class Referral(Part):
    """Việc cơ quan không trả lời, và cơ quan trả lời việc ấy."""

    matter: Line = key("việc hỏi nơi khác", example="giá điện, cắt điện")
    agency: AgencyId = key("hỏi cơ quan nào", example="so-cong-thuong", why="nhà báo được chỉ đúng chỗ")


class Credit(File):
    """Ảnh, biểu trưng: chụp gì, của ai, được dùng thế nào."""

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
    attachments: Many[Credit] = key("ảnh, biểu trưng", default=())

    @property
    def title(self) -> str:
        return "Tư liệu cho báo chí"
