"""What the province orders of the press: products, cost and what came of it, as one table."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..catalogue.site import Site
from ..language.quantities import quantity_text
from ..model import Plan
from ..model.plan import Order
from .meta import absolute, meta
from .paging import ROWS, Leaf, leaves
from .parts import Grid, Link, Value
from .press_lists import PRESS_ROOM
from .rows import crumbs, heading
from .tables import Cell, Table, TablePage, value

ORDERS = f"{PRESS_ROOM.href}dat-hang/"
TABLE = f"{ORDERS}dat-hang"
COLUMNS = ("Sản phẩm", "Đã nhận/đặt", "Kinh phí (đồng)", "Tình trạng", "Kết quả", "Kế hoạch")
FILED = (
    "Sản phẩm",
    "Cơ quan báo chí",
    "Đặt",
    "Đã nhận",
    "Kinh phí (đồng)",
    "Tình trạng",
    "Kết quả",
    "Quyết định, hợp đồng",
    "Kế hoạch",
    "Địa chỉ kế hoạch",
)


def orders_leaves(site: Site) -> tuple[Leaf, ...]:
    return leaves(ORDERS, sum(1 for _ in orders(site)), ROWS)


def orders_page(site: Site, leaf: Leaf) -> TablePage:
    found, title = tuple(orders(site)), "Đặt hàng báo chí"
    rows = tuple((*_cells(one), value(heading(plan), plan.href)) for plan, one in leaf.of(found))
    total = quantity_text(sum((one.cost for _, one in found if one.cost), Decimal(0)))
    return TablePage(
        meta(
            site, leaf.path, leaf.title(title), f"Sản phẩm đặt hàng, kinh phí và kết quả của {site.portal.formal_name}"
        ),
        title,
        (Grid(title, COLUMNS, rows, leaf.pager),) if rows else (),
        crumbs=crumbs(None, PRESS_ROOM),
        lead=f"{len(found)} sản phẩm, kinh phí {total} đồng." if found else "",
        intro=("Lấy từ các kế hoạch trên cổng; chỗ trống là chưa có số.",) if found else (),
        downloads=(Link("Đặt hàng báo chí (CSV)", f"{TABLE}.csv"), Link("Đặt hàng báo chí (XLSX)", f"{TABLE}.xlsx")),
        empty="Chưa có sản phẩm nào được đặt hàng.",
    )


def orders_table(site: Site) -> Table:
    rows = tuple(_filed(site, plan, one) for plan, one in orders(site))
    return Table("Đặt hàng báo chí", FILED, rows)


def orders_grid(plan: Plan) -> Grid | None:
    rows = tuple(_cells(one) for one in plan.orders)
    return Grid("Đặt hàng báo chí", COLUMNS[:-1], rows) if rows else None


def orders(site: Site) -> Iterator[tuple[Plan, Order]]:
    """Those of the newest plan first, each plan's as it has them."""
    yield from ((plan, one) for plan in site.plans if not site.is_national(plan) for one in plan.orders)


def _cells(order: Order) -> tuple[Value, ...]:
    return (
        Value(order.product, note=order.outlet),
        value(f"{quantity_text(order.delivered or Decimal(0))}/{_amount(order, order.quantity)}"),
        value(quantity_text(order.cost) if order.cost is not None else ""),
        Value(order.status.label, state=order.status.id),
        Value(order.result or "", order.link or ""),
    )


def _filed(site: Site, plan: Plan, order: Order) -> tuple[Cell, ...]:
    cost = order.cost
    return (
        order.product,
        order.outlet,
        _amount(order, order.quantity),
        _amount(order, order.delivered),
        int(cost) if cost is not None else None,
        order.status.label,
        order.result,
        order.decision,
        heading(plan),
        absolute(site, plan.href),
    )


def _amount(order: Order, quantity: Decimal | None) -> str:
    return f"{quantity_text(quantity)} {order.unit}" if quantity is not None else ""
