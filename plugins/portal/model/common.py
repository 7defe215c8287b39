"""Groups of fields that many records share: source, period, telephone, channel, decision."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated

from ..source.place import KEY
from ..source.schema import Mistake, Part, Record, key
from .phone import Phone as Telephone
from .phone import parse_phone
from .values import Day, DayOrMoment, Email, Line, Many, Moment, Quantity, Url, Yes, reads
from .vocabulary import Term, one_of, term


class Source(Part):
    """Nguồn: thông tin lấy ở đâu."""

    label: Line = key("tên nguồn", example="Báo Lào Cai điện tử")
    url: Url | None = key("địa chỉ nguồn", example="https://baolaocai.vn/", default=None)
    as_of: Day | None = key("tính đến ngày", example="17/1/2024", default=None)
    note: Line | None = key("ghi chú về nguồn", example="năm do người nhập suy ra từ bài báo", default=None)


class Period(Part):
    """Khoảng thời gian; bỏ trống đầu nào thì đầu ấy chưa biết hoặc chưa kết thúc."""

    start: Day | None = key("từ ngày", example="1/7/2025", default=None)
    end: Day | None = key("đến hết ngày", example="30/6/2026", default=None)

    def mistakes(self) -> Iterator[Mistake]:
        if self.start and self.end and self.end < self.start:
            yield Mistake(
                "khoang-thoi-gian-nguoc", "end", "ngày kết thúc đứng trước ngày bắt đầu", "đổi lại start và end"
            )

    def holds(self, day: date) -> bool:
        return (not self.start or self.start <= day) and (not self.end or day <= self.end)


class Phone(Part):
    """Số điện thoại: mỗi số một dòng, máy lẻ để riêng."""

    number: Annotated[Telephone, reads(parse_phone)] = key(
        "số điện thoại", example="0214 3840 888", why="để người đọc bấm gọi được ngay"
    )
    label: Line | None = key("tên số máy", example="Văn phòng", default=None)
    extension: Line | None = key("máy lẻ", example="102", default=None)


class Channel(Part):
    """Kênh thông tin chính thức."""

    kind: Annotated[Term, one_of("channel-kinds")] = key(
        "loại kênh",
        example="facebook",
        why="Nghị định 244/2026 Điều 5 khoản 2: kênh dùng để phát ngôn phải được công bố",
    )
    name: Line = key("tên kênh", example="Trang Facebook của tỉnh")
    url: Url | None = key("địa chỉ kênh", example="https://facebook.com/laocai.example", default=None)
    count: Quantity | None = key("số lượng", example="34", default=None)
    unit: Line | None = key("đếm theo", example="cụm loa", default=None)
    note: Line | None = key("ghi chú", example="phát 5 giờ và 17 giờ", default=None)

    def mistakes(self) -> Iterator[Mistake]:
        if self.count is not None and not self.unit:
            what = f"kênh “{self.name}” có số lượng nhưng không nói đếm theo gì"
            yield Mistake("thieu-don-vi-tinh", "count", what, "thêm unit: cụm loa")


class Decision(Part):
    """Quyết định hoặc văn bản làm căn cứ."""

    number: Line = key("số, ký hiệu", example="15/QĐ-SYT")
    signed: DayOrMoment = key(
        "thời điểm ký",
        example="1/7/2026 09:00",
        why="thời hạn 24 giờ tính từ lúc ký (Nghị định 244/2026 Điều 3 khoản 3)",
    )

    @property
    def signed_at(self) -> datetime | None:
        return self.signed if isinstance(self.signed, datetime) else None


class Contacts(Part):
    """Cách liên hệ của một đơn vị."""

    name: Line = key("tên đơn vị", example="Văn phòng UBND tỉnh")
    address: Line | None = key("địa chỉ", example="Đường Trần Hưng Đạo, phường Cam Đường", default=None)
    phones: Many[Phone] = key("điện thoại", default=())
    email: Email | None = key("thư điện tử", example="vanphong@laocai.example", default=None)


class HighImpact(Part):
    """Tác động lớn: cả ba tiêu chí của Quyết định 407/QĐ-TTg, mỗi tiêu chí một dòng nói vì sao đạt."""

    rights: Line = key(
        "tác động tới quyền, nghĩa vụ của ai",
        example="hộ kinh doanh vận tải phải đóng phí mới",
        why="tiêu chí thứ nhất",
    )
    concern: Line = key(
        "vì sao khó, nhạy cảm hoặc được quan tâm", example="còn ý kiến khác nhau về mức phí", why="tiêu chí thứ hai"
    )
    scope: Line = key("phạm vi", example="toàn tỉnh", why="tiêu chí thứ ba: cả nước hoặc cả tỉnh")


class Allowance(Part):
    """Ngoại lệ: dữ liệu cá nhân mà luật cho công khai ở tệp này. Không dùng được cho bí mật nhà nước và mật khẩu."""

    value: Line = key("giá trị được giữ", example="ho-kinh-doanh-mau@thu.example")
    reason: Line = key(
        "căn cứ", example="chủ hộ kinh doanh đồng ý công khai", why="người duyệt phải biết vì sao được công khai"
    )


class Withdrawal(Part):
    """Rút khỏi cổng: nội dung không còn, địa chỉ cũ nói vì sao."""

    on: Day = key("rút ngày", example="20/11/2026")
    reason: Line = key(
        "lý do rút", example="đăng nhầm bản chưa ký", why="người mở liên kết cũ cần biết vì sao không còn"
    )
    replacement: Line | None = key(
        "thay bằng", example="so-y-te/documents/2026/13-tb-syt", why="người đọc được dẫn tới đúng chỗ", default=None
    )


class Entry(Record):
    """What every record of an agency may say beside its own fields."""

    sources: Many[Source] = key("nguồn", why="người đọc cần biết thông tin lấy ở đâu", default=())
    sample: Yes = key("dữ liệu mẫu", example="có", why="dữ liệu bịa ra để trình diễn phải được ghi rõ", default=False)
    formerly: Many[Line] = key(
        "địa chỉ cũ",
        example="/so-y-te/van-ban/2024/12-tb/",
        why="liên kết cũ trên báo vẫn mở được",
        default=(),
    )
    privacy_allow: Many[Allowance] = key(
        "ngoại lệ về dữ liệu cá nhân",
        why="Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15: chỉ công khai khi luật cho phép hoặc người ấy đồng ý",
        default=(),
    )
    status: Annotated[Term, one_of("statuses")] = key(
        "tình trạng đăng",
        example="nháp",
        why="bản nháp và bản đã rút không có trong bất kỳ trang, tệp hay danh sách nào",
        default=term("statuses", "published"),
    )
    publish_at: Moment | None = key(
        "đăng từ lúc", example="1/12/2026 08:00", why="chưa đến giờ thì chưa có gì trên cổng", default=None
    )
    withdrawal: Withdrawal | None = key("rút khỏi cổng", default=None)

    def mistakes(self) -> Iterator[Mistake]:
        for name in ("status", "publish_at", "withdrawal"):
            if (name, KEY) in self.origin.values and name not in self.model_fields_set:
                what = f"khóa {name} để trống nên không biết bản này đã được đăng hay chưa"
                yield Mistake("thieu-khoa", name, what, "điền giá trị cho khóa ấy, hoặc bỏ dòng này")
        if self.is_withdrawn and not self.withdrawal:
            yield Mistake(
                "rut-thieu-ly-do",
                "status",
                "ghi là đã rút nhưng không nói rút ngày nào, vì sao",
                "thêm withdrawal: rồi xuống dòng, lùi vào hai khoảng trắng, on: 20/11/2026; reason: đăng nhầm",
            )
        if self.withdrawal and not self.is_withdrawn:
            yield Mistake(
                "rut-thieu-ly-do",
                "withdrawal",
                "có lý do rút nhưng tình trạng đăng không phải đã rút",
                "thêm dòng status: đã rút, hoặc bỏ withdrawal",
            )

    @property
    def is_withdrawn(self) -> bool:
        return self.status.id == "withdrawn"

    def is_public(self, now: datetime) -> bool:
        """Whether anybody but its editors may know of it: a draft stays one, whatever its `publish_at` says."""
        return self.status.id == "published" and (self.publish_at is None or self.publish_at <= now)
