"""All that the laws on access to information and on the press ask a portal to show."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue.site import Site
from ..views.access import access_addresses
from ..views.corrections import corrections_leaves
from ..views.coverage import COVERAGE
from ..views.dashboard import dashboard_addresses
from ..views.law import law_addresses
from .access import access
from .corrections import corrections
from .coverage import coverage
from .dashboard import dashboard
from .disclosures import disclosures, list_addresses
from .law import law
from .output import File, Page
from .press import press, press_addresses


def compliance(site: Site) -> Iterator[Page | File]:
    for capability in (disclosures, dashboard, law, corrections, access, coverage, press):
        yield from capability(site)


def compliance_addresses(site: Site) -> Iterator[str]:
    """Of its pages, without making them."""
    yield from (COVERAGE, *press_addresses(site))
    yield from (one.path for one in corrections_leaves(site))
    yield from list_addresses(site)
    yield from dashboard_addresses(site)
    yield from access_addresses(site)
    yield from law_addresses(site)
