"""A server for one's own machine: files as they are, and a line in each page that listens for news.

The line is added while serving; the files on the disk stay those that will be published.
"""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from pathlib import Path

from .form import ADDRESS, LARGEST, Answer, Request

EVENTS = "/.news"
SCRIPT = "/.news.js"
PAGE = f'<script src="{SCRIPT}" defer></script></body>'.encode()

LISTENER = f"""
const source = new EventSource("{EVENTS}");
source.onmessage = (event) => {{
  const words = JSON.parse(event.data);
  if (!words) {{ location.reload(); return; }}
  let box = document.getElementById("portal-problems");
  if (!box) {{
    box = document.createElement("dialog");
    box.id = "portal-problems";
    box.append(document.createElement("pre"));
    document.body.append(box);
  }}
  box.firstChild.textContent = "Trang chưa đổi vì nội dung có lỗi:\\n\\n" + words;
  if (!box.open) box.show();
}};
"""


Form = Callable[[Request], Answer]


class News:
    """What happened last: a number that grows, and the problems found, or "" when the pages are new."""

    def __init__(self) -> None:
        self.number, self.words = 0, ""
        self.changed = threading.Condition()

    def tell(self, words: str) -> None:
        with self.changed:
            self.number, self.words = self.number + 1, words
            self.changed.notify_all()

    def after(self, number: int) -> tuple[int, str]:
        """The next news, waiting for it; the same again after half a minute, to find out who has left."""
        with self.changed:
            self.changed.wait_for(lambda: self.number != number, timeout=30)
            return self.number, self.words


class Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *known: object, news: News, home: str, form: Form, directory: str) -> None:
        self.news, self.home, self.form = news, home, form
        super().__init__(*known, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if self.path == EVENTS:
            self.stream()
        elif self.path == SCRIPT:
            self.answer(HTTPStatus.OK, "text/javascript; charset=utf-8", LISTENER.encode())
        elif self.path.startswith(ADDRESS):
            self.fill(None)
        elif self.path == "/" != self.home:
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", self.home)
            self.end_headers()
        elif page := self.page():
            self.answer(HTTPStatus.OK, "text/html; charset=utf-8", page.read_bytes().replace(b"</body>", PAGE))
        else:
            super().do_GET()

    def do_POST(self) -> None:
        self.fill(self.rfile.read(min(int(self.headers.get("Content-Length") or 0), LARGEST)))

    def fill(self, body: bytes | None) -> None:
        """The form for new content, and what was sent with it."""
        found = self.form(Request(self.path, self.headers.get("Host", ""), self.headers.get("Origin", ""), body))
        self.answer(found.status, "text/html; charset=utf-8", found.page)

    def page(self) -> Path | None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        return path if path.suffix == ".html" and path.is_file() else None

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """For a wrong address the portal's own page, whose links begin at the portal's folder here."""
        root = Path(str(self.directory))
        portal = f"/{self.path.split('/')[1]}/"
        start = "/" if (root / "404.html").is_file() else portal
        missing = root / start.lstrip("/") / "404.html"
        if code == HTTPStatus.NOT_FOUND and missing.is_file():
            page = missing.read_bytes().replace(b'="/', f'="{start}'.encode()).replace(b"</body>", PAGE)
            self.answer(HTTPStatus.NOT_FOUND, "text/html; charset=utf-8", page)
        else:
            super().send_error(code, message, explain)

    def answer(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def stream(self) -> None:
        """Server-sent events until the reader leaves. A page opened while there are problems hears of them at once."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        number = self.news.number - bool(self.news.words)
        try:
            while True:
                last, (number, words) = number, self.news.after(number)
                line = f"data: {json.dumps(words, ensure_ascii=False)}\n\n" if number != last else ": still here\n\n"
                self.wfile.write(line.encode())
                self.wfile.flush()
        except OSError:
            return

    def log_message(self, format: str, *values: object) -> None:  # noqa: A002 - the library's name
        """Requests are no news to an editor."""


def server(folder: Path, port: int, news: News, form: Form, home: str = "/") -> http.server.ThreadingHTTPServer:
    """A server on this machine only; `home` is where its root leads. Raises OSError when the port is taken."""
    folder.mkdir(parents=True, exist_ok=True)
    found = http.server.ThreadingHTTPServer(
        ("127.0.0.1", port), partial(Handler, news=news, home=home, form=form, directory=str(folder))
    )
    found.daemon_threads = True
    return found
