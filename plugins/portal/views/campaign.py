"""A campaign: its page, a leaflet and a sheet for the notice board, all of one record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import ClassVar

from ..catalogue.site import Site, day_of
from ..language.slug import slug
from ..model import Campaign
from ..model.campaign import Infographic
from .contacts import unit_contact
from .figures import FIGURES, FigureLine, Figures, figure_line, figure_table, figures
from .files import files
from .meta import absolute, meta
from .parts import ContactBlock, Fact, FileCard, Link, Row, Text, View, day_fact, link_fact, text_fact
from .plan import TargetLine, period_text, target_line
from .qr import QrCode
from .rows import agency_link, body_text, crumbs, document_row, list_crumbs, source_lines
from .tables import Table

LEAFLET, SHEET = "to-roi/", "bang-tin/"
"""What lies below a campaign's address."""
LARGE, MIDDLE = 170, 420
"""Letters of a sheet up to which its writing is large, or middle."""
DIGITS = 16
"""Of the record's SHA-256, as many as a person will compare."""


@dataclass(frozen=True)
class Picture:
    """A picture with information: the file, its words, its numbers."""

    card: FileCard
    transcript: Text
    figures: tuple[FigureLine, ...]
    table: str
    """The address of the numbers as CSV; "" where there are none."""


@dataclass(frozen=True)
class CampaignPage(View):
    template: ClassVar[str] = "campaign.html"

    summary: Text
    goal: Text
    outcome: Text
    body: Text
    messages: tuple[str, ...]
    facts: tuple[Fact, ...]
    figures: Figures
    targets: tuple[TargetLine, ...]
    pictures: tuple[Picture, ...]
    prints: tuple[Link, ...]
    ask: ContactBlock | None
    about: tuple[Row, ...]
    files: tuple[FileCard, ...]


@dataclass(frozen=True)
class PrintPage(View):
    """One sheet of A4: a leaflet or a notice. `posted` and `digest` stand on the notice only."""

    template: ClassVar[str] = "print.html"

    agency: str
    summary: str
    goal: Text
    messages: tuple[str, ...]
    period: str
    ask: ContactBlock | None
    qr: QrCode
    address: str
    back: Link
    size: str
    """large, middle or small: so big that a text of the usual length still stands on one page."""
    is_notice: bool
    posted: str
    digest: str


def campaign_page(site: Site, campaign: Campaign) -> CampaignPage:
    agency = site.agency(campaign.agency_id)
    about = (one.target for one in site.citing.get(campaign.id, ()) if one.target)
    shown = {one.file for one in campaign.infographics}
    return CampaignPage(
        meta(
            site,
            campaign.href,
            campaign.title,
            campaign.summary,
            kind="article",
            creator=agency.name,
            on=campaign.published,
            subject=campaign.subject.label,
        ),
        campaign.title,
        crumbs=crumbs(agency, *list_crumbs(campaign)),
        sample=campaign.sample,
        sources=source_lines(campaign),
        summary=Text.of(campaign.summary),
        goal=Text.of(campaign.goal),
        outcome=Text.of(campaign.outcome or ""),
        body=body_text(site, campaign),
        messages=campaign.messages,
        facts=tuple(_facts(site, campaign)),
        figures=figures(campaign),
        targets=tuple(target_line(one) for one in campaign.targets),
        pictures=tuple(_pictures(campaign)),
        prints=(
            Link("Tờ rơi", f"{campaign.href}{LEAFLET}", "một trang A4"),
            Link("Bảng tin", f"{campaign.href}{SHEET}", "một trang A4 chữ lớn, có mã QR"),
        ),
        ask=unit_contact(campaign.ask, sample=campaign.sample) if campaign.ask else None,
        about=tuple(document_row(site, one) for one in about),
        files=tuple(one for one in files(campaign) if one.name not in shown),
    )


def leaflet_page(site: Site, campaign: Campaign) -> PrintPage:
    return _print_page(site, campaign, LEAFLET, "Tờ rơi", is_notice=False)


def sheet_page(site: Site, campaign: Campaign) -> PrintPage:
    return _print_page(site, campaign, SHEET, "Bảng tin", is_notice=True)


def picture_tables(campaign: Campaign) -> Iterator[tuple[str, Table]]:
    """By address: the numbers of each of its pictures."""
    for one in campaign.infographics:
        if one.data:
            yield _table_address(campaign, one), figure_table(f"{campaign.title}: {one.file}", campaign, one.data)


def _print_page(site: Site, campaign: Campaign, place: str, label: str, *, is_notice: bool) -> PrintPage:
    agency, path = site.agency(campaign.agency_id), f"{campaign.href}{place}"
    title = f"{label}: {campaign.title}"
    digest = campaign.origin.digest[:DIGITS]
    return PrintPage(
        meta(site, path, title, campaign.summary, creator=agency.name, on=campaign.published),
        campaign.title,
        crumbs=crumbs(agency, *list_crumbs(campaign), Link(campaign.title, campaign.href)),
        sample=campaign.sample,
        agency=agency.name,
        summary="" if is_notice else campaign.summary,
        goal=Text.of(campaign.goal),
        messages=campaign.messages,
        period=period_text(campaign.period) or campaign.period_note or "",
        ask=unit_contact(campaign.ask, sample=False) if campaign.ask else None,
        qr=QrCode(absolute(site, campaign.href)),
        address=absolute(site, campaign.href),
        back=Link("Về trang của chiến dịch", campaign.href),
        size=_size(campaign, is_notice=is_notice),
        is_notice=is_notice,
        posted=period_text(campaign.posting) if is_notice else "",
        digest=" ".join(digest[at : at + 4] for at in range(0, len(digest), 4)) if is_notice else "",
    )


def _size(campaign: Campaign, *, is_notice: bool) -> str:
    """By how many letters have to stand on the page, measured with the longest words of our own campaigns."""
    letters = len(campaign.title) + sum(map(len, campaign.messages))
    letters += 0 if is_notice else len(campaign.goal) + len(campaign.summary)
    return "large" if letters <= LARGE else "middle" if letters <= MIDDLE else "small"


def _pictures(campaign: Campaign) -> Iterator[Picture]:
    cards = {one.name: one for one in files(campaign)}
    for one in campaign.infographics:
        if one.file in cards:
            lines = tuple(figure_line(figure) for figure in one.data)
            table = _table_address(campaign, one) if one.data else ""
            yield Picture(cards[one.file], Text.of(one.transcript), lines, table)


def _table_address(campaign: Campaign, one: Infographic) -> str:
    return f"{campaign.href}{slug(PurePosixPath(one.file).stem)}-{FIGURES}"


def _facts(site: Site, campaign: Campaign) -> Iterator[Fact]:
    yield from link_fact("Cơ quan", agency_link(site, campaign.agency_id))
    yield from text_fact("Cùng thực hiện", *campaign.partners)
    yield from text_fact("Thời gian", period_text(campaign.period) or campaign.period_note)
    yield from text_fact("Dành cho", *(one.label for one in campaign.audience))
    yield from text_fact("Kênh đã dùng", *(one.label for one in campaign.channels))
    yield from text_fact("Lĩnh vực", campaign.subject.label)
    yield from text_fact("Niêm yết", period_text(campaign.posting))
    yield from day_fact("Đăng", day_of(campaign.published))
