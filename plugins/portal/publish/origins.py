"""Of what a tree was made: how many records each agency has in it, and which file stands behind each page."""

from __future__ import annotations

from collections import Counter

from ..catalogue.site import Site
from ..model import Agency, Translation
from ..outputs.output import place


def records(site: Site) -> dict[str, int]:
    """How many records each agency publishes, itself and translations not counted; "" is the portal."""
    counted = Counter({one.id: 0 for one in site.agencies})
    counted.update(one.agency_id for one in site.records if not isinstance(one, Agency | Translation))
    return dict(sorted(counted.items()))


def sources(site: Site) -> dict[str, str]:
    """Which file of the content each page was made from, by the page's place in the tree."""
    return {place(one.href): one.origin.path for one in site.by_id.values() if one.kind.has_page}
