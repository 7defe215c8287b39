"""Disclosure: what an agency says of the list of what it must make public, where no record can say it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from ..source.schema import Kind, Mistake, Part, key
from .common import Entry
from .values import AgencyId, Category, Day, Line, Many, RecordOrUrl, Span
from .vocabulary import Term, one_of


class Statement(Part):
    """Một mục trong danh mục: ai phụ trách, xem lại ngày nào, vì sao chưa có gì."""

    category: Category = key("mục công khai", example="17.1.h", why="Luật Tiếp cận thông tin Điều 17 khoản 1")
    unit: Line | None = key("đơn vị phụ trách", example="Thanh tra Sở", default=None)
    validated: Day | None = key("xem lại ngày", example="15/11/2026", default=None)
    state: Annotated[Term, one_of("disclosure-statements")] | None = key(
        "tình trạng",
        example="không phát sinh",
        why="mục trống phải nói vì sao trống; quá hạn thì chương trình tự tính",
        default=None,
    )
    period: Span | None = key("kỳ", example="quý III/2026", default=None)
    reason: Line | None = key("lý do không áp dụng", example="created-elsewhere", default=None)
    explanation: Line | None = key("giải thích", example="Sở không thanh tra doanh nghiệp", default=None)
    owner: AgencyId | None = key("cơ quan tạo ra", example="so-tai-chinh", default=None)
    link: RecordOrUrl | None = key("liên kết", example="https://thanhtra.laocai.example/", default=None)
    basis: Line | None = key("căn cứ", example="Luật Thanh tra, Điều 78", default=None)
    clause: Line | None = key("điều, khoản", example="Điều 15 khoản 5", default=None)
    by: Line | None = key(
        "người xác nhận", example="Chánh Văn phòng", why="ghi chức danh, không ghi họ tên", default=None
    )
    on: Day | None = key("ngày xác nhận", example="5/10/2026", default=None)

    def mistakes(self) -> Iterator[Mistake]:
        needed = {"nothing-arisen": ("period", "by", "on"), "not-applicable": ("reason", "by", "on")}
        for name in needed[self.state.id] if self.state else ():
            if getattr(self, name) is None:
                label = next(one.label for one in self.declared() if one.name == name)
                yield Mistake(
                    "khai-thieu-can-cu",
                    "state",
                    f"khai {self.state.label if self.state else ''} nhưng thiếu {label}",
                    f"thêm {name}: {next(one.example for one in self.declared() if one.name == name)}",
                )


class Disclosure(Entry):
    """Bản khai công khai: điều cơ quan nói về danh mục thông tin phải công khai của mình."""

    kind: ClassVar[Kind] = Kind(
        "disclosure",
        "bản khai công khai",
        "bản khai công khai",
        address="cong-khai",
        file="disclosure.md",
        has_page=False,
    )

    unit: Line | None = key("đơn vị phụ trách chung", example="Văn phòng Sở", default=None)
    validated: Day | None = key(
        "xem lại cả danh mục ngày", example="15/11/2026", why="người đọc cần biết danh mục còn đúng không", default=None
    )
    validated_by: Line | None = key("người xem lại", example="Chánh Văn phòng", default=None)
    items: Many[Statement] = key("các mục", default=())

    def statement(self, category: str) -> Statement | None:
        return next((one for one in self.items if one.category == category), None)
