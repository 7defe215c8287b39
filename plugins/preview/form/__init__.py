"""A form in the browser for those who write without git: the fields of a record, as the model declares them.

It stands beside the previewed pages on one's own machine, never in a release. What is not clean is not kept: the gate
looks at what was typed before a byte is written, and of a file that was there only the lines of what differs change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from html import escape
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from ...cli.records import Refused
from .answer import Answer, answer
from .editing import filled, kept
from .lists import KINDS, agency_list, beginning
from .records import ADDRESS, EDIT, agencies, entry, folders, name
from .sent import LARGEST, sent
from .subject import Subject, existing, new

__all__ = ["ADDRESS", "KINDS", "LARGEST", "Answer", "Request", "respond"]

HOSTS = {"127.0.0.1", "localhost"}


@dataclass(frozen=True)
class Request:
    """What the browser asks: `host`, `origin` and `type` are its headers, so that no other site can write here."""

    path: str
    host: str
    origin: str = ""
    body: bytes | None = None
    type: str = ""


def respond(portals: Mapping[str, Path], request: Request, moment: datetime) -> Answer:
    """The page for an address below `/bien-tap/`; a form that was sent becomes a file of one of the portals."""
    host = urlsplit(f"//{request.host}").hostname
    if host not in HOSTS or (request.body is not None and urlsplit(request.origin).netloc != request.host):
        return answer("Không nhận", "<p>Chỉ mở được từ chính máy này.</p>", HTTPStatus.FORBIDDEN)
    asked = urlsplit(request.path)
    path, query = unquote(asked.path), dict(parse_qsl(asked.query))
    try:
        subject = _subject(portals, path, query)
    except Refused as refused:
        return answer("Chưa đọc được tệp", f"<p>{escape(str(refused))}</p>", HTTPStatus.UNPROCESSABLE_ENTITY)
    if subject:
        return filled(subject) if request.body is None else kept(subject, sent(request.body, request.type), moment)
    return _list(portals, path, query)


def _list(portals: Mapping[str, Path], path: str, query: Mapping[str, str]) -> Answer:
    if path == ADDRESS:
        return answer("Biên tập nội dung", beginning(portals, query.get("q", "")))
    portal, _, folder = path.removeprefix(ADDRESS).removesuffix("/").partition("/")
    if portal in portals and folder in folders(portals[portal]):
        return answer(name(portals[portal], folder), agency_list(portal, portals[portal], folder))
    return answer("Không có trang này", f'<p><a href="{ADDRESS}">Chọn lại</a></p>', HTTPStatus.NOT_FOUND)


def _subject(portals: Mapping[str, Path], path: str, query: Mapping[str, str]) -> Subject | None:
    """What a form is asked for, if one is. Raises Refused where its file cannot be read."""
    if path == EDIT:
        found = entry(portals, query)
        return existing(found, portals[found.portal]) if found else None
    names = path.removeprefix(ADDRESS).split("/")
    if not path.startswith(ADDRESS) or len(names) != 3 or names[0] not in portals or names[2] not in KINDS:
        return None
    home = portals[names[0]]
    return new(names[0], home, names[1], KINDS[names[2]]) if names[1] in agencies(home) else None
