"""An agency's page: who it is, how to reach it, who speaks, what it has issued, where it came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, ClassVar

from ..catalogue.site import Site
from ..catalogue.succession import forebears
from ..duties.assess import findings_of
from ..duties.finding import Finding, State, score, shows_overdue
from ..language.days import day_text
from ..model import (
    Agency,
    Bulletin,
    Campaign,
    Document,
    Draft,
    Event,
    News,
    Person,
    Plan,
    Press,
    PressKit,
    Question,
)
from ..source.schema import Record
from .contacts import agency_contact, role_address, speakers_note, speakers_of, speaks_now, titles, unit_contact
from .disclosure_rows import finding_address
from .lineage import above, banners, history, node
from .meta import absolute, meta
from .parts import Choice, ContactBlock, Fact, Link, Meta, Node, Row, Step, Text, View, link_fact, text_fact
from .policies import policies_address, policies_of, share_text
from .rows import agency_link, body_text, row, source_lines
from .speaker import Speaker
from .states import StateCount, score_text, state_counts

LATEST = 3
"""How many late items an agency's page names."""

NEWEST = 5
"""How many records of a kind an agency's page shows before it links to the whole list."""


@dataclass(frozen=True)
class PersonLine:
    name: str
    title: str
    href: str
    note: str = ""
    sample: bool = False


@dataclass(frozen=True)
class Disclosed:
    """How the agency stands: counts by state, a few items that are late, the whole list."""

    score: str
    counts: tuple[StateCount, ...]
    late: tuple[Link, ...]
    whole: Link


@dataclass(frozen=True)
class AgencyPage(View):
    template: ClassVar[str] = "agency.html"

    kind: str
    names: str
    """Short names and aliases in one line."""
    parent: Link | None
    summary: str
    contact: ContactBlock
    focal_unit: ContactBlock | None
    actions: tuple[Link, ...]
    """Gọi, E-mail, Người phát ngôn, Yêu cầu thông tin."""
    facts: tuple[Fact, ...]
    speakers: tuple[Speaker, ...]
    role: str
    """The address of the page of whoever speaks for it; "" where there is none."""
    speakers_note: str
    """What the decree says where nobody is named, or where the ministry keeps the list."""
    leaders: tuple[PersonLine, ...]
    former_people: tuple[PersonLine, ...]
    plans: tuple[Row, ...]
    documents: tuple[Row, ...]
    documents_of_forebears: tuple[Row, ...]
    drafts: tuple[Row, ...]
    news: tuple[Row, ...]
    press: tuple[Row, ...]
    press_kit: Link | None
    lists: tuple[Choice, ...]
    """The agency's own lists: all documents, plans …, with counts."""
    disclosure: Disclosed | None
    children: tuple[Node, ...]
    history: tuple[Step, ...]
    body: Text
    feed: Link


def agency_page(site: Site, agency: Agency) -> AgencyPage:
    documents = site.documents_of.get(agency.id, ())
    others = site.others_of.get(agency.id, ())
    inherited = (one for older in forebears(site, agency) for one in site.documents_of.get(older.id, ()))
    people = site.people_of.get(agency.id, ())
    return AgencyPage(
        _meta(site, agency),
        agency.name,
        crumbs=(Link("Trang chủ", "/"), Link("Cơ quan", "/co-quan/"), *above(site, agency)),
        banners=tuple(banners(site, agency)),
        sample=agency.sample,
        sources=source_lines(agency),
        kind=agency.type.label,
        names="; ".join((*agency.short_names, *agency.aliases)),
        parent=agency_link(site, agency.parent) if agency.parent else None,
        summary=agency.summary or "",
        contact=agency_contact(agency),
        focal_unit=unit_contact(agency.focal_unit, sample=agency.sample) if agency.focal_unit else None,
        actions=tuple(_actions(site, agency)),
        facts=_facts(site, agency),
        speakers=speakers_of(site, agency),
        role="" if site.is_national(agency) else role_address(agency),
        speakers_note=speakers_note(site, agency),
        leaders=tuple(_person(site, one, agency) for one in people if _serves(site, one, agency)),
        former_people=tuple(_person(site, one, agency) for one in people if not _serves(site, one, agency)),
        plans=_newest(site, _of(Plan, documents)),
        documents=_newest(site, (one for one in documents if not isinstance(one, Plan))),
        documents_of_forebears=_newest(site, inherited),
        drafts=_newest(site, _of(Draft, others)),
        news=_newest(site, _of(News, others)),
        press=_newest(site, _of(Press, others)),
        press_kit=_press_kit(site, agency),
        lists=tuple(_lists(agency, documents, others)),
        disclosure=_disclosed(site, agency),
        children=tuple(node(site, one) for one in site.children.get(agency.id, ())),
        history=tuple(history(site, agency)),
        body=body_text(site, agency),
        feed=Link(f"Văn bản mới của {agency.name}", f"{agency.href}atom.xml"),
    )


LISTED: tuple[tuple[str, type[Record]], ...] = (
    ("Văn bản", Document),
    ("Kế hoạch", Plan),
    ("Dự thảo", Draft),
    ("Tin", News),
    ("Sự kiện", Event),
    ("Chiến dịch", Campaign),
    ("Bản tin truyền thanh", Bulletin),
    ("Báo chí", Press),
    ("Hỏi đáp, kiến nghị", Question),
)
"""What an agency has lists of; a plan is a document too."""


def _lists(agency: Agency, *some: Sequence[Record]) -> Iterator[Choice]:
    for label, model in LISTED:
        if count := sum(isinstance(one, model) for one in chain(*some)):
            yield Choice(label, f"{agency.href}{model.kind.address}/", count)


def _newest(site: Site, records: Iterable[Record]) -> tuple[Row, ...]:
    return tuple(row(site, one) for one in islice(records, NEWEST))


def _of(model: type[Record], records: Iterable[Record]) -> Iterator[Record]:
    return (one for one in records if isinstance(one, model))


def _press_kit(site: Site, agency: Agency) -> Link | None:
    kit = site.by_id.get(f"{agency.id}/{PressKit.kind.name}")
    return Link(kit.title, kit.href, "tên viết đúng, chức danh, ảnh") if isinstance(kit, PressKit) else None


def _disclosed(site: Site, agency: Agency) -> Disclosed | None:
    findings = findings_of(site, agency.id)
    if not findings:
        return None
    found, shown = score(findings), shows_overdue(site)
    late = [one for one in findings if one.state is State.OVERDUE and shown]
    return Disclosed(
        score_text(found) if shown else "",
        state_counts(site, found),
        tuple(Link(one.category.label, finding_address(one), _since(one)) for one in late[:LATEST]),
        Link("Danh mục thông tin phải được công khai", f"{agency.href}cong-khai/"),
    )


def _since(finding: Finding) -> str:
    return f"quá hạn từ {day_text(finding.due.day)}" if finding.due else "quá hạn"


def _actions(site: Site, agency: Agency) -> Iterable[Link]:
    contact = agency_contact(agency)
    if contact.phones:
        yield Link(f"Gọi {contact.phones[0].text}", contact.phones[0].href)
    if contact.email:
        yield Link("Gửi thư", f"mailto:{contact.email}")
    if agency.exists(site.today) and not site.is_national(agency):
        yield Link("Người phát ngôn", "#nguoi-phat-ngon")
        unit = f"#{agency.id}" if findings_of(site, agency.id) else ""
        yield Link("Yêu cầu thông tin", f"/tiep-can-thong-tin/soan-yeu-cau/{unit}")


def _facts(site: Site, agency: Agency) -> tuple[Fact, ...]:
    found = policies_of(site, agency)
    way = (Link(share_text(found), policies_address(agency)),) if found and not site.is_national(agency) else ()
    return (*_communication(site, agency), *link_fact("Chính sách phụ trách", *way))


def _communication(site: Site, agency: Agency) -> tuple[Fact, ...]:
    if not agency.communication:
        return ()
    leader = site.person(agency.communication.leader)
    named = (
        (Link(leader.name, leader.href, agency.communication.leader_title or titles(site, leader)),) if leader else ()
    )
    return (
        *link_fact("Lãnh đạo phụ trách truyền thông chính sách", *named),
        *text_fact("Đầu mối truyền thông chính sách", agency.communication.focal_point),
    )


def _serves(site: Site, person: Person, agency: Agency) -> bool:
    return any(one.holds(site.today) and (one.agency or person.agency_id) == agency.id for one in person.posts)


def _person(site: Site, person: Person, agency: Agency) -> PersonLine:
    posts = [one for one in person.posts if (one.agency or person.agency_id) == agency.id]
    serving = [one for one in posts if one.holds(site.today)]
    title = "; ".join(dict.fromkeys(one.title for one in serving or posts))
    note = "người phát ngôn" if serving and person.agency_id == agency.id and speaks_now(site, person) else ""
    at = next((one.as_of for one in posts if one.as_of), None)
    return PersonLine(person.name, title, person.href, f"tại ngày {day_text(at)}" if at else note, person.sample)


def _meta(site: Site, agency: Agency) -> Meta:
    contact = agency_contact(agency)
    data: dict[str, Any] = {
        "@type": "GovernmentOrganization",
        "alternateName": [*agency.short_names, *agency.aliases],
        "address": contact.address,
        "email": contact.email,
        "telephone": [one.href.removeprefix("tel:") for one in contact.phones],
        "sameAs": [one.href for one in contact.channels if one.href],
    }
    if agency.parent:
        data["parentOrganization"] = {
            "@type": "GovernmentOrganization",
            "name": site.agency(agency.parent).name,
            "url": absolute(site, site.agency(agency.parent).href),
        }
    description = agency.summary or f"{agency.name}: địa chỉ, điện thoại, người phát ngôn, văn bản, kế hoạch."
    feed = Link(f"Văn bản mới của {agency.name}", f"{agency.href}atom.xml")
    return meta(
        site,
        agency.href,
        agency.name,
        description,
        creator=agency.name,
        kind="profile",
        data={name: value for name, value in data.items() if value},
        feeds=(feed,),
    )
