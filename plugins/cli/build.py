"""Dựng cổng thành trang tĩnh. Chỉ khi mọi trang đã dựng xong thì bản mới mới thay bản cũ.

Mã kết thúc: 0 đã dựng, 1 nội dung có lỗi, 2 gọi lệnh sai, 3 trục trặc của chương trình hoặc máy.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..portal.catalogue.content import portals, shown
from .moment import now, parse
from .places import HOME, OUTPUT, WrongSetup, add_content, chosen
from .progress import Progress

WRONG, FAULT = 2, 3
BUILT = ("404.html", "robots.txt", "sitemap.xml", "nguoi-phat-ngon/index.html")
"""What every portal has and no other folder is likely to have."""

SETTINGS = HOME / "publishconf.py"
PASSED_ON = ("PATH", "HOME", "SITEURL", "PORTAL_MEMORY", "SystemRoot", "TMPDIR")
"""What a build may see of the environment: nothing that could change a byte or hold a secret."""


@dataclass(frozen=True)
class Built:
    """What building one folder gave: Pelican's exit code and its words."""

    name: str
    code: int
    words: str


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "provinces", nargs="*", metavar="TỈNH", help="các cổng cần dựng, ví dụ lao-cai (mặc định: mọi cổng)"
    )
    parser.add_argument("--all", action="store_true", help="mọi cổng và trang liệt kê các cổng")
    add_content(parser)
    parser.add_argument("--output", type=Path, default=OUTPUT, metavar="THƯ_MỤC", help="nơi ghi (mặc định: output)")
    parser.add_argument(
        "--now",
        type=parse,
        metavar="THỜI_ĐIỂM",
        help="dựng như vào thời điểm này, ví dụ 2026-11-22T09:00:00+07:00",
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="SỐ", help="số cổng dựng cùng lúc")


def run(options: argparse.Namespace) -> int:
    try:
        folders = chosen(options.content, [] if options.all else options.provinces)
    except WrongSetup as error:
        print(error, file=sys.stderr)
        return WRONG
    with_index = options.all or not options.provinces
    return build(
        folders,
        options.content,
        options.output,
        options.now or now(),
        jobs=options.jobs,
        with_index=with_index,
    )


def build(  # noqa: PLR0913 - each is a separate wish of the caller
    folders: Sequence[Path],
    content: Path,
    output: Path,
    moment: datetime,
    *,
    jobs: int = 1,
    with_index: bool = False,
) -> int:
    """Builds each portal into its folder of `output`, and the index of several at its root."""
    several, output = content not in portals(content), output.resolve()
    work = [(one, output / one.name if several else output) for one in folders]
    if foreign := next((place for _, place in work if not _is_ours(place)), None):
        print(f"{shown(foreign)} có thứ không do lệnh này dựng; chọn --output khác, hoặc tự dọn đi", file=sys.stderr)
        return WRONG
    with Progress("Đang dựng", len(work)) as progress, ThreadPoolExecutor(max(jobs, 1)) as pool:
        results = list(pool.map(lambda pair: _portal(pair[0], pair[1], moment, progress), work))
    _tell(results, output)
    code = max((one.code for one in results), default=0)
    return _index(content, output, moment) if code == 0 and several and with_index else code


def _tell(results: Sequence[Built], output: Path) -> None:
    """What Pelican said, once: what all portals share has been said by each."""
    blocks = dict.fromkeys(block for one in results for block in one.words.split("\n\n") if block.strip())
    sys.stderr.write("".join(f"{block.rstrip()}\n\n" for block in blocks))
    if kept := [one.name for one in results if one.code]:
        print(f"Không dựng được, giữ nguyên bản đang có: {', '.join(kept)}", file=sys.stderr)
    if done := sum(one.code == 0 for one in results):
        print(f"Đã dựng {done} cổng vào {shown(output)}/")


def _portal(folder: Path, output: Path, moment: datetime, progress: Progress) -> Built:
    """One portal, rendered aside and then put in the place of the one before."""
    aside = output.with_name(f".{output.name}.new")
    shutil.rmtree(aside, ignore_errors=True)
    built = _pelican(folder, aside, moment)
    if built.code == 0:
        _switch(aside, output)
    shutil.rmtree(aside, ignore_errors=True)
    progress.step(folder.name)
    return built


def _index(content: Path, output: Path, moment: datetime) -> int:
    """The index stands beside the portals, so it is moved in file by file. Its exit code."""
    aside = output / ".index.new"
    shutil.rmtree(aside, ignore_errors=True)
    built = _pelican(content, aside, moment)
    if built.code == 0:
        for one in (*sorted((aside / "static").iterdir()), aside / "index.html"):
            place = output / one.relative_to(aside)
            place.parent.mkdir(exist_ok=True)
            one.replace(place)
    elif built.code == FAULT:
        sys.stderr.write(built.words)
    shutil.rmtree(aside, ignore_errors=True)
    return built.code


def _is_ours(place: Path) -> bool:
    """Whether a folder may be replaced: it is new, empty, or holds a portal built before. Nobody's files are lost."""
    return not place.exists() or (
        place.is_dir() and (not any(place.iterdir()) or all((place / one).is_file() for one in BUILT))
    )


def _switch(new: Path, place: Path) -> None:
    old = place.with_name(f".{place.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    new.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def _pelican(folder: Path, output: Path, moment: datetime) -> Built:
    """Pelican in a process of its own, with an environment that holds nothing of this machine."""
    command = [
        sys.executable,
        "-I",
        "-X",
        "utf8",
        "-m",
        "pelican",
        str(folder.resolve()),
        "-s",
        str(SETTINGS),
        "-o",
        str(output.resolve()),
        "--fatal",
        "warnings",
        "--quiet",
    ]
    known = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    fixed = {
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "PYTHONHASHSEED": "0",
        "PORTAL_NOW": moment.isoformat(),
    }
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=known | fixed,
        cwd=Path.cwd(),
        check=False,
    )
    # Problems in the content stand on stderr; what Pelican says of a failure, on stdout.
    words = done.stderr + (done.stdout if done.returncode else "")
    code = done.returncode if done.returncode in {0, 1} and "Traceback" not in words else FAULT
    return Built(folder.name, code, words)
