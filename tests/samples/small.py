"""Small real files of every format that is accepted, made at once: for tests that need something to attach or to spoil."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from functools import cache

import pikepdf
from PIL import Image

WORDS = "Uy ban nhan dan tinh thong bao lich tiep cong dan"
MAIN = "application/vnd.openxmlformats-officedocument.{}.main+xml"
DOCUMENT, SHEET = MAIN.format("wordprocessingml.document"), MAIN.format("spreadsheetml.sheet")
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CORE = (
    f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Vàng Thị Mỷ</dc:creator>'
    "<cp:lastModifiedBy>MAY-TINH-PHONG-3</cp:lastModifiedBy></cp:coreProperties>"
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def pdf(words: str = WORDS, *, pages: int = 1, change: Callable[[pikepdf.Pdf], object] | None = None, **save) -> bytes:
    """Pages with a line each; `change` may spoil the file before it is saved."""
    with pikepdf.new() as file:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        for _ in range(pages):
            page = file.add_blank_page(page_size=(595, 842))
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            page.Contents = file.make_stream(f"BT /F1 12 Tf 60 780 Td ({words}) Tj ET".encode() if words else b"")
        if change:
            change(file)
        out = io.BytesIO()
        file.save(out, **{"deterministic_id": True} | save)
    return out.getvalue()


def picture(format_: str = "JPEG", size: tuple[int, int] = (60, 40), mode: str = "RGB", **save) -> bytes:
    image = Image.new("RGB", size)
    image.putdata([(x * 4 % 256, y * 6 % 256, 90) for y in range(size[1]) for x in range(size[0])])
    out = io.BytesIO()
    image.convert(mode).save(out, format_, **save)
    return out.getvalue()


@cache
def vast_png(width: int = 30_000, height: int = 30_000) -> bytes:
    """A PNG of one colour: far smaller than what it unfolds to."""
    data = zlib.compress(bytes((width // 8 + 1) * height), 6)
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(chunk, (b"IHDR", b"IDAT", b"IEND"), (head, data, b"")))


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """As a ZIP whose parts bear the day ZIP begins with, so that the same parts are the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def docx(body: str = f"<w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p>", **parts: str | bytes) -> bytes:
    """`parts` by their names within `word/`, a dot written as two underlines; of `all`, by their whole names."""
    return packed(
        _frame(DOCUMENT, "word/document.xml")
        | {"word/document.xml": f"{HEAD}<w:document {W}><w:body>{body}</w:body></w:document>"}
        | {f"word/{name.replace('__', '.')}": content for name, content in parts.items()}
    )


def xlsx(
    rows: str = '<row r="1"><c t="inlineStr"><is><t>Xã</t></is></c><c><v>150000</v></c></row>', **parts: str | bytes
) -> bytes:
    """One sheet; `parts` as of `docx`, within `xl/`."""
    return packed(
        _frame(SHEET, "xl/workbook.xml")
        | {
            "xl/workbook.xml": f'{HEAD}<workbook {S}><sheets><sheet name="Bảng" sheetId="1"/></sheets></workbook>',
            "xl/worksheets/sheet1.xml": f"{HEAD}<worksheet {S}><sheetData>{rows}</sheetData></worksheet>",
        }
        | {f"xl/{name.replace('__', '.')}": content for name, content in parts.items()}
    )


def csv(text: str = "Xã,Điện thoại\nMường Khương,0214 3840 888\n") -> bytes:
    return text.encode()


def _frame(main: str, name: str) -> dict[str, str | bytes]:
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    links = "http://schemas.openxmlformats.org/package/2006/relationships"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{types}"><Override PartName="/{name}" ContentType="{main}"/></Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{links}"><Relationship Id="r1" Type="{kind}" Target="{name}"/></Relationships>',
        "docProps/core.xml": CORE,
    }


FILES = {
    "pdf": pdf,
    "jpg": picture,
    "png": lambda: picture("PNG"),
    "webp": lambda: picture("WEBP"),
    "docx": docx,
    "xlsx": xlsx,
    "csv": csv,
}
"""A good file for each ending of a name."""
