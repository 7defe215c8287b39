"""Unpublished records: drafts, what waits for its hour, what has been withdrawn.

They are read and checked like all others, and leave no trace in any output. An agency keeps back all in its folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from ..language.days import day_text, moment_text
from ..model import (
    Agency,
    Bulletin,
    Correction,
    Disclosure,
    Document,
    Event,
    News,
    Person,
    Portal,
    Press,
    PressKit,
    Question,
    Rota,
    Translation,
)
from ..model.common import Entry, Withdrawal
from ..source.place import Place, Steps
from ..source.problem import Problem
from ..source.schema import Record


class Unpublished:
    """Which of a portal's records nobody but its editors may know of at a moment, and why."""

    def __init__(self, records: tuple[Record, ...], by_id: Mapping[str, Record], now: datetime) -> None:
        self.by_id, self.now = by_id, now
        self.hidden = {one.id for one in records if isinstance(one, Entry) and not one.is_public(now)}
        self.keepers = {one.origin.path: keeper for one in records if (keeper := self._keeper(one))}
        self.records = tuple(one for one in records if self.keeper(one))

    def keeper(self, record: Record) -> Entry | None:
        """The record whose state keeps this one back: itself, what it translates, its agency; first the withdrawn."""
        return self.keepers.get(record.origin.path)

    def _keeper(self, record: Record) -> Entry | None:
        if record.id not in self.hidden and record.agency_id not in self.hidden:
            return None
        owner = self.by_id.get(record.id) if isinstance(record, Translation) else None
        found = [one for one in (record, owner, self.by_id.get(record.agency_id)) if isinstance(one, Entry)]
        hidden = [one for one in found if not one.is_public(self.now)]
        return next((one for one in hidden if one.is_withdrawn), hidden[0] if hidden else None)

    def withdrawal(self, record: Record) -> Withdrawal | None:
        keeper = self.keeper(record)
        return keeper.withdrawal if keeper else None

    def reason(self, record: Record) -> str:
        """Why it is not published, as an editor would say it."""
        keeper = self.keeper(record)
        if keeper is None:
            return ""
        whose = "" if keeper is record else f"{keeper.kind.label} {keeper.id} "
        if keeper.withdrawal:
            return f"{whose}đã rút ngày {day_text(keeper.withdrawal.on)}"
        if keeper.status.id == "draft" or keeper.publish_at is None:
            return f"{whose}là bản nháp"
        return f"{whose}đến {moment_text(keeper.publish_at)} mới đăng"

    def problems(self, record: Record) -> Iterator[Problem]:
        """What a published record names although it is not published; a draft that waits for an hour in vain."""
        if isinstance(record, Entry) and record.status.id == "draft" and record.publish_at:
            what = "bản nháp có publish_at, nhưng đến giờ ấy vẫn chưa được đăng"
            where = record.origin.place("publish_at")
            yield Problem(where, "nhap-co-gio-dang", what, "bỏ dòng status để bản này tự đăng đúng giờ")
        if not self.keeper(record):
            yield from self.named(record)

    def named(self, record: Record) -> Iterator[Problem]:
        named = named_agencies(record) + successors_and_parent(record) + named_people(record) + named_records(record)
        for steps, id_ in named:
            found = self.by_id.get(id_)
            if found and self.keeper(found):
                yield self.problem(record.origin.place(*steps), found)

    def problem(self, where: Place, record: Record) -> Problem:
        what = f"{record.kind.label} “{record.id}” {self.reason(record)}, nên không trang nào được dẫn tới"
        return Problem(where, "dan-toi-ban-chua-dang", what, "bỏ chỗ dẫn này cho đến khi bản ấy được đăng")

    def notice(self, where: Place, text: str, document: Document) -> Problem:
        """Of a citation by number: the number itself is known, the document's page is not there yet."""
        what = f"“{text}” {self.reason(document)} ({document.origin.path}) nên chưa thành liên kết"
        return Problem(where, "van-ban-chua-dang", what, "để nguyên; khi văn bản ấy được đăng thì tự thành liên kết")


def named_agencies(record: Record) -> list[tuple[Steps, str]]:
    """Agencies that a record names, save parents and successors."""
    named: Iterable[tuple[Steps, str | None]] = ()
    match record:
        case Document():
            named = ((("joint_issuers", number), id_) for number, id_ in enumerate(record.joint_issuers))
        case Portal():
            named = [(("publisher",), record.publisher)]
        case Person():
            named = ((("posts", number, "agency"), post.agency) for number, post in enumerate(record.posts))
        case Disclosure():
            named = ((("items", number, "owner"), one.owner) for number, one in enumerate(record.items))
        case Bulletin():
            named = (((("area", number), id_)) for number, id_ in enumerate(record.area))
        case Correction() | Question():
            named = [(("forwarded_to",), record.forwarded_to)]
        case PressKit():
            named = (
                (("ask_elsewhere", number, "agency"), one.agency) for number, one in enumerate(record.ask_elsewhere)
            )
    return [(steps, id_) for steps, id_ in named if id_]


def successors_and_parent(record: Record) -> list[tuple[Steps, str]]:
    if not isinstance(record, Agency):
        return []
    heirs = record.succession.successors if record.succession else ()
    parent: list[tuple[Steps, str]] = [(("parent",), record.parent)] if record.parent else []
    return [*parent, *((("succession", "successors", number), id_) for number, id_ in enumerate(heirs))]


def named_records(record: Record) -> list[tuple[Steps, str]]:
    """Records of any kind that a record names."""
    if isinstance(record, Disclosure):
        links = ((number, one.link or "") for number, one in enumerate(record.items))
        return [(("items", number, "link"), link) for number, link in links if link and "://" not in link]
    if isinstance(record, Press):
        return [*_named_in_press(record), *named_policies(record)]
    if isinstance(record, News):
        return named_policies(record)
    if not isinstance(record, Correction):
        return []
    link: list[tuple[Steps, str]] = [(("link",), record.link)] if record.link else []
    return [*((("about", number), id_) for number, id_ in enumerate(record.about)), *link]


def named_policies(record: Record) -> list[tuple[Steps, str]]:
    """The drafts and documents that a record speaks of by their paths."""
    policies = record.policies if isinstance(record, News | Press) else ()
    return [(("policies", number), id_) for number, id_ in enumerate(policies)]


def _named_in_press(record: Press) -> list[tuple[Steps, str]]:
    named: list[tuple[Steps, str]] = [(("evidence", number), one) for number, one in enumerate(record.evidence)]
    named += [(("updates", number, "link"), one.link) for number, one in enumerate(record.updates) if one.link]
    return [(steps, id_) for steps, id_ in named if "://" not in id_]


def named_people(record: Record) -> list[tuple[Steps, str]]:
    if isinstance(record, Agency) and record.communication and record.communication.leader:
        return [(("communication", "leader"), record.communication.leader)]
    if isinstance(record, Person) and record.spokesperson and record.spokesperson.deputy:
        return [(("spokesperson", "deputy"), record.spokesperson.deputy)]
    if isinstance(record, Rota):
        swaps = ((("swaps", number, "person"), one.person) for number, one in enumerate(record.swaps))
        return [*((("people", number), id_) for number, id_ in enumerate(record.people)), *swaps]
    if isinstance(record, Event):
        roles = ((("roles", number, "person"), one.person) for number, one in enumerate(record.roles))
        return [(steps, id_) for steps, id_ in roles if id_]
    if isinstance(record, Press) and record.chair:
        return [(("chair",), record.chair)]
    return []
