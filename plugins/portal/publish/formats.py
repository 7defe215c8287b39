"""Files for programs: whether a program can read them, and which addresses they name."""

from __future__ import annotations

import json
from xml.parsers import expat

XML, LINES = ".xml", ".jsonl"
READ = (XML, LINES, ".json", ".jsonld", ".txt", ".md", ".csv", ".ics", ".vcf")
UNKNOWN = "\ufffd"
"""What stands for bytes that are no UTF-8."""


def decoded(content: bytes) -> str:
    """A text as it is read: with one kind of line end, and with UNKNOWN, which stands in no text of ours."""
    return content.decode(errors="replace").replace("\r\n", "\n").replace("\r", "\n")


def unreadable(path: str, text: str) -> str:
    """Why a program could not read a file; "" when it can."""
    if UNKNOWN in text:
        return "có chữ không ở bảng mã UTF-8"
    if path.endswith(XML) and xml_addresses(text) is None:
        return "không phải XML đúng cách viết"
    if path.endswith(LINES) and not all(map(is_json, text.splitlines())):
        return "có dòng không phải JSON đúng cách viết"
    if path.endswith((".json", ".jsonld")) and not is_json(text):
        return "không phải JSON đúng cách viết"
    return ""


def is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def xml_addresses(text: str) -> tuple[str, ...] | None:
    """The addresses in a feed or sitemap; None for what is not well-formed, or brings definitions of its own."""
    reader = _Addresses()
    try:
        reader.parser.Parse(text, True)  # noqa: FBT003 - expat's own
    except (expat.ExpatError, _Defined):
        return None
    return tuple(reader.found)


class _Defined(Exception):
    """A document type, which could define entities."""


class _Addresses:
    def __init__(self) -> None:
        self.found: list[str] = []
        self.inner: list[str] = []
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.inner.append
        self.parser.StartDoctypeDeclHandler = self.refuse

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.inner.clear()
        if name == "link":
            self.found.append(attributes.get("href", ""))

    def end(self, name: str) -> None:
        if name == "loc":
            self.found.append("".join(self.inner).strip())

    def refuse(self, *_: object) -> None:
        raise _Defined
