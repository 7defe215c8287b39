"""All tasks of a province on one page: what is late first, then what goes on, then what is over."""

from __future__ import annotations

from collections.abc import Sequence

from ..catalogue.site import Site
from ..duties.tasks import STATES, Assigned, assigned
from ..model import Document
from .many import SHOWN, cut
from .meta import meta
from .parts import Grid, Link, Value
from .plan import evidence_value, task_badge
from .prose import name
from .rows import COMMUNICATION, crumbs, heading
from .tables import Cell, Table, TablePage, value

TASKS = "/truyen-thong/nhiem-vu/"
TITLE = "Nhiệm vụ của kế hoạch, hội nghị"
COLUMNS = ("Nhiệm vụ", "Tình trạng", "Hạn", "Chủ trì", "Được giao tại", "Minh chứng")
FILE_COLUMNS = (
    "Nhiệm vụ",
    "Tình trạng",
    "Hạn",
    "Hoàn thành ngày",
    "Chủ trì",
    "Phối hợp",
    "Được giao tại",
    "Cơ quan giao",
    "Minh chứng",
    "Địa chỉ",
)
BY_AGENCY = ("Cơ quan giao", "Nhiệm vụ", "Quá hạn", "Đang làm", "Chưa bắt đầu", "Đã xong", "Không làm nữa")
PARTS = (
    ("Quá hạn", {"overdue"}),
    ("Chưa xong", {"ongoing", "planned"}),
    ("Đã xong, không làm nữa", {"done", "dropped"}),
)


def tasks_page(site: Site) -> TablePage:
    found = assigned(site)
    late = sum(one.state == "overdue" for one in found)
    grids = [
        Grid(
            f"{title}: {len(some)} nhiệm vụ{cut(len(some), 'tệp tải về')}",
            COLUMNS,
            tuple(_row(site, one) for one in some[:SHOWN]),
        )
        for title, states in PARTS
        if (some := [one for one in found if one.state in states])
    ]
    if found:
        grids.insert(int(late > 0), Grid("Theo cơ quan giao nhiệm vụ", BY_AGENCY, _by_agency(site, found)))
    return TablePage(
        meta(site, TASKS, TITLE, "Việc nào của kế hoạch nào đã xong, đang làm, quá hạn; ai chủ trì; minh chứng ở đâu"),
        TITLE,
        tuple(grids),
        crumbs=crumbs(None, COMMUNICATION),
        lead=f"{len(found)} nhiệm vụ, {late} quá hạn",
        downloads=(
            Link("Mọi nhiệm vụ (CSV)", f"{TASKS[:-1]}.csv"),
            Link("Mọi nhiệm vụ (XLSX)", f"{TASKS[:-1]}.xlsx"),
            Link("Các kế hoạch", "/ke-hoach/"),
        ),
        empty="Chưa có kế hoạch, hội nghị nào ghi nhiệm vụ.",
    )


def tasks_table(site: Site) -> Table:
    return Table(TITLE, FILE_COLUMNS, tuple(_cells(site, one) for one in assigned(site)))


def _cells(site: Site, one: Assigned) -> tuple[Cell, ...]:
    task = one.task
    return (
        task.title,
        task_badge(task, site.today).label,
        task.due,
        task.done_on,
        task.lead,
        "; ".join(task.partners),
        _source(one).label,
        one.agency.name,
        "; ".join(evidence_value(site, text).text for text in task.evidence),
        site.portal.address.rstrip("/") + one.record.href,
    )


def _row(site: Site, one: Assigned) -> tuple[Value, ...]:
    task, source = one.task, _source(one)
    proof = [evidence_value(site, text) for text in task.evidence]
    more = f"và {len(proof) - 1} minh chứng khác" if len(proof) > 1 else ""
    lead = one.lead.href if one.lead else ""
    partners = f"phối hợp: {', '.join(task.partners)}" if task.partners else ""
    return (
        Value(task.title),
        Value(task_badge(task, site.today).label, state=one.state),
        value(task.due),
        Value(task.lead or "", lead, note=partners),
        Value(source.label, source.href, note=one.agency.name),
        Value(proof[0].text, proof[0].href, note=more) if proof else Value(""),
    )


def _source(one: Assigned) -> Link:
    """A plan is known by its number, all else by its title."""
    record = one.record
    label = heading(record) if isinstance(record, Document) and record.number else name(record)
    return Link(label, record.href)


def _by_agency(site: Site, found: Sequence[Assigned]) -> tuple[tuple[Value, ...], ...]:
    rows = []
    for agency in site.agencies:
        own = [one.state for one in found if one.agency is agency]
        counts = (Value(str(own.count(one))) for one in STATES)
        if own:
            rows.append((Value(agency.name, agency.href), Value(str(len(own))), *counts))
    return tuple(rows)
