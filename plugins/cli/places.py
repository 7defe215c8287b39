"""Where things lie: the program, the content, the portals an argument names."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from ..portal.language.slug import is_slug, slug
from ..portal.publish.manifest import digest
from ..portal.publish.shelf import FOLDER
from ..portal.source.folders import PORTAL, portals, shown

HOME = Path(__file__).resolve().parents[2]
OUTPUT = HOME / "output"
PROGRAM = ("plugins", "themes", "pelicanconf.py", "publishconf.py")


class WrongSetup(Exception):
    """Something about the call or the machine, not the content; exit code 2."""


def program() -> tuple[str, str]:
    """The digests of code, theme and settings, and of the locked libraries."""
    return digest(HOME, PROGRAM), digest(HOME, ["requirements.txt"])


def memory() -> Path | None:
    """The folder for what was made before: PORTAL_MEMORY, or `.cache` of the program; empty, there is none."""
    given = os.environ.get("PORTAL_MEMORY")
    return HOME / ".cache" if given is None else Path(given).absolute() if given else None


def add_content(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--content",
        type=Path,
        default=_nearest(),
        metavar="THƯ_MỤC",
        help="thư mục nội dung: một cổng, hoặc nhiều cổng mỗi cổng một thư mục "
        "(mặc định: nội dung ở thư mục đang đứng; đứng ngoài thì là content của chương trình)",
    )


def _nearest() -> Path:
    """The content somebody stands in: a province's commands must not fall upon the program's own examples."""
    here = Path.cwd()
    if any(here.glob(f"*/{PORTAL}")):
        return here
    return next((one for one in (here, *here.parents) if (one / PORTAL).is_file()), HOME / "content")


def chosen(content: Path, names: list[str]) -> tuple[Path, ...]:
    """The portals named, or all of the folder. Raises WrongSetup."""
    found = {one.name: one for one in portals(content)}
    if not found:
        raise WrongSetup(f"không có cổng nào trong {shown(content)}: cần portal.yaml ở đó hoặc trong một thư mục con")
    unknown = [one for one in names if one not in found]
    if unknown:
        raise WrongSetup(f"không có cổng “{unknown[0]}”; các cổng: {', '.join(found)}")
    return tuple(found[one] for one in names) if names else tuple(found.values())


def portal_name(folder: Path, *, several: bool) -> str:
    """What a portal is called below the output: as its folder; one that lies elsewhere alone, as its folder's slug.

    Raises WrongSetup.
    """
    name = folder.resolve().name
    name = name if several else slug(name)
    if not is_slug(name) or name in {FOLDER, "static"}:
        raise WrongSetup(f"tên thư mục {shown(folder)} không dùng làm tên cổng được; đổi thành tên như lao-cai")
    return name
