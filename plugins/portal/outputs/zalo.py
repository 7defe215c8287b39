"""Lists for a Zalo mini app: the newest of each kind as plain JSON. docs/zalo.md says what each name means."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from ..catalogue.site import Site
from ..model import Plan
from ..source.schema import Record
from ..views.feed import LONGEST
from ..views.meta import absolute
from ..views.rows import row
from .output import File
from .tables import json_of

FOLDER = "/zalo/"
INDEX = f"{FOLDER}muc-luc.json"
LISTS = {
    "du-thao": "Dự thảo lấy ý kiến",
    "van-ban": "Văn bản",
    "ke-hoach": "Kế hoạch",
    "tin-tuc": "Tin",
    "cach-lam-hay": "Mô hình, cách làm hay",
    "ban-tin": "Bản tin truyền thanh",
    "bao-chi": "Báo chí",
}


def zalo(site: Site) -> Iterator[File]:
    yield from (File(_address(name), partial(json_of, _list, site, name)) for name in LISTS)
    yield File(INDEX, partial(json_of, _index, site))


def _list(site: Site, name: str) -> dict[str, Any]:
    items = [_item(site, one) for one in _records(site, name)[:LONGEST]]
    return {"title": LISTS[name], "url": absolute(site, _address(name)), "portal": site.portal.name, "items": items}


def _index(site: Site) -> dict[str, Any]:
    lists = [
        {"name": name, "title": title, "url": absolute(site, _address(name)), "count": len(_records(site, name))}
        for name, title in LISTS.items()
    ]
    return {"portal": site.portal.name, "lists": lists}


def zalo_addresses() -> tuple[str, ...]:
    return INDEX, *map(_address, LISTS)


def _address(name: str) -> str:
    return f"{FOLDER}{name}.json"


def _records(site: Site, name: str) -> tuple[Record, ...]:
    own = tuple(one for one in site.documents if not site.is_national(one))
    found: dict[str, tuple[Record, ...]] = {
        "du-thao": site.drafts,
        "van-ban": own,
        "ke-hoach": tuple(one for one in own if isinstance(one, Plan)),
        "tin-tuc": site.news,
        "cach-lam-hay": tuple(one for one in site.news if one.type.id == "model"),
        "ban-tin": site.bulletins,
        "bao-chi": site.press,
    }
    return found[name]


def _item(site: Site, record: Record) -> dict[str, Any]:
    """What lists show of a record, and whom it concerns."""
    shown = row(site, record)
    return {
        "id": record.id,
        "url": absolute(site, record.href),
        "title": shown.title,
        "summary": shown.summary,
        "agency": site.agency(record.agency_id).name,
        "facts": shown.facts,
        "dates": [{"label": one.label, "text": day.text, "iso": day.iso} for one in shown.dates for day in one.values],
        "state": shown.badge.label if shown.badge else None,
        "subject": record.subject.id,  # type: ignore[attr-defined]
        "audiences": [one.id for one in getattr(record, "audience", ())],
        "sample": shown.sample,
    }
