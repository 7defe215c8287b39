"""Kiểm tra nội dung: đọc mọi tệp, nối mọi liên kết, báo mọi lỗi một lần. Không ghi gì cả.

Mã kết thúc: 0 không có lỗi, 1 có lỗi, 2 gọi lệnh sai.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from ..gate import examine
from ..portal.catalogue.content import Reading, texts_of
from ..portal.source.folders import SHARED, portals
from ..portal.source.problem import Problem, in_order
from ..portal.source.report import FORMATS
from .moment import now, parse
from .places import WrongSetup, add_content, memory
from .staged import staged


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="ĐƯỜNG_DẪN",
        help="cổng, thư mục hoặc tệp cần xem lỗi (mặc định: mọi cổng)",
    )
    add_content(parser)
    parser.add_argument("--staged", action="store_true", help="chỉ xem nội dung sắp lưu vào git, như khi git commit")
    parser.add_argument(
        "--allowances", action="store_true", help="liệt kê mọi ngoại lệ về dữ liệu cá nhân, thay cho các lỗi"
    )
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="cách in: văn bản, JSON, chú thích GitHub, GitLab"
    )
    parser.add_argument(
        "--now",
        type=parse,
        metavar="THỜI_ĐIỂM",
        help="xem nội dung như vào thời điểm này, ví dụ 2026-11-22T09:00:00+07:00",
    )


def run(options: argparse.Namespace) -> int:
    try:
        if options.staged:
            return _staged(options)
        folders = _portals_of(options.paths or [options.content])
    except WrongSetup as error:
        print(error, file=sys.stderr)
        return 2
    readings = {one: examine(one, options.now or now(), memory()) for one in folders}
    if options.allowances:
        return _allowances(readings.values())
    wanted = [one.resolve() for one in options.paths]
    problems = in_order(
        problem
        for folder, reading in readings.items()
        for problem in reading.problems
        if _is_wanted(Path(reading.file_of(problem)), folder, wanted)
    )
    sys.stdout.write(FORMATS[options.format](problems, texts_of(readings.values())))
    if options.format == "text":
        print(_summary(problems, list(readings.values())))
    return 1 if any(one.stops for one in problems) else 0


def _staged(options: argparse.Namespace) -> int:
    """What git commit asks: whether the staged files may be saved."""
    found = staged(options.content, options.now or now())
    stops = any(one.stops for one in found.problems)
    sys.stdout.write(FORMATS[options.format](found.problems, found.texts))
    if options.format == "text" and stops:
        print("Chưa lưu gì vào git. Sửa các tệp trên, chạy git add cho từng tệp rồi git commit lại.")
    elif options.format == "text":
        print(f"Nội dung sắp lưu: {len(found.paths)} tệp, không có lỗi.")
    return 1 if stops else 0


def _allowances(readings: Iterable[Reading]) -> int:
    """One line each: where, the value as far as it may be shown, why."""
    found = sorted({one for reading in readings for one in reading.permitted}, key=lambda one: one.where)
    for one in found:
        print(f"{one.where.path}:{one.where.line}  {one.masked}  {one.reason}")
    print(f"Có {len(found)} ngoại lệ về dữ liệu cá nhân.")
    return 0


def _portals_of(paths: list[Path]) -> tuple[Path, ...]:
    """The portals that contain the paths or that the paths contain; of what portals share, all of them."""
    return tuple(dict.fromkeys(one.resolve() for path in paths for one in _around(path)))


def _around(path: Path) -> tuple[Path, ...]:
    if not path.exists():
        raise WrongSetup(f"không có {path}")
    whole = path.resolve()
    for above in (whole, *whole.parents):
        found = portals(above)
        if own := tuple(one for one in found if whole.is_relative_to(one)):
            return own
        if found and (above == whole or whole.is_relative_to(above / SHARED)):
            return found
    raise WrongSetup(f"{path} không thuộc cổng nào: cần portal.yaml ở thư mục của cổng")


def _is_wanted(path: Path, folder: Path, wanted: list[Path]) -> bool:
    """Whether a file's problem was asked for: of a portal all that stops it, of less what lies there."""
    where = path.resolve()
    return not wanted or any(folder.is_relative_to(one) or where.is_relative_to(one) for one in wanted)


def _summary(problems: tuple[Problem, ...], readings: list[Reading]) -> str:
    errors = sum(one.stops for one in problems)
    files = sum(one.files for one in readings)
    if not problems:
        return f"Đã đọc {files} tệp của {len(readings)} cổng: không có lỗi."
    return f"Đã đọc {files} tệp của {len(readings)} cổng: {errors} lỗi, {len(problems) - errors} nhắc."
