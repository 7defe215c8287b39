"""Watches content, theme and code. New content is read and shown; for new code the process begins anew in its place."""

from __future__ import annotations

import argparse
import gc
import importlib
import os
import signal
import sys
import threading
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from queue import SimpleQueue

from pelican.settings import read_settings
from watchfiles import watch

from ..cli.moment import now, parse
from ..cli.places import HOME, PROGRAM, chosen, memory, portal_name
from ..portal.source.folders import portals
from .form import ADDRESS, Answer, Request, respond
from .portals import Portals
from .server import News, server

WRONG, INTERRUPTED = 2, 130


def main() -> int:
    options = _options()
    settings = read_settings(str(HOME / "pelicanconf.py"))
    for plugin in settings["PLUGINS"]:
        importlib.import_module(plugin).register()
    several = options.content not in portals(options.content)
    folders = {portal_name(one, several=several): one for one in chosen(options.content, options.provinces)}
    home = "/" if several and not options.provinces else f"/{next(iter(folders))}/"
    shown, news = Portals(folders, Path(settings["THEME"]), memory(), with_index=home == "/"), News()
    try:
        serving = server(shown, options.port, news, partial(_filled, options, folders), home)
    except OSError as error:
        print(f"không mở được cổng {options.port}: {error.strerror}; thử --port {options.port + 1}", file=sys.stderr)
        return WRONG
    changes: SimpleQueue[set[Path]] = SimpleQueue()
    # Watching begins before the first reading: what is saved meanwhile is not missed.
    threading.Thread(target=_watch, args=(options.content, changes), daemon=True).start()
    _tell(shown.refresh((), options.now or now()), news)
    gc.freeze()  # most of it stays to the end, and to walk through it for every page takes longer than the page
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    print(f"Mở http://127.0.0.1:{options.port}{home} — dừng bằng Ctrl+C", flush=True)
    print(f"Thêm, sửa bằng mẫu điền: http://127.0.0.1:{options.port}{ADDRESS}", flush=True)
    while touched := changes.get():
        if _has_code(touched):
            os.execv(sys.executable, sys.orig_argv)  # noqa: S606 - this very process, with its own words
        _tell(shown.refresh(touched, options.now or now()), news)
    return 0


def _options() -> argparse.Namespace:
    """What `./portal serve` has understood and hands on."""
    parser = argparse.ArgumentParser()
    parser.add_argument("provinces", nargs="*")
    parser.add_argument("--content", type=Path, required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--now", type=parse)
    return parser.parse_args()


def _filled(options: argparse.Namespace, folders: Mapping[str, Path], request: Request) -> Answer:
    return respond(folders, request, options.now or now())


def _watch(content: Path, changes: SimpleQueue[set[Path]]) -> None:
    for found in watch(content, *(HOME / one for one in PROGRAM), debounce=200):
        if touched := {Path(path) for _, path in found if "__pycache__" not in path}:
            changes.put(touched)


def _has_code(touched: Iterable[Path]) -> bool:
    return any(one.is_relative_to(HOME / name) for one in touched for name in PROGRAM)


def _tell(words: str, news: News) -> None:
    print(words, file=sys.stderr, end="", flush=True)
    news.tell(words)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have started us with Ctrl+C turned off
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
