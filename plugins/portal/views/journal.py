"""The public log of changes: what was published, corrected, moved, withdrawn, and from what to what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import ClassVar

from ..catalogue.ledger import Change
from ..catalogue.site import Site
from ..catalogue.tracked import declared
from ..language.days import day_text, moment_text
from ..language.quantities import quantity_text
from ..model import RECORDS, Translation
from ..model.phone import phone_text
from ..model.vocabulary import term
from ..source.schema import Record
from .feed import LONGEST, Entry, Feed
from .meta import absolute, meta
from .parts import Day, Link, View, day
from .prose import name
from .rows import crumbs

JOURNAL = "/nhat-ky/"
SIZE = 100
"""Entries of one page. A page is full once and for all, so its address and what it says never change."""

DAY = re.compile(r"\b\d{4}-\d\d-\d\d(?:T\d\d:\d\d\+\d\d:\d\d)?\b")
PHONE = re.compile(r"\+84\d{8,10}\b")


@dataclass(frozen=True)
class FieldChange:
    """Both empty where only the change is told."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Entered:
    n: int
    day: Day
    kind: str
    title: str
    href: str
    agency: str
    fields: tuple[FieldChange, ...]
    files: tuple[Link, ...]
    """Name; `note` is the SHA-256, or that the file is gone."""


@dataclass(frozen=True)
class JournalPage(View):
    template: ClassVar[str] = "journal.html"

    lead: str
    entries: tuple[Entered, ...]
    blocks: tuple[Link, ...]
    feed: Link


@dataclass(frozen=True)
class Block:
    """A stretch of the log: the entries `first` to `first` + SIZE - 1, as far as there are any."""

    first: int
    changes: tuple[Change, ...]

    @property
    def address(self) -> str:
        return f"{JOURNAL}{self.first}-{self.first + SIZE - 1}/"

    @property
    def link(self) -> Link:
        return Link(f"Mục {self.first} đến {self.first + len(self.changes) - 1}", self.address)


def blocks(changes: Sequence[Change]) -> tuple[Block, ...]:
    """The log cut into stretches, the oldest first; there is always one."""
    return tuple(
        Block(first + 1, tuple(changes[first : first + SIZE])) for first in range(0, max(len(changes), 1), SIZE)
    )


def journal_page(site: Site, path: str, block: Block, every: Sequence[Block]) -> JournalPage:
    """One stretch, newest first; the last one is the log's front page too."""
    is_front = path == JOURNAL
    title = "Nhật ký thay đổi" if is_front else f"Nhật ký thay đổi, {block.link.label.lower()}"
    lead = "Mọi nội dung được đăng, sửa, chuyển hoặc rút đều ghi ở đây, mới nhất ở trên. Không mục nào bị xóa."
    feed = Link("Theo dõi: nhật ký thay đổi", f"{JOURNAL}atom.xml")
    return JournalPage(
        meta(site, path, title, f"{title} của {site.portal.name}", feeds=(feed,), indexed=is_front),
        title,
        crumbs=crumbs() if is_front else crumbs(None, Link("Nhật ký thay đổi", JOURNAL)),
        lead=lead,
        entries=tuple(entered(site, one) for one in reversed(block.changes)),
        blocks=tuple(one.link for one in reversed(every)) if len(every) > 1 else (),
        feed=feed,
    )


def entered(site: Site, change: Change) -> Entered:
    record = site.by_id.get(change.record)
    found = site.by_id.get(change.record.partition("/")[0])
    kind = term("changes", change.kind)
    return Entered(
        change.n,
        day(datetime.fromisoformat(change.time)),
        kind.label,
        name(record) if record else _unnamed(change),
        change.address if change.kind == "withdrawn" else change.to or change.address,
        name(found) if found and found is not record else "",
        tuple(_field(change, key, old, new) for key, (old, new) in change.fields.items()),
        tuple(Link(file, "", hash_ or "không còn") for file, hash_ in change.files.items()),
    )


def journal_feed(site: Site, changes: Sequence[Change]) -> Feed:
    found = [(block, one) for block in blocks(changes) for one in block.changes][-LONGEST:]
    entries = tuple(_entry(site, block, one) for block, one in reversed(found))
    title, latest = f"Nhật ký thay đổi – {site.portal.name}", entries[0].updated if entries else ""
    return Feed(title, absolute(site, f"{JOURNAL}atom.xml"), absolute(site, JOURNAL), latest, entries)


def _entry(site: Site, block: Block, change: Change) -> Entry:
    said = entered(site, change)
    summary = "; ".join(map(_told, said.fields)) or said.kind
    url = absolute(site, f"{block.address}#muc-{change.n}")
    updated = datetime.fromisoformat(change.time).isoformat()
    return Entry(f"{said.kind}: {said.title}", url, updated, summary, said.agency or site.portal.name)


def _told(field: FieldChange) -> str:
    if not (field.old or field.new):
        return f"{field.label}: đã thay đổi"
    return f"{field.label}: {field.old or '(trống)'} → {field.new or '(trống)'}"


def _unnamed(change: Change) -> str:
    """What can be said of a record that is not there: for the first entry, how many pages there were."""
    if change.count:
        return f"Sổ bắt đầu với {quantity_text(Decimal(change.count))} trang đã có trên cổng"
    return f"Nội dung ở địa chỉ {change.address}"


def _field(change: Change, key: str, old: str, new: str) -> FieldChange:
    parts = change.record.split("/")
    segment = parts[1] if len(parts) > 2 else parts[0]
    every: tuple[type[Record], ...] = (*RECORDS, Translation)
    models = [one for one in every if one.kind.folder == segment] or every
    found = next((said for model in models if (said := declared(model, key))), None)
    label = found.label if found else key
    is_private = bool(found and found.private)
    return FieldChange(label, "", "") if is_private else FieldChange(label, _readable(old), _readable(new))


def _readable(text: str) -> str:
    """A value of the ledger as people write it: days, moments and telephones within it."""
    written = DAY.sub(lambda found: _day_text(found[0]), text)
    return PHONE.sub(lambda found: phone_text(found[0]), written)


def _day_text(text: str) -> str:
    moment = datetime.fromisoformat(text)
    return moment_text(moment) if moment.tzinfo else day_text(moment)
