"""Lists for a Zalo mini app: the newest of each kind as plain JSON. docs/zalo.md says what each name means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..catalogue.site import Site
from ..model import Plan
from ..source.schema import Record
from ..views.feed import LONGEST
from ..views.meta import absolute
from ..views.rows import row
from .output import File
from .tables import as_json

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
    index = []
    for name, title in LISTS.items():
        records, url = _records(site, name), absolute(site, _address(name))
        index.append({"name": name, "title": title, "url": url, "count": len(records)})
        items = [_item(site, one) for one in records[:LONGEST]]
        yield File(_address(name), as_json({"title": title, "url": url, "portal": site.portal.name, "items": items}))
    yield File(INDEX, as_json({"portal": site.portal.name, "lists": index}))


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
