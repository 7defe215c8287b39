"""Portal: one province's site, as its `portal.yaml` tells."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from ..source.folders import PORTAL
from ..source.schema import Kind, Mistake, Part, Record, key
from .common import Channel, Contacts, Source
from .values import AgencyId, Colour, Day, Line, Many, Quantity, Title, Url
from .vocabulary import Term, one_of


class Predecessor(Part):
    """Tỉnh cũ đã hợp thành tỉnh này."""

    name: Line = key("tên tỉnh cũ", example="Yên Bái")
    ended: Day = key("kết thúc ngày", example="1/7/2025")
    basis: Line = key("căn cứ", example="Nghị quyết 202/2025/QH15")
    code: Line | None = key("mã tỉnh cũ", example="15", default=None)


class Unshown(Part):
    """Tạm chưa hiện mục quá hạn trên các trang công khai."""

    start: Day = key("từ ngày", example="1/9/2026")
    end: Day | None = key("đến hết ngày", example="28/2/2027", default=None)
    decision: Line = key(
        "căn cứ", example="Quyết định 12/QĐ-UBND ngày 3/9/2026", why="người đọc cần biết ai quyết định không hiện"
    )

    def holds(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)


class Portal(Record):
    """Cổng: tên, địa chỉ và những điều chung cho cả cổng."""

    kind: ClassVar[Kind] = Kind("portal", "cổng", "cổng", file=PORTAL, has_page=False)

    name: Title = key("tên cổng", example="Cổng công khai thông tin tỉnh Lào Cai")
    province: Line = key("tên tỉnh", example="Lào Cai")
    formal_name: Line = key("tên đầy đủ của tỉnh", example="Tỉnh Lào Cai")
    code: Line | None = key("mã tỉnh", example="15", why="Quyết định 19/2025/QĐ-TTg", default=None)
    communes: Line | None = key("số xã, phường, đặc khu", example="99", default=None)
    summary: Line = key("giới thiệu ngắn", example="Văn bản, kế hoạch và người phát ngôn của các cơ quan tỉnh Lào Cai")
    address: Url = key("địa chỉ cổng", example="https://congkhai.laocai.example/")
    publisher: AgencyId = key("cơ quan chủ quản", example="ubnd-tinh", why="siêu dữ liệu phải có cơ quan ban hành")
    languages: Many[Annotated[Term, one_of("languages")]] = key("ngôn ngữ", example="vi", default=())
    accent: Colour | None = key("màu chủ đạo", example="#9c1c1f", default=None)
    notice: Line | None = key("thông báo đầu trang", example="DỮ LIỆU MẪU", default=None)
    predecessors: Many[Predecessor] = key("tỉnh cũ", default=())
    contacts: Many[Contacts] = key("liên hệ của cổng", default=())
    press_contact: Contacts | None = key(
        "đầu mối báo chí", why="nhà báo đăng ký dự họp báo, gửi câu hỏi ở đây", default=None
    )
    channels: Many[Channel] = key(
        "kênh chính thức",
        why="Nghị định 244/2026 Điều 5 khoản 2, Nghị định 224/2026 Điều 10 khoản 3",
        default=(),
    )
    overdue_unshown: Unshown | None = key(
        "chưa hiện mục quá hạn", why="mặc định là hiện; báo cáo cho biên tập viên luôn đủ", default=None
    )
    rebuilt_within: Quantity | None = key(
        "số giờ giữa hai lần dựng cổng",
        example="36",
        why="quá số giờ này thì trang tự báo với người đọc là số điện thoại chưa xác nhận",
        default=None,
    )
    sources: Many[Source] = key("nguồn", default=())
    source_code: Url | None = key("địa chỉ mã nguồn", example="https://git.example.vn/cong-khai", default=None)

    def mistakes(self) -> Iterator[Mistake]:
        if self.rebuilt_within is not None and not 1 <= self.rebuilt_within <= YEAR:
            yield Mistake(
                "so-gio-sai",
                "rebuilt_within",
                f"số giờ giữa hai lần dựng cổng phải từ 1 đến {YEAR}",
                "viết số giờ, ví dụ 36",
            )
        if self.accent and _contrast_with_white(self.accent) < READABLE:
            yield Mistake(
                "mau-kho-doc",
                "accent",
                f"chữ trắng trên màu {self.accent} khó đọc",
                'chọn màu đậm hơn, ví dụ "#9c1c1f"',
            )


YEAR = 365 * 24
"""Hours; a portal that is built more seldom promises nothing."""

READABLE = 4.5
"""WCAG 2.2, 1.4.3: the least contrast of text."""


def _contrast_with_white(colour: str) -> float:
    """WCAG 2.2's contrast ratio, from 1 to 21."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    luminance = sum(weight * one for weight, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return 1.05 / (luminance + 0.05)
