"""The coverage of spokespeople: which agency has named one who can be reached, and since when nobody has looked."""

from __future__ import annotations

from ..catalogue.site import Site
from ..duties.finding import shows_overdue
from ..duties.press import Coverage, Rhythm, coverage, rhythms
from ..law.laws import deadline, page_of
from .meta import meta
from .parts import Grid, Link, Value
from .rows import crumbs
from .tables import Cell, Table, TablePage, value

COVERAGE = "/nguoi-phat-ngon/do-phu/"
TITLE = "Độ phủ của danh sách người phát ngôn"
COLUMNS = ("Cơ quan", "Người phát ngôn", "Điện thoại", "Thư công vụ", "Quyết định", "Đăng trong 24 giờ", "Xác nhận")
YES, NO = "có", "thiếu"


def coverage_page(site: Site) -> TablePage:
    found, rule = coverage(site), deadline("spokesperson-confirm", site.today)
    whole = sum(one.is_whole(site.now) for one in found)
    grids = [Grid(f"{len(found)} cơ quan", COLUMNS, tuple(_row(site, one) for one in found))]
    if shows_overdue(site) and (owed := rhythms(site)):
        columns = ("Việc của Ủy ban nhân dân tỉnh", "Kỳ", "Đã làm")
        grids.append(Grid("Định kỳ với báo chí", columns, tuple(_rhythm_row(one) for one in owed)))
    return TablePage(
        meta(site, COVERAGE, TITLE, "Cơ quan nào đã công bố đủ họ tên, điện thoại, thư công vụ của người phát ngôn"),
        TITLE,
        tuple(grids),
        crumbs=crumbs(None, Link("Người phát ngôn", "/nguoi-phat-ngon/")),
        lead=f"{whole}/{len(found)} cơ quan có đủ và đã xác nhận trong {rule.amount} {rule.unit.label}",
        downloads=(
            Link("Bảng này (CSV)", "/nguoi-phat-ngon/do-phu.csv"),
            Link("Bảng này (XLSX)", "/nguoi-phat-ngon/do-phu.xlsx"),
            Link(f"Căn cứ: {rule.reference.text}", page_of(rule.reference, site.today), rule.verified.label),
        ),
        empty="Chưa có cơ quan nào thuộc danh sách.",
    )


def coverage_table(site: Site) -> Table:
    return Table(TITLE, COLUMNS, tuple(_cells(site, one) for one in coverage(site)))


def _cells(site: Site, one: Coverage) -> tuple[Cell, ...]:
    marks = (YES if there else NO for there in (one.phone, one.email, one.decision))
    posted = {True: YES, False: "chậm" if shows_overdue(site) else "chưa rõ", None: "chưa rõ"}[one.in_time]
    return (one.agency.name, one.person.name if one.person else NO, *marks, posted, one.confirmed)


def _row(site: Site, one: Coverage) -> tuple[Value, ...]:
    agency, person, *marks, posted, confirmed = _cells(site, one)
    states = (Value(str(mark), state="published" if mark == YES else "unpublished") for mark in marks)
    fresh = one.is_confirmed(site.now)
    day = value(confirmed).text or "chưa xác nhận"
    return (
        value(agency, one.agency.href),
        value(person, one.person.href) if one.person else Value(NO, state="unpublished"),
        *states,
        value(posted),
        Value(day if fresh else f"cần xác nhận lại ({day})", state="confirmed" if fresh else "stale"),
    )


def _rhythm_row(one: Rhythm) -> tuple[Value, ...]:
    done = value(one.done.title, one.done.href) if one.done else Value("chưa làm", state="overdue")
    return value(one.label), value(one.span.text), done
