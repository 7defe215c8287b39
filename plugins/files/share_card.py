"""The share card as it is drawn: what networks show with a link, in the province's colour.

Vietnamese needs letters with two marks, which neither Pillow's own font nor those of a bare machine can be relied on
to have; Be Vietnam Pro, made for it, comes from npm at set-up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import cos, pi, sin
from pathlib import Path

from ..portal.outputs.installed import installed
from ..portal.views.meta import CARD_SIZE
from ..portal.views.share_card import ShareCard
from . import made_by
from .drawing import Block, Polygon, Ring, Shape, Words, drawing
from .lines import LEADING, Room, cut

SAMPLE = "DỮ LIỆU MẪU"
FAMILY = "@expo-google-fonts/be-vietnam-pro"
WIDTH, HEIGHT = CARD_SIZE
MARGIN = 72
ROOM = WIDTH - 2 * MARGIN
"""Pixels that a line may take."""
NOTICE = 52
FOOT = 496
"""Where the foot begins."""
SIZES = (76, 70, 64, 58, 52, 48, 44, 40)
"""Of a title's letters: the largest in which all of it finds room."""
LABEL, INSET, GAP = 52, 20, 28
"""A label's height, its room beside its words, and what lies between it and the title."""
RISE = 1.02
"""How high letters with marks stand above their line, by their size."""

DARK, BASE, WHITE, GOLD = 0, 2, 14, 15
"""Shades: the foot and the drum, the province's colour, writing, and a line. Enough for smooth letters in four bits."""
DEEPER = 0.82
"""How much of the province's colour is left in the darkest."""
GOLDEN = bytes((0xC9, 0xA0, 0x4A))
"""The colour of the line that stands below every page's head, too."""
CENTRE = (1090, 256)
RINGS = ((84, 10), (112, 6), (172, 34), (204, 6), (268, 6), (320, 18))
"""Radius and width, as on a bronze drum of Đông Sơn, around a star of 14 rays."""


def star(rays: int, outer: int, inner: int) -> Polygon:
    turns = ((pi * one / rays, inner if one % 2 else outer) for one in range(2 * rays))
    return Polygon(tuple((CENTRE[0] + out * sin(turn), CENTRE[1] - out * cos(turn)) for turn, out in turns), DARK)


GROUND: tuple[Shape, ...] = (
    Block((0, 0, WIDTH, HEIGHT), BASE),
    star(14, 66, 24),
    *(Ring(CENTRE, radius, width, DARK) for radius, width in RINGS),
    Block((0, FOOT, WIDTH, HEIGHT), DARK),
    Block((0, FOOT, WIDTH, FOOT + 5), GOLD),
)


@dataclass(frozen=True)
class Drawn:
    """A card as a value: made into bytes when its turn to be written comes, or remembered."""

    card: ShareCard

    @property
    def inputs(self) -> tuple[bytes | str, ...]:
        return (made_by(), bold().read_bytes(), medium().read_bytes(), repr(self.card))

    def __call__(self) -> bytes:
        return drawing(CARD_SIZE, GROUND, shapes(self.card), colours(self.card.accent))


@cache
def bold() -> Path:
    return installed(f"{FAMILY}/700Bold/*.ttf", "phông chữ Be Vietnam Pro")


@cache
def medium() -> Path:
    return installed(f"{FAMILY}/500Medium/*.ttf", "phông chữ Be Vietnam Pro")


def shapes(card: ShareCard) -> tuple[Shape, ...]:
    """What stands on the ground, from top to bottom."""
    head = NOTICE if card.notice else 0
    sender = _line(card.sender, head + 72, bold(), 28)
    return (*_notice(card.notice), *sender, *_middle(card, head + 92), *_foot(card))


def colours(accent: str) -> bytes:
    """The palette: from a deeper tone over the province's colour to white, then gold."""
    colour = bytes.fromhex(accent.removeprefix("#"))
    deep = bytes(round(one * DEEPER) for one in colour)
    up = WHITE - BASE
    darker = (_between(deep, colour, one / BASE) for one in range(BASE))
    lighter = (_between(colour, b"\xff\xff\xff", one / up) for one in range(up + 1))
    return b"".join((*darker, *lighter, GOLDEN))


def _between(one: bytes, other: bytes, part: float) -> bytes:
    return bytes(round(a + (b - a) * part) for a, b in zip(one, other, strict=True))


def _notice(text: str) -> Iterator[Shape]:
    if text:
        yield Block((0, 0, WIDTH, NOTICE), WHITE)
        yield from _line(text, 34, bold(), 22, shade=BASE)


def _middle(card: ShareCard, top: int) -> Iterator[Shape]:
    """Label and title, in the middle of what is left between head and foot."""
    label = LABEL + GAP if card.kind else 0
    size, lines = Room(bold(), ROOM, FOOT - top - label - GAP).fitted(card.title, SIZES)
    start = top + (FOOT - top - label - round(len(lines) * size * LEADING)) // 2
    yield from _labels(card, start)
    for number, line in enumerate(lines):
        baseline = round(start + label + size * (RISE + LEADING * number))
        yield Words(line, MARGIN, baseline, bold(), size, WHITE)


def _labels(card: ShareCard, top: int) -> Iterator[Shape]:
    """What it is, and beside it, in an outline, that it is invented."""
    left = MARGIN
    for text, edge, shade in ((card.kind, 0, BASE), (SAMPLE if card.sample else "", 3, WHITE)):
        for words in _line(text, top + 36, bold(), 26, shade=shade, left=left + INSET, room=ROOM * 2 // 3):
            right = left + 2 * INSET + words.width
            yield from (Block((left, top, right, top + LABEL), WHITE, edge), words)
            left = right + INSET


def _foot(card: ShareCard) -> Iterator[Shape]:
    """Whose it is, and when."""
    yield from _line(card.agency, FOOT + (58 if card.when else 80), bold(), 32)
    yield from _line(card.when, FOOT + 102, medium(), 28)


def _line(  # noqa: PLR0913 - where it stands and how it looks
    text: str, baseline: int, font: Path, size: int, *, shade: int = WHITE, left: int = MARGIN, room: int = ROOM
) -> Iterator[Words]:
    if text:
        yield Words(cut(text, font, size, room), left, baseline, font, size, shade)
