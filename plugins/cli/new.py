"""Tạo một tệp mới đúng mẫu, điền sẵn những gì đã biết; điền nốt chỗ trống thì tệp qua được ./portal check.

Mọi khóa của loại nội dung đều dùng được như một tùy chọn: khóa issued là --issued, khóa short_names là --short-names.

Ví dụ:
  ./portal new document --portal lao-cai --agency so-y-te --number 12/TB-SYT --issued 20/11/2026
  ./portal new person --portal lao-cai --agency so-y-te --name "Nguyễn Văn A"
  ./portal new document --portal lao-cai --from quyet-dinh.docx ke-hoach.pdf
  ./portal new agency --portal lao-cai --id so-du-lich --name "Sở Du lịch tỉnh Lào Cai" --type so-nganh
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from ..portal.language.days import parse_day
from ..portal.language.slug import is_slug, slug
from ..portal.language.unreadable import Unreadable
from ..portal.model import RECORDS, Agency, Document, Portal
from ..portal.model.number import parse_number
from ..portal.source.claims import RESERVED
from ..portal.source.folders import shown
from ..portal.source.scaffold import scaffold
from ..portal.source.schema import Record
from .moment import now
from .places import WrongSetup, add_content, chosen

MODELS: tuple[type[Record], ...] = (*RECORDS, Portal)
KINDS = {model.kind.name: model for model in MODELS}
NAMING = ("number", "name", "title")
"""The values a new file may be named after, the best first."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "kind",
        choices=KINDS,
        metavar="LOẠI",
        help=", ".join(f"{name} ({model.kind.label})" for name, model in KINDS.items()),
    )
    parser.add_argument("--portal", metavar="TỈNH", help="cổng, ví dụ lao-cai (không cần khi chỉ có một cổng)")
    parser.add_argument("--agency", metavar="MÃ", help="mã cơ quan, ví dụ so-y-te")
    parser.add_argument(
        "--id", metavar="MÃ", help="tên tệp hoặc mã cơ quan; bỏ trống thì đặt theo số, tên hoặc tiêu đề"
    )
    parser.add_argument(
        "--from",
        dest="sources",
        nargs="+",
        type=Path,
        metavar="TỆP",
        help="chỉ với document: đọc tệp Word (.docx) hoặc PDF, tạo bản nháp cho từng tệp và báo chỗ chưa chắc",
    )
    add_content(parser)
    for name in sorted({key.name for model in KINDS.values() for key in model.declared() if key.part is None}):
        parser.add_argument(f"--{name.replace('_', '-')}", dest=f"key_{name}", metavar="…", help=argparse.SUPPRESS)


def run(options: argparse.Namespace) -> int:
    try:
        if options.sources:
            return _drafts(options)
        path, text = new_file(options)
    except (WrongSetup, Unreadable) as error:
        print(f"./portal new: {error}", file=sys.stderr)
        return 2
    if path.exists():
        print(f"./portal new: {shown(path)} đã có, không ghi đè", file=sys.stderr)
        return 2
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    print(f"Đã tạo {shown(path)}")
    print(f"Điền các chỗ trống rồi chạy: ./portal check {shown(path)}")
    return 0


def _drafts(options: argparse.Namespace) -> int:
    from .documents import draft_from

    if options.kind != Document.kind.name or options.id:
        raise WrongSetup("--from chỉ dùng với document và không cùng --id: tên tệp đặt theo số, ký hiệu")
    if options.agency:
        _check_agency(options)
    return draft_from(options.sources, _portal(options), options.agency or "", _values(options, Document), now())


def _values(options: argparse.Namespace, model: type[Record]) -> dict[str, str]:
    keys = {key.name for key in model.declared()}
    values = {
        name.removeprefix("key_"): value
        for name, value in vars(options).items()
        if name.startswith("key_") and value is not None
    }
    if unknown := sorted(set(values) - keys):
        raise WrongSetup(f"{model.kind.label} không có khóa {unknown[0]}; các khóa: {', '.join(sorted(keys))}")
    return values


def new_file(options: argparse.Namespace) -> tuple[Path, str]:
    """Where the new file goes, and what it says."""
    model = KINDS[options.kind]
    values = _values(options, model)
    name = model.kind.name if model.kind.file and model not in {Portal, Agency} else _name(options, values)
    if model is Portal:
        return options.content / name / model.kind.file, scaffold(model, values, whole=True)
    return _portal(options) / _inner(options, model, name, values), scaffold(model, values, whole=model.kind.is_sheet)


def _portal(options: argparse.Namespace) -> Path:
    found = chosen(options.content, [options.portal] if options.portal else [])
    if len(found) > 1:
        raise WrongSetup(f"thêm --portal với một trong: {', '.join(one.name for one in found)}")
    return found[0]


def _inner(options: argparse.Namespace, model: type[Record], name: str, values: dict[str, str]) -> Path:
    """The file's place within its portal."""
    kind = model.kind
    if kind.is_sheet:
        return Path(kind.file)
    if model is Agency:
        return Path(name) / kind.file
    if kind.name == "page":
        return Path(kind.folder) / f"{name}.md"
    if not options.agency:
        raise WrongSetup("thêm --agency với mã cơ quan, ví dụ --agency so-y-te")
    _check_agency(options)
    if kind.file:
        return Path(options.agency) / kind.file
    folder = Path(options.agency) / kind.folder
    return folder / str(_year(values)) / f"{name}.md" if kind.yearly else folder / f"{name}.md"


def _check_agency(options: argparse.Namespace) -> None:
    if not is_slug(options.agency) or not (_portal(options) / options.agency).is_dir():
        raise WrongSetup(f"không có cơ quan “{options.agency}”; tạo bằng: ./portal new agency --id {options.agency}")


def _year(values: dict[str, str]) -> int:
    """The year of the record's own day; of today where none is given."""
    text = next((values[name] for name in ("issued", "published", "received") if name in values), None)
    day: date = parse_day(text) if text else now().date()
    return day.year


def _name(options: argparse.Namespace, values: dict[str, str]) -> str:
    number = values.get("number")
    given = options.id or (parse_number(number).slug if number else "")
    name = given or next((slug(values[one])[:60].strip("-") for one in NAMING if one in values), "")
    if not name:
        raise WrongSetup("thêm --number, --name, --title hoặc --id để đặt tên tệp")
    if not is_slug(name) or name in RESERVED:
        raise WrongSetup(f"“{name}” không dùng làm tên được; thử --id {slug(name)}-1")
    return name
