"""The section on asking for information, and the index in which the composer looks first."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from ..catalogue.site import Site
from ..duties.assess import assessment, findings_of
from ..duties.finding import State
from ..views.access import INDEX, access_pages
from ..views.disclosure_rows import list_address
from ..views.states import state_badge
from .output import File, Page


def access(site: Site) -> Iterator[Page | File]:
    yield from (Page(path, view) for path, view in access_pages(site))
    yield File(INDEX, partial(public_index, site))


def public_index(site: Site) -> bytes:
    """Agencies, items, and in which state each is at each, by its place in the list of states: a telephone fetches it.

    Records are not in it: the composer finds them as every search does.
    """
    found = assessment(site)
    labels = {one: state_badge(site, one).label for one in State}
    states = tuple(dict.fromkeys(labels.values()))
    data = {
        "items": [{"anchor": one.anchor, "label": one.label, "slug": one.slug} for one in found.categories],
        "states": states,
        "agencies": [
            {
                "id": one.id,
                "name": one.name,
                "also": [*one.short_names, *one.aliases],
                "href": list_address(one),
                "states": [states.index(labels[item.state]) for item in findings_of(site, one.id)],
            }
            for one in found.agencies
        ],
    }
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").encode()
