"""Permanence: an address that was published once keeps its answer, and never belongs to something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model import Agency, Document, Translation
from ..source.place import Place
from ..source.problem import Problem
from ..source.schema import Record
from .addresses import address
from .fates import Fates, by_address, forwards
from .ledger import HOW, Ledger, Line, State
from .site import Withdrawn
from .unpublished import Unpublished


class Permanence:
    """What the ledger promises, against what the files of a portal say now."""

    def __init__(
        self,
        ledger: Ledger,
        public: tuple[Record, ...],
        unpublished: Unpublished,
        withdrawn: Mapping[str, Withdrawn],
        broken: frozenset[str],
    ) -> None:
        self.ledger, self.unpublished, self.broken = ledger, unpublished, broken
        by_id = self.by_id = unpublished.by_id
        self.public = by_address(public, by_id)
        self.new = [one for place, one in self.public.items() if place not in ledger.by_address]
        self.hidden = by_address(unpublished.records, by_id)
        self.later = {old: one for one in unpublished.records for old in getattr(one, "formerly", ())}
        self.fates = Fates(ledger, self.public, forwards(public, by_id), withdrawn)

    def problems(self) -> Iterator[Problem]:
        lost = [one for one in self.ledger.lines if one.state is State.LIVE and self.is_lost(one)]
        gone = {one.record for one in lost if one.kind == Agency.kind.name and one.record not in self.by_id}
        for line in lost:
            if hidden := self.hidden.get(line.address) or self.later.get(line.address):
                yield self.hidden_again(hidden)
            elif line.record in gone and line.kind == Agency.kind.name:
                yield self.agency_gone(line)
            elif line.record.partition("/")[0] not in gone:
                yield self.gone(line)
        if not lost:
            others = (one for one in self.ledger.lines if one.state is not State.LIVE)
            yield from map(self.leads_nowhere, filter(self.is_lost, others))
        yield from self.used_again()
        yield from self.files_gone()

    def is_lost(self, line: Line) -> bool:
        """Whether a page of a record was there and nothing answers; one whose file is broken is told already."""
        if not line.kind or line.address in self.public or line.record in self.broken:
            return False
        return self.fates.of(line.address) is None

    def leads_nowhere(self, line: Line) -> Problem:
        what = f"địa chỉ {line.address} dẫn tới {line.to}, mà ở đó không có gì"
        return Problem(self.ledger.places[line.address], "so-dia-chi-hong", what, HOW)

    def hidden_again(self, record: Record) -> Problem:
        keeper = self.unpublished.keeper(record) or record
        where = keeper.origin.place("status" if keeper.origin.place("status").line else "publish_at")
        what = f"{keeper.kind.label} “{keeper.id}” đã công khai, nay {self.unpublished.reason(keeper)}"
        how = f"để nguyên là đã công bố, hoặc rút hẳn: ./portal withdraw {keeper.origin.path} --reason “lý do”"
        return Problem(where, "dia-chi-bi-an", what, how)

    def agency_gone(self, line: Line) -> Problem:
        count = sum(one.record.partition("/")[0] == line.record for one in self.ledger.lines if one.kind)
        what = f"thư mục {line.record}/ không còn, mà {count} trang của cơ quan ấy đã công khai"
        how = f"khôi phục thư mục; cơ quan đã sáp nhập hay giải thể thì ghi succession trong {line.record}/agency.md"
        return Problem(self.ledger.places[line.address], "co-quan-mat", what, how)

    def gone(self, line: Line) -> Problem:
        near = self.likely(line)
        old = f"{line.record}{_language(line)}"
        mend = f"nếu tệp đã đổi chỗ: ./portal move {old} {near}; " if near else ""
        what = f"địa chỉ {line.address} đã công khai, nay không còn tệp {old}.md"
        how = f"{mend}nếu không đăng nữa: ./portal withdraw {old} --reason “lý do”; nếu xóa nhầm: khôi phục tệp"
        return Problem(self.ledger.places[line.address], "dia-chi-mat", what, how)

    def likely(self, line: Line) -> str:
        """The record that may be the lost one under a new name: same kind, same number or title, and new."""
        for one in self.new:
            same = one.kind.name == line.kind
            number = one.number.text if isinstance(one, Document) and one.number else ""
            if same and line.tracked.get("number", number) == number and _title(one) == _name(line):
                return one.id
            if same and number and line.tracked.get("number") == number:
                return one.id
        return ""

    def used_again(self) -> Iterator[Problem]:
        """A new record where the ledger says that another was; one that comes home is no other."""
        for record in (*self.public.values(), *self.hidden.values()):
            line = self.ledger.by_address.get(address(record, self.by_id))
            is_used = line and line.kind and line.state is not State.LIVE
            if line and is_used and line.to not in self.homes(record) and not self.withdrawn(record):
                was = "đã rút" if line.state is State.WITHDRAWN else f"đã chuyển đến {line.to}"
                what = f"địa chỉ {line.address} từng là của một bản ghi khác, {was}"
                how = f"đặt tên tệp khác, ví dụ {record.slug}-2"
                yield Problem(Place(record.origin.path), "dia-chi-dung-lai", what, how)

    def files_gone(self) -> Iterator[Problem]:
        """Files that hung on a record which is still there: its page is what their address leads to."""
        for line in self.ledger.lines:
            if line.kind or not line.digest or line.state is not State.LIVE:
                continue
            page, _, name = line.address.rpartition("/")
            record = self.public.get(f"{page}/")
            if record and name not in {one.name for one in record.files}:
                what = f"tệp “{name}” đã công khai, nay không còn; ai mở địa chỉ cũ sẽ được đưa về trang này"
                how = f"đặt lại tệp vào thư mục {record.slug}/, hoặc để nguyên nếu đã bỏ thật"
                yield Problem(record.origin.place("attachments"), "tep-da-bo", what, how)

    def homes(self, record: Record) -> set[str]:
        """Where a record may come back from: its own old addresses; a translation from those of its page as well."""
        owner = self.by_id.get(record.id, record)
        old = {*getattr(record, "formerly", ()), *getattr(owner, "formerly", ())}
        lang = f"/{record.lang}" if isinstance(record, Translation) else ""
        return {*old, *(f"{lang}{one}" for one in old), *([owner.href] if lang else [])}

    def withdrawn(self, record: Record) -> bool:
        return self.unpublished.withdrawal(record) is not None


def _language(line: Line) -> str:
    """What a translation's file has before its ending."""
    return f".{line.address.split('/')[1]}" if line.kind == "translation" else ""


def _title(record: Record) -> str:
    return str(getattr(record, "title", "") or getattr(record, "name", ""))


def _name(line: Line) -> str:
    return line.tracked.get("title") or line.tracked.get("name") or ""
