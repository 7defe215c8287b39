"""Each agency's list of what it must make public: a page, and tables to take away."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..catalogue.site import Site
from ..duties.assess import assessment
from ..views.disclosed import disclosed_addresses, disclosed_pages, disclosed_table
from ..views.disclosure import disclosure_page
from ..views.disclosure_rows import agency_findings_table
from .output import File, Page
from .tables import table_files


def disclosures(site: Site) -> Iterator[Page | File]:
    for agency in assessment(site).agencies:
        place = f"{agency.href}cong-khai/"
        yield Page(place, partial(disclosure_page, site, agency))
        yield from (Page(path, view) for path, view in disclosed_pages(site, agency))
        yield from table_files(f"{place}danh-muc", disclosed_table, site, agency)
        title = f"Tình trạng công khai: {agency.name}"
        yield from table_files(f"{place}tinh-trang", agency_findings_table, site, title, agency)


def list_addresses(site: Site) -> Iterator[str]:
    for one in assessment(site).agencies:
        yield f"{one.href}cong-khai/"
        yield from disclosed_addresses(site, one)
