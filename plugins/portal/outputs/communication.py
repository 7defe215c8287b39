"""Policy communication: tasks, the tree of implementation, channels, as pages and tables."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue.site import Site
from ..views.channel_coverage import COVERAGE, channel_coverage_page, channel_coverage_table
from ..views.implementation import TREE, implementation_page, tree_table
from ..views.plan import TARGETS, target_table
from ..views.tasks import TASKS, tasks_page, tasks_table
from .output import File, Page
from .tables import as_csv, table_files


def communication(site: Site) -> Iterator[Page | File]:
    yield Page(TREE, implementation_page(site))
    yield from table_files(TREE.rstrip("/"), tree_table(site))
    yield Page(COVERAGE, channel_coverage_page(site))
    yield from table_files(COVERAGE.rstrip("/"), channel_coverage_table(site))
    yield Page(TASKS, tasks_page(site))
    yield from table_files(TASKS.rstrip("/"), tasks_table(site))
    yield from (File(f"{one.href}{TARGETS}", as_csv(target_table(one))) for one in site.plans if one.targets)


def communication_addresses() -> tuple[str, ...]:
    """Of its pages, without making them."""
    return TREE, COVERAGE, TASKS
