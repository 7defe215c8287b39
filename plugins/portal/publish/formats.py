"""Files for programs: whether a program can read them, and which addresses they name."""

from __future__ import annotations

import json
from typing import NamedTuple
from xml.parsers import expat

from ..privacy.plain import WITHIN

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


class Xml(NamedTuple):
    """What a feed or sitemap says: the addresses it leads to, and all its words, those of attributes too."""

    addresses: frozenset[str]
    words: str


def xml_of(text: str) -> Xml | None:
    """None for what is not well-formed, or holds what no feed of ours does: definitions, instructions, CDATA."""
    reader = _Reader()
    try:
        reader.parser.Parse(text, True)  # noqa: FBT003 - expat's own
    except (expat.ExpatError, _Foreign):
        return None
    return Xml(frozenset(reader.addresses), "".join(reader.words))


class _Foreign(Exception):
    """A document type, which could define entities, or what others than we read in another way."""


class _Reader:
    def __init__(self) -> None:
        self.addresses: list[str] = []
        self.words: list[str] = []
        self.begun = 0
        """Where in the words the innermost element that began last has begun."""
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.words.append
        self.parser.ProcessingInstructionHandler = self.refuse
        self.parser.StartCdataSectionHandler = self.refuse
        self.parser.StartDoctypeDeclHandler = self.refuse

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.part(name)
        if attributes:
            self.words.append("\n".join(("", *attributes.values(), "")))
        if name == "link":
            self.addresses.append(attributes.get("href", ""))
        self.begun = len(self.words)

    def end(self, name: str) -> None:
        if name == "loc":
            self.addresses.append("".join(self.words[self.begun :]).strip())
        self.part(name)

    def part(self, name: str) -> None:
        if name.lower() not in WITHIN:
            self.words.append("\n")

    def refuse(self, *_: object) -> None:
        raise _Foreign
