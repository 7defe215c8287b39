"""The door to pypdfium2: the pages of a PDF as a reader sees them, their words and a picture of the first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2

from . import pictures
from .faults import damaged

WIDTH, HEIGHT = 320, 640
"""Pixels at most: the picture of a first page is as wide, unless the page is very tall."""

READABLE = 20
"""Letters and digits that make a page more than a picture with a stamp on it."""

STUMBLES = (pypdfium2.PdfiumError, ValueError, TypeError, LookupError, RuntimeError, OSError, OverflowError)


@dataclass(frozen=True)
class Pages:
    """The words of each page, and the size of the first page's picture in pixels."""

    texts: tuple[str, ...]
    width: int
    height: int

    @property
    def scan(self) -> bool:
        """Whether more than half of the pages are pictures of paper."""
        return 2 * sum(sum(map(str.isalnum, one)) < READABLE for one in self.texts) > len(self.texts)


def pages(content: bytes) -> Pages:
    with _opened(content) as file:
        width, height, _ = _raster(file)
        return Pages(tuple(_text(file, number) for number in range(len(file))), width, height)


def first_page(content: bytes) -> bytes:
    with _opened(content) as file:
        return pictures.webp(_raster(file))


@contextmanager
def _opened(content: bytes) -> Iterator[pypdfium2.PdfDocument]:
    try:
        file = pypdfium2.PdfDocument(content)
        try:
            yield file
        finally:
            file.close()
    except STUMBLES as stumble:
        raise damaged("tệp PDF hỏng, có trang không hiện được") from stumble


def _text(file: pypdfium2.PdfDocument, number: int) -> str:
    page = file[number]
    words = page.get_textpage()
    text: str = words.get_text_range()
    words.close()
    page.close()
    return text.replace("\r\n", "\n").replace("\ufffe", "").strip()


def _raster(file: pypdfium2.PdfDocument) -> pictures.Raster:
    page = file[0]
    width, height = page.get_size()
    drawn = page.render(scale=min(WIDTH / max(width, 1), HEIGHT / max(height, 1)), rev_byteorder=True)
    row, lines = drawn.width * 3, memoryview(drawn.buffer).cast("B")
    pixels = b"".join(lines[start : start + row] for start in range(0, drawn.height * drawn.stride, drawn.stride))
    raster = drawn.width, drawn.height, pixels
    drawn.close()
    page.close()
    return raster
