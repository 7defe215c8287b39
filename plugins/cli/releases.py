"""Liệt kê các bản đã phát hành, mới nhất ở dưới; dấu * là bản đang hiện."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from ..portal.publish.manifest import SIGNATURE
from ..portal.publish.shelf import FOLDER, Shelf
from ..portal.source.folders import shown
from .places import OUTPUT, WrongSetup


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("provinces", nargs="*", metavar="TỈNH", help="các cổng cần xem (mặc định: mọi cổng)")
    parser.add_argument("--output", type=Path, default=OUTPUT, metavar="THƯ_MỤC", help="nơi đã dựng (mặc định: output)")


def run(options: argparse.Namespace) -> int:
    try:
        shelves = [shelf_of(options.output, one) for one in options.provinces or published(options.output)]
    except WrongSetup as error:
        print(error, file=sys.stderr)
        return 2
    print("\n".join(line for shelf in shelves for line in _lines(shelf)) or "Chưa có bản phát hành nào.")
    return 0


def published(output: Path) -> list[str]:
    """The portals that have been released below a folder."""
    return sorted(one.stem for one in (output / FOLDER).glob("*.history"))


def shelf_of(output: Path, name: str) -> Shelf:
    """The releases of one portal. Raises WrongSetup where there are none."""
    if name not in published(output):
        known = ", ".join(published(output)) or "chưa có cổng nào"
        raise WrongSetup(f"không có bản phát hành của “{name}” trong {shown(output)}; các cổng: {known}")
    return Shelf(output.resolve(), name)


def _lines(shelf: Shelf) -> Iterator[str]:
    yield shelf.name
    for id_, manifest in shelf.releases().items():
        moment = f"{datetime.fromisoformat(manifest.now):%d/%m/%Y %H:%M}"
        signed = "có chữ ký" if (shelf.folder / id_ / SIGNATURE).is_file() else "không chữ ký"
        counts = f"{len(manifest.files)} tệp, {sum(manifest.records.values())} bản ghi"
        mark = "*" if id_ == shelf.current else " "
        yield f"{mark} {id_}  {moment}  {manifest.commit or '(không rõ commit)':12}  {counts}, {signed}"
