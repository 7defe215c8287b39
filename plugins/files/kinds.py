"""What a file is, by its content: a format that may be published, or what else it is and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from ..portal.source.attachment import Fault
from ..portal.source.formats import formats
from ..portal.source.yamltext import load_data
from . import office

SIGNATURES = Path(__file__).with_name("signatures.yaml")
BEGINNING = 4096
TEXT = "text/csv"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")

OLD = (
    ("WordDocument", "đây là văn bản Word kiểu cũ (.doc)", "mở bằng Word, chọn Lưu thành .docx hoặc PDF"),
    ("Workbook", "đây là bảng Excel kiểu cũ (.xls)", "mở bằng Excel, chọn Lưu thành .xlsx"),
    ("PowerPoint Document", "đây là bản trình chiếu kiểu cũ (.ppt)", "mở bằng PowerPoint, chọn Lưu thành PDF"),
)
"""Streams of the container of old Office files: the name tells whose it is."""


@dataclass(frozen=True)
class Signature:
    pattern: re.Pattern[bytes]
    type: str
    what: str
    how: str


Kind: TypeAlias = str | Fault
"""A media type that may be published, or why the file may not."""


def kind(content: bytes, ending: str) -> Kind:
    """What a file is; `ending` (without the dot) matters only for text, which nothing else tells apart."""
    if not content:
        return Fault("tep-rong", "tệp rỗng, không có gì bên trong", "chép lại tệp gốc vào đây")
    found = next((one for one in _signatures() if one.pattern.match(content[:BEGINNING])), None)
    if found is None:
        return _text(content, ending)
    if found.type == "zip":
        return office.kind(content)
    if found.type == "ole":
        return _old(content)
    return found.type or _refused(found.what, found.how)


def misnamed(type_: str, ending: str) -> Iterator[Fault]:
    """The fault of a name whose ending says something else than the content."""
    format_ = formats()[type_]
    if ending not in format_.endings:
        yield Fault(
            "duoi-tep-sai",
            f"tên tệp {f'có đuôi .{ending}' if ending else 'không có đuôi'} nhưng bên trong là {format_.label}",
            f"đổi đuôi tên tệp thành .{format_.endings[0]}, cả trong bản ghi",
        )


def _refused(what: str, how: str) -> Fault:
    return Fault("loai-tep-khong-nhan", what, how)


def _old(content: bytes) -> Fault:
    """An old Office file, or a new one whose password has turned it into one."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return Fault("tep-co-mat-khau", "tệp có mật khẩu", "mở tệp, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ) rồi lưu lại")
    for stream, what, how in OLD:
        if stream.encode("utf-16-le") in content:
            return _refused(what, how)
    return _refused("đây là tệp của phần mềm kiểu cũ", "mở bằng phần mềm đã tạo ra nó rồi lưu thành PDF")


def _text(content: bytes, ending: str) -> Kind:
    is_text = content.startswith(UTF_16) or not CONTROLS.search(content)
    if is_text and ending in formats()[TEXT].endings:
        return TEXT
    accepted = ", ".join(dict.fromkeys(one.endings[0] for one in formats().values()))
    what = "đây là tệp chữ thường" if is_text else "không nhận ra loại của tệp này"
    return _refused(what, f"lưu thành một trong các loại được nhận: {accepted}")


@lru_cache(maxsize=1)
def _signatures() -> tuple[Signature, ...]:
    return tuple(
        Signature(
            re.compile(one["pattern"].encode("latin-1"), re.DOTALL),
            one.get("type", ""),
            one.get("what", ""),
            one.get("how", ""),
        )
        for one in load_data(SIGNATURES)
    )
