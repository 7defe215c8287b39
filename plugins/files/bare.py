"""Pictures within other files, without what cameras and people wrote into them: not one pixel is touched.

A photograph in a Word file or a scan says where and when it was taken as well as one that lies beside a record.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

JPEG, PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
START_OF_SCAN = 0xDA
TALK = frozenset({*range(0xE1, 0xE2), *range(0xE3, 0xEE), 0xEF, 0xFE})
"""Segments of a JPEG that are no part of the picture: all but its head, its colour profile and Adobe's colours."""

PNG_TALK = frozenset({b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"})
TURNED = re.compile(
    rb"\x12\x01\x03\x00\x01\x00\x00\x00([\x02-\x08])\x00|\x01\x12\x00\x03\x00\x00\x00\x01\x00([\x02-\x08])"
)
"""How the camera was held, in either order of bytes."""


def bare(content: bytes) -> bytes:
    """A JPEG or PNG without its metadata, still turned as it was; anything else, and what is damaged, as it is."""
    try:
        if content.startswith(JPEG):
            return b"".join((content[:2], *_segments(content)))
        if content.startswith(PNG):
            return PNG + b"".join(_chunks(content))
    except (struct.error, IndexError):
        pass
    return content


def _segments(content: bytes) -> Iterator[bytes]:
    at = 2
    while content[at + 1] != START_OF_SCAN:
        end = at + 2 + struct.unpack_from(">H", content, at + 2)[0]
        segment = content[at:end]
        if segment[1] not in TALK:
            yield segment
        elif (turned := TURNED.search(segment[:1024])) and segment[4:8] == b"Exif":
            yield _turned(turned[1] or turned[2])
        at = end
    yield content[at:]


def _turned(how: bytes) -> bytes:
    tag = b"\x01\x12\x00\x03\x00\x00\x00\x01\x00" + how + bytes(2)
    words = b"Exif\0\0MM\x00*\x00\x00\x00\x08\x00\x01" + tag + bytes(4)
    return b"\xff\xe1" + struct.pack(">H", len(words) + 2) + words


def _chunks(content: bytes) -> Iterator[bytes]:
    at = len(PNG)
    while at < len(content):
        end = at + 12 + struct.unpack_from(">I", content, at)[0]
        if content[at + 4 : at + 8] not in PNG_TALK:
            yield content[at:end]
        at = end
