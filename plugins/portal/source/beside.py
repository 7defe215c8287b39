"""What must hold between a record and the files beside it, once these have been opened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from .attachment import Attachment
from .place import Place
from .problem import Problem
from .schema import Record

OURS = re.compile(r".+\.(\d+|trang-1)\.webp", re.IGNORECASE)
"""Names of the pictures that are made from files: `so-do.jpg.960.webp`, `119-kh-ubnd.pdf.trang-1.webp`."""


MOST = 200 * 1024 * 1024
"""Bytes of all files beside one record."""


def check_beside(record: Record) -> Iterator[Problem]:
    """Names that are the program's own, scans, which somebody must have read, and how large it all is."""
    if (size := sum(one.size for one in record.files)) > MOST:
        yield Problem(
            Place(record.origin.path),
            "tep-dinh-kem-qua-lon",
            f"các tệp của bản ghi nặng {size // 1_000_000} MB, quá 200 MB",
            "giảm độ phân giải bản quét và ảnh, hoặc chia thành nhiều bản ghi",
        )
    for one in record.files:
        where = Place((PurePosixPath(record.origin.path).with_suffix("") / one.name).as_posix())
        if OURS.fullmatch(one.name):
            yield Problem(
                where,
                "ten-danh-rieng",
                f"“{one.name}” là kiểu tên dành riêng cho ảnh do cổng tự tạo",
                f"đổi thành {one.name.rpartition('.')[0].replace('.', '-')}.webp",
            )
        if one.facts.scan:
            yield _scan(record, one, where)


def _scan(record: Record, file: Attachment, where: Place) -> Problem:
    entry = next((one for one in getattr(record, "attachments", ()) if one.file == file.name), None)
    if entry and entry.scan_checked:
        return Problem(
            where,
            "ban-quet",
            f"“{file.name}” là bản quét, người đọc không tìm được chữ trong tệp",
            "nếu còn tệp soạn thảo thì xuất thẳng ra PDF và thay tệp này",
        )
    return Problem(
        where,
        "ban-quet-chua-xem",
        f"“{file.name}” là bản quét, máy không đọc được chữ để kiểm tra",
        f"xem hết các trang, rồi thêm scan_checked: có dưới dòng file: {file.name} ở attachments của bản ghi",
    )
