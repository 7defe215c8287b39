"""Writes drawings of few colours as PNG.

Pillow looks for the best of five filters for each row of pixels. Flat colours are smallest with none, and sooner done.
"""

from __future__ import annotations

import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"
LEVEL = 5
"""Of zlib: the next one makes files smaller by a twentieth, and takes twice as long."""


def png(size: tuple[int, int], pixels: bytes, colours: bytes) -> bytes:
    """`size` in pixels; `pixels` are four bits each, every row in whole bytes; `colours` red, green, blue of each."""
    width, height = size
    row = (width + 1) // 2
    unfiltered = b"".join(b"\0" + pixels[start : start + row] for start in range(0, len(pixels), row))
    chunks = (
        (b"IHDR", struct.pack("!IIBBBBB", width, height, 4, 3, 0, 0, 0)),  # four bits, with a palette
        (b"PLTE", colours),
        (b"IDAT", zlib.compress(unfiltered, LEVEL)),
        (b"IEND", b""),
    )
    return SIGNATURE + b"".join(_chunk(name, content) for name, content in chunks)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack("!I", len(content)) + name + content + struct.pack("!I", zlib.crc32(name + content))
