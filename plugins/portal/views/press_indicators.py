"""What decree 244/2026 counts: the six indicators of the year, the list behind each, and what is owed by month."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue.site import Site, day_of
from ..duties.finding import shows_overdue
from ..duties.press import Indicator, Rhythm, indicators, report_due, report_window, report_year, rhythms
from ..law.laws import page_of
from ..model import Press
from .list import List, marked
from .meta import absolute, meta
from .parts import Choice, Choices, Grid, Link, Value
from .press_lists import INDICATORS, PRESS_ROOM
from .rows import crumbs
from .tables import Cell, Table, TablePage, value

TABLE, RHYTHMS = f"{INDICATORS}chi-tieu", f"{INDICATORS}dinh-ky"
COLUMNS = ("Chỉ tiêu", "Đạt", "Trên tổng số", "Đếm từ")
OWED = ("Việc", "Kỳ", "Đã làm")


def indicators_page(site: Site) -> TablePage:
    year = report_year(site.today)
    found, due, window = indicators(site, year), report_due(year), report_window(year)
    title = _whole(year)
    grids = [Grid("Sáu chỉ tiêu", COLUMNS[:-1], tuple(_row(one) for one in found))]
    downloads = [Link("Sáu chỉ tiêu (CSV)", f"{TABLE}.csv"), Link("Sáu chỉ tiêu (XLSX)", f"{TABLE}.xlsx")]
    if owed := shown_rhythms(site):
        grids.append(Grid("Việc định kỳ của Ủy ban nhân dân tỉnh", OWED, tuple(_owed(one) for one in owed)))
        downloads += [Link("Việc định kỳ (CSV)", f"{RHYTHMS}.csv"), Link("Việc định kỳ (XLSX)", f"{RHYTHMS}.xlsx")]
    return TablePage(
        meta(site, INDICATORS, title, f"Họp báo, giao ban, trả lời, phát ngôn, phản hồi trong kỳ {window.text}"),
        title,
        tuple(grids),
        crumbs=crumbs(None, PRESS_ROOM),
        lead=f"Kỳ {window.text}. Báo cáo {due.text}.",
        intro=("Số đếm từ chính các bản ghi trên cổng; mỗi chỉ tiêu có danh sách bản ghi của mình.",),
        downloads=(*downloads, Link(f"Căn cứ: {due.reference.text}", page_of(due.reference, site.today))),
    )


def shown_rhythms(site: Site) -> tuple[Rhythm, ...]:
    """None where the province keeps back what is late."""
    return rhythms(site) if shows_overdue(site) else ()


def indicators_table(site: Site) -> Table:
    year = report_year(site.today)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (one.label, one.met, one.of, " ".join(absolute(site, site.by_id[id_].href) for id_ in one.records))
        for one in indicators(site, year)
    )
    return Table(f"Sáu chỉ tiêu năm {year}", COLUMNS, rows)


def rhythms_table(site: Site) -> Table:
    rows = tuple((one.label, one.span.text, one.done.title if one.done else None) for one in shown_rhythms(site))
    return Table("Việc định kỳ với báo chí", OWED, rows)


def _row(one: Indicator) -> tuple[Value, ...]:
    return value(_label(one), _address(one)), value(one.met), value(one.of)


def indicator_lists(site: Site) -> Iterator[List]:
    """What each indicator of the year counts, the newest first; one that counts nothing yet has its list too."""
    year = report_year(site.today)
    above = crumbs(None, PRESS_ROOM, Link(_whole(year), INDICATORS))
    found = {one: _counted(site, one) for one in indicators(site, year)}
    choices = tuple(Choice(_label(one), _address(one), len(records)) for one, records in found.items())
    for one, records in found.items():
        title, ways = (
            f"Chỉ tiêu {one.number} năm {year}: {one.label}",
            marked((Choices("Chỉ tiêu", choices),), _address(one)),
        )
        yield List(_address(one), title, records, "bản ghi", above, ways)


def _counted(site: Site, one: Indicator) -> tuple[Press, ...]:
    found = (record for id_ in one.records if isinstance(record := site.by_id[id_], Press))
    return tuple(sorted(found, key=lambda it: (day_of(it.on or it.received or it.published), it.id), reverse=True))


def _whole(year: int) -> str:
    return f"Sáu chỉ tiêu phát ngôn năm {year}"


def _address(one: Indicator) -> str:
    return f"{INDICATORS}{one.number}/"


def _label(one: Indicator) -> str:
    return f"{one.number}. {one.label}"


def _owed(one: Rhythm) -> tuple[Value, ...]:
    done = value(one.done.title, one.done.href) if one.done else Value("chưa làm", state="overdue")
    return value(one.label), value(one.span.text), done
