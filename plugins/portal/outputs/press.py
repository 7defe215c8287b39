"""The press room: its pages and tables, and the texts of press kits."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..catalogue.site import Site
from ..model import PressKit
from ..views.press_indicators import RHYTHMS, TABLE, indicators_page, indicators_table, rhythms_table, shown_rhythms
from ..views.press_kit import NAMES, kit_text
from ..views.press_lists import INDICATORS, PRESS_ROOM
from ..views.press_orders import TABLE as ORDERS_TABLE
from ..views.press_orders import orders_leaves, orders_page, orders_table
from ..views.press_room import press_room
from .output import File, Page
from .tables import table_files


def press(site: Site) -> Iterator[Page | File]:
    yield Page(PRESS_ROOM.href, partial(press_room, site))
    yield Page(INDICATORS, partial(indicators_page, site))
    yield from (Page(one.path, partial(orders_page, site, one)) for one in orders_leaves(site))
    yield from table_files(ORDERS_TABLE, orders_table, site)
    yield from table_files(TABLE, indicators_table, site)
    if shown_rhythms(site):
        yield from table_files(RHYTHMS, rhythms_table, site)
    for kit in site.records:
        if isinstance(kit, PressKit):
            yield File(f"{kit.href}{NAMES}", partial(_names, site, kit))


def _names(site: Site, kit: PressKit) -> bytes:
    return kit_text(site, kit).encode()


def press_addresses(site: Site) -> Iterator[str]:
    yield from (PRESS_ROOM.href, INDICATORS)
    yield from (one.path for one in orders_leaves(site))
