"""Pages for whom things concern: farmers, businesses, the old … each with what they can do now, and what is new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from ..catalogue.force import Force, force
from ..catalogue.site import Site
from ..model import Bulletin, Document, Draft, News, Plan
from ..model.vocabulary import Term, terms
from .list import List
from .meta import meta
from .parts import Choice, Choices, Fact, Link, Row, View, link_fact
from .rows import crumbs, row

Concerning: TypeAlias = Document | Draft | Bulletin | News
"""What says whom it concerns."""

AUDIENCES = Link("Đối tượng", "/doi-tuong/")
NEWEST = 5
APPLYING = frozenset({Force.IN_FORCE, Force.PARTLY, Force.NOT_YET})


@dataclass(frozen=True)
class Section:
    """One kind of what concerns somebody, the newest of it."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class AudiencePage(View):
    template: ClassVar[str] = "audience.html"

    lead: str
    sections: tuple[Section, ...]
    everything: Link
    feed: Link
    subjects: tuple[Choice, ...]
    """Subjects on which there is something for them."""
    others: tuple[Choice, ...]


@dataclass(frozen=True)
class AudiencesPage(View):
    template: ClassVar[str] = "audiences.html"

    doors: tuple[Link, ...]
    subjects: tuple[Choice, ...]


def audience_pages(site: Site, subjects: Choices) -> Iterator[View]:
    """The page of all audiences, then one for each of the list, whether or not there is anything for them yet."""
    yield _index(site, subjects)
    yield from (_page(site, one, subjects) for one in terms("audiences"))


def audience_lists(site: Site) -> Iterator[List]:
    for one in terms("audiences"):
        above = crumbs(None, AUDIENCES, Link(one.label, address(one)))
        title = f"{one.label}: tất cả thông tin liên quan"
        yield List(_everything(one).href, title, concerning(site, one), "mục", above, has_feed=True)


def audience_addresses() -> Iterator[str]:
    yield AUDIENCES.href
    yield from map(address, terms("audiences"))


def audience_ways(site: Site) -> Choices:
    """Those for whom there is something."""
    found = ((one, len(concerning(site, one))) for one in terms("audiences"))
    return Choices(AUDIENCES.label, tuple(Choice(one.label, address(one), count) for one, count in found if count))


def audience_fact(audiences: tuple[Term, ...]) -> tuple[Fact, ...]:
    return link_fact("Đối tượng", *(Link(one.label, address(one)) for one in audiences))


def address(audience: Term) -> str:
    return f"{AUDIENCES.href}{audience.id}/"


def concerning(site: Site, audience: Term) -> tuple[Concerning, ...]:
    return site.once(_by_audience).get(audience.id, ())


def _by_audience(site: Site) -> Mapping[str, tuple[Concerning, ...]]:
    some: tuple[Concerning, ...] = (*site.drafts, *site.documents, *site.bulletins, *site.news)
    return {one.id: tuple(record for record in some if one in record.audience) for one in terms("audiences")}


def _index(site: Site, subjects: Choices) -> AudiencesPage:
    title, about = "Theo đối tượng", "Chính sách, dự thảo, tin và bản tin truyền thanh liên quan đến từng nhóm người"
    doors = tuple(Link(one.label, address(one), _count(site, one)) for one in terms("audiences"))
    return AudiencesPage(
        meta(site, AUDIENCES.href, title, about), title, crumbs=crumbs(), doors=doors, subjects=subjects.choices
    )


def _count(site: Site, audience: Term) -> str:
    found = concerning(site, audience)
    open_now = sum(isinstance(one, Draft) and one.consultation.is_open(site.now) for one in found)
    waiting = f", {open_now} dự thảo đang lấy ý kiến" if open_now else ""
    return f"{len(found)} mục{waiting}" if found else "Chưa có mục nào"


def _page(site: Site, audience: Term, subjects: Choices) -> AudiencePage:
    title, found = audience.label, concerning(site, audience)
    about = f"Văn bản, dự thảo đang lấy ý kiến, kế hoạch, tin và bản tin truyền thanh dành cho: {title}"
    touched = {f"/linh-vuc/{one.subject.id}/" for one in found}
    ways = audience_ways(site).choices
    feed = Link(f"Theo dõi thông tin cho: {title}", f"{address(audience)}atom.xml")
    return AudiencePage(
        meta(site, address(audience), title, about, feeds=(feed,)),
        title,
        crumbs=crumbs(None, AUDIENCES),
        lead=_count(site, audience),
        sections=tuple(one for one in _sections(site, audience) if one.rows),
        everything=_everything(audience),
        feed=feed,
        subjects=tuple(one for one in subjects.choices if one.href in touched),
        others=tuple(one for one in ways if one.href != address(audience)),
    )


def _everything(audience: Term) -> Link:
    return Link("Tất cả, kể cả những gì đã hết hiệu lực", f"{address(audience)}tat-ca/")


def _sections(site: Site, audience: Term) -> Iterator[Section]:
    """What one can still do first, then what applies, then what is told."""
    found = concerning(site, audience)
    applying = [one for one in found if isinstance(one, Document) and force(site, one, site.today).force in APPLYING]
    groups: tuple[tuple[str, list[Concerning]], ...] = (
        ("Đang lấy ý kiến", [one for one in found if isinstance(one, Draft) and one.consultation.is_open(site.now)]),
        ("Đang phát trên loa", [one for one in found if isinstance(one, Bulletin) and _is_on_air(site, one)]),
        ("Văn bản đang áp dụng", [one for one in applying if not isinstance(one, Plan)]),
        ("Kế hoạch", [one for one in applying if isinstance(one, Plan)]),
        ("Tin, cách làm hay", [one for one in found if isinstance(one, News)]),
    )
    for heading, records in groups:
        yield Section(heading, tuple(row(site, one) for one in records[:NEWEST]))


def _is_on_air(site: Site, bulletin: Bulletin) -> bool:
    return bulletin.state(site.today).id == "on-air"
