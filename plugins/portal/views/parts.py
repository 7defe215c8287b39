"""The small values that views are made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar, Self

from ..language.days import day_text, moment_text


@dataclass(frozen=True)
class Link:
    label: str
    href: str
    note: str = ""


@dataclass(frozen=True)
class Day:
    """A day or a moment: as people read it, and for machines."""

    text: str
    iso: str


@dataclass(frozen=True)
class Badge:
    """A state in a word.

    `state`: in_force, not_yet, partly, suspended, ended, unknown; open, closed,
    not_open; planned, ongoing, done, dropped, overdue; sample.
    """

    state: str
    label: str


@dataclass(frozen=True)
class Value:
    text: str
    href: str = ""
    iso: str = ""
    note: str = ""
    state: str = ""
    """In a table: the state that the text is the word for."""
    anchor: str = ""
    """At the head of a row: what an address may lead to."""


@dataclass(frozen=True)
class Fact:
    """One row of a table of facts."""

    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Pager:
    """The pages of a list; `pages` are links to all or to those near the current one."""

    current: int
    count: int
    pages: tuple[Link, ...] = ()
    previous: str = ""
    next: str = ""


@dataclass(frozen=True)
class Grid:
    """A table of values under named columns; the first value of a row heads it."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    pager: Pager | None = None
    """Where only a page of the rows stands here."""


@dataclass(frozen=True)
class Image:
    """A picture, its size in pixels, and the same picture as WebP: addresses with their widths, narrowest first."""

    href: str
    width: int
    height: int
    sources: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Text:
    """Prose in Markdown, with the page that each of its internal links leads to, and the pictures it may show."""

    utf8: bytes
    links: tuple[tuple[str, str], ...] = ()
    images: tuple[Image, ...] = ()

    @classmethod
    def of(cls, source: str, links: tuple[tuple[str, str], ...] = (), images: tuple[Image, ...] = ()) -> Self:
        return cls(source.encode("utf-8", "surrogatepass"), links, images)

    @property
    def source(self) -> str:
        return self.utf8.decode("utf-8", "surrogatepass")

    def __bool__(self) -> bool:
        return bool(self.source.strip())


@dataclass(frozen=True)
class FileCard:
    """A file as readers get it: `size` and `sha256` are those of the published bytes."""

    label: str
    name: str
    href: str
    format: str
    size: str
    sha256: str
    pages: str = ""
    note: str = ""
    picture: Image | None = None


@dataclass(frozen=True)
class PhoneLine:
    """`href` is a tel: address, the extension included; `text` as people write the number."""

    text: str
    href: str
    label: str = ""
    extension: str = ""


@dataclass(frozen=True)
class ContactBlock:
    name: str = ""
    address: str = ""
    hours: str = ""
    phones: tuple[PhoneLine, ...] = ()
    email: str = ""
    channels: tuple[Link, ...] = ()
    sample: bool = False


@dataclass(frozen=True)
class Row:
    """One record in a list: title, a line of facts, a line of dates, a state."""

    title: str
    href: str
    facts: tuple[str, ...] = ()
    dates: tuple[Fact, ...] = ()
    badge: Badge | None = None
    summary: str = ""
    sample: bool = False


@dataclass(frozen=True)
class Node:
    """A place in a tree of agencies."""

    label: str
    href: str
    note: str = ""
    children: tuple[Node, ...] = ()


@dataclass(frozen=True)
class Step:
    """One step of a timeline. `current` marks where things stand."""

    title: str
    day: Day | None = None
    text: str = ""
    href: str = ""
    current: bool = False
    anchor: str = ""
    """By which others lead to this step."""
    links: tuple[Link, ...] = ()
    gap: str = ""
    """What should be there and is not."""


@dataclass(frozen=True)
class Banner:
    """A notice above a page. `tone`: closed, notice."""

    tone: str
    text: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Choice:
    """A way to narrow a list: a real address, with how many records it holds."""

    label: str
    href: str
    count: int
    current: bool = False


@dataclass(frozen=True)
class Choices:
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class SourceLine:
    label: str
    href: str = ""
    note: str = ""


@dataclass(frozen=True)
class SharePicture:
    """What others show with a link to the page, its size in pixels, and its words for those who cannot see it."""

    href: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class Meta:
    """What the head of a page says to browsers, search engines and archives."""

    title: str
    description: str
    path: str
    lang: str = "vi"
    kind: str = "website"
    dublin_core: tuple[tuple[str, str], ...] = ()
    json_ld: str = ""
    feeds: tuple[Link, ...] = ()
    alternates: tuple[tuple[str, str], ...] = ()
    indexed: bool = True
    locale: str = ""
    """Language and country, as social networks want it."""
    image: SharePicture | None = None


@dataclass(frozen=True)
class Template:
    """What the template of that name is rendered from, and from nothing else."""

    template: ClassVar[str]


@dataclass(frozen=True)
class View(Template):
    """What every page has. `crumbs` lead from the home page to its parent."""

    meta: Meta
    title: str
    crumbs: tuple[Link, ...] = field(default=(), kw_only=True)
    banners: tuple[Banner, ...] = field(default=(), kw_only=True)
    sample: bool = field(default=False, kw_only=True)
    sources: tuple[SourceLine, ...] = field(default=(), kw_only=True)
    translations: tuple[Link, ...] = field(default=(), kw_only=True)
    """The same page in other languages; `note` is the language code."""


def day(value: date) -> Day:
    """A day, or a moment with its hour, in Vietnam's writing."""
    if isinstance(value, datetime):
        return Day(moment_text(value), value.isoformat(timespec="minutes"))
    return Day(day_text(value), value.isoformat())


def maybe_day(value: date | None) -> Day | None:
    return day(value) if value else None


def day_fact(label: str, value: date | None, note: str = "") -> tuple[Fact, ...]:
    """A row with a day; none where there is no day and nothing to say about it."""
    if value is None:
        return (Fact(label, (Value(note),)),) if note else ()
    shown = day(value)
    return (Fact(label, (Value(shown.text, iso=shown.iso, note=note),)),)


def text_fact(label: str, *texts: str | None) -> tuple[Fact, ...]:
    values = tuple(Value(text) for text in texts if text)
    return (Fact(label, values),) if values else ()


def link_fact(label: str, *links: Link) -> tuple[Fact, ...]:
    return (Fact(label, tuple(Value(one.label, one.href, note=one.note) for one in links)),) if links else ()
