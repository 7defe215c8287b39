"""A list of records, cut into pages, each a real address."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, partial
from typing import ClassVar

from ..catalogue.force import Force, force
from ..catalogue.site import Site, grouped
from ..duties.assess import assessment
from ..language.quantities import quantity_text
from ..language.slug import slug
from ..model import (
    Agency,
    Bulletin,
    Campaign,
    Correction,
    Document,
    Draft,
    Event,
    News,
    Plan,
    Press,
    Question,
)
from ..model.vocabulary import term, terms
from ..source.schema import Kind, Record
from .audiences import audience_lists, audience_ways
from .bulletin_lists import bulletin_lists
from .communication_lists import communication_lists
from .list import List, marked
from .meta import meta
from .paging import Leaf
from .parts import Choice, Choices, Link, Pager, Row, View
from .press_indicators import indicator_lists
from .press_lists import press_lists
from .questions import question_lists
from .rows import crumbs, row, type_label, year_of

DATED: tuple[type[Record], ...] = (
    Document,
    Plan,
    Draft,
    News,
    Event,
    Campaign,
    Bulletin,
    Press,
    Question,
    Correction,
)
"""The kinds of record that lie in years; a plan is a document too."""


@dataclass(frozen=True)
class Listing(View):
    template: ClassVar[str] = "listing.html"

    count: str
    """“1.284 văn bản”."""
    rows: tuple[Row, ...]
    pager: Pager
    ways: tuple[Choices, ...]
    feeds: tuple[Link, ...]
    empty: str


def lists(site: Site) -> tuple[List, ...]:
    """Every list of the portal: of documents in six ways, of plans, drafts and news, and each agency's own."""
    return site.once(_lists)


def _lists(site: Site) -> tuple[List, ...]:
    return tuple(_each_list(site))


def _each_list(site: Site) -> Iterator[List]:
    own = tuple(one for one in site.documents if not site.is_national(one))
    ways = document_ways(site)
    home = crumbs()
    below = crumbs(None, Link("Văn bản", "/van-ban/"))
    yield List("/van-ban/", "Văn bản", own, "văn bản", home, ways, has_feed=True)
    yield List("/van-ban/trung-uong/", "Văn bản Trung ương được dẫn", _national(site), "văn bản", below, ways)
    for _, found in _groups(site):
        for (address, label), documents in found.items():
            yield List(address, label, documents, "văn bản", below, marked(ways, address), has_feed=True)
    for label, records, address, noun in _others(site):
        yield List(address, label, records, noun, home, has_feed=True)
    yield from press_lists(site)
    yield from indicator_lists(site)
    yield from question_lists(site)
    yield from communication_lists(site)
    yield from bulletin_lists(site)
    yield from _subjects(site)
    yield from audience_lists(site)
    for agency in site.agencies:
        yield from _of_agency(site, agency)
    yield from _evidence(site)


def listings(site: Site) -> Iterator[tuple[str, Callable[[], Listing]]]:
    """Every page of every list: its address, and the way to make it."""
    for one in lists(site):
        head = replace(one, records=())  # a page is made of its own records only, and of how many there are
        for leaf in one.leaves:
            yield leaf.path, partial(_listing, site, head, len(one.records), leaf, leaf.of(one.records))


@cache
def _force_address(state: Force) -> str:
    return f"/van-ban/hieu-luc/{slug(term('forces', state.value).label)}/"


def document_ways(site: Site) -> tuple[Choices, ...]:
    """How documents can be narrowed: by type, year, force; and the national ones apart."""
    labels = {"type": "Loại văn bản", "year": "Năm ban hành", "force": "Hiệu lực"}
    found = [
        Choices(
            labels[kind],
            tuple(Choice(label, address, len(records)) for (address, label), records in groups.items()),
        )
        for kind, groups in _groups(site)
    ]
    found.append(Choices("Cơ quan ban hành", tuple(_by_agency(site))))
    national = _national(site)
    if national:
        found.append(
            Choices(
                "Nơi ban hành",
                (Choice("Văn bản Trung ương được dẫn", "/van-ban/trung-uong/", len(national)),),
            )
        )
    return tuple(found)


def _by_agency(site: Site) -> Iterator[Choice]:
    for agency in site.agencies:
        if agency.id in site.documents_of and not site.is_national(agency):
            yield Choice(agency.name, f"{agency.href}van-ban/", len(site.documents_of[agency.id]))


def subject_ways(site: Site) -> Choices:
    by_subject = grouped(_with_subject(site), _subject)
    return Choices(
        "Lĩnh vực",
        tuple(
            Choice(one.label, f"/linh-vuc/{one.id}/", len(by_subject[one.id]))
            for one in terms("subjects")
            if one.id in by_subject
        ),
    )


def _national(site: Site) -> tuple[Document, ...]:
    return tuple(one for one in site.documents if site.is_national(one))


def _groups(site: Site) -> Iterator[tuple[str, dict[tuple[str, str], tuple[Document, ...]]]]:
    """Documents by type, by year, by force: for each way, address and label to records."""
    own = [one for one in site.documents if not site.is_national(one)]
    types = grouped(own, lambda one: one.document_type.slug if one.document_type else "")
    yield (
        "type",
        {(f"/van-ban/loai/{name}/", type_label(found[0])): found for name, found in sorted(types.items())},
    )
    years = grouped(own, lambda one: str(one.year))
    yield (
        "year",
        {(f"/van-ban/nam/{year}/", f"Năm {year}"): found for year, found in sorted(years.items(), reverse=True)},
    )
    states = grouped(own, lambda one: force(site, one, site.today).force.value)
    yield (
        "force",
        {(_force_address(Force(one.id)), one.label): states[one.id] for one in terms("forces") if one.id in states},
    )


def _others(site: Site) -> Iterator[tuple[str, tuple[Record, ...], str, str]]:
    plans = tuple(one for one in site.plans if not site.is_national(one))
    yield "Kế hoạch", plans, "/ke-hoach/", "kế hoạch"
    yield "Dự thảo lấy ý kiến", site.drafts, "/du-thao/", "dự thảo"
    yield "Tin", site.news, "/tin-tuc/", "tin"
    models = tuple(one for one in site.news if one.type.id == "model")
    yield "Mô hình, cách làm hay", models, "/mo-hinh-hay/", "mô hình"


def _with_subject(site: Site) -> tuple[Record, ...]:
    return (
        *site.drafts,
        *site.documents,
        *site.news,
        *site.events,
        *site.campaigns,
        *site.bulletins,
        *site.press,
        *site.questions,
    )


def _subject(record: Record) -> str:
    return str(record.subject.id)  # type: ignore[attr-defined]


def _subjects(site: Site) -> Iterator[List]:
    """Every field has one, even an empty one, which nothing leads to: its address and its feed are there for good."""
    ways, above = (subject_ways(site), audience_ways(site)), crumbs(None, Link("Văn bản", "/van-ban/"))
    by_subject = grouped(_with_subject(site), _subject)
    for one in terms("subjects"):
        address, title = f"/linh-vuc/{one.id}/", f"Lĩnh vực: {one.label}"
        yield List(address, title, by_subject.get(one.id, ()), "mục", above, marked(ways, address), has_feed=True)


def _of_agency(site: Site, agency: Agency) -> Iterator[List]:
    """An agency's documents, plans, drafts and news, whole and by year: what stands above each record's address."""
    dated = (*site.documents_of.get(agency.id, ()), *site.others_of.get(agency.id, ()))
    for model in DATED:
        records = tuple(one for one in dated if isinstance(one, model))
        if records or model is Document:
            yield from _by_year(agency, model.kind, records)


def _evidence(site: Site) -> Iterator[List]:
    """What counts for each category at each agency: the records behind an item of the agency's list."""
    for finding in assessment(site).findings:
        if finding.evidence:
            agency, category = finding.agency, finding.category
            above = Link("Danh mục công khai", f"{agency.href}cong-khai/")
            place, title = f"{above.href}{category.slug}/", f"{category.label} – {agency.name}"
            yield List(place, title, finding.evidence, "bản ghi", (*crumbs(agency), above))


def _by_year(agency: Agency, kind: Kind, records: tuple[Record, ...]) -> Iterator[List]:
    label, address = kind.plural.capitalize(), f"{agency.href}{kind.address}/"
    years = sorted(grouped(records, year_of).items(), reverse=True)
    choices = tuple(Choice(f"Năm {year}", f"{address}{year}/", len(some)) for year, some in years)
    ways = (Choices("Năm", choices),) if choices else ()
    title, own = f"{label} của {agency.name}", crumbs(agency)
    is_press = kind is Press.kind
    has_feed = is_press or kind is Document.kind
    yield List(address, title, records, kind.plural, own, ways, has_feed=has_feed, is_press=is_press)
    for year, some in years:
        title, place = f"{label} năm {year} của {agency.name}", f"{address}{year}/"
        yield List(place, title, some, kind.plural, (*own, Link(label, address)), marked(ways, place))


def _listing(site: Site, found: List, count: int, leaf: Leaf, records: Sequence[Record]) -> Listing:
    total = f"{quantity_text(Decimal(count))} {found.noun}"
    return Listing(
        meta(
            site,
            leaf.path,
            leaf.title(found.title),
            f"{found.title}: {total} trên {site.portal.name}",
            feeds=tuple(one for one in found.feeds[:2] if not one.href.endswith(".ics")),
        ),
        found.title,
        crumbs=found.crumbs,
        count=total,
        rows=tuple(row(site, one) for one in records),
        pager=leaf.pager,
        ways=found.ways,
        feeds=found.feeds,
        empty=f"Chưa có {found.noun} nào.",
    )
