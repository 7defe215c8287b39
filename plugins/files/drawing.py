"""A door to Pillow: pictures of our own, flat shapes and writing, from data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

from PIL import Image, ImageDraw, ImageFont

from .png import png

Box: TypeAlias = tuple[int, int, int, int]
"""Left, top, right, bottom, in pixels; right and bottom are the first that lie outside."""


@dataclass(frozen=True)
class Block:
    """A rectangle; `shade`, here and below, is the number of a colour of the drawing."""

    box: Box
    shade: int
    edge: int = 0
    """Pixels of its outline; 0 for a filled one."""


@dataclass(frozen=True)
class Ring:
    """A circle's line."""

    centre: tuple[int, int]
    radius: int
    width: int
    shade: int


@dataclass(frozen=True)
class Polygon:
    points: tuple[tuple[float, float], ...]
    shade: int


@dataclass(frozen=True)
class Words:
    """One line of writing: its left end, and the line that its letters stand on."""

    text: str
    left: int
    baseline: int
    font: Path
    size: int
    shade: int

    @property
    def width(self) -> int:
        return writing_width(self.text, self.font, self.size)

    @property
    def box(self) -> Box:
        """What its letters cover, marks and tails included."""
        left, top, right, bottom = map(int, _font(self.font, self.size).getbbox(self.text, anchor="ls"))
        return self.left + left, self.baseline + top, self.left + right, self.baseline + bottom


Shape: TypeAlias = Block | Ring | Polygon | Words


def drawing(size: tuple[int, int], ground: tuple[Shape, ...], shapes: tuple[Shape, ...], colours: bytes) -> bytes:
    """A PNG. `ground` is what many drawings begin with; `colours` are red, green, blue of each shade, at most sixteen.

    Edges are made smooth with the shades between two that meet, so these have to lie between them in colour, too.
    """
    canvas = _ground(size, ground).copy()
    for shape in shapes:
        _draw(canvas, shape)
    canvas.putpalette(colours)
    return png(size, canvas.tobytes("raw", "P;4"), colours)


def writing_width(text: str, font: Path, size: int) -> int:
    """In pixels: what its letters take, and nothing lies between them."""
    return sum(_letter(one, font, size).width for one in text)


@lru_cache(maxsize=1024)
def is_drawn(letter: str, font: Path) -> bool:
    """Whether a font has a letter, and not only the box that stands for those it lacks."""
    own, other = (_font(font, 32).getmask(one) for one in (letter, "\uffff"))
    return (own.size, bytes(own)) != (other.size, bytes(other))


@lru_cache(maxsize=4)
def _ground(size: tuple[int, int], shapes: tuple[Shape, ...]) -> Image.Image:
    """Drawn twice as large and made small again, because circles have no smooth edges by themselves."""
    canvas = Image.new("L", (2 * size[0], 2 * size[1]))
    for shape in shapes:
        _draw(canvas, _doubled(shape))
    return canvas.reduce(2)


def _doubled(shape: Shape) -> Shape:
    match shape:
        case Block((left, top, right, bottom), shade, edge):
            return Block((2 * left, 2 * top, 2 * right, 2 * bottom), shade, 2 * edge)
        case Ring((across, down), radius, width, shade):
            return Ring((2 * across, 2 * down), 2 * radius, 2 * width, shade)
        case Polygon(points, shade):
            return Polygon(tuple((2 * across, 2 * down) for across, down in points), shade)
    raise TypeError(shape)


def _draw(canvas: Image.Image, shape: Shape) -> None:
    pen = ImageDraw.Draw(canvas)
    match shape:
        case Block((left, top, right, bottom), shade, edge):
            inner = (left, top, right - 1, bottom - 1)
            pen.rectangle(inner, outline=shade, width=edge) if edge else pen.rectangle(inner, fill=shade)
        case Ring((across, down), radius, width, shade):
            outer = (across - radius, down - radius, across + radius, down + radius)
            pen.ellipse(outer, outline=shade, width=width)
        case Polygon(points, shade):
            pen.polygon(points, fill=shade)
        case Words(text, left, baseline, font, size, shade):
            for one in text:
                letter = _letter(one, font, size)
                canvas.paste(shade, (left + letter.left, baseline + letter.top), letter.mask)
                left += letter.width


class Letter(NamedTuple):
    """A letter as it is drawn; how far to the right of where it begins and how far below its line that is."""

    mask: Image.Image
    left: int
    top: int
    width: int
    """From where it begins to where the next one does."""


@lru_cache(maxsize=1 << 12)
def _letter(letter: str, path: Path, size: int) -> Letter:
    """Drawn once, and then laid wherever it stands: a font is slow, and gives whole pixels to each letter."""
    font = _font(path, size)
    left, top, right, bottom = map(int, font.getbbox(letter, anchor="ls"))
    mask = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(mask).text((-left, -top), letter, fill=255, font=font, anchor="ls")
    return Letter(mask, left, top, int(font.getlength(letter)))


@lru_cache(maxsize=32)
def _font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    """Letters are set by the font alone: what sets them better is on some machines only."""
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
