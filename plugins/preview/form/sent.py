"""What a browser sends: the texts of a form's fields, and the file that was chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PureWindowsPath
from urllib.parse import unquote

from ...portal.source.limits import ATTACHMENT, MB

LARGEST = ATTACHMENT + MB
"""Bytes of all that may be sent at once: a file of the largest size, and the texts around it."""
BOUNDARY = re.compile(r"multipart/form-data;.*\bboundary=\"?([^\";]+)", re.IGNORECASE)
NAME = re.compile(r"\bname=\"([^\"]*)\"")
FILE = re.compile(r"\bfilename=\"([^\"]*)\"")


@dataclass(frozen=True)
class Upload:
    """A file as its sender names it, without folders."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Sent:
    """Texts by the names of their fields, with plain line ends; of a field sent several times, a line each."""

    values: Mapping[str, str] = field(default_factory=dict)
    upload: Upload | None = None


def sent(body: bytes, content_type: str) -> Sent:
    """The form in a request; nothing of what is none."""
    boundary = BOUNDARY.match(content_type)
    values: dict[str, list[str]] = {}
    upload = None
    for head, content in _parts(body, boundary[1].encode()) if boundary else ():
        name, file = NAME.search(head), FILE.search(head)
        if file and file[1]:
            upload = Upload(PureWindowsPath(_plain(file[1])).name, content)
        elif name and not file:
            values.setdefault(_plain(name[1]), []).append(content.decode("utf-8", "replace").replace("\r\n", "\n"))
    return Sent({name: "\n".join(found) for name, found in values.items()}, upload)


def _parts(body: bytes, boundary: bytes) -> Iterator[tuple[str, bytes]]:
    """Each with its head; the piece before the first boundary and the one after the last are none."""
    for piece in (b"\r\n" + body).split(b"\r\n--" + boundary)[1:-1]:
        head, _, content = piece.partition(b"\r\n\r\n")
        yield head.decode("utf-8", "replace"), content


def _plain(name: str) -> str:
    """Browsers write three characters of a name in this way, and no other."""
    return re.sub("%(?:22|0D|0A)", lambda found: unquote(found[0]), name)
