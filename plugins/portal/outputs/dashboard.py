"""How the province stands, as pages, tables and JSON."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..catalogue.site import Site
from ..duties.finding import shows_overdue
from ..views.dashboard import DASHBOARD, TITLE, dashboard_pages, disclosure_history, matrix_table
from ..views.disclosure_rows import all_findings_table, findings_data
from ..views.tables import trend_table_of
from ..views.trend import TREND
from .output import File, Page
from .tables import json_of, table_files


def dashboard(site: Site) -> Iterator[Page | File]:
    yield from (Page(path, view) for path, view in dashboard_pages(site))
    if shows_overdue(site):
        yield from table_files(f"{DASHBOARD}tinh-trang", all_findings_table, site, TITLE)
        yield from table_files(f"{DASHBOARD}bang", matrix_table, site)
        yield from table_files(f"{DASHBOARD}{TREND}", trend_table_of, disclosure_history, site)
        yield File(f"{DASHBOARD}tinh-trang.json", partial(json_of, findings_data, site))
