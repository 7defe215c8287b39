"""Policy communication: policies, tasks, the tree of implementation, channels, events and campaigns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..catalogue.site import Site
from ..model import Campaign
from ..views.campaign import LEAFLET, SHEET, leaflet_page, picture_tables, sheet_page
from ..views.channel_coverage import COVERAGE, channel_coverage_page, channel_coverage_table
from ..views.communication import communication_page
from ..views.communication_lists import EVENT_CALENDAR
from ..views.figures import Stating, figure_tables
from ..views.implementation import TREE, implementation_page, tree_table
from ..views.plan import TARGETS, target_table
from ..views.press_stories import CALENDAR
from ..views.rows import COMMUNICATION
from ..views.tasks import TASKS, tasks_page, tasks_table
from .events import event_calendar
from .output import File, Page
from .policies import policies, policies_addresses
from .tables import as_csv, csv_of, table_files


def communication(site: Site) -> Iterator[Page | File]:
    yield Page(COMMUNICATION.href, partial(communication_page, site))
    yield from policies(site)
    yield Page(TREE, partial(implementation_page, site))
    yield from table_files(TREE.rstrip("/"), tree_table, site)
    yield Page(COVERAGE, partial(channel_coverage_page, site))
    yield from table_files(COVERAGE.rstrip("/"), channel_coverage_table, site)
    yield Page(TASKS, partial(tasks_page, site))
    yield from table_files(TASKS.rstrip("/"), tasks_table, site)
    yield from _numbers(site)
    yield from _events(site)
    for one in site.campaigns:
        yield from _campaign(site, one)


def _campaign(site: Site, campaign: Campaign) -> Iterator[Page | File]:
    yield Page(f"{campaign.href}{LEAFLET}", partial(leaflet_page, site, campaign))
    yield Page(f"{campaign.href}{SHEET}", partial(sheet_page, site, campaign))


def _numbers(site: Site) -> Iterator[File]:
    """What records say in numbers: beside the page of each, whatever its kind."""
    yield from (File(f"{one.href}{TARGETS}", partial(csv_of, target_table, one)) for one in site.plans if one.targets)
    stating: tuple[Stating, ...] = (*site.plans, *site.news, *site.events, *site.campaigns)
    tables = (*map(figure_tables, stating), *map(picture_tables, site.campaigns))
    yield from (File(path, as_csv(table)) for some in tables for path, table in some)


def _events(site: Site) -> Iterator[File]:
    yield File(EVENT_CALENDAR, partial(event_calendar, site, "Sự kiện", site.events))
    for one in site.events:
        if one.on:
            yield File(f"{one.href}{CALENDAR}", partial(event_calendar, site, one.title, (one,)))


def communication_addresses(site: Site) -> Iterator[str]:
    """Of its pages, without making them."""
    yield from policies_addresses(site)
    yield from (COMMUNICATION.href, TREE, COVERAGE, TASKS)
    yield from (f"{one.href}{place}" for one in site.campaigns for place in (LEAFLET, SHEET))
