"""Bulletin: what announcers of communes read over their loudspeakers, in plain words, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time
from typing import Annotated, ClassVar

from ..language.days import parse_time
from ..source.schema import Kind, Mistake, Part, key
from .common import Entry
from .values import AgencyId, Cited, Day, DayOrMoment, Line, Many, Prose, Title, reads
from .vocabulary import Term, one_of, term

WRITTEN_ONLY = re.compile(r"^ {0,3}(?:#{1,6} |\|)|\]\(|!\[", re.MULTILINE)
"""What only an eye can follow: headings, tables, links, pictures."""


class Version(Part):
    """Bản dịch để đọc: do người biết tiếng ấy viết và xem lại; cổng không dịch máy."""

    lang: Annotated[Term, one_of("languages")] = key("tiếng", example="hmn")
    title: Line | None = key("tên bản tin bằng tiếng này", example="Vaccination days", default=None)
    text: Prose = key("lời đọc bằng tiếng này", example="Children under five are vaccinated free of charge.")
    by: Line | None = key(
        "ai dịch, ai xem lại",
        example="Trung tâm Văn hóa xã Mường Khương",
        why="người nghe biết hỏi lại ai",
        default=None,
    )


class Broadcast(Part):
    """Đợt phát: đọc trên loa từ ngày nào đến hết ngày nào."""

    start: Day | None = key("từ ngày", example="1/12/2026", default=None)
    end: Day = key("đến hết ngày", example="15/12/2026", why="phát thanh viên cần biết đọc đến ngày nào")

    def mistakes(self) -> Iterator[Mistake]:
        if self.start and self.end < self.start:
            what = "ngày kết thúc đứng trước ngày bắt đầu"
            yield Mistake("khoang-thoi-gian-nguoc", "end", what, "đổi lại start và end")


class Bulletin(Entry):
    """Bản tin truyền thanh: lời văn bên dưới là điều phát thanh viên đọc trên loa, viết bằng lời thường."""

    kind: ClassVar[Kind] = Kind(
        "bulletin", "bản tin truyền thanh", "bản tin truyền thanh", "bulletins", "ban-tin", yearly=True
    )

    title: Title = key("tên bản tin", example="Lịch tiêm chủng mở rộng tháng 12", tracked=True)
    published: DayOrMoment = key("ngày đăng", example="20/11/2026")
    summary: Prose = key("nội dung chính", example="Ba ngày tiêm miễn phí cho trẻ dưới 5 tuổi tại trạm y tế xã.")
    subject: Annotated[Term, one_of("subjects")] = key("lĩnh vực", example="Y tế")
    audience: Many[Annotated[Term, one_of("audiences")]] = key("đối tượng", example="nguoi-dan", default=())
    about: Many[Cited] = key("nói về văn bản", example="119/KH-UBND ngày 28/8/2023", default=())
    priority: Annotated[Term, one_of("bulletin-priorities")] = key(
        "mức ưu tiên", example="khẩn", default=term("bulletin-priorities", "normal")
    )
    broadcast: Broadcast = key("đợt phát", why="hết đợt thì loa thôi đọc tin cũ", tracked=True)
    times: Many[Annotated[time, reads(parse_time)]] = key("giờ phát trong ngày", example="05:30", default=())
    area: Many[AgencyId] = key(
        "phát ở xã, phường nào",
        example="ubnd-xa-muong-khuong",
        why="bỏ trống nghĩa là toàn tỉnh; bản tin của xã thì phát ở xã ấy",
        default=(),
    )
    versions: Many[Version] = key("bản dịch để đọc", default=())

    def mistakes(self) -> Iterator[Mistake]:
        yield from super().mistakes()
        if not self.body.strip():
            how = "viết lời đọc bên dưới dòng --- thứ hai, mỗi ý một câu ngắn"
            yield Mistake("ban-tin-thieu-noi-dung", "title", "bản tin chưa có lời để đọc", how)
        for where, text in (("title", self.body), *(("versions", one.text) for one in self.versions)):
            if found := WRITTEN_ONLY.search(text):
                what = f"lời đọc có “{found[0].strip()}”, là dấu của tiêu đề, bảng, liên kết hoặc ảnh"
                yield Mistake("ban-tin-khong-doc-duoc", where, what, "viết lại thành câu nói thường")

    def state(self, day: date) -> Term:
        """Whether it is yet to be read, is read now, or no more."""
        first = self.broadcast.start
        over = self.broadcast.end < day
        return term("bulletin-states", "over" if over else "upcoming" if first and day < first else "on-air")
