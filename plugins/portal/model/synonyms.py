"""Synonyms: abbreviations and other words for the same thing, by which readers search."""

from __future__ import annotations

from typing import ClassVar

from ..source.schema import Kind, Part, Record, key
from .values import Line, Many


class Synonym(Part):
    """Một từ viết tắt hoặc cách gọi khác; tìm theo từ này cũng thấy từ kia."""

    short: Line = key("từ viết tắt, cách gọi khác", example="TTCS")
    full: Line = key("nghĩa là", example="truyền thông chính sách")


class Synonyms(Record):
    """Từ viết tắt và cách gọi khác mà người dân dùng khi tìm."""

    kind: ClassVar[Kind] = Kind(
        "synonyms", "bảng từ viết tắt", "bảng từ viết tắt", file="synonyms.yaml", has_page=False
    )

    words: Many[Synonym] = key("các từ", why="người dân gõ UBND hay Ủy ban nhân dân đều tìm được")
