"""From the bytes of a file to its text, or to what the file was saved as instead."""

from __future__ import annotations

import codecs
import unicodedata

from .legacy import encoding_of
from .place import Place
from .problem import Problem

WIDE = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
"""The longer marks first: UTF-32 begins as UTF-16 does."""

SAVE_AS_UTF8 = "mở tệp bằng trình soạn thảo, chọn “Lưu với mã hóa UTF-8” rồi lưu lại"


def text_of(raw: bytes, path: str) -> str | Problem:
    """The text of a file, composed (NFC) and with plain line ends."""
    if saved_as := _wide(raw):
        return Problem(Place(path, 1), "khong-phai-utf-8", f"tệp lưu ở bảng mã {saved_as}", SAVE_AS_UTF8)
    try:
        text = raw.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        return _not_utf8(raw, error, path)
    return unicodedata.normalize("NFC", _plain_lines(text))


def _wide(raw: bytes) -> str:
    """The name of an encoding of two or four bytes a letter, by its mark or by the zeros between plain letters."""
    if raw.startswith(tuple(WIDE)):
        return next(name for mark, name in WIDE.items() if raw.startswith(mark))
    head = raw[:400]
    if head.count(0) * 2 > len(head):
        return "UTF-32"
    return "UTF-16" if head.count(0) * 4 > len(head) else ""


def _not_utf8(raw: bytes, error: UnicodeDecodeError, path: str) -> Problem:
    before = raw[: error.start]
    line = before.count(b"\n") + 1
    column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace").lstrip("\ufeff")) + 1
    where = Place(path, line, column, 1)
    if error.reason == "unexpected end of data":
        what, how = "tệp bị cắt cụt giữa một chữ", "chép lại tệp gốc, rồi xem đoạn cuối còn đủ không"
        return Problem(where, "khong-phai-utf-8", what, how)
    saved_as = encoding_of(raw)
    what = f"tệp có vẻ lưu ở bảng mã {saved_as}" if saved_as else "tệp không lưu ở bảng mã UTF-8"
    return Problem(where, "khong-phai-utf-8", what, SAVE_AS_UTF8)


def _plain_lines(text: str) -> str:
    """Line ends of Windows and of old Macs become plain; a return within lines stays, and is told as what it is."""
    text = text.replace("\r\n", "\n")
    return text if "\n" in text else text.replace("\r", "\n")
