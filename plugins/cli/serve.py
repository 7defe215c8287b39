"""Mở các cổng trên máy này; nội dung đổi thì trang tự tải lại ngay.

Không ghi gì ra đĩa: mỗi trang được dựng khi có người mở. Có lỗi thì lỗi hiện ở đây và trên trình duyệt, trang tốt gần
nhất vẫn còn. Dừng bằng Ctrl+C.
"""

from __future__ import annotations

import argparse
import os
import sys

from .moment import parse
from .pelican import WRONG
from .places import WrongSetup, add_content, chosen


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("provinces", nargs="*", metavar="TỈNH", help="chỉ mở các cổng này (mặc định: mọi cổng)")
    add_content(parser)
    parser.add_argument("--port", type=int, default=8000, metavar="CỔNG", help="cổng mạng (mặc định: 8000)")
    parser.add_argument("--now", type=parse, metavar="THỜI_ĐIỂM", help="xem như vào thời điểm này")


def run(options: argparse.Namespace) -> int:
    """Becomes the preview, which loads Pelican; this command does not."""
    try:
        chosen(options.content, options.provinces)
    except WrongSetup as error:
        print(error, file=sys.stderr)
        return WRONG
    words = [*options.provinces, f"--content={options.content}", f"--port={options.port}"]
    words += [f"--now={options.now.isoformat()}"] if options.now else []
    command = [sys.executable, "-I", "-X", "utf8", "-m", "plugins.preview", *words]
    return os.execv(sys.executable, command)  # noqa: S606 - no shell; it never returns
