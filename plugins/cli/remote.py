"""A published site as anybody gets it over the network: bytes by path, never more than was promised."""

from __future__ import annotations

from http.client import HTTPException
from typing import Any
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from .places import WrongSetup

LOOPBACK = {"localhost", "127.0.0.1", "::1"}
PATIENCE = 30
"""Seconds for one file to begin."""


class _SameOrigin(HTTPRedirectHandler):
    """A redirect to another server would verify that one."""

    def redirect_request(self, req: Request, *known: Any) -> Request | None:  # noqa: ANN401 - the library's
        target: str = known[-1]
        is_ours = urlsplit(target)[:2] == urlsplit(req.full_url)[:2]
        return super().redirect_request(req, *known) if is_ours else None


class Remote:
    """A site below an address, `https` or on this machine. Raises WrongSetup for another."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
            raise WrongSetup(f"{address}: chỉ kiểm chứng được địa chỉ https://, hoặc http:// trên chính máy này")
        self.address = address.rstrip("/") + "/"
        self.opener = build_opener(_SameOrigin)

    def read(self, path: str, limit: int) -> bytes | None:
        """At most `limit` bytes of a file, as a reader gets it; None where there is none."""
        url = self.address + quote(path.removesuffix("index.html") if f"/{path}".endswith("/index.html") else path)
        try:
            with self.opener.open(url, timeout=PATIENCE) as answer:
                found: bytes = answer.read(limit)
        except (OSError, HTTPException, ValueError):
            return None
        return found
