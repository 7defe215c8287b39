"""What decree 244/2026 counts: the six indicators of the year with their records, and what is owed by month."""

from __future__ import annotations

from ..catalogue.site import Site, day_of
from ..duties.finding import shows_overdue
from ..duties.press import Indicator, Rhythm, indicators, report_due, report_window, report_year, rhythms
from ..law.laws import page_of
from ..model import Press
from .meta import absolute, meta
from .parts import Grid, Link, Value
from .press_lists import INDICATORS, PRESS_ROOM
from .rows import crumbs, press_badge
from .tables import Cell, Table, TablePage, value

TABLE, RHYTHMS = f"{INDICATORS}chi-tieu", f"{INDICATORS}dinh-ky"
COLUMNS = ("Chỉ tiêu", "Đạt", "Trên tổng số", "Đếm từ")
OWED = ("Việc", "Kỳ", "Đã làm")


def indicators_page(site: Site) -> TablePage:
    year = report_year(site.today)
    found, due, window = indicators(site, year), report_due(year), report_window(year)
    title = f"Sáu chỉ tiêu phát ngôn năm {year}"
    grids = [Grid("Sáu chỉ tiêu", COLUMNS[:-1], tuple(_row(one) for one in found))]
    grids += [_records(site, one) for one in found if one.records]
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
        intro=("Số đếm từ chính các bản ghi trên cổng; mỗi chỉ tiêu có danh sách bản ghi bên dưới.",),
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
    anchor = f"#{_anchor(one)}" if one.records else ""
    return value(f"{one.number}. {one.label}", anchor), value(one.met), value(one.of)


def _anchor(one: Indicator) -> str:
    return f"chi-tieu-{one.number}"


def _records(site: Site, one: Indicator) -> Grid:
    """The records that an indicator counts, newest first; the first has the anchor that the table above leads to."""
    found = [record for id_ in one.records if isinstance(record := site.by_id[id_], Press)]
    found.sort(key=lambda record: (day_of(record.on or record.received or record.published), record.id), reverse=True)
    rows = tuple(
        (
            Value(record.title, record.href, anchor="" if number else _anchor(one)),
            value(site.agency(record.agency_id).name),
            value(record.on or record.received),
            Value(badge.label, state=badge.state) if (badge := press_badge(site, record)) else Value(""),
        )
        for number, record in enumerate(found)
    )
    width = 4 if any(row[-1].text for row in rows) else 3
    columns = ("Bản ghi", "Cơ quan", "Ngày", "Hạn")
    return Grid(f"{one.number}. {one.label}", columns[:width], tuple(row[:width] for row in rows))


def _owed(one: Rhythm) -> tuple[Value, ...]:
    done = value(one.done.title, one.done.href) if one.done else Value("chưa làm", state="overdue")
    return value(one.label), value(one.span.text), done
