"""Plan: a document with tasks to be done and targets to be reached."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from ..source.schema import Kind, Mistake, Part, key
from .common import Period
from .document import Document
from .figure import Figure, Target
from .values import Cited, Day, Line, Many, Prose, Quantity, Url
from .vocabulary import Term, one_of


class Task(Part):
    """Nhiệm vụ của kế hoạch."""

    title: Line = key("nhiệm vụ", example="Công bố danh sách người phát ngôn")
    lead: Line | None = key("cơ quan chủ trì", example="Sở Văn hóa, Thể thao và Du lịch", default=None)
    partners: Many[Line] = key("cơ quan phối hợp", example="UBND các xã, phường", default=())
    due: Day | None = key("hạn hoàn thành", example="31/12/2026", default=None)
    status: Annotated[Term, one_of("task-statuses")] = key("tình trạng", example="đang làm")
    done_on: Day | None = key("hoàn thành ngày", example="20/6/2026", default=None)
    evidence: Many[Line] = key(
        "minh chứng", example="45/BC-SVHTTDL", why="nhiệm vụ báo xong phải chỉ ra được kết quả", default=()
    )

    def mistakes(self) -> Iterator[Mistake]:
        if self.status.id == "done" and not self.evidence:
            yield Mistake(
                "thieu-minh-chung",
                "status",
                f"nhiệm vụ “{self.title}” báo đã xong nhưng không có minh chứng",
                "thêm evidence: số văn bản hoặc đường dẫn bản ghi",
            )

    def overdue(self, day: date) -> bool:
        return self.status.id in {"planned", "ongoing"} and self.due is not None and self.due < day


class TaskGroup(Part):
    """Nhóm nhiệm vụ."""

    title: Line = key("tên nhóm nhiệm vụ", example="Công khai thông tin theo quy định")
    tasks: Many[Task] = key("các nhiệm vụ", default=())


class Order(Part):
    """Đặt hàng báo chí: một sản phẩm, giá tiền và kết quả."""

    product: Line = key("sản phẩm đặt hàng", example="Chương trình phát thanh 5 phút bằng tiếng Mông")
    outlet: Line = key("cơ quan báo chí nhận đặt hàng", example="Báo và Phát thanh, Truyền hình Lào Cai")
    quantity: Quantity = key("số lượng đặt", example="52")
    unit: Line = key("đơn vị tính", example="chương trình")
    cost: Quantity | None = key("kinh phí (đồng)", example="260.000.000", default=None)
    decision: Line | None = key("quyết định, hợp đồng", example="1375/QĐ-UBND ngày 2/6/2026", default=None)
    status: Annotated[Term, one_of("task-statuses")] = key("tình trạng", example="đang làm")
    delivered: Quantity | None = key("số lượng đã nhận", example="40", default=None)
    result: Line | None = key("kết quả", example="Phát mỗi sáng thứ Hai trên 48 cụm loa", default=None)
    link: Url | None = key("nơi xem sản phẩm", example="https://baolaocai.vn/", default=None)

    def mistakes(self) -> Iterator[Mistake]:
        if self.status.id == "done" and (self.delivered is None or not self.result):
            yield Mistake(
                "thieu-minh-chung",
                "status",
                f"sản phẩm “{self.product}” báo đã xong nhưng thiếu số đã nhận hoặc kết quả",
                "thêm delivered: số đã nhận; result: kết quả",
            )


class Closing(Part):
    """Báo cáo kết thúc kế hoạch."""

    on: Day | None = key("kết thúc ngày", example="31/12/2024", default=None)
    report: Cited | None = key("báo cáo tổng kết", example="210/BC-UBND ngày 20/12/2024", default=None)
    summary: Prose = key("kết quả chính", example="Hoàn thành 9/9 giải pháp.")
    figures: Many[Figure] = key("kết quả bằng số", why="đặt cạnh chỉ tiêu để ai cũng so được", default=())


class Plan(Document):
    """Kế hoạch: văn bản có nhiệm vụ, chỉ tiêu và kết quả."""

    kind: ClassVar[Kind] = Kind("plan", "kế hoạch", "kế hoạch", "plans", "ke-hoach", yearly=True)

    period: Period | None = key("thời gian thực hiện", default=None)
    task_groups: Many[TaskGroup] = key("nhóm nhiệm vụ", default=())
    targets: Many[Target] = key("chỉ tiêu", default=())
    orders: Many[Order] = key("đặt hàng báo chí", why="tiền công đặt hàng báo chí phải thấy được kết quả", default=())
    closing: Closing | None = key("tổng kết", default=None)
