"""A door to Pillow: pictures are published anew from their pixels, without anything else that was in the file."""

from __future__ import annotations

import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TypeAlias

from PIL import Image, ImageCms, ImageOps

from ..portal.source.attachment import Facts, Fault, Picture
from .faults import Refused, damaged, hides_a_file

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_PIXELS = 40_000_000
WIDTHS = (480, 960, 1600)
"""Of the smaller pictures, in pixels: a telephone, a large telephone, a column of text on a fine screen."""

WEBP: dict[str, object] = {"format": "WEBP", "quality": 79, "method": 2}
"""As large as quality 80 by method 4, and as good to the eye, in less than half the time."""
SAVED: dict[str, dict[str, object]] = {
    "JPEG": {"format": "JPEG", "quality": 85},
    "PNG": {"format": "PNG", "compress_level": 5},  # 6 takes up to twice as long, for a hundredth of the size
    "WEBP": WEBP,
}
ORIENTATION = 0x0112
STUMBLES = (OSError, ValueError, SyntaxError, TypeError, LookupError, OverflowError, struct.error, zlib.error)
"""What Pillow raises over damaged files."""

PAGE = re.compile(rb"<(?:script|iframe|!doctype\s|html[\s>])", re.IGNORECASE)
Raster: TypeAlias = tuple[int, int, bytes]
"""A picture as its width, height and pixels (red, green, blue)."""


def facts(content: bytes) -> Facts:
    """From the head of the file alone; whether it can be read to its end is seen when its form is made."""
    with _opened(content) as image:
        if _own(image) != "JPEG" and getattr(image, "n_frames", 1) > 1:
            raise Refused(Fault("anh-dong", "đây là ảnh động", "lưu một khung hình thành PNG hoặc JPEG"))
        width, height = _upright_size(image)
    return Facts(
        width=width,
        height=height,
        pictures=tuple(_pictures(width, height)),
        faults=tuple(_polyglot(content)),
    )


def form(content: bytes, variant: str) -> bytes:
    """The picture itself in its own format, or a smaller one as WebP: `960.webp`."""
    width = int(variant.partition(".")[0]) if variant else 0
    with _opened(content) as image:
        if width:
            image.draft(None, _enough(image, width))
        image.load()
        upright = _upright(image)
    return _bytes(_narrowed(upright, width), WEBP) if width else _bytes(upright, SAVED[_own(image)])


def webp(raster: Raster) -> bytes:
    """A page that another library has drawn."""
    width, height, pixels = raster
    return _bytes(Image.frombytes("RGB", (width, height), pixels), WEBP)


def _pictures(width: int, height: int) -> Iterator[Picture]:
    """Never wider than the picture is; its own width is among them, up to the widest."""
    for one in sorted({min(one, width) for one in WIDTHS}):
        yield Picture(f"{one}.webp", one, _height(width, height, one))


def _height(width: int, height: int, narrowed: int) -> int:
    return max(1, (height * narrowed + width // 2) // width)


def _narrowed(image: Image.Image, width: int) -> Image.Image:
    return image.resize((width, _height(image.width, image.height, width)), Image.Resampling.BICUBIC)


def _enough(image: Image.Image, width: int) -> tuple[int, int]:
    """Twice what is wanted of it: a JPEG can be decoded at a half, a quarter or an eighth of its size, much sooner."""
    part = 2 * width / _upright_size(image)[0]
    return max(1, int(part * image.width)), max(1, int(part * image.height))


def _bytes(image: Image.Image, how: dict[str, object]) -> bytes:
    out = BytesIO()
    image.save(out, **how)  # type: ignore[arg-type] # each format has options of its own
    return out.getvalue()


@contextmanager
def _opened(content: bytes) -> Iterator[Image.Image]:
    """The picture, not yet decoded: its size is looked at before a single pixel is."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=FORMATS) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise _too_large()
                yield image
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise _too_large() from bomb
    except STUMBLES as stumble:
        raise damaged("ảnh hỏng hoặc bị cắt cụt, không mở được hết") from stumble


def _too_large() -> Refused:
    return Refused(Fault("anh-qua-lon", "ảnh có hơn 40 triệu điểm ảnh", "thu nhỏ ảnh xuống dưới 6.000 điểm mỗi chiều"))


def _own(image: Image.Image) -> str:
    """A photograph may hold a second picture behind the first, which is not published."""
    return "JPEG" if image.format == "MPO" else image.format or ""


def _upright_size(image: Image.Image) -> tuple[int, int]:
    width, height = image.size
    return (height, width) if image.getexif().get(ORIENTATION, 1) in {5, 6, 7, 8} else (width, height)


def _upright(image: Image.Image) -> Image.Image:
    """The pixels alone, turned as the camera was held, in colours every screen shows."""
    turned = ImageOps.exif_transpose(image) if image.getexif().get(ORIENTATION, 1) != 1 else image
    plain = _eight_bits(turned)
    alpha = "A" in plain.mode or "transparency" in plain.info
    mode = "RGBA" if alpha else "L" if plain.mode in {"1", "L"} else "RGB"
    found = _in_screen_colours(plain, mode)
    found = found if found.mode == mode else found.convert(mode)
    found.info = {}
    return found


def _eight_bits(image: Image.Image) -> Image.Image:
    """A picture of finer greys than screens have, in the greys they have."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value / 256).convert("L")
    return image


def _in_screen_colours(image: Image.Image, mode: str) -> Image.Image:
    """A picture with a colour profile of its own looks the same without it; one whose profile is broken stays."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in {"RGB", "CMYK"} or mode != "RGB":
        return image
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        changed = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, *STUMBLES):
        return image
    return changed or image


def _polyglot(content: bytes) -> Iterator[Fault]:
    if zipfile.is_zipfile(BytesIO(content)):
        yield hides_a_file("phía sau ảnh còn giấu một tệp nén")
    if PAGE.search(content):
        yield hides_a_file("trong tệp ảnh có lẫn trang web")
