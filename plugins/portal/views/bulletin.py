"""A bulletin's page: the words an announcer reads, in large type, with what figures and abbreviations sound like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from ..catalogue.site import Site
from ..language.spoken import seconds, spoken
from ..model import Bulletin, Synonyms
from ..model.document_type import document_types
from .audiences import audience_fact
from .bulletin_lists import area_address, areas, place_name
from .meta import absolute, meta
from .parts import Badge, Fact, Link, Row, Text, View, day_fact, link_fact, text_fact
from .rows import agency_link, bulletin_badge, crumbs, document_row, list_crumbs, source_lines
from .sharing import Shared, shared

MINUTE = 60


@dataclass(frozen=True)
class Script:
    """What is read, in one language, paragraph by paragraph."""

    heading: str
    lang: str
    paragraphs: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class BulletinPage(View):
    template: ClassVar[str] = "bulletin.html"

    badge: Badge
    summary: Text
    facts: tuple[Fact, ...]
    script: Script
    versions: tuple[Script, ...]
    """The same in other languages, as the agency has supplied it."""
    written: tuple[str, ...]
    """As the editor wrote it, with its figures; () where nothing of it sounds different."""
    about: tuple[Row, ...]
    shared: tuple[Shared, ...]


def bulletin_page(site: Site, bulletin: Bulletin) -> BulletinPage:
    agency, said, written = site.agency(bulletin.agency_id), script(site, bulletin), paragraphs(bulletin.body)
    about = (one.target for one in site.citing.get(bulletin.id, ()) if one.target)
    return BulletinPage(
        meta(
            site,
            bulletin.href,
            bulletin.title,
            bulletin.summary,
            kind="article",
            creator=agency.name,
            on=bulletin.published,
            subject=bulletin.subject.label,
        ),
        bulletin.title,
        crumbs=crumbs(agency, *list_crumbs(bulletin)),
        sample=bulletin.sample,
        sources=source_lines(bulletin),
        badge=bulletin_badge(site, bulletin),
        summary=Text.of(bulletin.summary),
        facts=tuple(_facts(site, bulletin)),
        script=Script("Lời đọc", "vi", said, f"Đọc chậm, rõ: khoảng {length_text(seconds(_joined(said)))}."),
        versions=tuple(_versions(bulletin)),
        written=() if written == said else written,
        about=tuple(document_row(site, one) for one in about),
        shared=shared(site, bulletin),
    )


def script(site: Site, bulletin: Bulletin) -> tuple[str, ...]:
    """With numbers, days, numbers of documents and abbreviations in words."""
    return site.once_each(_script, bulletin)


def _script(site: Site, bulletin: Bulletin) -> tuple[str, ...]:
    abbreviations, codes = site.once(_words)
    return tuple(spoken(one, abbreviations, codes) for one in paragraphs(bulletin.body))


def paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(one.split()) for one in text.strip().split("\n\n") if one.strip())


def length_text(length: float) -> str:
    """“1 phút 25 giây”."""
    minutes, rest = divmod(round(length), MINUTE)
    parts = (f"{minutes} phút" if minutes else "", f"{rest} giây" if rest or not minutes else "")
    return " ".join(one for one in parts if one)


def broadcast_data(site: Site, bulletin: Bulletin) -> Mapping[str, Any]:
    """For the systems that play it; docs/loa.md says what each name means."""
    said = script(site, bulletin)
    first, last = bulletin.broadcast.start or bulletin.published, bulletin.broadcast.end
    return {
        "script": _joined(said),
        "text": _joined(paragraphs(bulletin.body)),
        "seconds": seconds(_joined(said)),
        "priority": bulletin.priority.id,
        "from": first.isoformat()[:10],
        "until": last.isoformat() if last else None,
        "times": [f"{one:%H:%M}" for one in bulletin.times],
        "areas": [{"id": one.id, "name": one.name, "url": absolute(site, one.href)} for one in areas(site, bulletin)],
        "audiences": [one.id for one in bulletin.audience],
        "subject": bulletin.subject.id,
        "languages": [
            {"lang": one.lang.id, "name": one.lang.label, "title": one.title, "script": one.text, "by": one.by}
            for one in bulletin.versions
        ],
        "sample": bulletin.sample,
    }


def _joined(some: tuple[str, ...]) -> str:
    return "\n\n".join(some)


def _words(site: Site) -> tuple[dict[str, str], dict[str, str]]:
    """Abbreviations from editors' lists; the codes of documents, of which the first type counts."""
    sheets = (one for one in site.records if isinstance(one, Synonyms))
    abbreviations = {word.short: word.full for sheet in sheets for word in sheet.words}
    codes: dict[str, str] = {}
    for kind in document_types():
        for code in kind.codes:
            codes.setdefault(code, kind.label)
    return abbreviations, codes


def _versions(bulletin: Bulletin) -> Iterator[Script]:
    for one in bulletin.versions:
        by = f"Bản dịch của {one.by}." if one.by else "Bản dịch do cơ quan đăng tin cung cấp."
        heading = f"{one.lang.label}: {one.title}" if one.title else one.lang.label
        yield Script(heading, one.lang.id, paragraphs(one.text), by)


def _facts(site: Site, bulletin: Bulletin) -> Iterator[Fact]:
    places = tuple(Link(place_name(one), area_address(one)) for one in areas(site, bulletin))
    yield from link_fact("Cơ quan", agency_link(site, bulletin.agency_id))
    yield from day_fact("Phát từ", bulletin.broadcast.start)
    yield from day_fact("Phát đến hết", bulletin.broadcast.end)
    yield from text_fact("Giờ phát", ", ".join(f"{one:%H:%M}" for one in bulletin.times))
    yield from link_fact("Phát ở", *places) or text_fact("Phát ở", "toàn tỉnh")
    yield from text_fact("Mức ưu tiên", bulletin.priority.label)
    yield from audience_fact(bulletin.audience)
    yield from link_fact("Lĩnh vực", Link(bulletin.subject.label, f"/loa/linh-vuc/{bulletin.subject.id}/"))
    yield from day_fact("Ngày đăng", bulletin.published)
