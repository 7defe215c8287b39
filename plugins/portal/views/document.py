"""A document's page: whether it applies, what it says, what it has to do with others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from ..catalogue.force import Force, State, force
from ..catalogue.implementation import CARRIES_OUT
from ..catalogue.site import Relation, Site
from ..catalogue.succession import heirs
from ..duties.assess import is_asked
from ..duties.evidence import published_on
from ..duties.finding import shows_overdue
from ..duties.timing import timing
from ..language.days import day_text
from ..law.laws import categories, page_of
from ..law.schema import Category
from ..model import Agency, Document, Question
from ..model.vocabulary import terms
from .audiences import audience_fact
from .files import files
from .implementation import Place, place
from .many import first
from .meta import absolute, meta
from .parts import (
    Badge,
    Banner,
    Fact,
    FileCard,
    Link,
    Step,
    Text,
    Value,
    View,
    day_fact,
    link_fact,
    text_fact,
)
from .policy_steps import impact_facts, policy_steps
from .rows import (
    agency_link,
    body_text,
    citation,
    crumbs,
    document_value,
    force_badge,
    heading,
    list_crumbs,
    question_badge,
    source_lines,
    type_label,
)


@dataclass(frozen=True)
class Relations:
    """Documents related in one way: “Thay thế”, and so on."""

    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class DocumentPage(View):
    template: ClassVar[str] = "document.html"

    heading: str
    """“Kế hoạch 119/KH-UBND”; the title is the abstract."""
    badge: Badge
    status: str
    """A sentence: since when it is in force, what replaced it."""
    status_links: tuple[Value, ...]
    facts: tuple[Fact, ...]
    summary: Text
    plain: tuple[Fact, ...]
    """Who has to know of it, from when, whom to ask."""
    body: Text
    files: tuple[FileCard, ...]
    steps: tuple[Step, ...]
    """Of a policy: from its proposal to its enforcement."""
    place: Place | None
    """What it carries out, and what carries it out."""
    relations: tuple[Relations, ...]
    """In which other ways it has to do with others."""
    citation: str
    """How to cite it: type, number, date, agency."""


def document_page(site: Site, document: Document) -> DocumentPage:
    return DocumentPage(**document_fields(site, document))


def document_fields(site: Site, document: Document) -> dict[str, Any]:
    """What the pages of documents and of plans have in common, by name."""
    agency, state = site.agency(document.agency_id), force(site, document, site.today)
    return {
        "meta": _meta(site, document, state),
        "title": document.title,
        "crumbs": crumbs(agency, *list_crumbs(document)),
        "banners": tuple(_banners(site, agency)),
        "sample": document.sample,
        "sources": source_lines(document),
        "heading": heading(document),
        "badge": force_badge(state),
        "status": status_sentence(state),
        "status_links": tuple(document_value(one) for one in state.by),
        "facts": facts(site, document),
        "summary": Text.of(document.summary or ""),
        "plain": _plain(document),
        "body": body_text(site, document),
        "files": files(document),
        "steps": policy_steps(site, document),
        "place": place(site, document),
        "relations": relations(site, document),
        "citation": citation(site, document),
    }


def status_sentence(state: State) -> str:
    """Whether it applies and since when, in words."""
    since = f" từ ngày {day_text(state.since)}" if state.since else ""
    match state.force:
        case Force.IN_FORCE:
            return f"Áp dụng{since}." if since else "Đang áp dụng."
        case Force.NOT_YET:
            return f"Sẽ áp dụng{since}."
        case Force.PARTLY:
            return f"Một phần đã thôi áp dụng{since}; phần còn lại vẫn áp dụng."
        case Force.SUSPENDED:
            return f"Tạm thôi áp dụng{since}."
        case Force.ENDED:
            return f"Thôi áp dụng{since}."
    return "Chưa đủ thông tin về ngày ban hành để nói văn bản có hiệu lực từ khi nào."


def facts(site: Site, document: Document) -> tuple[Fact, ...]:
    """The table of a document's facts, in the order official sites have made familiar."""
    issuers = (document.agency_id, *document.joint_issuers)
    number = document.number.text if document.number else document.number_note
    return (
        *text_fact("Số, ký hiệu", number),
        *text_fact("Loại văn bản", type_label(document)),
        *link_fact("Cơ quan ban hành", *(agency_link(site, one) for one in issuers)),
        *text_fact("Cơ quan tham mưu", document.drafter),
        *_signer(site, document),
        *day_fact("Ngày ban hành", document.issued, document.issued_note or ""),
        *day_fact("Ngày có hiệu lực", document.effective),
        *day_fact("Có hiệu lực đến hết", document.expires),
        *_published(site, document),
        *link_fact("Lĩnh vực", Link(document.subject.label, f"/linh-vuc/{document.subject.id}/")),
        *audience_fact(document.audience),
        *impact_facts(document),
        *text_fact("Tác động trực tiếp tới", document.direct_impact),
        *_categories(site, document),
        *link_fact("Bản gốc", *((Link(document.original, document.original),) if document.original else ())),
    )


def relations(site: Site, document: Document) -> tuple[Relations, ...]:
    """What it says of others, then what others say of it; each kind once, in the order of the list of kinds.

    Who carries out whom is told by its place in the tree.
    """
    citing, cited = site.citing.get(document.id, ()), site.cited.get(document.id, ())
    told = {one.kind for one in (*citing, *cited)} - {*CARRIES_OUT}
    kinds = tuple(one for one in terms("relations") if one.id in told)
    own = ((one, one.facts["label"], citing) for one in kinds)
    others = ((one, one.facts["inverse"], cited) for one in kinds)
    found = (
        Relations(label, _all_related([one for one in given if one.kind == kind.id], to_target=given is citing))
        for kind, label, given in (*own, *others)
    )
    return tuple(one for one in found if one.values)


def _all_related(found: Sequence[Relation], *, to_target: bool) -> tuple[Value, ...]:
    """The first of them, for all may rest on one document."""
    return first(found, partial(_related, to_target=to_target), _others)


def _others(count: int) -> Value:
    return Value(f"và {count} văn bản khác, tìm bằng số, ký hiệu của văn bản này")


def _related(relation: Relation, *, to_target: bool) -> Value:
    other = relation.target if to_target else relation.source
    part = relation.citation.part or ""
    if isinstance(other, Document):
        return document_value(other, note=f"{part}: {other.title}" if part else "")
    if isinstance(other, Question):
        return Value(other.title, other.href, note=question_badge(other).label)
    if other is not None:
        return Value(getattr(other, "title", other.id), other.href)
    return Value(relation.citation.text)


def _published(site: Site, document: Document) -> tuple[Fact, ...]:
    """When it was published, and whether that was in time; by the first commit where the file does not say."""
    day = published_on(site, document)
    note = "" if document.published or day is None else "theo lần lưu đầu tiên"
    took = timing(site, document)
    if took is None:
        return day_fact("Ngày công khai", day, note)
    said = took.text if not took.late or shows_overdue(site) else ""
    words = "; ".join(one for one in (said, note) if one)
    limit = Value(took.due.text, page_of(took.due.reference, site.today))
    return (*day_fact("Ngày công khai", day, words), Fact("Hạn công khai", (limit,)))


def _plain(document: Document) -> tuple[Fact, ...]:
    if document.plain is None:
        return ()
    since = document.in_force_from
    return (
        *text_fact("Ai cần biết", document.plain.who),
        *text_fact("Từ khi nào", f"từ ngày {day_text(since)}" if since else None),
        *text_fact("Hỏi ai", document.plain.ask),
    )


def _signer(site: Site, document: Document) -> tuple[Fact, ...]:
    if not document.signer:
        return ()
    signer = document.signer
    known = next((one for one in site.people_of.get(document.agency_id, ()) if one.name == signer.name), None)
    capacity = f" ({signer.capacity.label})" if signer.capacity else ""
    return (Fact("Người ký", (Value(signer.name, known.href if known else "", note=signer.title + capacity),)),)


def _categories(site: Site, document: Document) -> tuple[Fact, ...]:
    """What it counts for, each with the agency's list of that item."""
    links = (
        Link(one.reference.label, _list_of(site, document, one), one.label)
        for one in map(categories().__getitem__, document.disclosure)
    )
    return link_fact("Mục phải công khai", *links)


def _list_of(site: Site, document: Document, category: Category) -> str:
    """The agency's list where it has one today, else what the law says."""
    has_list = is_asked(site, document.agency_id, category.id)
    return f"/{document.agency_id}/cong-khai/{category.slug}/" if has_list else page_of(category.reference, site.today)


def _banners(site: Site, agency: Agency) -> list[Banner]:
    found = []
    if not agency.exists(site.today) and agency.succession:
        now = tuple(Link(one.name, one.href) for one in heirs(site, agency, site.today) if one is not agency)
        text = f"Cơ quan ban hành đã {agency.succession.event.label} từ ngày {day_text(agency.succession.on)}."
        found.append(Banner("closed", text + (" Nay hỏi:" if now else ""), now))
    return found


def _meta(site: Site, document: Document, state: State) -> Any:  # noqa: ANN401
    agency = site.agency(document.agency_id)
    title = f"{heading(document)}: {document.title}" if document.number else document.title
    return meta(
        site,
        document.href,
        title,
        document.summary or document.title,
        kind="article",
        creator=agency.name,
        on=document.issued,
        subject=document.subject.label,
        data={
            "@type": "Legislation",
            "legislationIdentifier": document.number.text if document.number else "",
            "legislationType": type_label(document),
            "legislationDate": document.issued.isoformat() if document.issued else "",
            "legislationLegalForce": _LEGAL_FORCE[state.force],
            "legislationPassedBy": {
                "@type": "GovernmentOrganization",
                "name": agency.name,
                "url": absolute(site, agency.href),
            },
        },
    )


_LEGAL_FORCE = {
    Force.IN_FORCE: "https://schema.org/InForce",
    Force.PARTLY: "https://schema.org/PartiallyInForce",
    Force.NOT_YET: "https://schema.org/NotInForce",
    Force.SUSPENDED: "https://schema.org/NotInForce",
    Force.ENDED: "https://schema.org/NotInForce",
    Force.UNKNOWN: "",
}
