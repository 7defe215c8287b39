"""How the province stands, as pages, tables and JSON."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue.site import Site
from ..duties.assess import assessment
from ..duties.finding import shows_overdue
from ..views.dashboard import DASHBOARD, TITLE, dashboard_pages, disclosure_history, matrix_table
from ..views.disclosure_rows import finding_data, finding_table
from ..views.tables import trend_table
from ..views.trend import TREND
from .output import File, Page
from .tables import as_json, table_files


def dashboard(site: Site) -> Iterator[Page | File]:
    yield from (Page(path, view) for path, view in dashboard_pages(site))
    if shows_overdue(site):
        findings = assessment(site).findings
        yield from table_files(f"{DASHBOARD}tinh-trang", finding_table(site, TITLE, findings))
        yield from table_files(f"{DASHBOARD}bang", matrix_table(site))
        yield from table_files(f"{DASHBOARD}{TREND}", trend_table(disclosure_history(site)))
        yield File(f"{DASHBOARD}tinh-trang.json", as_json([finding_data(site, one) for one in findings]))
