"""An abstract landscape as a picture: mountains in mist above terraced fields, or a plan of roads and water.

The same name always gives the same picture.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from pathlib import PurePath
from random import Random

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from .fonts import faces

SIZE = WIDTH, HEIGHT = 1200, 800
MARK = "ẢNH MẪU"
FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
PLANS = ("so-do", "ban-do")

Colour = tuple[int, int, int]
Palette = tuple[Colour, Colour, Colour, Colour]
PALETTES: tuple[Palette, ...] = (
    # the sky above, the sky at the horizon, the farthest range, the nearest ground
    ((178, 205, 218), (246, 232, 208), (150, 178, 186), (30, 66, 64)),
    ((205, 196, 216), (250, 226, 204), (168, 158, 184), (52, 48, 78)),
    ((184, 214, 206), (250, 240, 214), (142, 182, 164), (28, 72, 52)),
    ((242, 206, 172), (252, 238, 214), (206, 160, 138), (88, 48, 50)),
    ((170, 196, 222), (236, 240, 236), (134, 162, 190), (26, 50, 82)),
)


def picture(name: str, path: PurePath) -> bytes:
    """`name` decides what is seen, the path's ending how it is packed."""
    chance = Random(name)
    drawn = _plan(chance) if path.name.startswith(PLANS) else _landscape(chance)
    _sign(drawn)
    made = io.BytesIO()
    kind = FORMATS[path.suffix]
    (drawn.quantize(128) if kind == "PNG" else drawn).save(made, kind, quality=80, optimize=True)
    return made.getvalue()


def _landscape(chance: Random) -> Image.Image:
    palette = chance.choice(PALETTES)
    drawn = _sky(palette, chance)
    ranges = 4
    for place in range(ranges):
        nearness = place / ranges
        colour = _mixed(palette[2], palette[3], nearness * 0.85)
        level = HEIGHT * (0.42 + 0.11 * place)
        drawn = _range(drawn, _ridge(chance, level, 120 - 18 * place), colour, palette[1])
    _terraces(drawn, chance, palette)
    return drawn


def _sky(palette: Palette, chance: Random) -> Image.Image:
    drawn = Image.new("RGB", SIZE)
    pen = ImageDraw.Draw(drawn)
    for y in range(HEIGHT):
        pen.line([(0, y), (WIDTH, y)], _mixed(palette[0], palette[1], min(1, y / (HEIGHT * 0.55))))
    x, y, radius = chance.randint(200, 1000), chance.randint(120, 230), chance.randint(46, 66)
    glow = Image.new("L", SIZE)
    ImageDraw.Draw(glow).ellipse([x - radius, y - radius, x + radius, y + radius], fill=190)
    halo = glow.filter(ImageFilter.GaussianBlur(40)).point(lambda value: value // 2)
    light = Image.new("RGB", SIZE, _mixed(palette[1], (255, 255, 255), 0.6))
    drawn.paste(light, mask=halo)
    drawn.paste(light, mask=glow.filter(ImageFilter.GaussianBlur(1)))
    return drawn


def _ridge(chance: Random, level: float, rise: float) -> list[tuple[float, float]]:
    """A skyline: a few long waves, and shorter ones on their backs."""
    waves = [(chance.uniform(0.6, 1.3) * 2**step, chance.uniform(0, math.tau), 0.56**step) for step in range(6)]
    return [
        (
            x,
            level
            - rise
            * sum(weight * math.sin(turns * math.tau * x / WIDTH + start) for turns, start, weight in waves)
            / 1.4,
        )
        for x in range(0, WIDTH + 6, 6)
    ]


def _range(drawn: Image.Image, ridge: list[tuple[float, float]], colour: Colour, mist: Colour) -> Image.Image:
    """A range of mountains that fades into mist at its foot."""
    shape = _mask([*ridge, (WIDTH, HEIGHT), (0, HEIGHT)])
    top = min(y for _, y in ridge)
    fill = Image.new("RGB", SIZE)
    pen = ImageDraw.Draw(fill)
    for y in range(HEIGHT):
        pen.line([(0, y), (WIDTH, y)], _mixed(colour, mist, max(0, min(0.55, (y - top) / 420))))
    return Image.composite(fill, drawn, shape)


def _mask(points: list[tuple[float, float]]) -> Image.Image:
    """A shape with smooth edges: drawn at twice the size, then reduced."""
    mask = Image.new("L", (WIDTH * 2, HEIGHT * 2))
    ImageDraw.Draw(mask).polygon([(x * 2, y * 2) for x, y in points], fill=255)
    return mask.reduce(2)


def _terraces(drawn: Image.Image, chance: Random, palette: Palette) -> None:
    """Fields in steps that follow the slope, darker towards the eye."""
    slope, bend = chance.choice((-1, 1)) * chance.uniform(40, 90), chance.uniform(0, math.tau)
    for step in range(7):
        low = HEIGHT * 0.76 + step * (18 + step * 3.5)
        edge = [
            (
                x,
                low
                + slope * (x / WIDTH - 0.5)
                + (26 - step) * math.sin(math.tau * x / WIDTH * 1.4 + bend + step * 0.22),
            )
            for x in range(0, WIDTH + 6, 6)
        ]
        colour = _mixed(_mixed(palette[2], palette[1], 0.25), palette[3], 0.25 + 0.12 * step)
        drawn.paste(colour, mask=_mask([*edge, (WIDTH, HEIGHT), (0, HEIGHT)]))
        _shine(drawn, edge, _mixed(colour, palette[1], 0.45))


def _shine(drawn: Image.Image, edge: list[tuple[float, float]], colour: Colour) -> None:
    """The bright rim of a field under water."""
    rim = [*edge, *((x, y + 3.5) for x, y in reversed(edge))]
    drawn.paste(colour, mask=_mask(rim))


def _plan(chance: Random) -> Image.Image:
    """A plan without names: blocks of houses, a lake, two roads and the stops along one of them."""
    palette = chance.choice(PALETTES)
    paper = _mixed(palette[1], (255, 255, 255), 0.55)
    drawn = Image.new("RGB", SIZE, paper)
    pen = ImageDraw.Draw(drawn)
    for house in _houses(chance):
        pen.rectangle(house, _mixed(paper, palette[2], chance.uniform(0.18, 0.4)))
    drawn.paste(_mixed(palette[0], palette[2], 0.35), mask=_mask(_lake(chance)))
    roads = _roads(chance)
    for width, colour in ((46, palette[2]), (34, (255, 255, 255))):
        for road in roads:
            drawn.paste(colour, mask=_mask(_band(road, width)))
    for x, y in roads[0][20:180:36]:
        drawn.paste(palette[3], mask=_mask(_round(x, y, 12)))
    return drawn


def _houses(chance: Random) -> Iterator[tuple[int, int, int, int]]:
    for left in range(30, WIDTH - 100, 150):
        for top in range(30, HEIGHT - 80, 128):
            yield left, top, left + chance.randint(96, 128), top + chance.randint(70, 104)


def _round(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    turns = (math.tau * step / 48 for step in range(48))
    return [(x + radius * math.cos(turn), y + radius * math.sin(turn)) for turn in turns]


def _lake(chance: Random) -> list[tuple[float, float]]:
    x, y, start = chance.randint(420, 780), chance.randint(320, 480), chance.uniform(0, math.tau)
    turns = [math.tau * step / 90 for step in range(90)]
    return [
        (
            x + (210 + 34 * math.sin(3 * turn + start)) * math.cos(turn),
            y + (128 + 22 * math.sin(2 * turn)) * math.sin(turn),
        )
        for turn in turns
    ]


def _roads(chance: Random) -> list[list[tuple[float, float]]]:
    bend = chance.uniform(0, math.tau)
    across = [(x, 640 + 60 * math.sin(math.tau * x / WIDTH + bend)) for x in range(-6, WIDTH + 12, 6)]
    down = [(190 + 70 * math.sin(math.tau * y / HEIGHT * 0.8 + bend), y) for y in range(-6, HEIGHT + 12, 6)]
    return [across, down]


def _band(line: list[tuple[float, float]], width: float) -> list[tuple[float, float]]:
    """A line with a breadth, measured across the way it mainly runs."""
    flat = abs(line[-1][0] - line[0][0]) > abs(line[-1][1] - line[0][1])
    dx, dy = (0, width / 2) if flat else (width / 2, 0)
    return [*((x - dx, y - dy) for x, y in line), *((x + dx, y + dy) for x, y in reversed(line))]


def _sign(drawn: Image.Image) -> None:
    """The mark, in a calm corner."""
    face = ImageFont.truetype(faces()["B"], 24, layout_engine=ImageFont.Layout.BASIC)
    pen = ImageDraw.Draw(drawn, "RGBA")
    left, top, right, bottom = pen.textbbox((0, 0), MARK, face)
    x, y = WIDTH - (right - left) - 44, HEIGHT - (bottom - top) - 40
    pen.rounded_rectangle([x - 16, y - 10, x + right - left + 16, y + bottom - top + 12], 8, fill=(20, 20, 20, 130))
    pen.text((x - left, y - top), MARK, (255, 255, 255, 235), face)


def _mixed(first: Colour, second: Colour, share: float) -> Colour:
    red, green, blue = (round(one + (other - one) * share) for one, other in zip(first, second, strict=True))
    return red, green, blue
