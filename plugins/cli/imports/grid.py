"""Grids: a spreadsheet or a CSV as rows of text, read under limits, because anybody may have sent the file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from ...gate.limited import Exceeded, limited
from ...portal.source.legacy import font_of
from .commas import comma_grids
from .sheet import MOST_ROWS, Grid, Unusable

LARGEST = 10 * 1024 * 1024
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
PACKED = b"PK\x03\x04"
NOT_A_LIST = "mở tệp bằng Excel hoặc LibreOffice, lưu thành Excel (.xlsx) hoặc “CSV UTF-8”"


@dataclass(frozen=True)
class _Given:
    name: str
    content: bytes


def read_grids(path: Path) -> tuple[Grid, ...]:
    """The visible sheets of a workbook, or a CSV parted in each way it may be meant. Raises Unusable, OSError."""
    if path.stat().st_size > LARGEST:
        raise Unusable("tệp lớn hơn 10 MB", "xóa ảnh và các trang tính khác, chỉ giữ danh sách")
    (found,) = limited(_as_json, [_Given(path.name, path.read_bytes())], jobs=1)
    if isinstance(found, Exceeded):
        raise Unusable("tệp quá nặng, không mở được", "chép riêng danh sách sang một tệp mới, dán “chỉ giá trị”")
    said = json.loads(found)
    if "what" in said:
        raise Unusable(said["what"], said["how"])
    return tuple(
        Grid(one["name"], tuple(map(tuple, one["rows"])), frozenset(one["wide"]), knows_merges=one["knows_merges"])
        for one in said["grids"]
    )


def _as_json(given: _Given) -> bytes:
    try:
        grids = [{**asdict(one), "wide": sorted(one.wide)} for one in _grids(given)]
    except Unusable as error:
        return json.dumps({"what": error.what, "how": error.how}).encode()
    return json.dumps({"grids": grids}).encode()


def _grids(given: _Given) -> Iterator[Grid]:
    for one in _opened(given):
        if len(one.rows) > MOST_ROWS:
            raise Unusable("danh sách có hơn 5.000 dòng", "chia thành nhiều tệp, xóa các dòng thừa ở cuối trang tính")
        if font := font_of("\n".join(cell for row in one.rows for cell in row))[0]:
            raise Unusable(
                f"chữ trong danh sách là của {font}", "chuyển mã sang Unicode, ví dụ bằng Unikey, rồi lưu lại"
            )
        yield one


def _opened(given: _Given) -> tuple[Grid, ...]:
    """By what the file holds, not by what it is called."""
    content = given.content
    if content.startswith(OLD_OFFICE):
        if ENCRYPTED in content:
            raise Unusable("tệp có mật khẩu", "mở tệp, bỏ mật khẩu rồi lưu lại")
        raise Unusable("tệp là Excel kiểu cũ (.xls)", "mở tệp, chọn Lưu thành, loại Excel (.xlsx)")
    if content.startswith(PACKED):
        from .workbook import workbook_grids

        return workbook_grids(content)
    if Path(given.name).suffix.lower() in {".csv", ".txt", ".tsv"}:
        return comma_grids(content)
    raise Unusable("tệp không phải Excel (.xlsx) và không mang tên .csv", NOT_A_LIST)
