"""Files packed in one: limits are checked before anything is unpacked; what we pack is the same on any day."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from ..portal.source.attachment import Fault
from .faults import AGAIN, Refused, damaged

LARGEST = 60 * 1024 * 1024
MOST_RATIO = 200
MOST_MEMBERS = 4000
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest that the format can say."""

STUMBLES = (BadZipFile, OSError, ValueError, LookupError, NotImplementedError, RuntimeError, EOFError, zlib.error)


@dataclass(frozen=True)
class Archive:
    """What a packed file holds: bytes unpacked one at a time, in the order in which they lie there."""

    content: bytes
    names: tuple[str, ...]

    @cached_property
    def _file(self) -> ZipFile:
        return ZipFile(BytesIO(self.content))

    def read(self, name: str) -> bytes:
        try:
            return self._file.read(name)
        except STUMBLES as stumble:
            raise damaged(f"phần “{name}” bên trong tệp bị hỏng") from stumble


def archive(content: bytes) -> Archive:
    """Refused where it is damaged, locked, far larger than it looks, or where a name leads elsewhere."""
    try:
        with ZipFile(BytesIO(content)) as file:
            members = file.infolist()
    except STUMBLES as stumble:
        raise damaged("tệp hỏng hoặc bị cắt cụt, không mở được") from stumble
    faults = tuple(_faults(members))
    if faults:
        raise Refused(*faults)
    return Archive(content, tuple(one.filename for one in members if not one.is_dir()))


def packed(parts: Iterator[tuple[str, bytes]]) -> bytes:
    """The same parts give the same bytes: no days, no rights, no comments."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=6) as file:
        for name, content in parts:
            member = ZipInfo(name, FIRST_DAY)
            member.compress_type, member.create_system = ZIP_DEFLATED, 3
            file.writestr(member, content)
    return out.getvalue()


def _faults(members: list[ZipInfo]) -> Iterator[Fault]:
    size, packed_size = sum(one.file_size for one in members), sum(one.compress_size for one in members)
    if size > LARGEST or size > MOST_RATIO * max(packed_size, 1) or len(members) > MOST_MEMBERS:
        yield _strange(f"tệp bung ra tới {max(size // 1_000_000, 1)} MB, lớn bất thường")
    if any(one.flag_bits & 1 for one in members):
        yield Fault("tep-co-mat-khau", "tệp có mật khẩu", "mở tệp, bỏ mật khẩu rồi lưu lại")
    if any(_leads_elsewhere(one) for one in members):
        yield _strange("bên trong có phần mang tên dẫn ra ngoài tệp")
    if len({one.filename.casefold() for one in members}) < len(members):
        yield _strange("bên trong có hai phần cùng tên")
    if any(one.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for one in members):
        yield _strange("bên trong có phần nén theo cách mà Word và Excel không dùng")


def _strange(what: str) -> Fault:
    return Fault("tep-nen-bat-thuong", what, AGAIN)


def _leads_elsewhere(member: ZipInfo) -> bool:
    path, kind = PurePosixPath(member.filename), (member.external_attr >> 16) & 0o170000
    is_link = kind == 0o120000
    return path.is_absolute() or ".." in path.parts or "\\" in member.orig_filename or ":" in path.parts[0] or is_link
