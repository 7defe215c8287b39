"""Figures and targets: numbers with their operator, unit and source, as the seed plans state them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

from ..language.quantities import quantity_text
from ..source.schema import Mistake, Part, key
from .common import Source
from .values import Day, Line, Many, Quantity
from .vocabulary import Term, one_of

Comparison = Annotated[Term, one_of("comparisons")]


class Share(Part):
    """Một phần của số liệu; các phần cộng lại phải bằng tổng."""

    label: Line = key("tên phần", example="Đài FM")
    value: Quantity = key("giá trị", example="71")


class Figure(Part):
    """Số liệu: một con số kèm cách hiểu, đơn vị và nguồn."""

    label: Line = key("tên số liệu", example="Đài truyền thanh cấp xã")
    value: Quantity | None = key("giá trị", example="104", default=None)
    comparison: Comparison | None = key("cách hiểu", example="hơn", default=None)
    unit: Line = key("đơn vị tính", example="đài")
    of: Quantity | None = key("trên tổng số", example="8", default=None)
    channel: Annotated[Term, one_of("channel-kinds")] | None = key(
        "đếm kênh nào",
        example="loa-fm",
        why="số liệu về kênh được gom vào trang độ phủ kênh thông tin",
        default=None,
    )
    shares: Many[Share] = key("gồm", why="tổng các phần được kiểm tra", default=())
    note: Line | None = key("ghi chú", example="bài viết ghi “hàng chục bài”", default=None)
    sources: Many[Source] = key("nguồn", default=())

    def mistakes(self) -> Iterator[Mistake]:
        total = sum((share.value for share in self.shares), Decimal(0))
        if self.shares and total != self.value:
            parts = " + ".join(quantity_text(share.value) for share in self.shares)
            stated = quantity_text(self.value) if self.value is not None else "bỏ trống"
            yield Mistake(
                "tong-khong-khop",
                "value",
                f"{self.label}: {parts} = {quantity_text(total)}, nhưng giá trị là {stated}",
                "sửa giá trị hoặc sửa các phần",
            )


class Actual(Part):
    """Kết quả đo được của một chỉ tiêu."""

    value: Quantity = key("kết quả", example="96")
    as_of: Day = key("tính đến ngày", example="30/6/2026")
    source: Line = key("nguồn kết quả", example="Báo cáo 45/BC-SVHTTDL", why="số liệu phải truy được nguồn")


class Target(Part):
    """Chỉ tiêu của kế hoạch."""

    label: Line = key("tên chỉ tiêu", example="Cơ quan có người phát ngôn được công bố")
    comparison: Comparison | None = key("cách hiểu", example="ít nhất", default=None)
    value: Quantity = key("mức phải đạt", example="100")
    upper: Quantity | None = key("mức trên, nếu là khoảng", example="10", default=None)
    unit: Line = key("đơn vị tính", example="%")
    due: Day | None = key("hạn đạt", example="31/12/2026", default=None)
    actual: Actual | None = key("kết quả", default=None)
    note: Line | None = key("ghi chú", example="bài báo không nêu thời hạn", default=None)
