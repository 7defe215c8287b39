"""Trở lại một bản đã phát hành: kiểm tra từng tệp của bản ấy rồi mới chuyển. Mặc định là bản ngay trước bản đang hiện.

Mã kết thúc: 0 đã chuyển, 1 bản ấy không còn nguyên vẹn, 2 gọi lệnh sai, 3 trục trặc của máy.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from ..portal.publish.machine import trouble
from ..portal.publish.release import Damaged, go_back
from ..portal.publish.shelf import Foreign, Shelf
from .moment import now
from .places import OUTPUT, WrongSetup
from .releases import shelf_of


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("province", metavar="TỈNH", help="cổng cần trở lại bản trước")
    parser.add_argument("id", nargs="?", metavar="BẢN", help="mã của bản, như ./portal releases in ra")
    parser.add_argument("--output", type=Path, default=OUTPUT, metavar="THƯ_MỤC", help="nơi đã dựng (mặc định: output)")


def run(options: argparse.Namespace) -> int:
    try:
        shelf = shelf_of(options.output, options.province)
        shelf.prepare()
        with shelf.locked(_waits, time.sleep):
            shelf.tidy()
            manifest = go_back(shelf, options.id or _before(shelf), now().isoformat())
    except (WrongSetup, LookupError, Foreign) as error:
        print(f"{error}; xem các bản đang có: ./portal releases {options.province}", file=sys.stderr)
        return 2
    except Damaged as error:
        print("Bản ấy không còn nguyên vẹn, giữ nguyên bản đang hiện:", file=sys.stderr)
        print("\n".join(f"  {one.path}: {one.what}" for one in error.faults), file=sys.stderr)
        return 1
    except OSError as error:
        print(trouble(error), file=sys.stderr)
        return 3
    print(f"{shelf.name}: đang hiện bản {manifest.id}, dựng như vào {manifest.now}")
    return 0


def _before(shelf: Shelf) -> str:
    """The release that stood before the one that is shown. Raises WrongSetup."""
    shown = shelf.manifest
    if shown is None or not shown.previous:
        raise WrongSetup(f"trước bản đang hiện của {shelf.name} không có bản nào")
    return shown.previous


def _waits() -> None:
    print("Đang chờ một lần dựng kết thúc…", file=sys.stderr)
