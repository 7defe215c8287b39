"""Every policy at every step, who is in charge of telling of it, what people asked: pages, CSV and XLSX."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..catalogue.site import Site
from ..views.assignments import ASSIGNMENTS, assignments_history, assignments_page, assignments_table
from ..views.policies import (
    UNFOLLOWED,
    policies_files,
    policies_table,
    policy_addresses,
    policy_agencies,
    policy_views,
    unfollowed_table,
)
from ..views.questions import REGISTER, register_leaves, register_page, register_table
from ..views.tables import trend_table_of
from ..views.trend import TREND
from .output import File, Page
from .tables import table_files


def policies(site: Site) -> Iterator[Page | File]:
    yield from (Page(path, view) for path, view in policy_views(site))
    for agency in (None, *policy_agencies(site)):
        yield from table_files(policies_files(agency), policies_table, site, agency)
    yield from table_files(UNFOLLOWED, unfollowed_table, site)
    yield Page(ASSIGNMENTS, partial(assignments_page, site))
    yield from table_files(ASSIGNMENTS.rstrip("/"), assignments_table, site)
    yield from table_files(f"{ASSIGNMENTS}{TREND}", trend_table_of, assignments_history, site)
    yield from (Page(one.path, partial(register_page, site, one)) for one in register_leaves(site))
    yield from table_files(REGISTER.rstrip("/"), register_table, site)


def policies_addresses(site: Site) -> Iterator[str]:
    yield from (ASSIGNMENTS, *policy_addresses(site))
    yield from (one.path for one in register_leaves(site))
