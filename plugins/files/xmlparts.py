"""XML within Office files, read as a stream: elements and words, never a document type or an entity."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias
from xml.etree.ElementTree import ParseError, XMLParser

from ..portal.source.attachment import Fault
from .faults import AGAIN, Refused, damaged

Attributes: TypeAlias = dict[str, str]
Seen: TypeAlias = Callable[[str, Attributes], None]
Read: TypeAlias = Callable[[str, str], None]


class _Target:
    """What the parser reports to; names come without their namespaces."""

    def __init__(self, seen: Seen, read: Read) -> None:
        self.seen, self.read = seen, read
        self.open: list[str] = []

    def start(self, tag: str, attributes: Attributes) -> None:
        name = local(tag)
        self.open.append(name)
        self.seen(name, {local(key): value for key, value in attributes.items()} if attributes else attributes)

    def end(self, _: str) -> None:
        self.open.pop()

    def data(self, text: str) -> None:
        self.read(self.open[-1], text)

    def doctype(self, *_: object) -> None:
        raise _typed()

    def close(self) -> None:
        pass


def walk(content: bytes, seen: Seen, read: Read) -> None:
    """Each element as it opens, each piece of text with the element it stands in."""
    try:
        parser = XMLParser(target=_Target(seen, read))  # noqa: S314
        parser.feed(content)
        parser.close()
    except (ParseError, ValueError, LookupError) as error:
        raise damaged("bên trong tệp có phần không đọc được") from error


def check_untyped(content: bytes) -> None:
    """The same refusal for a part that need not be read: of a document type, in whatever letters."""
    if b"<!DOCTYPE" in content.replace(b"\0", b""):
        raise _typed()


def _typed() -> Refused:
    return Refused(Fault("tep-nen-bat-thuong", "bên trong tệp có khai báo kiểu tài liệu (DTD)", AGAIN))


@lru_cache(maxsize=4096)
def local(name: str) -> str:
    return name.rpartition("}")[2]
