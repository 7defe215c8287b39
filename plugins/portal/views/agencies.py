"""The tree of agencies, and the list of those that are gone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from ..catalogue.site import Site, grouped
from ..catalogue.succession import heirs
from ..language.days import day_text
from ..model import Agency
from ..model.vocabulary import terms
from .lineage import node
from .meta import meta
from .parts import Fact, Link, Node, Value, View
from .rows import crumbs


@dataclass(frozen=True)
class AgencyGroup:
    label: str
    nodes: tuple[Node, ...]


@dataclass(frozen=True)
class AgenciesPage(View):
    template: ClassVar[str] = "agencies.html"

    groups: tuple[AgencyGroup, ...]
    former: Link


@dataclass(frozen=True)
class FormerAgency:
    agency: Link
    event: str
    """“sáp nhập từ ngày 01/07/2025 theo …”."""
    successors: tuple[Link, ...]


@dataclass(frozen=True)
class FormerAgenciesPage(View):
    template: ClassVar[str] = "former_agencies.html"

    provinces: tuple[Fact, ...]
    agencies: tuple[FormerAgency, ...]


def agencies_page(site: Site) -> AgenciesPage:
    """All working agencies by kind; under each of them its own units."""
    working = [one for one in site.agencies if one.exists(site.today)]
    by_kind = grouped(working, lambda one: one.type.id)
    groups = tuple(
        AgencyGroup(kind.facts["plural"], tuple(_nodes(site, by_kind[kind.id])))
        for kind in terms("agency-kinds")
        if kind.id in by_kind
    )
    return AgenciesPage(
        meta(site, "/co-quan/", "Cơ quan", f"Các cơ quan, đơn vị công khai thông tin trên {site.portal.name}"),
        "Cơ quan",
        crumbs=crumbs(),
        groups=groups,
        former=Link("Cơ quan cũ", "/co-quan-cu/", "đã sáp nhập, chia tách, đổi tên hoặc giải thể"),
    )


def former_agencies_page(site: Site) -> FormerAgenciesPage:
    gone = [one for one in site.agencies if not one.exists(site.today)]
    provinces = tuple(
        Fact(f"Tỉnh {one.name}", (Value(f"đến ngày {day_text(one.ended)}", note=one.basis),))
        for one in site.portal.predecessors
    )
    return FormerAgenciesPage(
        meta(
            site,
            "/co-quan-cu/",
            "Cơ quan cũ",
            "Cơ quan đã sáp nhập, chia tách, đổi tên, giải thể và nơi nay trả lời thay",
        ),
        "Cơ quan cũ",
        crumbs=crumbs(None, Link("Cơ quan", "/co-quan/")),
        provinces=provinces,
        agencies=tuple(_former(site, one) for one in gone),
    )


def _former(site: Site, agency: Agency) -> FormerAgency:
    ended = agency.succession
    event = f"{ended.event.label} từ ngày {day_text(ended.on)} theo {ended.decision}" if ended else "đã ngừng hoạt động"
    now = tuple(Link(one.name, one.href) for one in heirs(site, agency, site.today) if one is not agency)
    return FormerAgency(Link(agency.name, agency.href), event, now)


def _nodes(site: Site, agencies: Iterable[Agency]) -> Iterable[Node]:
    """Those whose parent is of another kind; the others stand under their parent."""
    for one in agencies:
        above = site.agency(one.parent) if one.parent else None
        if above is None or above.type != one.type:
            yield node(site, one)
