"""A folder on a host such as portals have: text is sent compressed, what is named by its content is kept for good."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

TEXT = {".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json"}
ASKED_ANEW = ("muc-luc.bin", ".html", "pagefind-entry.json", "pagefind.js")


@cache
def _content(path: Path) -> tuple[bytes, str]:
    """What is sent, and its mark."""
    found = path.read_bytes()
    sent = gzip.compress(found, 6, mtime=0) if path.suffix in TEXT else found
    return sent, f'"{sha256(found).hexdigest()[:12]}"'


class Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and content in one piece

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self._answer(404, b"", {})
            return
        content, mark = _content(path)
        keep = "no-cache" if path.name.endswith(ASKED_ANEW) else "public, max-age=31536000, immutable"
        head = {"Cache-Control": keep, "ETag": mark, "Content-Type": TEXT.get(path.suffix, "application/octet-stream")}
        if self.headers.get("If-None-Match") == mark:
            self._answer(304, b"", head)
            return
        self._answer(200, content, head | ({"Content-Encoding": "gzip"} if path.suffix in TEXT else {}))

    def _answer(self, code: int, content: bytes, head: dict[str, str]) -> None:
        self.send_response_only(code)
        for name, value in head.items():
            self.send_header(name, value)
        if code != 304:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        self.wfile.flush()

    def log_message(self, format: str, *values: object) -> None:  # noqa: A002 - the library's name
        """The bench has no use for a log of requests."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the folder's host."""
    _content.cache_clear()
    serving = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=os.fspath(folder)))
    serving.daemon_threads = True
    Thread(target=serving.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{serving.server_port}"
    serving.shutdown()
    serving.server_close()
