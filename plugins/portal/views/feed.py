"""Feeds: what is new in the portal, of one agency, of one type of document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from heapq import nlargest
from typing import ClassVar

from ..catalogue.site import UNDATED, Site, day_of
from ..language.days import moment_of
from ..model import Document, Press
from ..source.schema import Record
from .list import ATOM, List
from .meta import absolute, shortened
from .parts import Template
from .rows import heading

LONGEST = 50
"""Entries of one feed: more than a month's work of the busiest agency."""


@dataclass(frozen=True)
class Entry:
    title: str
    url: str
    updated: str
    summary: str
    author: str


@dataclass(frozen=True)
class Feed(Template):
    """An Atom feed; `updated` is that of its newest entry, so that an unchanged feed stays the same bytes."""

    template: ClassVar[str] = "atom.xml"

    title: str
    url: str
    page: str
    updated: str
    entries: tuple[Entry, ...]


def feed(site: Site, found: List) -> Feed:
    entries = tuple(_entry(site, one) for one in newest_of(site, found.records))
    path = f"{found.address}{ATOM}"
    latest = entries[0].updated if entries else moment_of(UNDATED).isoformat()
    return Feed(
        f"{found.title} – {site.portal.name}",
        absolute(site, path),
        absolute(site, found.address),
        latest,
        entries,
    )


def newest_of(site: Site, records: Iterable[Record]) -> tuple[Record, ...]:
    """As many as a feed has, the newest first."""
    return tuple(nlargest(LONGEST, records, key=partial(site.once_each, _age)))


def _age(_: Site, record: Record) -> tuple[datetime, str]:
    return _updated(record), record.id


def _entry(site: Site, record: Record) -> Entry:
    title = f"{heading(record)}: {record.title}" if isinstance(record, Document) else str(getattr(record, "title", ""))
    summary = shortened(str(getattr(record, "summary", None) or title), 400)
    author = site.agency(record.agency_id).name
    return Entry(title, absolute(site, record.href), _updated(record).isoformat(), summary, author)


def _updated(record: Record) -> datetime:
    """The beginning of its day; of what is told in moments, the newest."""
    if isinstance(record, Press):
        return record.latest
    days = (getattr(record, name, None) for name in ("published", "issued", "answered", "received"))
    return moment_of(day_of(next((one for one in days if one), UNDATED)))
