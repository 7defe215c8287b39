"""The section on asking for information, and the index in which the composer looks first."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from ..catalogue.site import Site
from ..duties.assess import assessment
from ..duties.finding import Finding
from ..views.access import INDEX, access_pages
from ..views.disclosure import evidence_link
from ..views.disclosure_rows import finding_address
from ..views.states import state_badge
from .output import File, Page

NAMED = 5
"""How many records of an item the index names; the item's own list has all."""


def access(site: Site) -> Iterator[Page | File]:
    yield from (Page(path, view) for path, view in access_pages(site))
    yield File(INDEX, partial(public_index, site))


def public_index(site: Site) -> bytes:
    """Agencies, items with their states, titles of what is public: short keys, because a telephone fetches it."""
    found = assessment(site)
    data = {
        "agencies": {
            one.id: {"name": one.name, "also": [*one.short_names, *one.aliases], "topics": one.summary or ""}
            for one in found.agencies
        },
        "items": [_item(site, one) for one in found.findings],
    }
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").encode()


def _item(site: Site, finding: Finding) -> dict[str, object]:
    links = (evidence_link(one) for one in finding.evidence[:NAMED])
    return {
        "agency": finding.agency.id,
        "slug": finding.category.slug,
        "label": finding.category.label,
        "state": state_badge(site, finding.state).label,
        "href": finding_address(finding),
        "records": [[one.label, one.href] for one in links],
    }
