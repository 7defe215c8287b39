"""Person: somebody who holds posts, each for a time; perhaps the one who speaks for the agency."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from ..language.hours import Hours, parse_hours
from ..source.schema import Kind, Mistake, Part, key
from .common import Decision, Entry, Period, Phone
from .values import AgencyId, Day, Email, Line, Many, RecordId, reads
from .vocabulary import Term, one_of


class Post(Part):
    """Chức vụ đã hoặc đang giữ."""

    title: Line = key("chức vụ", example="Phó Giám đốc")
    agency: AgencyId | None = key(
        "cơ quan", example="so-y-te", why="bỏ trống nghĩa là cơ quan của thư mục này", default=None
    )
    period: Period | None = key("thời gian giữ chức", default=None)
    as_of: Day | None = key(
        "chức vụ tại ngày",
        example="23/5/2024",
        why="chỉ biết chức vụ ở một thời điểm, không nói là đương chức",
        default=None,
    )
    decision: Line | None = key("quyết định bổ nhiệm", example="120/QĐ-UBND ngày 2/2/2026", default=None)

    def holds(self, day: date) -> bool:
        return self.as_of is None and (self.period is None or self.period.holds(day))


class Spokesperson(Part):
    """Người phát ngôn (Nghị định 244/2026/NĐ-CP, Điều 3)."""

    role: Annotated[Term, one_of("spokesperson-roles")] = key(
        "loại người phát ngôn", example="người phát ngôn thường xuyên"
    )
    phones: Many[Phone] = key(
        "điện thoại phát ngôn", why="bắt buộc công bố (Điều 3 khoản 3)", default=(), tracked=True, private=True
    )
    email: Email | None = key(
        "thư điện tử công vụ",
        example="phatngon.syt@laocai.example",
        why="bắt buộc công bố (Điều 3 khoản 3)",
        default=None,
        tracked=True,
        private=True,
    )
    decision: Decision | None = key("quyết định giao phát ngôn", default=None, tracked=True)
    matter: Line | None = key("vụ việc được ủy quyền", example="Vụ việc tại Khu công nghiệp Tằng Loỏng", default=None)
    period: Period | None = key("thời hạn", default=None)
    topics: Many[Line] = key("lĩnh vực trả lời", example="khám chữa bệnh", default=())
    languages: Many[Line] = key("ngôn ngữ", example="Tiếng Việt", default=())
    hours: Annotated[Hours, reads(parse_hours)] | None = key(
        "giờ trả lời báo chí",
        example="7:30–17:00, ngày làm việc",
        why="trang người phát ngôn nói ngay lúc này gọi được hay không",
        default=None,
    )
    duty_line: Phone | None = key("điện thoại trực ngoài giờ", default=None, tracked=True, private=True)
    deputy: RecordId | None = key("người thay khi vắng", example="so-y-te/people/tran-thi-b", default=None)
    confirmed: Day | None = key(
        "xác nhận gần nhất", example="12/11/2026", why="nhà báo cần biết số còn đúng", default=None
    )

    def mistakes(self) -> Iterator[Mistake]:
        if self.role.id == "regular" and not (self.phones and self.email):
            yield Mistake(
                "thieu-lien-he-phat-ngon",
                "role",
                "người phát ngôn thường xuyên phải có điện thoại và thư điện tử công vụ",
                "thêm phones và email (Nghị định 244/2026 Điều 3 khoản 3)",
            )
        if self.role.id == "authorised" and not (self.matter and self.period and self.period.end):
            yield Mistake(
                "uy-quyen-thieu-pham-vi",
                "role",
                "ủy quyền phát ngôn phải nêu vụ việc và ngày hết hạn",
                "thêm matter và period với end (Nghị định 244/2026 Điều 3 khoản 5)",
            )

        for one in self.hours.unread if self.hours else ():
            yield Mistake(
                "gio-chua-hieu",
                "hours",
                f"chương trình không hiểu “{one}”, nên không tự nói được lúc ấy có gọi được không",
                "viết như 7:30–11:30 và 13:30–17:00, ngày làm việc; mỗi phần cách nhau bằng dấu chấm phẩy",
            )

    def speaks(self, day: date) -> bool:
        return self.period is None or self.period.holds(day)


class Person(Entry):
    """Người: họ tên, chức vụ theo thời gian, nhiệm vụ phát ngôn."""

    kind: ClassVar[Kind] = Kind("person", "người", "cán bộ", "people", "can-bo")

    name: Line = key("họ và tên", example="Nguyễn Văn A")
    posts: Many[Post] = key("chức vụ", why="chức vụ luôn gắn với cơ quan và thời gian")
    duties: Line | None = key("lĩnh vực phụ trách", example="Phụ trách khám bệnh, chữa bệnh", default=None)
    spokesperson: Spokesperson | None = key("nhiệm vụ phát ngôn", default=None)
