"""Entries: everything that can be found, each with what it is found by and what is shown of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from ...catalogue.site import UNDATED, Site, day_of
from ...catalogue.succession import forebears, heirs
from ...duties.evidence import made_on
from ...model import Agency, Document, Page, Person, Synonyms, Translation
from ...model.common import Entry as Common
from ...model.portal import Predecessor
from ...source.schema import Part, Record
from ...views.contacts import agency_contact, current_posts, speaker, titles
from ...views.parts import Badge, Fact, Link, PhoneLine
from ...views.prose import translated
from ...views.rows import former_note, row, type_label

UNSEARCHED = frozenset(Common.model_fields) | {"attachments", "original", "summary", "title", "type", "subject"}
"""Fields of a record whose words are found elsewhere, or are no words."""
SPEAKER = "người phát ngôn"
_LINK = re.compile(r"\]\([^)\s]*\)|https?://\S+")


@dataclass(frozen=True)
class Stub:
    """What a result shows: as a row of a list, with numbers to call and who is responsible now."""

    title: str
    href: str
    facts: tuple[str, ...] = ()
    dates: tuple[Fact, ...] = ()
    badge: Badge | None = None
    summary: str = ""
    phones: tuple[PhoneLine, ...] = ()
    heirs: tuple[Link, ...] = ()
    sample: bool = False


@dataclass(frozen=True)
class Entry:
    """One thing that can be found. `group` is what suggestions gather: agency, person, document."""

    id: str
    group: str
    since: date
    stub: Stub
    names: tuple[str, ...]
    """What it is called: the title first."""
    numbers: tuple[str, ...] = ()
    cited: str = ""
    """As people say it: “Kế hoạch 119”."""
    phones: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    body: Callable[[], Iterable[str]] = tuple
    """All else that can be read; made when asked for, for memory should not hold the bodies of all twice."""
    said: tuple[str, ...] = ()
    """What the body is known by without being made; empty where it has to be."""
    facets: tuple[tuple[str, str, str], ...] = ()
    """Facet, value, and the value's label."""
    signed: date | None = None


def things(site: Site) -> Mapping[str, Record | Predecessor]:
    """Everything that can be found, by the id of its entry."""
    return site.once(_things)


def entry(site: Site, name: str) -> Entry:
    """Of the thing with that id."""
    thing = things(site)[name]
    if isinstance(thing, Predecessor):
        return _predecessor(site, thing)
    if isinstance(thing, Translation):
        return _translation(site.by_id[thing.id], thing)
    return _entry(site, thing)


def synonyms(site: Site) -> tuple[tuple[str, str], ...]:
    """The shared ones and the portal's own."""
    sheets = (one for one in site.records if isinstance(one, Synonyms))
    return tuple(dict.fromkeys((one.short, one.full) for sheet in sheets for one in sheet.words))


def _things(site: Site) -> dict[str, Record | Predecessor]:
    own: dict[str, Record | Predecessor] = {id_: one for id_, one in site.by_id.items() if one.kind.has_page}
    translated = {f"{one.id}.{one.lang}": one for some in site.translations.values() for one in some}
    return own | translated | {f"/{one.name}": one for one in site.portal.predecessors}


def _entry(site: Site, record: Record) -> Entry:
    if isinstance(record, Agency):
        return _agency(site, record)
    if isinstance(record, Person):
        return _person(site, record)
    return _page(record) if isinstance(record, Page) else _record(site, record)


def _predecessor(site: Site, old: Predecessor) -> Entry:
    here = Link(site.portal.formal_name, "/")
    stub = Stub(f"Tỉnh {old.name}", "/co-quan-cu/", ("đơn vị hành chính cũ",), heirs=(here,))
    return Entry(f"/{old.name}", "agency", UNDATED, stub, (stub.title,), about=(site.portal.name,))


def _agency(site: Site, agency: Agency) -> Entry:
    now = tuple(Link(one.name, one.href) for one in heirs(site, agency, site.today) if one is not agency)
    above = site.agency(agency.parent).name if agency.parent else ""
    phones = agency_contact(agency).phones if agency.exists(site.today) else ()
    facts = tuple(one for one in (agency.type.label, former_note(site, agency) or above) if one)
    stub = Stub(agency.name, agency.href, facts, (), None, agency.summary or "", phones, now, agency.sample)
    before = tuple(name for one in forebears(site, agency) for name in (one.name, *one.short_names))
    return Entry(
        agency.id,
        "agency",
        _since(agency),
        stub,
        (agency.name, *agency.short_names, *agency.aliases),
        phones=tuple(one.text for one in phones),
        about=(agency.type.label, above, *before),
        # Not among what counts more than a document does: a department's description names everything it deals with.
        body=lambda: (agency.summary or "", agency.postal_address or ""),
        facets=(("loai", "co-quan", "Cơ quan"), *_place(agency)),
    )


def _person(site: Site, person: Person) -> Entry:
    """With the numbers of somebody who may speak today, and of nobody else."""
    card, agency = speaker(site, person), site.agency(person.agency_id)
    phones = card.phones if card else ()
    office = (site.agency(one.agency or person.agency_id) for one in current_posts(site, person) or person.posts[:1])
    offices = tuple(dict.fromkeys((agency, *office)))
    role = SPEAKER if card else "" if current_posts(site, person) else "đã thôi giữ chức"
    facts = tuple(one for one in (titles(site, person), agency.name, role) if one)
    topics = (*card.topics, card.role, "phát ngôn báo chí") if card else ()
    return Entry(
        person.id,
        "person",
        _since(person),
        # Straight to the number: on a telephone the head of the page would fill the screen.
        Stub(
            person.name, f"{person.href}#phat-ngon" if card else person.href, facts, phones=phones, sample=person.sample
        ),
        (person.name, f"{SPEAKER} {agency.name}") if card else (person.name,),
        phones=tuple(one.text for one in phones),
        about=(
            *facts,
            *topics,
            person.duties or "",
            *(name for one in offices for name in (one.name, *one.short_names, *one.aliases)),
            *(old.name for one in offices for old in forebears(site, one)),
        ),
        facets=(("loai", "can-bo", "Cán bộ"), *_place(agency)),
    )


def _page(page: Page) -> Entry:
    stub = Stub(page.title, page.href, ("trang của cổng",), (), None, page.summary or "", sample=page.sample)
    facets = (("loai", "trang", "Trang của cổng"),)
    body = partial(_texts, page)
    return Entry(page.id, "document", _since(page), stub, (page.title,), body=body, said=_said(page), facets=facets)


def _translation(record: Record, one: Translation) -> Entry:
    stub = Stub(one.title, translated(one, record), summary=one.summary or "", sample=one.sample)
    names, body = (one.title,), partial(_texts, one)
    return Entry(f"{one.id}.{one.lang}", "document", _since(one), stub, names, body=body, said=_said(one))


def _record(site: Site, record: Record) -> Entry:
    """A document, a draft, news and the like: what lists show as a row."""
    shown, agency = row(site, record), site.agency(record.agency_id)
    document = record if isinstance(record, Document) else None
    signer = document.signer.name if document and document.signer else ""
    subject = getattr(record, "subject", None)
    return Entry(
        record.id,
        "document",
        _since(record),
        Stub(shown.title, shown.href, shown.facts, shown.dates, shown.badge, shown.summary, sample=shown.sample),
        (shown.title,),
        numbers=_numbers(document) if document else (),
        cited=f"{type_label(document)} {document.number.number}" if document and document.number else "",
        about=(
            *(shown.facts[1:] if document else shown.facts),
            *agency.short_names,
            signer,
            subject.label if subject else "",
            _summary(record),
        ),
        body=partial(_texts, record),
        said=_said(record),
        facets=tuple(_facets(record, agency, shown.badge)),
        signed=document.issued if document else None,
    )


def _summary(record: Record) -> str:
    return str(getattr(record, "summary", None) or "")


def _numbers(document: Document) -> tuple[str, ...]:
    """With the year of a number that names none: people cite “90/2024”."""
    number, year = document.number, document.issued.year if document.issued else document.year
    if number is None:
        return (str(year),)
    return (number.text,) if number.year else (number.text, f"{number.number}/{year}")


def _facets(record: Record, agency: Agency, badge: Badge | None) -> Iterator[tuple[str, str, str]]:
    kind = record.kind
    type_ = record.document_type if isinstance(record, Document) else None
    yield ("loai", type_.slug, type_.label) if type_ else ("loai", kind.address, kind.plural.capitalize())
    yield from _place(agency)
    if subject := getattr(record, "subject", None):
        yield "linh-vuc", subject.id, subject.label
    if kind.yearly:
        year = record.id.split("/")[2]
        yield "nam", year, year
    if badge and isinstance(record, Document):
        yield "hieu-luc", badge.state, badge.label


def _place(agency: Agency) -> Iterator[tuple[str, str, str]]:
    """Whose it is: a commune, or another agency."""
    yield "dia-ban" if agency.type.id == "ubnd-xa" else "co-quan", agency.id, agency.name


def _since(record: Record) -> date:
    """When it became public, as far as its own file tells: a number must not depend on how much history was cloned."""
    return day_of(getattr(record, "published", None) or made_on(record) or UNDATED)


def _texts(record: Record) -> Iterator[str]:
    """All else that can be read: the body, what stands in further fields, the words of the files beside it."""
    yield _LINK.sub("] ", record.body)
    yield from _words(record)
    yield from (one.facts.text for one in record.files)


def _said(record: Record) -> tuple[str, ...]:
    digest = record.origin.digest
    return (digest, *(one.facts.text for one in record.files)) if digest else ()


def _words(part: Part) -> Iterator[str]:
    for key in type(part).declared():
        value = getattr(part, key.name)
        if key.name in UNSEARCHED or not value:
            continue
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Part):
                yield from _words(one)
            elif isinstance(one, str):
                yield _LINK.sub(" ", one)
