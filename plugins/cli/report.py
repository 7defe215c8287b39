"""Báo cáo cho biên tập viên và lãnh đạo: điều quá hạn, điều sắp đến hạn, mục đã công khai, sáu chỉ tiêu phát ngôn.

Báo cáo luôn nói đủ, kể cả khi tỉnh tạm chưa hiện mục quá hạn trên các trang công khai.

Ví dụ:
  ./portal report due lao-cai --agency so-y-te
  ./portal report due lao-cai --format ics --output han.ics
  ./portal report disclosure --format csv --output tinh-trang.csv
  ./portal report press-2026 lao-cai

Mã kết thúc: 0 đã in, 1 nội dung có lỗi nên không tính được, 2 gọi lệnh sai.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table as Lines

from ..gate import Examined, examine
from ..portal.catalogue.site import Site
from ..portal.duties.agenda import reminders
from ..portal.duties.assess import assessment
from ..portal.duties.press import indicators, report_window, report_year
from ..portal.outputs.calendars import Dated, as_ics
from ..portal.outputs.tables import as_csv, as_json, as_xlsx
from ..portal.source.report import as_text
from ..portal.views.disclosure_rows import finding_data, finding_table
from ..portal.views.meta import absolute
from ..portal.views.states import score_text
from ..portal.views.tables import Cell, Table
from .moment import now, parse
from .places import WrongSetup, add_content, chosen, memory

PRESS = re.compile(r"press(?:-(?P<year>20\d\d))?")
BINARY = {"xlsx"}
WIDE = 160
"""Letters of a line where there is no terminal."""


@dataclass(frozen=True)
class Report:
    """One report: as a table, as data, as a line that says how it stands, as days of a calendar."""

    table: Table
    data: list[dict[str, object]]
    summary: str
    days: tuple[Dated, ...] = ()


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", metavar="BÁO_CÁO", help="due (hạn), disclosure (tình trạng), press-2026 (phát ngôn)")
    parser.add_argument("portals", nargs="*", metavar="TỈNH", help="cổng cần báo cáo (mặc định: mọi cổng)")
    parser.add_argument("--agency", metavar="MÃ", help="chỉ một cơ quan, ví dụ so-y-te")
    parser.add_argument(
        "--days", type=int, default=14, metavar="SỐ", help="hạn trong bao nhiêu ngày tới (mặc định: 14)"
    )
    parser.add_argument("--format", choices=("text", "json", "csv", "xlsx", "ics"), default="text", help="cách in")
    parser.add_argument("--output", type=Path, metavar="TỆP", help="ghi vào tệp thay vì in ra")
    parser.add_argument("--now", type=parse, metavar="THỜI_ĐIỂM", help="tính như vào thời điểm này")
    add_content(parser)


def run(options: argparse.Namespace) -> int:
    try:
        make = _maker(options)
        folders = chosen(options.content, options.portals)
    except WrongSetup as error:
        print(f"./portal report: {error}", file=sys.stderr)
        return 2
    read = [examine(one, options.now or now(), memory()) for one in folders]
    for one in read:
        if one.site is None:
            sys.stderr.write(as_text([it for it in one.problems if it.stops], one.texts))
    sites = [one for one in read if one.site]
    if len(sites) < len(read):
        return 1
    if options.agency and not any(one.site and options.agency in one.site.by_id for one in sites):
        print(f"./portal report: không có cơ quan “{options.agency}”", file=sys.stderr)
        return 2
    return _written(options, _joined([make(one, one.site) for one in sites if one.site]))


def _maker(options: argparse.Namespace) -> Callable[[Examined, Site], Report]:
    """Raises WrongSetup."""
    found = PRESS.fullmatch(options.what)
    if not found and options.what not in {"due", "disclosure"}:
        raise WrongSetup(f"không có báo cáo “{options.what}”; các báo cáo: due, disclosure, press-2026")
    if options.format == "ics" and options.what != "due":
        raise WrongSetup("chỉ báo cáo due có dạng lịch ics")
    if options.format in BINARY and not options.output:
        raise WrongSetup("thêm --output với tên tệp, ví dụ --output han.xlsx")
    if found:
        return lambda _, site: _press(site, int(found["year"] or report_year(site.today)))
    if options.what == "due":
        return lambda read, site: _due(read, site, options.agency, options.days)
    return lambda _, site: _disclosure(site, options.agency)


def _due(read: Examined, site: Site, agency: str | None, days: int) -> Report:
    found = [one for one in reminders(site, read.unfinished, days) if agency in {None, one.agency}]
    late = sum(one.is_over for one in found)
    columns = ("Hạn", "Cơ quan", "Việc", "Tình trạng", "Cách tính")
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            one.on,
            site.agency(one.agency).name,
            one.title,
            _when(one.days_late(site.today), is_over=one.is_over),
            one.text,
        )
        for one in found
    )
    data = [
        {
            "portal": _name(site),
            "agency": one.agency,
            "due": one.on.isoformat(),
            "key": one.key,
            "overdue": one.is_over,
            "text": one.text,
        }
        | {"days_late": one.days_late(site.today), "title": one.title}
        for one in found
    ]
    address = absolute(site, "")
    calendar = tuple(
        Dated(
            f"{one.key}@{address.partition('//')[2]}", f"{site.agency(one.agency).name}: {one.title}", one.on, one.text
        )
        for one in found
    )
    summary = f"{site.portal.name}: {late} việc quá hạn, {len(found) - late} việc đến hạn trong {days} ngày."
    return Report(Table("Hạn", columns, rows), data, summary, calendar)


def _name(site: Site) -> str:
    """A portal as the command is told it: the name of its folder."""
    return Path(site.portal.origin.path).parent.name


def _when(late: int, *, is_over: bool) -> str:
    if is_over:
        return f"quá hạn {late} ngày" if late else "quá hạn"
    return f"còn {-late} ngày" if late else "hôm nay"


def _disclosure(site: Site, agency: str | None) -> Report:
    found = assessment(site)
    findings = tuple(one for one in found.findings if agency in {None, one.agency.id})
    data = [{"portal": _name(site), **finding_data(site, one, whole=True)} for one in findings]
    summary = f"{site.portal.name}: {score_text(found.score)} ở {len(found.agencies)} cơ quan."
    return Report(finding_table(site, "Tình trạng công khai", findings, whole=True), data, summary)


def _press(site: Site, year: int) -> Report:
    found = indicators(site, year)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (site.portal.province, one.number, one.label, one.met, one.of, "; ".join(one.records)) for one in found
    )
    data: list[dict[str, object]] = [
        {
            "portal": _name(site),
            "number": one.number,
            "label": one.label,
            "met": one.met,
            "of": one.of,
            "records": list(one.records),
        }
        for one in found
    ]
    columns = ("Tỉnh", "STT", "Chỉ tiêu", "Đạt", "Trên tổng số", "Đếm từ")
    summary = f"{site.portal.name}: số liệu {report_window(year).text}, tính đến {site.today:%d/%m/%Y}."
    return Report(Table(f"Báo cáo phát ngôn năm {year}", columns, rows), data, summary)


def _joined(reports: list[Report]) -> Report:
    first = reports[0]
    rows = tuple(row for one in reports for row in one.table.rows)
    data = [line for one in reports for line in one.data]
    days = tuple(day for one in reports for day in one.days)
    return Report(
        Table(first.table.title, first.table.columns, rows), data, "\n".join(one.summary for one in reports), days
    )


def _written(options: argparse.Namespace, report: Report) -> int:
    formats: Mapping[str, Callable[[], bytes]] = {
        "text": lambda: _text(report).encode(),
        "json": lambda: as_json(report.data),
        "csv": lambda: as_csv(report.table),
        "xlsx": lambda: as_xlsx(report.table),
        "ics": lambda: as_ics(report.table.title, report.days),
    }
    content = formats[options.format]()
    if not options.output:
        sys.stdout.buffer.write(content)
        return 0
    try:
        options.output.write_bytes(content)
    except OSError as error:
        print(f"./portal report: không ghi được {options.output}: {error.strerror}", file=sys.stderr)
        return 2
    print(report.summary)
    return 0


def _text(report: Report) -> str:
    """A table that wraps within its columns, as wide as the terminal."""
    table = Lines(*report.table.columns, box=None, padding=(0, 2, 0, 0), header_style="")
    for row in report.table.rows:
        table.add_row(*map(_cell, row))
    console = Console(width=None if sys.stdout.isatty() else WIDE, highlight=False, markup=False, emoji=False)
    with console.capture() as found:
        console.print(table)
    lines = (line.rstrip() for line in found.get().splitlines())
    return "\n".join((*lines, "", report.summary, ""))


def _cell(cell: Cell) -> str:
    if isinstance(cell, (date, datetime)):
        return f"{cell:%d/%m/%Y}"
    return "" if cell is None else str(cell)
