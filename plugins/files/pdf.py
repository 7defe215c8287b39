"""The door to pikepdf: PDF files that may do nothing by themselves, cleaned of names where nobody signed them."""

from __future__ import annotations

import logging
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

from pikepdf import Array, Dictionary, Name, Object, PasswordError, Pdf, PdfError, Stream, String
from pikepdf import open as open_pdf

from ..portal.source.attachment import Facts, Fault, Picture
from ..portal.source.yamltext import load_data
from . import pdfpages, pictures
from .bare import bare
from .faults import AGAIN, Refused, damaged, hides_a_file

logging.getLogger("pikepdf").setLevel(logging.CRITICAL)
"""What it says of damaged files we say ourselves, to those who can mend them."""

ACTIVE = Path(__file__).with_name("active.yaml")
MOST_PAGES = 3000
KEPT_INFO = frozenset({"/Title", "/CreationDate", "/ModDate", "/Trapped"})
KEPT_XMP = re.compile(r"\{http://(www\.aiim\.org/pdfu?a/ns/id/|purl\.org/dc/elements/1\.1/\}(title|language|format))")
END = re.compile(rb"%%EOF\s*\Z")
SIGNATURE = re.compile(rb"/ByteRange\s*\[")
REVISION = re.compile(rb"startxref\s+[1-9]\d*\s+%%EOF")
EVENTS = re.compile(r"/(E|X|D|U|Fo|Bl|PO|PC|PV|PI|O|C|K|F|V|WC|WS|DS|WP|DP)")
SCRIPT_ADDRESS = re.compile(r"\s*(javascript|vbscript|file|data):", re.IGNORECASE)
STUMBLES = (
    PdfError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    RuntimeError,
    OSError,
    OverflowError,
)
"""What pikepdf raises over damaged files."""

DAMAGED = "tệp PDF hỏng hoặc bị cắt cụt, không đọc được hết"
PRINT_ANEW = "mở tệp, chọn In rồi “Lưu dưới dạng PDF”, thay tệp này"
Thing: TypeAlias = Object | str | bool | int | float | None
"""A value in a PDF, as pikepdf gives it."""


def facts(content: bytes) -> Facts:
    with _opened(content) as file:
        faults = [*_faults(content, file), *(_named(file) if _is_signed(content) else ())]
    pages = pdfpages.pages(content)
    return Facts(
        pages=len(pages.texts),
        text="\n\n".join(pages.texts),
        scan=pages.scan,
        pictures=(Picture("trang-1.webp", pages.width, pages.height),),
        faults=tuple(faults),
    )


def form(content: bytes, variant: str) -> bytes:
    """The file itself, without names of people unless it is signed; or the picture of its first page."""
    if variant:
        return pdfpages.first_page(content)
    with _opened(content) as file:
        if _is_signed(content) or not _is_to_be_cleaned(content, file):
            return content
        _clean(file)
        out = BytesIO()
        file.save(out, deterministic_id=True, linearize=file.is_linearized)
    return out.getvalue()


@contextmanager
def _opened(content: bytes) -> Iterator[Pdf]:
    if not END.search(content[-4096:]):
        raise damaged("tệp PDF bị cắt cụt, hoặc phía sau còn dính thứ khác")
    try:
        with open_pdf(BytesIO(content), attempt_recovery=False) as file:
            if file.is_encrypted:
                raise _locked()
            if not 1 <= len(file.pages) <= MOST_PAGES:
                raise damaged(f"tệp PDF có {len(file.pages)} trang")
            yield file
    except PasswordError as locked:
        raise _locked() from locked
    except STUMBLES as stumble:
        raise damaged(DAMAGED) from stumble


def _locked() -> Refused:
    how = "lưu lại tệp từ phần mềm soạn thảo, bỏ chọn mật khẩu và các mục cấm in, cấm chép"
    return Refused(Fault("tep-co-mat-khau", "tệp PDF có mật khẩu hoặc bị cấm in, cấm chép", how))


# what may not be in it


@lru_cache(maxsize=1)
def _active() -> Mapping[str, Mapping[str, str]]:
    found: Mapping[str, Mapping[str, str]] = load_data(ACTIVE)
    return found


def _faults(content: bytes, file: Pdf) -> Iterator[Fault]:
    things = [one for whole in file.objects for one in _within(whole)]
    found = {what for one in things for what in _acts(one)}
    found |= {what for name, what in _active()["names"].items() if re.search(name.encode() + rb"(?!\w)", content)}
    for what in sorted(found):
        yield Fault("tep-co-lenh", f"tệp PDF có {what}", PRINT_ANEW)
    if any(_is_remark(one) for one in things):
        how = "mở tệp bằng phần mềm đọc PDF, xóa các nhận xét rồi lưu lại"
        yield Fault("con-dau-vet-soan-thao", "tệp PDF còn nhận xét bên lề", how)
    if zipfile.is_zipfile(BytesIO(content)):
        yield hides_a_file("phía sau tệp PDF còn giấu một tệp nén")
    elif pictures.PAGE.search(content[:1024]):
        yield hides_a_file("đầu tệp PDF có lẫn trang web")
    if any("error" in one.lower() for one in file.check_pdf_syntax()):
        yield Fault("tep-hong", DAMAGED, AGAIN)


def _within(thing: Object) -> Iterator[Object]:
    """An object and all that lies directly within it: what lies elsewhere is an object of its own."""
    waiting: list[Thing] = [thing]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Dictionary | Stream):
            yield one
            waiting += [value for value in (one.get(key) for key in one.keys()) if _is_held(value)]  # noqa: SIM118
        elif isinstance(one, Array):
            waiting += [value for value in list(one) if _is_held(value)]


def _is_held(value: Thing) -> bool:
    return isinstance(value, Object) and not value.is_indirect


def _acts(thing: Object) -> Iterator[str]:
    """What an object may do by itself, in words."""
    for key in thing.keys():  # noqa: SIM118 - a PDF object is no mapping
        yield from _of_key(key, thing.get(key))


def _of_key(key: str, value: Thing) -> Iterator[str]:
    active, name = _active(), str(value) if isinstance(value, Name) else ""
    if key in active["keys"] and value is not None:
        yield active["keys"][key]
    if key in {"/S", "/Subtype", "/Type"} and name in active["kinds"]:
        yield active["kinds"][name]
    if key == "/JS" and isinstance(value, String | Stream):
        yield active["kinds"]["/JavaScript"]
    if key == "/AA" and isinstance(value, Dictionary) and all(EVENTS.fullmatch(one) for one in value.keys()):  # noqa: SIM118
        yield "lệnh tự chạy"
    if key == "/OpenAction" and isinstance(value, Dictionary) and value.get("/S") != Name.GoTo:
        yield "lệnh tự chạy khi mở"
    if key == "/URI" and isinstance(value, String) and SCRIPT_ADDRESS.match(str(value)):
        yield "liên kết mang lệnh hoặc dẫn vào máy người soạn"


def _is_remark(thing: Object) -> bool:
    is_one = str(thing.get("/Subtype")) in _active()["remarks"] and "/Rect" in thing
    return is_one and ("/Contents" in thing or "/T" in thing)


# who is named in it


def _is_signed(content: bytes) -> bool:
    """A signature names the bytes that it signs, so it always stands in the file as it is, never compressed."""
    return bool(SIGNATURE.search(content))


def _named(file: Pdf) -> Iterator[Fault]:
    author = str(_info(file).get("/Author", "")).strip()
    if author or any(key.endswith("}creator") for key in _private_xmp(file)):
        whom = f" “{author}”" if author else ""
        yield Fault(
            "ten-nguoi-trong-tep",
            f"tệp PDF đã ký số nên được giữ nguyên, cả tên người soạn{whom} ghi ngầm trong tệp",
            "nếu không muốn công khai tên ấy, xóa ở phần mềm soạn thảo rồi ký lại",
        )


def _info(file: Pdf) -> Object:
    found = file.trailer.get("/Info")
    return found if isinstance(found, Dictionary) else Dictionary()


def _is_to_be_cleaned(content: bytes, file: Pdf) -> bool:
    """Whether it names somebody, keeps the private data of a program, or keeps what earlier versions of it said."""
    revised = len(REVISION.findall(content)) > 1 and not file.is_linearized
    info = any(name not in KEPT_INFO for name in _info(file).keys())  # noqa: SIM118
    parts = bool(_private_parts(file)) or any(True for _ in _talking(file))
    return revised or info or bool(_private_xmp(file)) or parts


def _private_xmp(file: Pdf) -> list[str]:
    """The keys of the file's description that are neither its title nor the standard that it follows."""
    if "/Metadata" not in file.Root:
        return []
    with file.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as description:
        return sorted(key for key in description if not KEPT_XMP.match(key))


def _private_parts(file: Pdf) -> list[tuple[Object, str]]:
    """Descriptions of parts of the file, and what drawing programs keep for themselves."""
    holders = [one for one in file.objects if isinstance(one, Dictionary | Stream)]
    described = [one for one in holders if "/Metadata" in one and one.get("/Type") != Name.Catalog]
    drawn = [one for one in holders if "/PieceInfo" in one]
    return [*((one, "/Metadata") for one in described), *((one, "/PieceInfo") for one in drawn)]


def _talking(file: Pdf) -> Iterator[tuple[Stream, bytes]]:
    """Photographs within it that say more than they show, with what they are without that."""
    for one in file.objects:
        if isinstance(one, Stream) and one.get("/Filter") == Name.DCTDecode:
            content = one.read_raw_bytes()
            if (plain := bare(content)) != content:
                yield one, plain


def _clean(file: Pdf) -> None:
    for photograph, plain in _talking(file):
        parms = photograph.get("/DecodeParms")
        photograph.write(plain, filter=Name.DCTDecode, decode_parms=parms if isinstance(parms, Dictionary) else None)
    for part, key in _private_parts(file):
        del part[key]
    info = _info(file)
    for name in [one for one in info.keys() if one not in KEPT_INFO]:  # noqa: SIM118
        del info[name]
    private = _private_xmp(file)
    if private:
        with file.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as description:
            for key in private:
                del description[key]
