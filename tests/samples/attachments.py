"""Small real files for the sample content: every attachment and picture a record names and does not have yet.

    python -m tests.samples.attachments [content] [--again]

A file is made from its record alone, so that the same record gives the same bytes on any day.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.portal.catalogue.content import KINDS
from plugins.portal.model import Agency, Portal, Translation
from plugins.portal.source.folders import SHARED, portals
from plugins.portal.source.schema import Record
from plugins.portal.source.tree import read_tree

from .fonts import faces
from .paper import World, paper
from .pdf import pdf
from .picture import FORMATS, picture
from .spreadsheet import csv, tables, xlsx
from .word import docx

PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<name>[\w][\w .,()&+-]*\.[A-Za-z0-9]{2,5})\)")


@dataclass(frozen=True)
class Wish:
    """A file that a record names: where it is to lie, and what it is called there."""

    record: Record
    world: World
    path: Path
    label: str


def wishes(content: Path) -> Iterator[Wish]:
    """Every file that the records of a folder name, made or not, each once."""
    for folder in (content / SHARED, *portals(content)):
        if folder.is_dir():
            yield from _wishes(folder)


def make(content: Path, *, again: bool = False) -> tuple[list[Path], list[Path]]:
    """The files that were made, and those of a kind that cannot be made."""
    made, unknown = [], []
    for wish in wishes(content):
        if wish.path.suffix not in MAKERS:
            unknown.append(wish.path)
        elif again or not wish.path.exists():
            wish.path.parent.mkdir(exist_ok=True)
            wish.path.write_bytes(MAKERS[wish.path.suffix](wish))
            made.append(wish.path)
    return made, unknown


def _wishes(folder: Path) -> Iterator[Wish]:
    records = read_tree(folder, KINDS).records
    portal = next((one for one in records if isinstance(one, Portal)), None)
    world = World(portal, {one.agency_id: one for one in records if isinstance(one, Agency)})
    for record in records:
        if not isinstance(record, Portal | Translation):
            beside = Path(record.origin.path).with_suffix("")
            yield from (Wish(record, world, beside / name, label) for name, label in _named(record).items())


def _named(record: Record) -> dict[str, str]:
    """File names with their labels: the pictures of the text, and the attachments, whose label prevails."""
    pictures = {found["name"]: found["alt"] for found in PICTURE.finditer(record.body)}
    return pictures | {one.file: one.label for one in getattr(record, "attachments", ())}


def _pdf(wish: Wish) -> bytes:
    return pdf(paper(wish.record, wish.label, wish.world))


def _docx(wish: Wish) -> bytes:
    return docx(paper(wish.record, wish.label, wish.world))


def _xlsx(wish: Wish) -> bytes:
    return xlsx(paper(wish.record, wish.label, wish.world), tables(wish.record, wish.label))


def _csv(wish: Wish) -> bytes:
    return csv(tables(wish.record, wish.label))


def _picture(wish: Wish) -> bytes:
    return picture(f"{wish.record.id}/{wish.path.name}", wish.path)


MAKERS: dict[str, Callable[[Wish], bytes]] = {
    ".pdf": _pdf,
    ".docx": _docx,
    ".xlsx": _xlsx,
    ".csv": _csv,
    **dict.fromkeys(FORMATS, _picture),
}


def main() -> None:
    options = argparse.ArgumentParser(description="Tạo tệp đính kèm mẫu cho nội dung trình diễn.")
    options.add_argument("content", nargs="?", type=Path, default=Path("content"), help="thư mục nội dung")
    options.add_argument("--again", action="store_true", help="tạo lại cả những tệp đã có")
    asked = options.parse_args()
    if not faces():
        options.error("máy này chưa có phông chữ; cài gói fonts-noto-core hoặc fonts-dejavu")
    made, unknown = make(asked.content, again=asked.again)
    words = (*(f"đã tạo {path}" for path in made), *(f"không tạo được loại tệp này: {path}" for path in unknown))
    sys.stdout.write("\n".join((*words, f"{len(made)} tệp mới", "")))


if __name__ == "__main__":
    main()
