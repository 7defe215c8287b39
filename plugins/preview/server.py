"""A server for one's own machine: what the portals hold, and a line in each page that listens for news."""

from __future__ import annotations

import http.server
import json
import re
import sys
import threading
import traceback
from collections.abc import Callable
from functools import partial
from html import escape
from http import HTTPStatus
from typing import Protocol, TypeAlias
from urllib.parse import unquote

from ..portal.outputs.headers import UNKNOWN, file_kinds
from ..portal.source.limits import ATTACHMENT, MB
from .form import ADDRESS, LARGEST, Answer, Request

EVENTS = "/.news"
SCRIPT = "/.news.js"
EDITING = '<p class="cp-banner cp-banner--notice no-print"><a href="{}">Sửa trang này</a></p>'
MAIN = re.compile(rb"<main\b[^>]*>")
LISTENING = f'<script src="{SCRIPT}?{{}}" defer></script></body>'
"""With the number of the news that the page is as new as, so that none is missed before its browser listens."""
MISSING = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Không có trang</title></head>
<body><p>Chưa có trang ở địa chỉ này. Nội dung có lỗi thì lỗi hiện ở đây và ở cửa sổ lệnh.</p></body></html>"""
TOO_LARGE = f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Tệp quá lớn</title></head>
<body><p>Chưa ghi gì: tệp đã chọn lớn hơn {ATTACHMENT // MB} MB. Bấm nút quay lại của trình duyệt, giảm cỡ tệp rồi
chọn lại.</p></body></html>"""

LISTENER = f"""
const source = new EventSource("{EVENTS}" + new URL(document.currentScript.src).search);
let lost = false;
source.onerror = () => {{ lost = true; }};
source.onopen = () => {{ if (lost) location.reload(); }};
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


Form: TypeAlias = Callable[[Request], Answer]


class Contents(Protocol):
    """What is served, by place: `lao-cai/index.html`; and where the record behind a page can be edited, or ""."""

    def content(self, path: str) -> bytes | None: ...
    def editing(self, path: str) -> str: ...


class News:
    """What happened last: a number that grows, and the problems found, or "" when the pages are new."""

    def __init__(self) -> None:
        self.number, self.words = 0, ""
        self.changed = threading.Condition()

    def tell(self, words: str) -> None:
        with self.changed:
            self.number, self.words = self.number + 1, words
            self.changed.notify_all()

    @property
    def heard(self) -> int:
        """The number of what a page shows that is made now; of problems it shows nothing."""
        with self.changed:
            return self.number - bool(self.words)

    def after(self, number: int) -> tuple[int, str]:
        """The next news, waiting for it; the same again after half a minute, to find out who has left."""
        with self.changed:
            self.changed.wait_for(lambda: self.number != number, timeout=30)
            return self.number, self.words


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *known: object, contents: Contents, news: News, form: Form, home: str) -> None:
        self.contents, self.news, self.form, self.home = contents, news, form, home
        super().__init__(*known)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = unquote(self.path.partition("?")[0])
        self.heard = self.news.heard
        if path == EVENTS:
            self.stream()
        elif path == SCRIPT:
            self.answer(HTTPStatus.OK, SCRIPT, LISTENER.encode())
        elif path.startswith(ADDRESS):
            self.fill(None)
        elif path == "/" != self.home:
            self.lead(self.home)
        else:
            try:
                self.show(path)
            except Exception:  # noqa: BLE001 - a mistake in a template is shown and told, and the next page is served
                words = traceback.format_exc()
                sys.stderr.write(words)
                self.answer(HTTPStatus.INTERNAL_SERVER_ERROR, ".txt", words.encode())

    def do_POST(self) -> None:
        """What is too large is read to its end all the same, or the browser would not hear the answer."""
        length = self.headers.get("Content-Length", "")
        left = int(length) if length.isdecimal() else 0
        if left <= LARGEST:
            self.fill(self.rfile.read(left))
            return
        while left > 0 and (some := self.rfile.read(min(left, MB))):
            left -= len(some)
        self.answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, ".html", TOO_LARGE.encode())

    def fill(self, body: bytes | None) -> None:
        """The form for new content, and what was sent with it."""
        host, origin, kind = (self.headers.get(one, "") for one in ("Host", "Origin", "Content-Type"))
        found = self.form(Request(self.path, host, origin, body, kind))
        self.answer(found.status, ".html", found.page)

    do_HEAD = do_GET  # noqa: N815 - the library's name

    def show(self, path: str) -> None:
        place = f"{path}index.html" if path.endswith("/") else path
        if (content := self.contents.content(place[1:])) is not None:
            page = place.endswith(".html")
            self.answer(HTTPStatus.OK, place, self.editable(path, self.listening(content)) if page else content)
        elif self.contents.content(f"{place[1:]}/index.html") is not None:
            self.lead(f"{path}/")
        else:
            self.miss(path)

    def listening(self, page: bytes) -> bytes:
        return page.replace(b"</body>", LISTENING.format(self.heard).encode())

    def editable(self, path: str, page: bytes) -> bytes:
        """With the way to the form of the record that it is of."""
        if not (address := self.contents.editing(path[1:])):
            return page
        link = EDITING.format(escape(address)).encode()
        return MAIN.sub(lambda found: found[0] + link, page, count=1)

    def miss(self, path: str) -> None:
        """For a wrong address the portal's own page, whose links begin at the portal's folder here."""
        for start in (f"/{path.split('/')[1]}/", self.home):
            if page := self.contents.content(f"{start[1:]}404.html"):
                self.answer(HTTPStatus.NOT_FOUND, ".html", self.listening(page.replace(b'="/', f'="{start}'.encode())))
                return
        self.answer(HTTPStatus.NOT_FOUND, ".html", self.listening(MISSING.encode()))

    def lead(self, address: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def answer(self, status: HTTPStatus, path: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type(path))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def stream(self) -> None:
        """Server-sent events until the reader leaves, from the number that the page names.

        A page opened while there are problems hears of them at once.
        """
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        named = self.path.partition("?")[2]
        number = int(named) if named.isdecimal() else self.heard
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


def content_type(path: str) -> str:
    """As servers say it: the first kind of the table that fits."""
    types = (pair for kind in file_kinds() for pair in kind.types.items())
    return next((said for ending, said in types if f"/{path}".endswith(ending)), UNKNOWN)


def server(contents: Contents, port: int, news: News, form: Form, home: str = "/") -> http.server.ThreadingHTTPServer:
    """A server on this machine only; `home` is where its root leads. Raises OSError when the port is taken."""
    handler = partial(Handler, contents=contents, news=news, form=form, home=home)
    found = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    found.daemon_threads = True
    return found
