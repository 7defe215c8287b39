"""In mọi ví dụ của mọi thành phần giao diện trên một trang, để người thiết kế xem và so."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from .places import OUTPUT


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--output",
        type=Path,
        default=OUTPUT / "_gallery",
        metavar="THƯ_MỤC",
        help="nơi ghi (mặc định: output/_gallery)",
    )


def run(options: argparse.Namespace) -> int:
    options.output.mkdir(parents=True, exist_ok=True)
    return subprocess.run(
        [sys.executable, "-I", "-X", "utf8", "-m", "plugins.gallery", str(options.output.resolve())],
        check=False,
    ).returncode
