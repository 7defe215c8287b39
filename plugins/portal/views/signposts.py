"""Pages that lead on: for a wrong address, for a page that has moved, and from all portals to each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from ..catalogue.site import Site
from .home import figures
from .meta import meta
from .parts import Link, Meta, View


@dataclass(frozen=True)
class NotFoundPage(View):
    template: ClassVar[str] = "404.html"

    ways: tuple[Link, ...]


@dataclass(frozen=True)
class RedirectPage(View):
    template: ClassVar[str] = "redirect.html"

    target: Link


@dataclass(frozen=True)
class PortalCard:
    name: str
    href: str
    province: str
    summary: str
    predecessors: str
    counts: tuple[Link, ...]
    accent: str


@dataclass(frozen=True)
class PortalsPage(View):
    """The index of portals; it has no portal around it."""

    template: ClassVar[str] = "portals.html"

    portals: tuple[PortalCard, ...]


def not_found_page(site: Site) -> NotFoundPage:
    ways = (
        Link("Trang chủ", "/"),
        Link("Cơ quan", "/co-quan/"),
        Link("Văn bản", "/van-ban/"),
        Link("Kế hoạch", "/ke-hoach/"),
        Link("Người phát ngôn", "/nguoi-phat-ngon/"),
        Link("Cơ quan cũ", "/co-quan-cu/", "nếu anh chị tìm cơ quan đã sáp nhập"),
    )
    return NotFoundPage(
        meta(site, "/404.html", "Không tìm thấy trang", "Địa chỉ này không có trên cổng", indexed=False),
        "Không tìm thấy trang",
        ways=ways,
    )


def redirect_page(site: Site, old: str, target: Link) -> RedirectPage:
    return RedirectPage(
        meta(site, old, target.label, f"Trang đã chuyển đến {target.href}", indexed=False),
        "Trang đã chuyển",
        target=target,
    )


def portal_card(site: Site, folder: str) -> PortalCard:
    """A portal in the index; it lives in the folder of its name beside the index."""
    portal = site.portal
    names = ", ".join(one.name for one in portal.predecessors)
    counts = tuple(Link(one.label, f"/{folder}{one.href}", one.note) for one in figures(site))
    return PortalCard(portal.name, f"/{folder}/", portal.province, portal.summary, names, counts, portal.accent or "")


def portals_page(cards: Sequence[PortalCard]) -> PortalsPage:
    title = "Các cổng công khai thông tin"
    description = "Cổng công khai thông tin của các tỉnh: văn bản, kế hoạch, cơ quan, người phát ngôn"
    return PortalsPage(Meta(title, description, "/"), title, portals=tuple(cards))
