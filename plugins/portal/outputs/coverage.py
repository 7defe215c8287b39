"""The coverage of spokespeople as a page and tables."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..catalogue.site import Site
from ..views.coverage import COVERAGE, coverage_page, coverage_table
from .output import File, Page
from .tables import table_files


def coverage(site: Site) -> Iterator[Page | File]:
    yield Page(COVERAGE, partial(coverage_page, site))
    yield from table_files(COVERAGE.rstrip("/"), coverage_table, site)
