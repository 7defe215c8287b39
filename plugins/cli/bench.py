"""Đo: kiểm tra và dựng một tỉnh cỡ lớn tốn bao nhiêu giây CPU, ở cỡ đã chọn và ở một phần tư cỡ ấy.

Với chữ search: việc tìm trên một tỉnh cỡ ấy. Chỉ mục nặng bao nhiêu và dựng bao lâu, người đọc phải tải bao nhiêu và
chờ bao lâu trên mạng 3G, từng kiểu câu tìm có ra đúng bản ghi không. Phần này cần ./portal setup --test.
"""

from __future__ import annotations

import argparse
import subprocess
import sys

from .places import HOME


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", nargs="?", choices=["search"], metavar="search", help="đo việc tìm kiếm")
    parser.add_argument("--docs", type=int, default=1000, metavar="SỐ", help="số văn bản (mặc định: 1000)")
    search = parser.add_argument_group("chỉ khi đo việc tìm kiếm")
    search.add_argument(
        "--against",
        choices=["pagefind"],
        metavar="pagefind",
        help="so với Pagefind trên cùng kho; lần đầu cần mạng để tải vào .cache, không tải được thì chỉ đo cổng",
    )
    search.add_argument("--missed", type=int, default=0, metavar="SỐ", help="in chừng này câu tìm trượt của mỗi nhóm")
    search.add_argument("--seed", type=int, default=2026, metavar="SỐ", help="bộ câu tìm khác (mặc định: 2026)")
    search.add_argument("--without-bodies", action="store_true", help="văn bản không có thân bài")


def run(options: argparse.Namespace) -> int:
    module = "tests.bench.search" if options.what else "tests.bench.run"
    words = _words(options) if options.what else [str(options.docs)]
    command = [sys.executable, "-X", "utf8", "-m", module, *words]
    return subprocess.run(command, cwd=HOME, check=False).returncode


def _words(options: argparse.Namespace) -> list[str]:
    numbers = [f"--{name}={getattr(options, name)}" for name in ("docs", "missed", "seed")]
    against = [f"--against={options.against}"] if options.against else []
    return [*numbers, *against, *(["--without-bodies"] if options.without_bodies else [])]
