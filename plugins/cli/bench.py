"""Đo: kiểm tra và dựng một tỉnh cỡ lớn tốn bao nhiêu giây CPU, ở cỡ đã chọn và ở một phần tư cỡ ấy."""

from __future__ import annotations

import argparse
import subprocess
import sys

from .places import HOME


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--docs", type=int, default=1000, metavar="SỐ", help="số văn bản (mặc định: 1000)")


def run(options: argparse.Namespace) -> int:
    command = [sys.executable, "-X", "utf8", "-m", "tests.bench.run", str(options.docs)]
    return subprocess.run(command, cwd=HOME, check=False).returncode
