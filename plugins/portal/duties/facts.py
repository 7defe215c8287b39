"""What an agency must have said of itself: by name, as the laws' data ask for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..catalogue.site import Site
from ..model import Agency
from .finding import Known


def facts(site: Site, agency: Agency, names: tuple[str, ...]) -> tuple[Known, ...]:
    return tuple(FACTS[name](site, agency) for name in names)


def _list(_: Site, agency: Agency) -> Known:
    """The portal itself makes the list."""
    return Known("danh mục thông tin phải công khai", is_there=True, href=f"{agency.href}cong-khai/")


def _functions(_: Site, agency: Agency) -> Known:
    return Known("chức năng, nhiệm vụ", bool(agency.summary or agency.body.strip()), agency.href)


def _leaders(site: Site, agency: Agency) -> Known:
    serving = any(
        post.holds(site.today) and (post.agency or person.agency_id) == agency.id
        for person in site.people_of.get(agency.id, ())
        for post in person.posts
    )
    return Known("lãnh đạo", serving, agency.href)


def _focal_unit(_: Site, agency: Agency) -> Known:
    """Name, address, telephone and mail of a unit: Article 17(1)(u) of law 01/2026 asks for all four."""
    unit = agency.focal_unit
    is_whole = unit is not None and bool(unit.name and unit.address and unit.phones and unit.email)
    return Known("đầu mối: tên, địa chỉ, điện thoại, thư điện tử", is_whole, agency.href)


def _channels(_: Site, agency: Agency) -> Known:
    return Known("kênh công khai, cung cấp thông tin", bool(agency.channels), agency.href)


FACTS: Mapping[str, Callable[[Site, Agency], Known]] = {
    "list": _list,
    "functions": _functions,
    "leaders": _leaders,
    "focal-unit": _focal_unit,
    "channels": _channels,
}
