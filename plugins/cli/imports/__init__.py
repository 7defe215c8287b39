"""Nhập danh sách từ Excel (.xlsx) hoặc CSV: cho xem mọi thay đổi, chỉ ghi khi có --write.

spokespeople: danh sách người phát ngôn. Ô trống nghĩa là giữ như cũ; không xóa ai.
documents: sổ văn bản cũ, mỗi dòng thành một bản nháp; văn bản đã có thì giữ nguyên.

Đọc được danh sách như các tỉnh vẫn làm: tên bảng phía trên, ô gộp, hai dòng tiêu đề. Dòng nào chưa rõ thì ở lại báo
cáo, nguyên cả dòng.

Ví dụ:
  ./portal import spokespeople danh-sach.xlsx --portal lao-cai
  ./portal import spokespeople danh-sach.xlsx --portal lao-cai --report con-lai.csv --write
  ./portal import documents so-van-ban.xlsx --portal lao-cai --agency so-y-te --files ban-quet

Mã kết thúc: 0 dòng nào cũng có chỗ, 1 còn dòng chưa vào được hoặc không đọc được danh sách, 2 gọi lệnh sai.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from ...portal.catalogue.content import read_portal
from ...portal.catalogue.site import Site
from ...portal.outputs.tables import as_csv
from ...portal.source.folders import shown
from ...portal.source.report import as_text
from ..moment import now, parse
from ..places import WrongSetup, add_content, chosen
from ..records import Refused
from .grid import read_grids
from .plan import Plan, plan
from .rows import DOCUMENTS, PEOPLE, Row, rows_of
from .sheet import Unusable
from .telling import diff, report_table, summary, told
from .writing import Change, Copy, write

SPOKESPEOPLE, REGISTER = LISTS = ("spokespeople", "documents")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what", choices=LISTS, metavar="DANH_SÁCH", help="spokespeople (người phát ngôn), documents (văn bản)"
    )
    parser.add_argument("file", type=Path, metavar="TỆP", help="danh sách, .xlsx hoặc .csv")
    parser.add_argument("--portal", metavar="TỈNH", help="cổng, ví dụ lao-cai (không cần khi chỉ có một cổng)")
    parser.add_argument("--report", type=Path, metavar="TỆP", help="ghi báo cáo thành CSV, vào tệp chưa có")
    register = parser.add_argument_group("chỉ với documents")
    register.add_argument("--agency", default="", metavar="MÃ", help="cơ quan ban hành của mọi dòng, ví dụ so-y-te")
    register.add_argument("--subject", default="", metavar="LĨNH_VỰC", help="lĩnh vực của dòng không ghi, ví dụ y-te")
    register.add_argument("--files", type=Path, metavar="THƯ_MỤC", help="nơi có các tệp mà cột “Tệp” ghi tên")
    parser.add_argument("--write", action="store_true", help="ghi vào thư mục nội dung")
    parser.add_argument("--now", type=parse, metavar="THỜI_ĐIỂM", help="tính như vào thời điểm này")
    add_content(parser)


def run(options: argparse.Namespace) -> int:
    try:
        return _imported(options)
    except Unusable as error:
        told = f"{shown(options.file)}: {error.what}; {error.how}. Không có gì thay đổi."
        code = 1
    except Refused as error:
        told, code = f"{error}. Không có gì thay đổi.", 1
    except WrongSetup as error:
        told, code = str(error), 2
    print(f"./portal import: {told}", file=sys.stderr)
    return code


def _imported(options: argparse.Namespace) -> int:
    folder = _portal(options)
    _check_files(options)
    shape = PEOPLE if options.what == SPOKESPEOPLE else DOCUMENTS
    rows = rows_of(read_grids(options.file), options.file.name, shape)
    site = _site(options, folder)
    return _carried_out(options, folder, _plan(options, site, folder, rows)) if site else 1


def _plan(options: argparse.Namespace, site: Site, folder: Path, rows: Sequence[Row]) -> Plan:
    if options.what == SPOKESPEOPLE:
        return plan(site, folder, rows)
    from ..documents.registers import Given, register

    if options.agency and options.agency not in {one.id for one in site.agencies}:
        raise WrongSetup(f"không có cơ quan “{options.agency}”; tạo bằng: ./portal new agency --id {options.agency}")
    return register(site, folder, rows, Given(options.agency, options.subject, options.files))


def _check_files(options: argparse.Namespace) -> None:
    if not options.file.is_file() or not os.access(options.file, os.R_OK):
        raise WrongSetup(f"không có tệp {shown(options.file)}, hoặc không được đọc")
    if options.files and not options.files.is_dir():
        raise WrongSetup(f"không có thư mục {shown(options.files)}")
    if options.report and options.report.exists():
        raise WrongSetup(f"{shown(options.report)} đã có, không ghi đè")
    if options.report and not options.report.absolute().parent.is_dir():
        raise WrongSetup(f"không có thư mục {shown(options.report.absolute().parent)} để ghi báo cáo")


def _portal(options: argparse.Namespace) -> Path:
    found = chosen(options.content, [options.portal] if options.portal else [])
    if len(found) > 1:
        raise WrongSetup(f"thêm --portal với một trong: {', '.join(one.name for one in found)}")
    return found[0]


def _site(options: argparse.Namespace, folder: Path) -> Site | None:
    """The portal as it is; where it has mistakes they are shown, and nothing is compared with it."""
    found = read_portal(folder, options.now or now())
    if found.site is None:
        sys.stderr.write(as_text([one for one in found.problems if one.stops], found.texts))
    return found.site


def _carried_out(options: argparse.Namespace, folder: Path, found: Plan) -> int:
    for change in found.changes:
        print(diff(change))
    for one in told(found):
        print(one)
    entered: list[Change | Copy] = [*found.copies, *found.changes] if options.write else []
    write([*entered, *_report(options, found)])
    print(summary(found, "người" if options.what == SPOKESPEOPLE else "văn bản"))
    if found.changes:
        print(_ending(options, folder, found))
    return 1 if found.left else 0


def _report(options: argparse.Namespace, found: Plan) -> list[Change]:
    return [Change(options.report, None, as_csv(report_table(found)).decode())] if options.report else []


def _ending(options: argparse.Namespace, folder: Path, found: Plan) -> str:
    if not options.write:
        return "Chưa ghi gì. Xem kỹ rồi chạy lại với --write."
    return f"Đã ghi {len(found.changes)} tệp. Xem lại rồi chạy: ./portal check {shown(folder)}"
