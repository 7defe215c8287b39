"""One walk through a content folder that follows no link: the plain files it holds, and what is wrong with the rest."""

from __future__ import annotations

import os
import stat
from collections.abc import Container, Iterator, Mapping
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple, TypeAlias

from .attachment import Fault
from .characters import visible
from .limits import DEPTH
from .names import is_ignored, name_faults, twins

SPECIAL: Mapping[int, str] = {
    stat.S_IFLNK: "đây là liên kết tới chỗ khác, không phải tệp thường",
    stat.S_IFIFO: "đây là ống dẫn, không phải tệp thường",
    stat.S_IFSOCK: "đây là ổ nối, không phải tệp thường",
    stat.S_IFBLK: "đây là thiết bị, không phải tệp thường",
    stat.S_IFCHR: "đây là thiết bị, không phải tệp thường",
}


Signature: TypeAlias = tuple[int, ...]
"""What the disk says of a file without opening it; as long as it stays, so do the bytes."""


class Found(NamedTuple):
    """An entry of a folder: a plain file of `size` bytes, or what keeps it from being one."""

    path: str
    """Below the folder that is walked, with strokes between its names."""
    size: int = 0
    fault: Fault | None = None
    signature: Signature = ()


def signature_of(status: os.stat_result) -> Signature:
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def walk(folder: Path, inner: str = "", but: Container[str] = ()) -> Iterator[Found]:
    """All files below a folder by name, whatever order the disk has; a folder with a fault is not entered.

    Entries of the names in `but` are passed over.
    """
    try:
        with os.scandir(folder / inner) as entries:
            here = sorted(entries, key=attrgetter("name"))
    except OSError as error:
        yield Found(inner, fault=unreadable(error, "thư mục"))
        return
    double = twins(one.name for one in here)
    for entry in (one for one in here if one.name not in but):
        yield from _entry(folder, f"{inner}/{entry.name}" if inner else entry.name, entry, double.get(entry.name, ""))


def _entry(folder: Path, path: str, entry: os.DirEntry[str], twin: str) -> Iterator[Found]:
    is_folder = entry.is_dir(follow_symlinks=False)
    if is_ignored(entry.name, is_folder=is_folder):
        return
    if fault := _fault(path, entry, twin):
        yield Found(path, fault=fault)
    elif is_folder:
        yield from walk(folder, path)
    else:
        status = entry.stat(follow_symlinks=False)
        yield Found(path, status.st_size, signature=signature_of(status))


def _fault(path: str, entry: os.DirEntry[str], twin: str) -> Fault | None:
    """Why an entry cannot be used, whatever it holds."""
    try:
        kind = stat.S_IFMT(entry.stat(follow_symlinks=False).st_mode)
    except OSError as error:
        return unreadable(error, "tệp")
    if kind in SPECIAL:
        return Fault("tep-lien-ket", SPECIAL[kind], "chép chính tệp ấy vào thư mục này")
    if twin:
        return Fault(
            "ten-trung-nhau",
            f"tên chỉ khác “{visible(twin)}” ở cạnh nó ở chữ hoa, chữ thường hoặc cách gõ dấu",
            "đổi tên hoặc xóa một trong hai",
        )
    if path.count("/") >= DEPTH:
        return Fault("duong-dan-qua-sau", f"thư mục lồng sâu quá {DEPTH} bậc", "chuyển tệp ra gần thư mục của cơ quan")
    return next(name_faults(entry.name), None)


def unreadable(error: OSError, what: str) -> Fault:
    """A file or a folder that the disk does not hand out."""
    denied = isinstance(error, PermissionError)
    return Fault(
        "tep-khong-doc-duoc",
        f"không có quyền đọc {what} này" if denied else f"{what} này không đọc được từ đĩa",
        "cho phép đọc rồi chạy lại" if denied else "chép lại từ bản gốc rồi chạy lại",
    )
