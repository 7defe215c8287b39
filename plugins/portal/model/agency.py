"""Agency: who it is, whom it answers to, how to reach it, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from ..source.folders import AGENCY
from ..source.schema import Kind, Mistake, Part, key
from .common import Channel, Contacts, Entry, Period, Phone
from .values import AgencyId, Day, Email, Line, Many, Quantity, RecordId, Title, Url
from .vocabulary import Term, one_of


class Succession(Part):
    """Cơ quan đã sáp nhập, chia tách, đổi tên hoặc giải thể."""

    event: Annotated[Term, one_of("succession-events")] = key("sự kiện", example="sáp nhập")
    on: Day = key("từ ngày", example="1/7/2025")
    decision: Line = key("căn cứ", example="Nghị quyết 202/2025/QH15")
    reason: Line | None = key("lý do", example="sắp xếp đơn vị hành chính cấp tỉnh", default=None)
    successors: Many[AgencyId] = key(
        "cơ quan kế thừa", example="so-khoa-hoc-va-cong-nghe", why="người dân cần biết nay hỏi ai", default=()
    )

    def mistakes(self) -> Iterator[Mistake]:
        heirs = len(set(self.successors))
        if self.event.id in {"merged", "renamed"} and heirs != 1:
            yield Mistake(
                "ke-thua-sai-so-luong",
                "successors",
                f"{self.event.label} thì có đúng một cơ quan kế thừa, ở đây có {heirs}",
                "ghi một mã cơ quan ở successors",
            )
        if self.event.id == "split" and heirs < 2:
            yield Mistake(
                "ke-thua-sai-so-luong",
                "successors",
                f"chia tách thì có từ hai cơ quan kế thừa, ở đây có {heirs}",
                "ghi đủ các mã cơ quan ở successors",
            )


class Resources(Part):
    """Người và kinh phí làm truyền thông chính sách của một năm."""

    year: Quantity = key("năm", example="2026")
    staff: Quantity | None = key("số người làm, kể cả kiêm nhiệm", example="3", default=None)
    budget: Quantity | None = key("kinh phí (triệu đồng)", example="120", default=None)
    source: Line = key(
        "căn cứ", example="dự toán năm 2026, 1822/QĐ-UBND", why="con số phải kiểm tra được ở văn bản nào đó"
    )


class Communication(Part):
    """Phân công làm truyền thông chính sách (Chỉ thị 07/CT-TTg)."""

    leader: RecordId | None = key("lãnh đạo phụ trách", example="so-y-te/people/nguyen-van-a", default=None)
    leader_title: Line | None = key("chức danh phụ trách", example="Phó Giám đốc phụ trách", default=None)
    focal_point: Line | None = key("đầu mối", example="Phòng Tổng hợp", default=None)
    resources: Many[Resources] = key("nguồn lực từng năm", default=())


class Agency(Entry):
    """Cơ quan: một thư mục của cổng."""

    kind: ClassVar[Kind] = Kind("agency", "cơ quan", "cơ quan", file=AGENCY)

    name: Title = key("tên cơ quan", example="Sở Y tế tỉnh Lào Cai", tracked=True)
    type: Annotated[Term, one_of("agency-kinds")] = key("loại cơ quan", example="so-nganh")
    parent: AgencyId | None = key("cơ quan cấp trên", example="ubnd-tinh", default=None)
    short_names: Many[Line] = key("tên viết tắt", example="SYT", why="người dân hay tìm bằng tên tắt", default=())
    aliases: Many[Line] = key("tên gọi khác", example="Sở Y tế Lào Cai", default=())
    summary: Line | None = key("chức năng, tóm tắt", example="Quản lý nhà nước về y tế trên địa bàn tỉnh", default=None)
    postal_address: Line | None = key(
        "địa chỉ trụ sở", example="Số 1 đường Hoàng Liên, phường Sa Pa", default=None, tracked=True
    )
    hours: Line | None = key(
        "giờ làm việc", example="Thứ Hai–Thứ Sáu, 7:30–11:30 và 13:30–17:00", default=None, tracked=True
    )
    phones: Many[Phone] = key("điện thoại", default=(), tracked=True)
    email: Email | None = key("thư điện tử công vụ", example="soyte@laocai.example", default=None, tracked=True)
    channels: Many[Channel] = key("kênh chính thức", default=())
    focal_unit: Contacts | None = key(
        "đầu mối tiếp nhận yêu cầu cung cấp thông tin",
        why="Luật Tiếp cận thông tin 01/2026/QH16 Điều 17 khoản 1 điểm u",
        default=None,
        tracked=True,
    )
    communication: Communication | None = key("truyền thông chính sách", why="Chỉ thị 07/CT-TTg", default=None)
    period: Period | None = key("thời gian hoạt động", default=None)
    succession: Succession | None = key("kết thúc hoặc thay đổi", default=None)
    list_elsewhere: Line | None = key(
        "nơi công bố người phát ngôn",
        example="Bộ Công an",
        why="danh sách của cơ quan ngành dọc do bộ công bố (Nghị định 244/2026 Điều 3 khoản 3)",
        default=None,
    )
    list_elsewhere_url: Url | None = key(
        "địa chỉ của danh sách ấy", example="https://bocongan.example/nguoi-phat-ngon", default=None
    )

    @property
    def href(self) -> str:
        return f"/{self.agency_id}/"

    def exists(self, day: date) -> bool:
        """Whether the agency works on a day: its period holds and no succession has taken effect."""
        closed = self.succession and self.succession.on <= day
        return not closed and (self.period is None or self.period.holds(day))
