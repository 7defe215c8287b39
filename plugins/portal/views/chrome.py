"""Chrome: what surrounds every page of a portal and belongs to no view. It says nothing of when it was made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from ..catalogue.site import Site
from ..model.vocabulary import term
from . import verify
from .contacts import unit_contact
from .parts import ContactBlock, Link
from .prose import translated
from .search import SEARCH

NAVIGATION = (
    Link("Cơ quan", "/co-quan/"),
    Link("Văn bản", "/van-ban/"),
    Link("Dự thảo", "/du-thao/"),
    Link("Công khai", "/tinh-trang-cong-khai/"),
    Link("Hỏi thông tin", "/tiep-can-thong-tin/"),
    Link("Người phát ngôn", "/nguoi-phat-ngon/"),
)


class Assets(Protocol):
    """The addresses of the theme's own files."""

    @property
    def stylesheet(self) -> str: ...
    @property
    def scripts(self) -> tuple[str, ...]: ...
    @property
    def icon(self) -> str: ...
    @property
    def component_scripts(self) -> Mapping[str, str]: ...
    @property
    def engine(self) -> str: ...
    @property
    def policy(self) -> str: ...


@dataclass(frozen=True)
class Chrome:
    name: str
    notice: str
    publisher: Link
    address: str
    """Absolute address of the portal, without a slash at the end."""
    navigation: tuple[Link, ...]
    footer: tuple[Link, ...]
    languages: tuple[Link, ...]
    """Home pages in other languages: label, href; `note` is the language code."""
    contact: ContactBlock | None
    feed: Link
    search: str
    """The address of the page of the search; "" where there is none."""
    stylesheet: str
    scripts: tuple[str, ...]
    icon: str
    component_scripts: Mapping[str, str]
    engine: str
    policy: str
    """What a page may load: the Content-Security-Policy it states of itself."""
    built: str
    """The address of the file that says when the portal was built, and from what."""
    source_code: str


def chrome(site: Site, own: Assets, built: str = "") -> Chrome:
    portal = site.portal
    publisher = site.agency(portal.publisher)
    return Chrome(
        portal.name,
        portal.notice or "",
        Link(publisher.name, publisher.href),
        portal.address.rstrip("/"),
        NAVIGATION,
        _footer(site),
        tuple(
            Link(term("languages", one.lang).label, translated(one, page), one.lang)
            for page in site.pages[:1]
            for one in site.translations.get(page.id, ())
        ),
        next((unit_contact(one, sample=False) for one in portal.contacts), None),
        Link("Theo dõi văn bản mới", "/atom.xml"),
        SEARCH,
        own.stylesheet,
        own.scripts,
        own.icon,
        own.component_scripts,
        own.engine,
        own.policy,
        built,
        portal.source_code or "",
    )


def index_chrome(own: Assets, built: str = "") -> Chrome:
    """Around the index of portals there is no province."""
    none = Link("", "")
    return Chrome(
        "Các cổng công khai thông tin",
        "",
        none,
        "",
        (),
        (),
        (),
        None,
        none,
        "",
        own.stylesheet,
        own.scripts,
        own.icon,
        own.component_scripts,
        own.engine,
        own.policy,
        built,
        "",
    )


def _footer(site: Site) -> tuple[Link, ...]:
    return (
        *(Link(one.title, one.href) for one in site.pages),
        Link("Cán bộ", "/can-bo/"),
        Link("Kênh thông tin chính thức", "/kenh-thong-tin/"),
        Link("Truyền thông chính sách", "/truyen-thong/"),
        Link("Theo đối tượng", "/doi-tuong/"),
        Link("Kế hoạch", "/ke-hoach/"),
        Link("Tin", "/tin-tuc/"),
        Link("Cách làm hay", "/mo-hinh-hay/"),
        Link("Truyền thanh", "/loa/"),
        Link("Báo chí", "/bao-chi/"),
        Link("Đính chính", "/dinh-chinh/"),
        Link("Báo thông tin sai", "/dinh-chinh/#bao-loi"),
        Link("Pháp luật", "/phap-luat/"),
        Link("Cơ quan cũ", "/co-quan-cu/"),
        Link("Nhật ký thay đổi", "/nhat-ky/"),
        Link("Kiểm chứng tệp", verify.ADDRESS),
    )
