"""The picture that networks show with a link: the record's own, a card with its title, or the portal's card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar
from urllib.parse import urlsplit

from ..catalogue.bodies import file_address
from ..catalogue.site import Site, day_of
from ..language.days import day_text, moment_text
from ..model import Bulletin, Campaign, Document, Draft, Event, News, Press
from ..model.common import Entry
from ..source.attachment import Attachment
from ..source.schema import Record
from .event import event_time
from .meta import CARD, card_picture
from .parts import SharePicture, View
from .plan import period_text
from .press_stories import when_text
from .rows import capital, heading

ACCENT = "#9c1c1f"
"""The theme's colour for portals that name none."""
WIDE = 600
"""Pixels; networks show a narrower picture as a stamp beside the link, and cut a picture that is higher than wide."""

_V = TypeVar("_V", bound=View)


@dataclass(frozen=True)
class ShareCard:
    """What is written on a card, and where it lies. Parts that are "" are left out."""

    href: str
    accent: str
    notice: str
    """What stands above all pages of the portal: in a demonstration, that data is invented."""
    sender: str
    kind: str
    sample: bool
    title: str
    agency: str
    when: str


def share_cards(site: Site) -> Iterator[ShareCard]:
    """The portal's, and those of the records that people pass on and that have no picture."""
    yield portal_card(site)
    for record in site.by_id.values():
        if found := share_card(site, record):
            yield found


def portal_card(site: Site) -> ShareCard:
    portal = site.portal
    return ShareCard(
        f"/{CARD}",
        portal.accent or ACCENT,
        portal.notice or "",
        sender=portal.formal_name,
        kind="",
        sample=False,
        title=portal.name,
        agency=site.agency(portal.publisher).name,
        when=urlsplit(portal.address).netloc,
    )


def share_card(site: Site, record: Record) -> ShareCard | None:
    """Drawing takes time and room, so the thousands of documents that touch nobody by themselves have none."""
    if not isinstance(record, Entry) or _own(record) or not (kind := _kind(record)):
        return None
    return replace(
        portal_card(site),
        href=f"{record.href}{CARD}",
        sender=site.portal.name,
        kind=capital(kind),
        sample=record.sample,
        title=str(getattr(record, "title", "")),
        agency=site.agency(record.agency_id).name,
        when=capital(_when(record)),
    )


def with_picture(site: Site, record: Record, view: _V) -> _V:
    """A record's page with the picture to be shown with links to it; without one, it has the portal's already."""
    if own := _own(record):
        found = SharePicture(file_address(record, own.name), own.facts.width, own.facts.height, _label(record, own))
    elif card := share_card(site, record):
        found = card_picture(card.href, f"{card.kind}: {card.title}")
    else:
        return view
    return replace(view, meta=replace(view.meta, image=found))


def _kind(record: Entry) -> str:
    """Which kind of thing a record is; "" where it is seldom passed on."""
    match record:
        case News() if record.type.id != "story":
            return record.type.label
        case News() | Bulletin() | Campaign():
            return record.kind.label
        case Event() | Press():
            return record.type.label
        case Draft():
            return "dự thảo lấy ý kiến"
        case Document() if record.plain or record.direct_impact or record.high_impact:
            return heading(record)
    return ""


def _when(record: Entry) -> str:
    """What a reader has to know of its time: until when one may take part, else when it was, or was said."""
    told = ""
    match record:
        case Bulletin():
            told = f"phát đến hết ngày {day_text(record.broadcast.end)}"
        case Campaign():
            told = period_text(record.period) or record.period_note or ""
        case Event():
            told = event_time(record)
        case Draft():
            told = f"góp ý đến {moment_text(record.consultation.closes)}"
        case Document():
            told = f"ban hành ngày {day_text(record.issued)}" if record.issued else ""
        case Press() if record.type.id == "conference" and record.on:
            told = when_text(record.on, None)
        case News() | Press():
            told = day_text(day_of(record.published))
    return told


def _own(record: Record) -> Attachment | None:
    """The first picture beside a record that looks well above a link."""
    return next((one for one in record.files if one.facts.width >= max(WIDE, one.facts.height)), None)


def _label(record: Record, picture: Attachment) -> str:
    declared = {one.file: one.label for one in getattr(record, "attachments", ())}
    return declared.get(picture.name) or str(getattr(record, "title", ""))
