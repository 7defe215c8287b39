"""What must hold between a record and the files beside it, once these have been opened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from .attachment import Attachment
from .place import Place
from .problem import Problem
from .schema import Record

OURS = {
    "ảnh": re.compile(r".+\.(\d+|trang-1)\.webp|the-chia-se\.png", re.IGNORECASE),
    "bảng số liệu": re.compile(r"(.+-)?so-lieu\.csv|chi-tieu\.csv", re.IGNORECASE),
}
"""Names of what we make: `so-do.jpg.960.webp`, `119-kh-ubnd.pdf.trang-1.webp`; `the-chia-se.png`, `so-lieu.csv`."""


def check_beside(record: Record) -> Iterator[Problem]:
    """Names that are the program's own, and scans, which somebody must have read."""
    for one in record.files:
        where = Place((PurePosixPath(record.origin.path).with_suffix("") / one.name).as_posix())
        for what in (what for what, pattern in OURS.items() if pattern.fullmatch(one.name)):
            stem, _, ending = one.name.rpartition(".")
            yield Problem(
                where,
                "ten-danh-rieng",
                f"“{one.name}” là kiểu tên dành riêng cho {what} do cổng tự tạo",
                f"đổi thành {stem.replace('.', '-')}-goc.{ending}",
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
