"""The door to pypdfium2: the pages of a PDF as a reader sees them, their words and a picture of the first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import c_double, create_string_buffer
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from . import pictures
from .faults import damaged

WIDTH, HEIGHT = 320, 640
"""Pixels at most: the picture of a first page is as wide, unless the page is very tall."""

READABLE = 20
"""Letters and digits that make a page more than a picture with a stamp on it."""

BOLD = 600
"""The weight of a face from which on it is bold; common text has 400."""

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


@dataclass(frozen=True)
class Stretch:
    """A letter, or letters that stand together on a line: places in points from the left and from the top."""

    text: str
    left: float
    right: float
    base: float
    """The line that they stand on."""
    size: float
    bold: bool = False


@dataclass(frozen=True)
class Printed:
    """A page as it is set, in points."""

    width: float
    height: float
    letters: tuple[Stretch, ...]


def printed(content: bytes) -> tuple[Printed, ...]:
    """Every page with its letters, in the order of the file."""
    with _opened(content) as file:
        return tuple(_printed(file, number) for number in range(len(file)))


def sizes(content: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of every page, in points."""
    with _opened(content) as file:
        return tuple(file.get_page_size(number) for number in range(len(file)))


def drawn(content: bytes, number: int, dots: int) -> bytes:
    """A page as a picture in grey (PGM), so many dots to the inch."""
    with _opened(content) as file:
        page = file[number]
        bitmap = page.render(scale=dots / 72, grayscale=True)
        lines, wide = memoryview(bitmap.buffer).cast("B"), bitmap.width
        pixels = b"".join(lines[at : at + wide] for at in range(0, bitmap.height * bitmap.stride, bitmap.stride))
        made = f"P5 {wide} {bitmap.height} 255\n".encode() + pixels
        bitmap.close()
        page.close()
        return made


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


def _printed(file: pypdfium2.PdfDocument, number: int) -> Printed:
    page = file[number]
    words = page.get_textpage()
    width, height = page.get_size()
    letters = tuple(one for place in range(words.count_chars()) if (one := _letter(words.raw, place, height)))
    words.close()
    page.close()
    return Printed(width, height, letters)


def _letter(words: object, place: int, height: float) -> Stretch | None:
    """None for what is not there to be seen; blanks are made of the room between letters."""
    text = chr(raw.FPDFText_GetUnicode(words, place))
    if not text.isprintable() or text == " ":
        return None
    box, x, y = raw.FS_RECTF(), c_double(), c_double()
    raw.FPDFText_GetLooseCharBox(words, place, box)
    raw.FPDFText_GetCharOrigin(words, place, x, y)
    name = create_string_buffer(100)
    raw.FPDFText_GetFontInfo(words, place, name, 100, None)
    bold = raw.FPDFText_GetFontWeight(words, place) >= BOLD or b"bold" in name.value.lower()
    return Stretch(text, box.left, box.right, height - y.value, raw.FPDFText_GetFontSize(words, place), bold)


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
