"""The ledger of corrections as a page, tables, JSON and a feed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..catalogue.site import Site
from ..views.corrections import LEDGER, corrections_data, corrections_leaves, corrections_page, corrections_table
from ..views.feed import feed
from ..views.list import List
from ..views.rows import crumbs
from .output import File, Page
from .tables import json_of, table_files


def corrections(site: Site) -> Iterator[Page | File]:
    found = List(LEDGER, "Đính chính", site.corrections, "đính chính", crumbs())
    yield from (Page(one.path, partial(corrections_page, site, one)) for one in corrections_leaves(site))
    yield Page(f"{LEDGER}atom.xml", partial(feed, site, found))
    yield from table_files(f"{LEDGER}dinh-chinh", corrections_table, site)
    yield File(f"{LEDGER}dinh-chinh.json", partial(json_of, corrections_data, site))
