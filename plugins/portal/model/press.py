"""Press: what an agency does for the press; from these records the yearly report of decree 244/2026 is counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import pairwise
from typing import Annotated, ClassVar

from ..language.days import moment_of
from ..source.schema import Key, Kind, Mistake, Part, key
from .common import Entry
from .document import File
from .values import Cited, DayOrMoment, FileName, Line, Many, Moment, Prose, RecordId, RecordOrUrl, Title, Url, Yes
from .vocabulary import Term, one_of, term

HAPPENS = frozenset({"information", "conference", "briefing"})
"""What is done on a day."""
REPLIES = frozenset({"answer", "statement", "rebuttal"})
"""What answers something that came in."""

FITS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("on", "until", "place", "chair", "online", "recording"), HAPPENS),
    "regular": frozenset({"conference"}),
    **dict.fromkeys(("received", "answered"), REPLIES),
    **dict.fromkeys(("clause", "determined", "updates", "closed"), frozenset({"statement"})),
    **dict.fromkeys(("question", "outlet", "request"), frozenset({"answer"})),
    **dict.fromkeys(("claim", "claimed_by", "truth", "evidence"), frozenset({"rebuttal"})),
}
"""The types to which a key belongs; all others belong to every type."""

NEEDS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(HAPPENS, ("on",)),
    "answer": ("received", "question"),
    "statement": ("received", "clause"),
    "rebuttal": ("received", "claim"),
}
"""Without which keys a type says nothing, or cannot be counted."""

MOMENTS = ("on", "received", "clause", "determined")


class Update(Part):
    """Cập nhật về vụ việc, sau lần phát ngôn đầu."""

    at: Moment = key("cập nhật lúc", example="4/11/2026 17:00")
    text: Line = key("nội dung cập nhật", example="Đường đã thông một làn xe.")
    link: RecordOrUrl | None = key(
        "thông tin thêm", example="so-y-te/documents/2026/12-tb-syt", why="người đọc xem được căn cứ", default=None
    )
    file: FileName | None = key("tệp của lần cập nhật", example="so-do-duong-tranh.jpg", default=None)


class Press(Entry):
    """Hoạt động báo chí: thông cáo, phát ngôn, họp báo, trả lời, phản hồi tin sai, cung cấp thông tin, giao ban."""

    kind: ClassVar[Kind] = Kind("press", "hoạt động báo chí", "hoạt động báo chí", "press", "bao-chi", yearly=True)

    title: Title = key("tiêu đề", example="Họp báo thường kỳ quý III năm 2026", tracked=True)
    type: Annotated[Term, one_of("press-kinds")] = key("loại", example="họp báo")
    published: DayOrMoment = key("ngày đăng", example="12/10/2026")
    summary: Prose = key("tóm tắt", example="Ba nội dung chính và câu hỏi của nhà báo.")
    subject: Annotated[Term, one_of("subjects")] = key("lĩnh vực", example="Người phát ngôn, thông tin báo chí")
    on: DayOrMoment | None = key("diễn ra lúc", example="12/10/2026 08:30", default=None, asked=True, tracked=True)
    until: Moment | None = key("kết thúc lúc", example="12/10/2026 10:00", default=None, tracked=True)
    place: Line | None = key("địa điểm", example="Trụ sở UBND tỉnh", default=None, tracked=True)
    online: Url | None = key("đường dẫn dự trực tuyến", example="https://hop.laocai.example/bao-chi", default=None)
    regular: Yes | None = key("họp báo thường kỳ", example="có", why="họp báo khác là đột xuất", default=None)
    chair: RecordId | None = key("người chủ trì", example="ubnd-tinh/people/nguyen-van-a", default=None)
    recording: Url | None = key(
        "bản ghi hình, ghi âm", example="https://video.laocai.example/hop-bao-quy-iii", default=None
    )
    received: DayOrMoment | None = key(
        "nhận yêu cầu hoặc vụ việc lúc",
        example="3/11/2026 14:00",
        why="hạn 24 giờ tính từ lúc này (Nghị định 244/2026 Điều 7 khoản 3)",
        default=None,
        tracked=True,
    )
    clause: Annotated[Term, one_of("press-clauses")] | None = key(
        "trường hợp phát ngôn đột xuất", example="7.3", default=None
    )
    determined: DayOrMoment | None = key(
        "xác định có ảnh hưởng dư luận lúc",
        example="3/11/2026 16:00",
        why="hạn 24 giờ tính từ lúc này (Nghị định 244/2026 Điều 7 khoản 4)",
        default=None,
        tracked=True,
    )
    answered: DayOrMoment | None = key("trả lời, phát ngôn lúc", example="4/11/2026 09:00", default=None, tracked=True)
    updates: Many[Update] = key("các lần cập nhật", default=())
    closed: Moment | None = key("kết thúc theo dõi lúc", example="6/11/2026 17:00", default=None, tracked=True)
    question: Line | None = key("câu hỏi của báo chí", example="Bao giờ đường thông trở lại?", default=None)
    outlet: Line | None = key("cơ quan báo chí hỏi", example="Báo Mẫu", default=None)
    request: Annotated[Term, one_of("press-requests")] = key(
        "báo chí hỏi theo cách nào",
        example="ý kiến, kiến nghị do báo chí chuyển đến",
        why="mỗi cách có hạn trả lời riêng (Nghị định 237/2026 Điều 18, 19)",
        default=term("press-requests", "forwarded"),
    )
    claim: Line | None = key("thông tin sai", example="Tỉnh dừng hỗ trợ tiền điện", default=None, tracked=True)
    claimed_by: Line | None = key("nơi đưa thông tin sai", example="một trang mạng xã hội", default=None)
    truth: Line | None = key("thông tin đúng", example="Mức hỗ trợ giữ nguyên", default=None, tracked=True)
    evidence: Many[RecordOrUrl] = key(
        "căn cứ của thông tin đúng",
        example="ubnd-tinh/documents/2026/12-tb-ubnd",
        why="phản hồi phải có căn cứ (Nghị định 244/2026 Điều 7 khoản 6)",
        default=(),
    )
    about: Many[Cited] = key("nói về văn bản", example="119/KH-UBND ngày 28/8/2023", default=())
    policies: Many[RecordId] = key(
        "nói về chính sách",
        example="so-y-te/drafts/2026/gia-dich-vu",
        why="bài hiện trên dòng thời gian của dự thảo hoặc văn bản ấy",
        default=(),
    )
    stage: Annotated[Term, one_of("stages")] | None = key(
        "ở bước nào của chính sách",
        example="thuc-thi",
        why="bỏ trống thì lấy bước chính sách đang ở vào ngày đăng",
        default=None,
    )
    attachments: Many[File] = key("tệp đính kèm", default=())

    @property
    def latest(self) -> datetime:
        """The newest moment at which something was said in it."""
        said = (self.published, self.answered, self.closed, *(one.at for one in self.updates))
        return max(moment_of(one) for one in said if one)

    @property
    def is_open(self) -> bool:
        """Whether it is an incident that the agency still speaks of."""
        return self.type.id == "statement" and self.closed is None

    def mistakes(self) -> Iterator[Mistake]:
        yield from super().mistakes()
        keys = {one.name: one for one in self.declared()}
        for name, types in FITS.items():
            if name in self.model_fields_set and self.type.id not in types:
                what = f"{self.type.label} không có {keys[name].label}"
                yield Mistake("bao-chi-khoa-khong-hop", name, what, f"bỏ {name}, hoặc viết lại type cho đúng loại")
        for name in self._needed():
            if not getattr(self, name):
                yield self._missing(keys[name])
        if (self.updates or self.closed) and not self.answered:
            yield self._missing(keys["answered"])
        yield from self._disorder(keys)
        known = {one.file for one in self.attachments}
        for one in self.updates:
            if one.file and one.file not in known:
                what = f"lần cập nhật nhắc tệp “{one.file}” mà attachments không có"
                yield Mistake("bao-chi-thieu-noi-dung", "updates", what, f"thêm vào attachments: - file: {one.file}")

    def _needed(self) -> Iterator[str]:
        yield from NEEDS.get(self.type.id, ())
        if self.clause and self.clause.facts.get("starts") == "determined":
            yield "determined"
        if self.type.id == "rebuttal" and self.answered:
            yield from ("truth", "evidence")

    def _missing(self, one: Key) -> Mistake:
        how = f"thêm {one.name}: {one.example}"
        if one.name in MOMENTS:
            return Mistake("bao-chi-thieu-thoi-diem", "type", f"{self.type.label} phải có {one.label}", how)
        return Mistake("bao-chi-thieu-noi-dung", "type", f"{self.type.label} phải có {one.label}", how)

    def _disorder(self, keys: Mapping[str, Key]) -> Iterator[Mistake]:
        """What stands before what must have come first; the first such place of each line is enough."""
        happens = [("on", self.on), ("until", self.until)]
        told = [("received", self.received), ("determined", self.determined), ("answered", self.answered)]
        told += [*(("updates", one.at) for one in self.updates), ("closed", self.closed)]
        for line in (happens, told):
            there = [(name, moment) for name, moment in line if moment]
            for (before, first), (name, second) in pairwise(there):
                if _is_before(second, first):
                    what = f"{keys[name].label} đứng trước {keys[before].label}"
                    yield Mistake("khoang-thoi-gian-nguoc", name, what, "kiểm tra lại các thời điểm")
                    break


def _is_before(first: date, second: date) -> bool:
    """Of moments to the minute; where one has no hour, of days."""
    size = 5 if isinstance(first, datetime) and isinstance(second, datetime) else 3
    return first.timetuple()[:size] < second.timetuple()[:size]
