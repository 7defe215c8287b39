"""An agency's press kit: names as they are to be written, who speaks, what about, whom else to ask, pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ..catalogue.site import Site
from ..model import Agency, Person, PressKit
from .contacts import current_posts, speakers_of, speaks_now, titles
from .files import files, picture
from .meta import meta
from .parts import Fact, FileCard, Grid, Image, Link, Text, Value, View, text_fact
from .press_lists import PRESS_ROOM
from .rows import agency_link, body_text, crumbs, source_lines

PEOPLE, COLUMNS = "Lãnh đạo và người phát ngôn", ("Họ và tên", "Chức vụ", "Viết trong bài")
NAMES = "ten-va-chuc-danh.txt"


@dataclass(frozen=True)
class KitPicture:
    label: str
    href: str
    """The picture itself, as large as there is."""
    shown: Image
    alt: str
    credit: str
    licence: str
    size: str


@dataclass(frozen=True)
class PressKitPage(View):
    template: ClassVar[str] = "press_kit.html"

    kind: str
    package: Link
    names: tuple[Fact, ...]
    people: Grid | None
    speaks_about: tuple[str, ...]
    elsewhere: tuple[Fact, ...]
    pictures: tuple[KitPicture, ...]
    files: tuple[FileCard, ...]
    """What else is in the kit."""
    body: Text
    links: tuple[Link, ...]


def press_kit_page(site: Site, kit: PressKit) -> PressKitPage:
    agency = site.agency(kit.agency_id)
    pictures = tuple(_pictures(kit))
    people = tuple(_person(site, one, agency) for one in kit_people(site, agency))
    title, own = f"{kit.title}: {agency.name}", {one.href for one in pictures}
    return PressKitPage(
        meta(site, kit.href, title, f"Tên viết đúng, người phát ngôn, ảnh của {agency.name}", creator=agency.name),
        agency.name,
        crumbs=crumbs(agency),
        kind=kit.title,
        sample=kit.sample,
        sources=source_lines(kit),
        package=Link("Tải cả bộ (ZIP)", package_address(kit), "tên và chức danh, lời giới thiệu, ảnh"),
        names=_names(agency, kit),
        people=Grid(PEOPLE, COLUMNS, people) if people else None,
        speaks_about=kit.speaks_about,
        elsewhere=tuple(_referral(site, matter=one.matter, agency=one.agency) for one in kit.ask_elsewhere),
        pictures=pictures,
        files=tuple(one for one in files(kit) if one.href not in own),
        body=body_text(site, kit),
        links=tuple(_links(site, agency, kit)),
    )


def package_address(kit: PressKit) -> str:
    return f"{kit.href}tu-lieu-{kit.agency_id}.zip"


def kit_people(site: Site, agency: Agency) -> tuple[Person, ...]:
    """Who holds a post in the agency today and leads or speaks: those who speak first."""
    serving = [one for one in site.people_of.get(agency.id, ()) if current_posts(site, one, agency.id)]
    return tuple(sorted(serving, key=lambda one: not speaks_now(site, one)))


def cited(site: Site, person: Person, agency: Agency) -> str:
    """As an article names somebody, the agency written out: “Cư A Lử, Chánh Văn phòng Sở Y tế tỉnh Lào Cai”."""
    title = titles(site, person, agency.id)
    begun = (one for name in (agency.name, *agency.short_names) for one in _beginnings(name))
    tail = max((one for one in begun if title.endswith(one)), key=len, default="")
    return f"{person.name}, {title.removesuffix(tail)}{'' if tail else ', '}{agency.name}"


def _beginnings(name: str) -> Iterator[str]:
    """“Sở Y tế tỉnh Lào Cai”, “Sở Y tế tỉnh Lào”, … “Sở”: a title may name its own agency by its first words."""
    words = name.split()
    yield from (" ".join(words[:count]) for count in range(len(words), 0, -1))


def kit_text(site: Site, kit: PressKit) -> str:
    """Names, people and limits as plain text, for whoever copies them into an article."""
    agency = site.agency(kit.agency_id)
    parts = [
        ("TÊN CƠ QUAN", [f"{one.label}: {value.text}" for one in _names(agency, kit) for value in one.values]),
        ("NGƯỜI PHÁT NGÔN, LÃNH ĐẠO", [cited(site, one, agency) for one in kit_people(site, agency)]),
        ("CƠ QUAN TRẢ LỜI VỀ", list(kit.speaks_about)),
        ("HỎI NƠI KHÁC", [f"{one.matter}: {site.agency(one.agency).name}" for one in kit.ask_elsewhere]),
        ("ẢNH", [f"{one.file}: {one.alt}. Nguồn: {one.credit}. {one.licence}." for one in kit.attachments]),
    ]
    note = "DỮ LIỆU MẪU: bịa ra để trình diễn.\n\n" if kit.sample else ""
    text = "\n\n".join("\n".join((head, *(f"- {one}" for one in lines))) for head, lines in parts if lines)
    return f"{note}{text}\n"


def _names(agency: Agency, kit: PressKit) -> tuple[Fact, ...]:
    return (
        *text_fact("Tên đầy đủ", agency.name),
        *text_fact("Tên ngắn", kit.short_name),
        *text_fact("Tên tiếng Anh", kit.english_name),
        *text_fact("Khi viết", *kit.spelling),
    )


def _person(site: Site, person: Person, agency: Agency) -> tuple[Value, ...]:
    note = "người phát ngôn" if speaks_now(site, person) and person.agency_id == agency.id else ""
    name = Value(person.name, person.href, note=note)
    return name, Value(titles(site, person, agency.id)), Value(cited(site, person, agency))


def _referral(site: Site, *, matter: str, agency: str) -> Fact:
    found = agency_link(site, agency)
    speaker = next(iter(speakers_of(site, site.agency(agency))), None)
    note = f"người phát ngôn: {speaker.name}" if speaker else ""
    return Fact(matter, (Value(found.label, found.href, note=note),))


def _pictures(kit: PressKit) -> Iterator[KitPicture]:
    there, cards = {one.name: one for one in kit.files}, {one.name: one for one in files(kit)}
    for one in kit.attachments:
        file, card = there.get(one.file), cards.get(one.file)
        if file and card and file.facts.width:
            size = f"{card.format}, {card.size}"
            yield KitPicture(card.label, card.href, picture(kit, file), one.alt, one.credit, one.licence, size)


def _links(site: Site, agency: Agency, kit: PressKit) -> Iterator[Link]:
    yield Link("Tên và chức danh (TXT)", f"{kit.href}{NAMES}")
    if any(one.agency_id == agency.id for one in site.press):
        yield Link("Hoạt động báo chí của cơ quan", f"{agency.href}bao-chi/")
    yield Link("Phòng báo chí của tỉnh", PRESS_ROOM.href)
