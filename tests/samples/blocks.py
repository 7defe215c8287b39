"""Markdown as plain blocks: what can stand in a PDF, a Word file or a spreadsheet alike."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html
from markdown import markdown

LEVELS = {f"h{level}": level for level in range(1, 7)}


@dataclass(frozen=True)
class Heading:
    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    text: str


@dataclass(frozen=True)
class Item:
    """One point of a list; `marker` is its dash or number."""

    marker: str
    text: str


@dataclass(frozen=True)
class Table:
    """Rows of equal length, the header first."""

    title: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Blank:
    """A line to be filled in by hand, after its name."""

    label: str


Block = Blank | Heading | Paragraph | Item | Table


def blocks(source: str) -> tuple[Block, ...]:
    """The blocks of a text, in order; emphasis and links keep their words only."""
    if not source.strip():
        return ()
    whole = html.fragment_fromstring(markdown(source, extensions=["tables", "sane_lists", "footnotes"]), "div")
    return tuple(_blocks(whole))


def _blocks(parent: html.HtmlElement) -> Iterator[Block]:
    title = ""
    for element in parent:
        match element.tag:
            case "hr":
                pass
            case "table":
                yield Table(title, tuple(_row(row) for row in element.iter("tr")))
            case "ul" | "ol":
                yield from _items(element)
            case "blockquote" | "div":
                yield from _blocks(element)
            case tag if tag in LEVELS:
                title = _words(element)
                yield Heading(title, LEVELS[tag])
            case _ if text := _words(element):
                yield Paragraph(text)


def _items(listing: html.HtmlElement) -> Iterator[Item]:
    first = int(listing.get("start", "1"))
    for place, item in enumerate(listing.findall("li"), first):
        inner = [one for one in item if one.tag in {"ul", "ol"}]
        for one in inner:
            item.remove(one)
        yield Item(f"{place}." if listing.tag == "ol" else "–", _words(item))
        for one in inner:
            yield from _items(one)


def _row(row: html.HtmlElement) -> tuple[str, ...]:
    return tuple(_words(cell) for cell in row)


def _words(element: html.HtmlElement) -> str:
    """The words of an element on one line; a picture speaks by its description."""
    for picture in element.iter("img"):
        picture.tail = f"[Hình: {picture.get('alt')}]{picture.tail or ''}"
    return unicodedata.normalize("NFC", " ".join(element.text_content().split()))
