"""What an agency has done for the press: when, and how fast where there is a clock (decree 244/2026/NĐ-CP)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ..catalogue.site import Site, day_of
from ..duties.press import clock
from ..model import Press
from .contacts import titles
from .files import files
from .meta import meta
from .parts import Fact, FileCard, Link, Row, Text, View, day_fact, link_fact, text_fact
from .rows import agency_link, body_text, crumbs, document_row, list_crumbs, source_lines


@dataclass(frozen=True)
class PressPage(View):
    template: ClassVar[str] = "press.html"

    kind: str
    summary: Text
    body: Text
    facts: tuple[Fact, ...]
    about: tuple[Row, ...]
    files: tuple[FileCard, ...]


def press_page(site: Site, press: Press) -> PressPage:
    agency = site.agency(press.agency_id)
    about = (one.target for one in site.citing.get(press.id, ()) if one.target)
    return PressPage(
        meta(site, press.href, press.title, press.summary, kind="article", creator=agency.name, on=press.published),
        press.title,
        crumbs=crumbs(agency, *list_crumbs(press)),
        sample=press.sample,
        sources=source_lines(press),
        kind=press.type.label,
        summary=Text(press.summary),
        body=body_text(site, press),
        facts=tuple(_facts(site, press)),
        about=tuple(document_row(site, one) for one in about),
        files=files(press),
    )


def _facts(site: Site, press: Press) -> Iterator[Fact]:
    yield from link_fact("Cơ quan", agency_link(site, press.agency_id))
    yield from day_fact("Diễn ra", press.on)
    yield from text_fact("Địa điểm", press.place)
    if chair := site.person(press.chair):
        yield from link_fact("Chủ trì", Link(chair.name, chair.href, titles(site, chair)))
    yield from text_fact("Trường hợp", press.clause.label if press.clause else None)
    yield from day_fact("Nhận", press.received)
    ends = clock(press)
    yield from day_fact("Hạn", ends.shown if ends else None, ends.text if ends else "")
    yield from day_fact("Trả lời, phát ngôn", press.answered)
    yield from day_fact("Đăng", day_of(press.published))
