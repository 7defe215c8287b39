"""Dựng các cổng và mở trên máy này; nội dung đổi thì dựng lại và trang tự tải lại.

Có lỗi thì lỗi hiện ở đây và trên trình duyệt, trang tốt gần nhất vẫn còn. Dừng bằng Ctrl+C.
"""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from queue import SimpleQueue

from ..gate import examine
from ..portal.catalogue.content import Reading, portals
from ..portal.source.problem import in_order
from ..portal.source.report import as_text
from .build import build
from .form import ADDRESS, Answer, Request, respond
from .moment import now, parse
from .pelican import FAULT, WRONG
from .places import HOME, WrongSetup, add_content, chosen, memory, portal_name
from .publishing import Manner
from .server import Form, News, server

PREVIEW = HOME / ".cache" / "serve"
"""Apart from what is published: a preview is no release, and must not push one out."""

WATCHED = ("themes", "plugins", "pelicanconf.py", "publishconf.py")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("provinces", nargs="*", metavar="TỈNH", help="chỉ mở các cổng này (mặc định: mọi cổng)")
    add_content(parser)
    parser.add_argument(
        "--output", type=Path, default=PREVIEW, metavar="THƯ_MỤC", help="nơi ghi (mặc định: .cache/serve)"
    )
    parser.add_argument("--port", type=int, default=8000, metavar="CỔNG", help="cổng mạng (mặc định: 8000)")
    parser.add_argument("--now", type=parse, metavar="THỜI_ĐIỂM", help="xem như vào thời điểm này")


def run(options: argparse.Namespace) -> int:
    try:
        folders = chosen(options.content, options.provinces)
    except WrongSetup as error:
        print(error, file=sys.stderr)
        return 2
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have started us with Ctrl+C turned off
    news = News()
    changes: SimpleQueue[set[Path]] = SimpleQueue()
    several = options.content not in portals(options.content)
    home = "/" if several and not options.provinces else f"/{portal_name(folders[0], several=several)}/"
    try:
        serving = server(options.output, options.port, news, _form(options), home)
    except OSError as error:
        print(f"không mở được cổng {options.port}: {error.strerror}; thử --port {options.port + 1}", file=sys.stderr)
        return 2
    # Watching begins before the first build: what is saved meanwhile is not missed.
    threading.Thread(target=_watch, args=(options.content, changes), daemon=True).start()
    _rebuild(folders, options, news)
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    print(f"Mở http://127.0.0.1:{options.port}{home} — dừng bằng Ctrl+C", flush=True)
    print(f"Thêm nội dung bằng mẫu điền: http://127.0.0.1:{options.port}{ADDRESS}", flush=True)
    while touched := changes.get():
        _rebuild(_touched(folders, touched), options, news)
    return 0


def _form(options: argparse.Namespace) -> Form:
    def form(request: Request) -> Answer:
        return respond(options.content, request, options.now or now())

    return form


def _watch(content: Path, changes: SimpleQueue[set[Path]]) -> None:
    from watchfiles import watch

    for found in watch(content, *(HOME / one for one in WATCHED), debounce=200):
        if touched := {Path(path) for _, path in found if "__pycache__" not in path}:
            changes.put(touched)


def _touched(folders: tuple[Path, ...], paths: Iterable[Path]) -> tuple[Path, ...]:
    """The portals that a change concerns: one for its own file, all for the theme, the code, what is shared."""
    own = [next((one for one in folders if path.is_relative_to(one.resolve())), None) for path in paths]
    return folders if None in own else tuple(one for one in folders if one in own)


def _rebuild(folders: tuple[Path, ...], options: argparse.Namespace, news: News) -> None:
    """What is clean is built; what is not is told in the terminal and in the browser, and keeps its last good pages."""
    moment = options.now or now()
    readings = {one: examine(one, moment, memory()) for one in folders}
    words = _problems(readings.values())
    print(words, file=sys.stderr, end="")
    clean = tuple(one for one, reading in readings.items() if reading.site)
    is_new = not (options.output / "index.html").exists() and not options.provinces
    with_index = is_new or clean == portals(options.content)
    wish = partial(build, clean, options.content, options.output, moment, jobs=2, with_index=with_index)
    if clean and wish(manner=Manner(is_preview=True)) in {WRONG, FAULT}:
        words += "Không dựng được trang; xem lỗi ở cửa sổ lệnh."
    news.tell(words)


def _problems(readings: Iterable[Reading]) -> str:
    """What stops a build; notices are for `check`."""
    found = list(readings)
    texts = {path: text for one in found for path, text in one.texts.items()}
    return as_text(in_order(one for reading in found for one in reading.problems if one.stops), texts)
