"""Agencies as lists name them: by id, name or short name, without marks or the province; one that is gone, too."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from datetime import date

from ...portal.catalogue.site import Site, grouped
from ...portal.catalogue.succession import heirs
from ...portal.language.days import day_text
from ...portal.model import Agency
from ...portal.source.problem import Problem
from .rows import Row
from .words import bare, spelled_out

ASIDE = re.compile(r"^\s*\d+\s*[.)]|\([^()]*\)")
"""A number before the name, or what stands in brackets: `1. Sở Y tế (SYT)`."""
COMMITTEE = "uy ban nhan dan "
AS_RECORDED, SHORTENED = range(2)
"""How near a name must be; the nearer way is asked first."""


class Agencies:
    """The agencies of a portal by every name they may have in a list."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.own = [one for one in site.agencies if not site.is_national(one)]
        self.by_id = {one.id: one for one in self.own}
        self.known = tuple(self._index(way) for way in (AS_RECORDED, SHORTENED))

    def find(self, row: Row, on: date | None = None) -> Agency | Problem:
        """The agency of a row, if there is exactly one and it works today; of a paper of old, if it did on that day."""
        if row["agency_id"]:
            column, found = "agency_id", [one for one in (self.by_id.get(row["agency_id"].lower()),) if one]
        else:
            column, found = "agency", self.named(row["agency"])
        if not row[column]:
            how = "ghi tên cơ quan vào từng dòng, hoặc gộp ô cho những dòng cùng cơ quan"
            return row.problem("agency", "danh-sach-thieu-o", "dòng không có tên cơ quan", how)
        named = self.named(row["agency"]) if column == "agency_id" else []
        if named and found and found[0] not in named:
            what = f"mã “{row[column]}” là của {found[0].name}, tên trong dòng là “{row['agency']}”"
            how = "sửa mã hoặc tên cho khớp, hoặc bỏ trống ô “Mã cơ quan”"
            return row.problem(column, "danh-sach-co-quan-la", what, how)
        working = [one for one in found if one.exists(on or self.site.today)]
        if on and not working:
            working = found
        if len(working) == 1:
            return working[0]
        if working:
            names = "; ".join(f"{one.name} ({one.id})" for one in working)
            how = "viết đủ tên, hoặc thêm cột “Mã cơ quan”"
            return row.problem(column, "danh-sach-co-quan-la", f"“{row[column]}” có thể là nhiều cơ quan: {names}", how)
        return self._gone(row, column, found[0]) if found else self._unknown(row, column)

    def is_known(self, name: str) -> bool:
        return bool(self.named(name))

    def named(self, name: str) -> list[Agency]:
        """All that may be meant, gone or not, by the nearest way of writing that is known."""
        for way, known in enumerate(self.known):
            for writing in self._writings(name, way):
                if found := known.get(writing):
                    return list(dict.fromkeys(found))
        return []

    def _index(self, way: int) -> Mapping[str, tuple[Agency, ...]]:
        pairs = [
            (writing, one)
            for one in self.own
            for name in (one.id, one.name, *one.short_names, *one.aliases)
            for writing in self._writings(name, way)
        ]
        return {name: tuple(one for _, one in group) for name, group in grouped(pairs, lambda pair: pair[0]).items()}

    def _writings(self, name: str, way: int) -> Iterator[str]:
        """A name in words alone; shortened, without the province and without the committee of a commune."""
        whole = spelled_out(name)
        if way == AS_RECORDED:
            yield whole
            return
        whole = spelled_out(ASIDE.sub(" ", name))
        short = whole.removesuffix(f" {bare(self.site.portal.province)}").removesuffix(" tinh")
        yield short
        if short.startswith((f"{COMMITTEE}xa ", f"{COMMITTEE}phuong ", f"{COMMITTEE}huyen ", f"{COMMITTEE}dac khu ")):
            yield short.removeprefix(COMMITTEE)

    def _gone(self, row: Row, column: str, agency: Agency) -> Problem:
        now = [one for one in heirs(self.site, agency, self.site.today) if one.exists(self.site.today)]
        since = f" từ ngày {day_text(agency.succession.on)}" if agency.succession else ""
        names = "; ".join(f"{one.name} ({one.id})" for one in now)
        what = f"{agency.name} không còn{since}" + (f", nay là {names}" if names else "")
        how = "hỏi lại người này nay phát ngôn cho cơ quan nào, rồi ghi tên cơ quan ấy"
        return row.problem(column, "danh-sach-co-quan-cu", what, how)

    def _unknown(self, row: Row, column: str) -> Problem:
        names = {writing: found[0].name for writing, found in self.known[SHORTENED].items()}
        written = next(self._writings(row[column], SHORTENED))
        near = difflib.get_close_matches(written, names, n=1, cutoff=0.6)
        how = "viết đúng tên trong cổng, thêm tên ấy vào aliases của cơ quan, hoặc tạo cơ quan bằng ./portal new agency"
        if near:
            how = f"nếu là {names[near[0]]} thì viết đúng tên ấy, hoặc thêm tên này vào aliases của cơ quan"
        return row.problem(column, "danh-sach-co-quan-la", f"cổng không có cơ quan “{row[column]}”", how)
