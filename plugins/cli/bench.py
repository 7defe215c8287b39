"""Đo: mỗi việc (dựng từ đầu, sửa một văn bản, kiểm tra…) của một tỉnh cỡ lớn tốn bao nhiêu giây, bộ nhớ, tệp ghi.

Đo ở cỡ đã chọn và ở một phần tư cỡ ấy, hoặc ở các cỡ đã kể: việc nào lớn nhanh hơn n log n thì có dấu ▲.

Với chữ search: việc tìm trên một tỉnh cỡ ấy. Chỉ mục nặng bao nhiêu và dựng bao lâu, người đọc phải tải bao nhiêu và
chờ bao lâu trên mạng 3G, từng kiểu câu tìm có ra đúng bản ghi không. Cả hai phần cần ./portal setup --test.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path

from .places import HOME


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", nargs="?", choices=["search"], metavar="search", help="đo việc tìm kiếm")
    parser.add_argument(
        "--docs",
        type=_sizes,
        default="1000",
        metavar="SỐ",
        help="số văn bản (mặc định: 1000), hoặc nhiều cỡ, ví dụ 1000,10000",
    )
    parser.add_argument(
        "--against",
        choices=["hugo", "pagefind"],
        help="so với Hugo, hoặc khi đo việc tìm thì với Pagefind, trên cùng kho; lần đầu cần mạng để tải vào .cache, "
        "không tải được thì chỉ đo cổng",
    )
    build = parser.add_argument_group("chỉ khi đo việc dựng")
    build.add_argument(
        "--images", type=int, metavar="SỐ", help="số ảnh chụp, 0: không đo (mặc định: một văn bản một ảnh, đến 1000)"
    )
    build.add_argument(
        "--rounds", type=int, metavar="SỐ", help="số lượt so với Hugo (mặc định: 3; trên 1000 văn bản: 1)"
    )
    build.add_argument("--json", type=Path, metavar="TỆP", help="ghi cả kết quả vào tệp JSON")
    search = parser.add_argument_group("chỉ khi đo việc tìm kiếm")
    search.add_argument("--missed", type=int, metavar="SỐ", help="in chừng này câu tìm trượt của mỗi nhóm")
    search.add_argument("--seed", type=int, metavar="SỐ", help="bộ câu tìm khác (mặc định: 2026)")
    search.add_argument("--without-bodies", action="store_true", default=None, help="văn bản không có thân bài")


def _sizes(text: str) -> str:
    if not re.fullmatch(r"[1-9]\d+(,[1-9]\d+)*", text):
        raise argparse.ArgumentTypeError(f"“{text}” không phải số văn bản từ 10 trở lên, ví dụ 1000 hoặc 1000,10000")
    return text


BUILD, SEARCH = ("images", "rounds", "json"), ("missed", "seed", "without_bodies")
"""Options that belong to one of the two."""


def run(options: argparse.Namespace) -> int:
    if wrong := _wrong(options):
        print(f"./portal bench: {wrong}", file=sys.stderr)
        return 2
    module = "tests.bench.search" if options.what else "tests.bench.run"
    command = [sys.executable, "-X", "utf8", "-m", module, *_words(options)]
    return subprocess.run(command, cwd=HOME, check=False).returncode


def _wrong(options: argparse.Namespace) -> str:
    """What is asked of the one and belongs to the other."""
    strange = BUILD if options.what else SEARCH
    given = [f"--{name.replace('_', '-')}" for name in strange if getattr(options, name) is not None]
    if options.against and (options.against == "pagefind") != bool(options.what):
        given.append(f"--against {options.against}")
    if options.what and "," in options.docs:
        given.append("--docs với nhiều cỡ")
    return f"{', '.join(given)} không dùng khi đo việc {'tìm kiếm' if options.what else 'dựng'}" if given else ""


def _words(options: argparse.Namespace) -> list[str]:
    names = ("docs", "against", *(SEARCH if options.what else BUILD))
    given = {name.replace("_", "-"): getattr(options, name) for name in names}
    given["json"] = options.json.absolute() if options.json else None
    return [f"--{name}" if value is True else f"--{name}={value}" for name, value in given.items() if value is not None]
