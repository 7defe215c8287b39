"""The page of the search: results where scripts run, and static ways to everything where they do not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ..catalogue.site import Site
from ..language.fold import fold
from ..model.vocabulary import terms
from .contacts import speaks_now
from .listing import document_ways, subject_ways
from .meta import absolute, meta, shortened
from .parts import Badge, Choices, Link, Template, View
from .rows import crumbs, number_text

SEARCH = "/tim-kiem/"
INDEX = f"{SEARCH}muc-luc.bin"
"""The list of the files of the index."""


@dataclass(frozen=True)
class SearchPage(View):
    template: ClassVar[str] = "search.html"

    ways: tuple[Choices, ...]
    """Documents by type, year, force, agency, subject: every list within two steps of the home page."""
    lists: tuple[Link, ...]
    examples: tuple[str, ...]
    badges: tuple[Badge, ...]
    """Every state a result may be in."""


@dataclass(frozen=True)
class OpenSearch(Template):
    """What a browser needs to know to search here from its own bar."""

    template: ClassVar[str] = "opensearch.xml"

    name: str
    description: str
    search: str


def open_search(site: Site) -> OpenSearch:
    return OpenSearch(
        shortened(site.portal.province, 16),
        shortened(f"Tìm trên {site.portal.name}", 1024),
        absolute(site, SEARCH),
    )


def search_page(site: Site) -> SearchPage:
    title = "Tìm kiếm"
    description = f"Tìm cơ quan, người phát ngôn, văn bản trên {site.portal.name}; gõ có dấu hay không dấu đều được"
    return SearchPage(
        meta(site, SEARCH, title, description),
        title,
        crumbs=crumbs(),
        ways=(*document_ways(site), subject_ways(site)),
        lists=(
            Link("Cán bộ, xếp theo tên", "/can-bo/"),
            Link("Người phát ngôn", "/nguoi-phat-ngon/"),
            Link("Cây cơ quan", "/co-quan/"),
            Link("Cơ quan cũ", "/co-quan-cu/", "tên trước khi sắp xếp, nay là cơ quan nào"),
            Link("Kế hoạch", "/ke-hoach/"),
            Link("Dự thảo lấy ý kiến", "/du-thao/"),
            Link("Tin", "/tin-tuc/"),
        ),
        examples=tuple(_examples(site)),
        badges=tuple(Badge(one.id, one.label) for name in ("forces", "consultation-states") for one in terms(name)),
    )


def _examples(site: Site) -> Iterator[str]:
    """A duty, a number, and the first words of a title as they are typed in a hurry: each finds something here."""
    own = [one for one in site.documents if one.number and not site.is_national(one)]
    if any(speaks_now(site, one) for one in site.people):
        yield "người phát ngôn"
    for one in own[:1]:
        yield number_text(one)
        yield " ".join(fold(one.title).split()[:5])
