"""A person's page, and the list of everybody in office."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ..catalogue.site import Site
from ..catalogue.succession import heirs
from ..language.days import day_text
from ..model import Agency, Person
from ..model.person import Post
from .agency import PersonLine
from .contacts import current_posts, speaker, speakers_of, speaks_now, titles
from .many import SHOWN
from .meta import absolute, meta
from .parts import Day, Fact, Meta, Row, Step, Text, View, maybe_day, text_fact
from .plan import period_text
from .rows import agency_link, body_text, crumbs, row, source_lines
from .speaker import Speaker


@dataclass(frozen=True)
class PersonPage(View):
    template: ClassVar[str] = "person.html"

    posts: tuple[Step, ...]
    facts: tuple[Fact, ...]
    speaker: Speaker | None
    speaking_ended: str
    """A sentence, where a mandate is over: since when, who speaks now."""
    body: Text
    documents: tuple[Row, ...]
    """Documents the person signed, the newest."""
    more: str
    """How many others there are, and how they are found."""


@dataclass(frozen=True)
class PeoplePage(View):
    template: ClassVar[str] = "people.html"

    people: tuple[PersonLine, ...]
    count: str


def person_page(site: Site, person: Person) -> PersonPage:
    agency = site.agency(person.agency_id)
    signed = [one for one in site.documents_of.get(agency.id, ()) if one.signer and one.signer.name == person.name]
    return PersonPage(
        _meta(site, person, agency),
        person.name,
        crumbs=crumbs(agency),
        sample=person.sample,
        sources=source_lines(person),
        posts=tuple(_post(site, person, one) for one in person.posts),
        facts=text_fact("Phụ trách", person.duties),
        speaker=speaker(site, person),
        speaking_ended=_ended(site, person, agency),
        body=body_text(site, person),
        documents=tuple(row(site, one) for one in signed[:SHOWN]),
        more=f"Và {len(signed) - SHOWN} văn bản khác; tìm bằng tên người ký." if len(signed) > SHOWN else "",
    )


def people_page(site: Site) -> PeoplePage:
    """Everybody in office in the province, in Vietnamese order: by given name."""
    serving = [one for one in site.people if current_posts(site, one) and not site.is_national(one)]
    lines = tuple(_line(site, one) for one in serving)
    description = f"{len(lines)} người đang giữ chức vụ tại các cơ quan {site.portal.formal_name}, xếp theo tên"
    return PeoplePage(
        meta(site, "/can-bo/", "Cán bộ", description),
        "Cán bộ",
        crumbs=crumbs(),
        people=lines,
        count=f"{len(lines)} người, xếp theo tên",
    )


def _line(site: Site, person: Person) -> PersonLine:
    post = current_posts(site, person)[0]
    agency = site.agency(post.agency or person.agency_id)
    note = "người phát ngôn" if speaks_now(site, person) else ""
    return PersonLine(person.name, f"{titles(site, person)}, {agency.name}", person.href, note, person.sample)


def _post(site: Site, person: Person, post: Post) -> Step:
    agency = agency_link(site, post.agency or person.agency_id)
    when = f"tại ngày {day_text(post.as_of)}" if post.as_of else period_text(post.period)
    words = "; ".join(one for one in (agency.label, when, post.decision) if one)
    start: Day | None = maybe_day(post.period.start) if post.period else None
    return Step(post.title, start, words, agency.href, current=post.holds(site.today))


def _ended(site: Site, person: Person, agency: Agency) -> str:
    """Who speaks now, where this person's mandate or the agency itself is over. No old contact is repeated."""
    duty = person.spokesperson
    if duty is None or speaker(site, person):
        return ""
    if duty.period and duty.period.start and duty.period.start > site.today:
        return f"Sẽ phát ngôn {period_text(duty.period)}."
    end = duty.period.end if duty.period else None
    since = f" từ sau ngày {day_text(end)}" if end and end < site.today else f" vì {agency.name} đã kết thúc"
    now = [card.name for heir in heirs(site, agency, site.today) for card in speakers_of(site, heir)]
    return f"Thôi làm người phát ngôn{since}." + (f" Nay là: {', '.join(now)}." if now else "")


def _meta(site: Site, person: Person, agency: Agency) -> Meta:
    card = speaker(site, person)
    data = {
        "@type": "Person",
        "jobTitle": titles(site, person),
        "worksFor": {
            "@type": "GovernmentOrganization",
            "name": agency.name,
            "url": absolute(site, agency.href),
        },
    }
    if card:
        data["contactPoint"] = {
            "@type": "ContactPoint",
            "contactType": "press",
            "email": card.email,
            "telephone": [one.href.removeprefix("tel:") for one in card.phones],
        }
    return meta(
        site,
        person.href,
        person.name,
        f"{person.name}, {titles(site, person)}, {agency.name}",
        kind="profile",
        creator=agency.name,
        data=data,
    )
