"""What is told at the address of a withdrawn record: since when, why, what replaces it, whom to ask. Nothing of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from ..catalogue.fates import by_address
from ..catalogue.ledger import Line
from ..catalogue.site import Site
from ..model import RECORDS, Agency, Translation
from ..source.schema import Record
from .contacts import agency_contact
from .meta import meta
from .parts import ContactBlock, Day, Link, View, day
from .prose import name


@dataclass(frozen=True)
class WithdrawnPage(View):
    template: ClassVar[str] = "withdrawn.html"

    lead: str
    reason: str
    withdrawn: Day
    replacement: Link | None
    ask: Link
    """The agency that answers for it."""
    contact: ContactBlock
    ways: tuple[Link, ...]


def withdrawn_page(site: Site, line: Line) -> WithdrawnPage:
    found = site.by_id.get(line.record.partition("/")[0])
    owner = found if isinstance(found, Agency) else None
    agency = owner or site.agency(site.portal.publisher)
    what = _kind(line.kind)
    title = f"{what.capitalize()} này đã được rút khỏi cổng"
    whose = f" của {owner.name}" if owner else ""
    return WithdrawnPage(
        meta(site, line.address, title, title, creator=agency.name, indexed=False),
        title,
        crumbs=(Link("Trang chủ", "/"), *((Link(owner.name, owner.href),) if owner else ())),
        lead=f"Ở địa chỉ này từng có một {what}{whose}.",
        reason=line.reason.rstrip("."),
        withdrawn=day(date.fromisoformat(line.on)),
        replacement=_replacement(site, line.to),
        ask=Link(agency.name, agency.href),
        contact=agency_contact(agency),
        ways=_ways(owner),
    )


def _kind(kind: str) -> str:
    every: tuple[type[Record], ...] = (*RECORDS, Translation)
    labels = {one.kind.name: one.kind.label for one in every}
    return labels.get(kind, "nội dung") if kind != "person" else "trang cán bộ"


def _replacement(site: Site, to: str) -> Link | None:
    record = by_address(site.records, site.by_id).get(to)
    return Link(name(record), to) if record else None


def _ways(owner: Agency | None) -> tuple[Link, ...]:
    own = (Link(f"Văn bản của {owner.name}", f"{owner.href}van-ban/"),) if owner else ()
    return (*own, Link("Nhật ký thay đổi của cổng", "/nhat-ky/"), Link("Trang chủ", "/"))
