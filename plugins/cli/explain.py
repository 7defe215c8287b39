"""Giải thích một mã lỗi: nghĩa là gì, vì sao quan trọng, sửa thế nào."""

from __future__ import annotations

import argparse
import difflib
import sys
import textwrap

from ..portal.source.problem import meanings


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "code", nargs="?", metavar="MÃ", help="mã trong ngoặc vuông của thông báo; bỏ trống để xem mọi mã"
    )


def run(options: argparse.Namespace) -> int:
    known = meanings()
    if options.code is None:
        for one in known.values():
            print(f"{one.code:26} {one.title}")
        return 0
    if options.code not in known:
        near = difflib.get_close_matches(options.code, known, n=1)
        hint = f"Có phải {near[0]}?" if near else "Xem mọi mã: ./portal explain"
        print(f"không có mã “{options.code}”. {hint}", file=sys.stderr)
        return 2
    found = known[options.code]
    print(f"{found.grade}[{found.code}]\n{found.title}\n")
    print(textwrap.fill(found.text, 90))
    print(f"\nVì sao: {found.why}.")
    return 0
