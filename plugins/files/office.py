"""Word and Excel files: opened as what they are, packed parts; nothing in them may act, hide or name somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from ..portal.source.attachment import Facts, Fault
from ..portal.source.yamltext import load_data
from .archive import Archive, archive, packed
from .bare import bare
from .faults import AGAIN, Refused
from .xmlparts import Attributes, check_untyped, walk

RULES = Path(__file__).with_name("office.yaml")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = (WORD, EXCEL)
CONTENT_TYPES = "[Content_Types].xml"
PLACES = re.compile(r"(word|xl|docProps|docMetadata|customXml|_rels|_xmlsignatures)/.*|\[Content_Types\]\.xml")
LOOKS = re.compile(r"(word|xl)/(styles|stylesWithEffects|fontTable|theme/.*)\.xml|.*\.vml")
"""Parts that say how things look: the largest by far, and without words."""

OFF = frozenset({"0", "false", "off"})
PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"Rar!", b"7z\xbc\xaf", b"MZ")
OUTSIDE = re.compile(r"(https?://|mailto:|tel:|#)", re.IGNORECASE)
FETCHES = frozenset({"DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "LINK", "DATABASE", "MACROBUTTON"})
"""Fields of Word that bring in, or start, something from elsewhere."""

NAMELESS = {
    "docProps/core.xml": (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp='
        b'"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
    ),
    "docProps/app.xml": (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
        b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
    ),
    "docProps/custom.xml": (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
        b'"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>'
    ),
}
"""The parts that name who wrote a file, at which office and when: in their place stand empty ones."""

Rules: TypeAlias = Mapping[str, Sequence[Mapping[str, str]]]
Kind: TypeAlias = str | Fault


def kind(content: bytes) -> Kind:
    """Which of the packed formats a file is, by the type that its main part declares."""
    try:
        inner = archive(content)
        declared = _declared(inner)
    except Refused as refused:
        return refused.faults[0]
    for one in _rules()["mains"]:
        if any(type_.startswith(one["starts"]) for type_ in declared):
            return one.get("type") or Fault("loai-tep-khong-nhan", one["what"], one["how"])
    return Fault("loai-tep-khong-nhan", "đây là tệp nén", "giải nén rồi đính kèm từng tệp")


def facts(content: bytes) -> Facts:
    inner = archive(content)
    found = _Findings()
    for name in inner.names:
        _look(found, name, inner.read(name))
    faults = [*_of_places(inner), *_of_parts(inner), *found.faults, *_of_fields(found.fields), *_of_names(inner)]
    return Facts(text="".join(found.words).strip(), faults=tuple(dict.fromkeys(faults)))


def form(content: bytes, _: str) -> bytes:
    """Packed anew without names; as it is where it is signed."""
    inner = archive(content)
    if _is_signed(inner):
        return content
    return packed((name, NAMELESS.get(name) or bare(inner.read(name))) for name in inner.names)


@dataclass
class _Findings:
    """What is gathered while the parts of a file go by."""

    words: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


@lru_cache(maxsize=1)
def _rules() -> Rules:
    found: Rules = load_data(RULES)
    return found


def _declared(inner: Archive) -> list[str]:
    if "mimetype" in inner.names:
        return [inner.read("mimetype")[:200].decode("ascii", "replace")]
    types: list[str] = []
    if CONTENT_TYPES in inner.names:
        walk(inner.read(CONTENT_TYPES), lambda _, given: types.append(given.get("ContentType", "")), _ignored)
    order = sorted(types, key=lambda one: ".main+xml" not in one)
    return [one for one in order if ".main+xml" in one or "vbaProject" in one or "sheet.binary" in one]


def _ignored(_: str, __: str) -> None:
    pass


# what may not be in it


def _of_places(inner: Archive) -> Iterator[Fault]:
    """The rules go by where parts lie, so no part may lie where Word and Excel put none."""
    for name in inner.names:
        if not PLACES.fullmatch(name):
            yield Fault("tep-nen-bat-thuong", f"bên trong có phần lạ “{name[:60]}”", AGAIN)


def _of_parts(inner: Archive) -> Iterator[Fault]:
    for rule in _rules()["parts"]:
        if any(re.fullmatch(rule["name"], name, re.IGNORECASE) for name in inner.names):
            yield _fault(rule)


def _fault(rule: Mapping[str, str]) -> Fault:
    return Fault(rule["code"], rule["what"], rule["how"])


def _look(found: _Findings, name: str, content: bytes) -> None:
    if content.startswith(PACKED):
        what, how = f"phần “{name}” là một tệp khác nhúng bên trong", "cắt phần nhúng rồi dán lại dưới dạng ảnh"
        found.faults.append(Fault("tep-giau-tep-khac", what, how))
    elif LOOKS.fullmatch(name):
        check_untyped(content)
    elif name.endswith((".xml", ".rels")):
        rules = [one for one in _rules()["elements"] if re.fullmatch(one["parts"], name, re.IGNORECASE)]
        looker = _Looker(found, name, {tag: _fault(one) for one in rules for tag in one["names"]})
        walk(content, looker.seen, looker.read)


class _Looker:
    """Looks at one part as it goes by."""

    def __init__(self, found: _Findings, name: str, forbidden: Mapping[str, Fault]) -> None:
        self.found, self.forbidden = found, forbidden
        self.is_shown = name.startswith(("word/", "xl/"))
        self.is_links = name.endswith(".rels")
        self.is_word = name.startswith("word/")
        self.is_index = False

    def seen(self, tag: str, given: Attributes) -> None:
        if tag in self.forbidden and given.get("val", "1").lower() not in OFF:
            self.found.faults.append(self.forbidden[tag])
        if self.is_links and given.get("TargetMode") == "External":
            self.found.faults += _of_link(given)
        if tag in {"sheet", "row", "col"}:
            self.found.faults += _of_sheet(tag, given)
        if self.is_word:
            self.field(tag, given)
        elif tag == "c":
            self.is_index = given.get("t") == "s"
        if tag in {"p", "br", "row", "si"}:
            self.found.words.append("\n")
        elif tag in {"tab", "c"}:
            self.found.words.append("\t")

    def field(self, tag: str, given: Attributes) -> None:
        if tag == "fldSimple":
            self.found.fields += ["\n", given.get("instr", "")]
        elif tag == "fldChar":
            self.found.fields.append("\n")

    def read(self, tag: str, text: str) -> None:
        if tag == "instrText":
            self.found.fields.append(text)
        elif self.is_shown and (tag in {"t", "f"} or (tag == "v" and not self.is_index)):
            self.found.words.append(text)


def _of_link(given: Attributes) -> Iterator[Fault]:
    if not given.get("Type", "").endswith("/hyperlink"):
        yield Fault(
            "tep-noi-ra-ngoai",
            f"tệp lấy ảnh, mẫu hoặc số liệu từ nơi khác ({given.get('Target', '')[:60]})",
            "chèn thẳng ảnh, số liệu vào tệp; với tệp mẫu: thẻ Nhà phát triển, Mẫu tài liệu, chọn Normal",
        )
    elif not OUTSIDE.match(given.get("Target", "")):
        yield Fault(
            "tep-noi-ra-ngoai",
            f"liên kết “{given.get('Target', '')[:60]}” dẫn tới tệp trên máy người soạn",
            "bấm chuột phải vào liên kết, chọn Loại bỏ siêu kết nối, hoặc sửa thành địa chỉ https://",
        )


def _of_sheet(tag: str, given: Attributes) -> Iterator[Fault]:
    if tag == "sheet" and given.get("state", "visible") != "visible":
        yield Fault(
            "co-noi-dung-an",
            f"trang tính “{given.get('name', '')}” đang ẩn",
            "bấm chuột phải vào tên trang tính, chọn Bỏ ẩn; xóa trang không được công khai rồi lưu lại",
        )
    elif given.get("hidden", "0").lower() not in OFF and "hidden" in given:
        yield Fault(
            "co-hang-cot-an",
            "bảng Excel có hàng hoặc cột đang ẩn, người tải về vẫn mở ra xem được",
            "chọn cả trang, bấm chuột phải, chọn Bỏ ẩn; xóa hàng, cột không được công khai",
        )


def _of_fields(pieces: list[str]) -> Iterator[Fault]:
    for line in "".join(pieces).split("\n"):
        word = line.split(maxsplit=1)[0].upper() if line.strip() else ""
        if word in FETCHES:
            yield Fault(
                "tep-noi-ra-ngoai",
                f"tệp Word có trường {word} lấy nội dung từ nơi khác",
                "chọn trường ấy, bấm Ctrl+Shift+F9 để giữ lại chữ, rồi lưu lại",
            )


# who is named in it


def _is_signed(inner: Archive) -> bool:
    return any(name.startswith("_xmlsignatures/") for name in inner.names)


def _of_names(inner: Archive) -> Iterator[Fault]:
    named: list[str] = []
    if _is_signed(inner) and "docProps/core.xml" in inner.names:
        walk(
            inner.read("docProps/core.xml"),
            lambda _, __: None,
            lambda tag, text: named.append(text) if tag in {"creator", "lastModifiedBy"} else None,
        )
    if any(one.strip() for one in named):
        yield Fault(
            "ten-nguoi-trong-tep",
            f"tệp đã ký số nên được giữ nguyên, cả tên “{', '.join(dict.fromkeys(named))}” ghi ngầm trong tệp",
            "nếu không muốn công khai tên ấy, xóa ở phần mềm soạn thảo rồi ký lại",
        )
