"""A published site as anybody gets it over the network: bytes by path, never more than was promised."""

from __future__ import annotations

import re
import socket
import ssl
from html import unescape
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, unquote, urljoin, urlsplit
from urllib.request import BaseHandler, HTTPRedirectHandler, Request, build_opener

from .places import WrongSetup

LARGEST = 100_000_000
"""Bytes; no file of a release is as large, whatever its list says."""

LOOPBACK = {"localhost", "127.0.0.1", "::1"}
PATIENCE = 30
"""Seconds for one file to begin."""

LEADS_ON = re.compile(rb'<meta http-equiv="refresh" content="0; url=([^"]+)">')
"""How our page at an old address says where it leads."""


class Unreachable(Exception):
    """No answer that would say anything of the site; the words say which file was asked for, and why."""


class _SameOrigin(HTTPRedirectHandler):
    """A redirect to another server would verify that one."""

    def redirect_request(self, req: Request, *known: Any) -> Request | None:  # noqa: ANN401 - the library's
        target: str = known[-1]
        is_ours = urlsplit(target)[:2] == urlsplit(req.full_url)[:2]
        return super().redirect_request(req, *known) if is_ours else None


class _Gone(BaseHandler):
    """What was withdrawn is answered with 410 and the page that says why."""

    def http_error_410(self, _req: Request, answer: Any, *_known: Any) -> Any:  # noqa: ANN401 - the library's
        return answer


class Remote:
    """A site below an address, `https` or on this machine. Raises WrongSetup for another."""

    def __init__(self, address: str) -> None:
        if not _is_fit(address):
            raise WrongSetup(f"{address}: chỉ kiểm chứng được địa chỉ https://, hoặc http:// trên chính máy này")
        self.address = address.rstrip("/") + "/"
        self.opener = build_opener(_SameOrigin, _Gone)

    def read(self, path: str, limit: int) -> bytes | None:
        """As `fetch`; None too where no answer was had."""
        try:
            return self.fetch(path, limit)
        except Unreachable:
            return None

    def fetch(self, path: str, limit: int = LARGEST) -> bytes | None:
        """At most `limit` bytes of a file, as a reader gets it; None where the server has none. Raises Unreachable.

        A server may lead on from an old address by itself: then the page there counts if it leads to the same place.
        """
        file = self.address + quote(path)
        asked = file.removesuffix("index.html") if f"/{path}".endswith("/index.html") else file
        found, shown = self._open(asked, limit)
        if shown in {asked, ""}:
            return found
        page, _ = self._open(file, limit)
        return page if page and _target(page, asked) == unquote(shown) else found

    def _open(self, url: str, limit: int) -> tuple[bytes | None, str]:
        """What is at an address, and the address it was found at in the end; None and "" where there is nothing."""
        try:
            with self.opener.open(url, timeout=PATIENCE) as answer:
                return answer.read(min(limit, LARGEST)), answer.url
        except HTTPError as error:
            error.close()
            if error.code < 500:
                return None, ""
            raise Unreachable(f"{url}: máy chủ báo lỗi {error.code}") from error
        except (OSError, HTTPException, ValueError) as error:
            raise Unreachable(f"{url}: {_why(error)}") from error


def _is_fit(address: str) -> bool:
    try:
        parts = urlsplit(address)
        scheme, host, _ = parts.scheme, parts.hostname, parts.port  # a port may turn out to be no number
    except ValueError:
        return False
    return bool(host) and (scheme == "https" or (scheme == "http" and host in LOOPBACK))


def _why(error: Exception) -> str:
    match error:
        case URLError(reason=Exception() as reason):
            return _why(reason)
        case socket.gaierror():
            return "không tìm thấy máy chủ tên ấy"
        case ssl.SSLCertVerificationError():
            return f"chứng chỉ https không đúng ({error.verify_message})"
        case TimeoutError():
            return f"quá {PATIENCE} giây không trả lời"
        case OSError():
            return f"không nối được ({error.strerror or error})"
    return "máy chủ trả lời không theo giao thức HTTP"


def _target(page: bytes, address: str) -> str:
    """Where a page leads by itself, without escapes; "" if it stays."""
    found = LEADS_ON.search(page)
    try:
        return unquote(urljoin(address, unescape(found[1].decode()))) if found else ""
    except ValueError:
        return ""
