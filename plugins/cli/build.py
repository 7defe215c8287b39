"""Dựng cổng thành trang tĩnh. Chỉ khi mọi trang đã dựng xong và đã được kiểm tra thì bản mới mới thay bản cũ.

Mã kết thúc: 0 đã dựng, 1 nội dung có lỗi, 2 gọi lệnh sai, 3 trục trặc của chương trình hoặc máy, 130 và 143 bị dừng.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import datetime
from pathlib import Path

from ..portal.publish.signature import HOW_TO_MAKE_A_KEY, Unsignable, signature
from ..portal.source.folders import portals, shown
from .children import Children, ending
from .moment import now, parse
from .pelican import WRONG
from .places import OUTPUT, WrongSetup, add_content, chosen, portal_name
from .progress import Progress
from .publishing import Built, Manner, Work, index, portal

KEY = "PORTAL_SIGNING_KEY"
TURN = 0.5
"""Seconds."""


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
    parser.add_argument(
        "--jobs",
        type=int,
        default=os.cpu_count() or 1,
        metavar="SỐ",
        help="số tiến trình dựng cùng lúc (mặc định: số lõi của máy)",
    )
    parser.add_argument(
        "--preview", action="store_true", help="dựng để xem thử: không ghi gì vào sổ địa chỉ của nội dung"
    )
    parser.add_argument("--public", action="store_true", help="dựng theo publishconf.py: bản phát hành phải có chữ ký")
    parser.add_argument(
        "--accept-shrink",
        type=int,
        metavar="SỐ",
        help="đồng ý cho cổng bớt đúng chừng này bản ghi ",
    )


def run(options: argparse.Namespace) -> int:
    try:
        folders = chosen(options.content, [] if options.all else options.provinces)
        manner = _manner(options, len(folders))
    except (WrongSetup, Unsignable) as error:
        print(error, file=sys.stderr)
        return WRONG
    return build(
        folders,
        options.content,
        options.output,
        options.now or now(),
        jobs=options.jobs,
        with_index=options.all or not options.provinces,
        manner=manner,
    )


def _manner(options: argparse.Namespace, count: int) -> Manner:
    """How to publish. Raises WrongSetup, and Unsignable before anything is rendered for nothing."""
    key = Path(os.environ[KEY]).resolve() if os.environ.get(KEY) else None
    if options.accept_shrink is not None and count != 1:
        raise WrongSetup("--accept-shrink chỉ dùng khi dựng một cổng; gọi tên cổng ấy")
    if options.public and options.preview:
        raise WrongSetup("--public để công bố, --preview để xem thử; chỉ dùng một trong hai")
    if options.public and not key:
        raise WrongSetup(f"--public cần khóa ký, đặt đường dẫn vào {KEY}; tạo khóa bằng: {HOW_TO_MAKE_A_KEY}")
    if key:
        signature(b"", key)
    settings = "publishconf.py" if options.public else "pelicanconf.py"
    return Manner(settings, key, options.accept_shrink, options.preview)


def build(  # noqa: PLR0913 - each is a separate wish of the caller
    folders: Sequence[Path],
    content: Path,
    output: Path,
    moment: datetime,
    *,
    jobs: int = 1,
    with_index: bool = False,
    manner: Manner | None = None,
) -> int:
    """Builds each portal into its place below `output`, and the index of several at its root. The exit code."""
    several, output = content not in portals(content), output.resolve()
    try:
        names = {one: portal_name(one, several=several) for one in folders}
    except WrongSetup as error:
        print(error, file=sys.stderr)
        return WRONG
    os.umask(0o022)  # whatever the user's: a web server must be able to read what is published
    jobs = max(jobs, 1)
    at_once = min(jobs, len(names))
    work = Work(output, moment, manner or Manner(), Children(), jobs // at_once)
    with (
        ending(work.children),
        Progress("Đang dựng", len(names)) as progress,
        ThreadPoolExecutor(at_once) as pool,
    ):
        results = _ended(pool.submit(_portal, folder, name, work, progress) for folder, name in names.items())
        _tell(results, output)
        code = max((one.code for one in results), default=0)
        if code or not (several and with_index):
            return code
        (last,) = _ended([pool.submit(index, content, work)])
        sys.stderr.write(f"{last.words}\n" if last.code else "")
        return last.code


def _ended(works: Iterable[Future[Built]]) -> list[Built]:
    """Waits in short turns: a signal that comes just as a wait begins is seen only when that wait ends."""
    begun = list(works)
    while wait(begun, TURN).not_done:
        pass
    return [one.result() for one in begun]


def _portal(folder: Path, name: str, work: Work, progress: Progress) -> Built:
    built = portal(folder, name, work)
    progress.step(name)
    return built


def _tell(results: Sequence[Built], output: Path) -> None:
    """What was said, once: what all portals share has been said by each."""
    blocks = dict.fromkeys(block for one in results for block in one.words.split("\n\n") if block.strip())
    sys.stderr.write("".join(f"{block.rstrip()}\n\n" for block in blocks))
    if kept := [one.name for one in results if one.code]:
        print(f"Không dựng được, giữ nguyên bản đang có: {', '.join(kept)}", file=sys.stderr)
    if done := [one.done for one in results if one.code == 0]:
        print("\n".join([*done, f"Đã dựng {len(done)} cổng vào {shown(output)}/"]))
