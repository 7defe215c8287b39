"""A file is what it holds, whatever it is called: what may not be published is refused, and it is said how to mend it."""

import pytest
from pikepdf import Array, Dictionary, Encryption, Name, Permissions, String

from plugins.files.inspect import examined, inspected
from tests.samples import small

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
PARAGRAPH = "<w:p><w:r>{}</w:r></w:p>"
LINKS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" TargetMode="External" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/></Relationships>'


def ole(stream):
    return OLE + stream.encode("utf-16-le")


def acting(action):
    """A PDF with an action behind a link of its first page."""
    return small.pdf(
        change=lambda file: file.pages[0].__setitem__("/Annots", Array([Dictionary(Subtype=Name.Link, A=action)]))
    )


def rooted(**keys):
    return small.pdf(change=lambda file: [file.Root.__setitem__(f"/{key}", value) for key, value in keys.items()])


def attached(file):
    file.attachments["bi-mat.txt"] = b"xin"


def linking(kind, target):
    return small.docx(**{"_rels/document__xml__rels": LINKS.format(kind, target)})


def officed(main, name="word/document.xml"):
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/{}" ContentType="{}"/></Types>'
    return small.packed({"[Content_Types].xml": types.format(name, main), name: "<a/>"})


def locked_zip():
    """A packed file whose members claim to be encrypted."""
    content = bytearray(small.docx())
    for start in (b"PK\x03\x04", b"PK\x01\x02"):
        at = content.find(start) + (6 if start == b"PK\x03\x04" else 8)
        content[at] |= 1
    return bytes(content)


def apng():
    return small.picture("PNG", save_all=True, append_images=[small.Image.new("RGB", (60, 40), "red")])


JS = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
SCRIPT = b"<script>alert(1)</script>"

REFUSED = [
    # what is no document at all, or one that not everybody can open
    ("an empty file", "a.pdf", b"", "tep-rong", "chép lại"),
    ("an old Word file", "a.doc", ole("WordDocument"), "loai-tep-khong-nhan", ".docx hoặc PDF"),
    ("an old Excel file", "a.xls", ole("Workbook"), "loai-tep-khong-nhan", ".xlsx"),
    ("an old PowerPoint file", "a.ppt", ole("PowerPoint Document"), "loai-tep-khong-nhan", "PDF"),
    ("a Word file with a password", "a.docx", ole("EncryptedPackage"), "tep-co-mat-khau", "bỏ mật khẩu"),
    ("another old file", "a.msg", OLE, "loai-tep-khong-nhan", "PDF"),
    ("an RTF text", "a.doc", b"{\\rtf1 xin}", "loai-tep-khong-nhan", ".docx"),
    ("an SVG", "a.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', "loai-tep-khong-nhan", "PNG"),
    ("an SVG behind a declaration", "a.png", b'<?xml version="1.0"?>\n<!-- x --><svg/>', "loai-tep-khong-nhan", "PNG"),
    ("a web page", "a.html", b"\n <!DOCTYPE html><p>xin</p>", "loai-tep-khong-nhan", "PDF"),
    ("a web page called CSV", "a.csv", b"<script>x()</script>", "loai-tep-khong-nhan", "PDF"),
    ("a program", "a.exe", b"MZ\x90\x00" + bytes(90), "loai-tep-khong-nhan", "quản trị"),
    ("a program called PDF", "a.pdf", b"MZ\x90\x00" + bytes(90), "loai-tep-khong-nhan", "quản trị"),
    ("a packed folder", "a.zip", small.packed({"a.txt": "xin"}), "loai-tep-khong-nhan", "giải nén"),
    ("a RAR", "a.rar", b"Rar!\x1a\x07\x00" + bytes(30), "loai-tep-khong-nhan", "giải nén"),
    ("a GIF", "a.gif", small.picture("GIF"), "loai-tep-khong-nhan", "PNG"),
    ("a HEIC called JPEG", "a.jpg", b"\0\0\0\x18ftypheic" + bytes(40), "loai-tep-khong-nhan", "JPEG"),
    ("a TIFF", "a.tif", small.picture("TIFF"), "loai-tep-khong-nhan", "PDF"),
    ("a song", "a.mp3", b"ID3\x03" + bytes(90), "loai-tep-khong-nhan", "liên kết"),
    ("a film", "a.mp4", b"\0\0\0\x18ftypisom" + bytes(40), "loai-tep-khong-nhan", "liên kết"),
    ("a presentation", "a.pptx", officed("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"), "loai-tep-khong-nhan", "PDF"),
    ("an OpenDocument text", "a.odt", small.packed({"mimetype": "application/vnd.oasis.opendocument.text"}), "loai-tep-khong-nhan", ".docx"),
    ("plain words", "a.txt", "Chào bà con".encode(), "loai-tep-khong-nhan", "pdf, jpg"),
    ("plain words called PDF", "a.pdf", "Chào bà con".encode(), "loai-tep-khong-nhan", "pdf, jpg"),
    ("noise", "a.bin", bytes(range(256)), "loai-tep-khong-nhan", "pdf, jpg"),
    # a name that says something else
    ("a PNG called JPEG", "a.jpg", small.picture("PNG"), "duoi-tep-sai", "thành .png"),
    ("a PDF called Word", "a.docx", small.pdf(), "duoi-tep-sai", "thành .pdf"),
    ("a workbook called Word", "a.docx", small.xlsx(), "duoi-tep-sai", "thành .xlsx"),
    ("a PDF without an ending", "a", small.pdf(), "duoi-tep-sai", "thành .pdf"),
    # two files in one
    ("a web page behind a JPEG", "a.jpg", small.picture() + SCRIPT, "tep-giau-tep-khac", "lưu lại"),
    ("a packed file behind a JPEG", "a.jpg", small.picture() + small.packed({"a": "b"}), "tep-giau-tep-khac", "lưu lại"),
    ("a packed file behind a PNG", "a.png", small.picture("PNG") + small.packed({"a": "b"}), "tep-giau-tep-khac", "lưu lại"),
    ("a packed file behind a PDF", "a.pdf", small.pdf() + small.packed({"a": "b"}), "tep-hong", "lưu lại"),
    ("a web page behind a PDF", "a.pdf", small.pdf() + SCRIPT, "tep-hong", "lưu lại"),
    ("a web page before a PDF", "a.pdf", b"xin " + small.pdf(), "loai-tep-khong-nhan", "Lưu dưới dạng PDF"),
    ("a web page in the head of a PDF", "a.pdf", small.pdf("<script>x()</script>", compress_streams=False), "tep-giau-tep-khac", "lưu lại"),
    # damage
    ("a PDF cut short", "a.pdf", small.pdf(pages=3)[:900], "tep-hong", "lưu lại"),
    ("a PDF whose table is wrong", "a.pdf", small.pdf().replace(b"startxref\n", b"startxref\n9"), "tep-hong", "lưu lại"),
    ("a JPEG cut short", "a.jpg", small.picture(size=(300, 300))[:900], "tep-hong", "lưu lại"),
    ("a PNG cut short", "a.png", small.picture("PNG", size=(300, 300))[:500], "tep-hong", "lưu lại"),
    ("a WebP cut short", "a.webp", small.picture("WEBP", size=(300, 300))[:200], "tep-hong", "lưu lại"),
    ("a Word file cut short", "a.docx", small.docx()[:-60], "tep-hong", "lưu lại"),
    # pictures
    ("a PNG that unfolds without end", "a.png", small.vast_png(), "anh-qua-lon", "6.000"),
    ("a PNG of more than 40 million pixels", "a.png", small.vast_png(8_000, 5_001), "anh-qua-lon", "6.000"),
    ("a moving PNG", "a.png", apng(), "anh-dong", "khung hình"),
    # PDF
    ("a PDF with a password", "a.pdf", small.pdf(encryption=Encryption(owner="a", user="b"), deterministic_id=False), "tep-co-mat-khau", "mật khẩu"),
    ("a PDF that may not be copied", "a.pdf", small.pdf(encryption=Encryption(owner="a", user="", allow=Permissions(extract=False)), deterministic_id=False), "tep-co-mat-khau", "cấm"),
    ("a script that runs when the file opens", "a.pdf", rooted(OpenAction=JS), "tep-co-lenh", "In rồi"),
    ("a script among the names", "a.pdf", rooted(Names=Dictionary(JavaScript=Dictionary(Names=Array([String("a"), JS])))), "tep-co-lenh", "In rồi"),
    ("a script behind an event", "a.pdf", rooted(AA=Dictionary(WC=Dictionary(S=Name.Named))), "tep-co-lenh", "In rồi"),
    ("a program behind a link", "a.pdf", acting(Dictionary(S=Name.Launch, F=String("cmd.exe"))), "tep-co-lenh", "In rồi"),
    ("a form that sends", "a.pdf", acting(Dictionary(S=Name.SubmitForm, F=String("https://a.example"))), "tep-co-lenh", "In rồi"),
    ("data from elsewhere", "a.pdf", acting(Dictionary(S=Name.ImportData, F=String("a.fdf"))), "tep-co-lenh", "In rồi"),
    ("a link that is a script", "a.pdf", acting(Dictionary(S=Name.URI, URI=String("javascript:x()"))), "tep-co-lenh", "In rồi"),
    ("a link that opens by itself", "a.pdf", rooted(OpenAction=Dictionary(S=Name.URI, URI=String("https://a.example"))), "tep-co-lenh", "In rồi"),
    ("a film in a PDF", "a.pdf", small.pdf(change=lambda file: file.pages[0].__setitem__("/Annots", Array([Dictionary(Subtype=Name.RichMedia)]))), "tep-co-lenh", "In rồi"),
    ("a form that is a program", "a.pdf", rooted(AcroForm=Dictionary(XFA=String("<xdp/>"))), "tep-co-lenh", "In rồi"),
    ("a file within a PDF", "a.pdf", small.pdf(change=attached), "tep-co-lenh", "In rồi"),
    ("a script nothing hangs on", "a.pdf", small.pdf(change=lambda file: file.Root.__setitem__("/Lang", file.make_indirect(Array([JS])))), "tep-co-lenh", "In rồi"),
    ("a script in an earlier version", "a.pdf", small.pdf().replace(b"%%EOF", b"%/S /JavaScript\n%%EOF"), "tep-co-lenh", "In rồi"),
    ("a remark in a PDF", "a.pdf", small.pdf(change=lambda file: file.pages[0].__setitem__("/Annots", Array([Dictionary(Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), T=String("Ba My"), Contents=String("Xoa cau nay"))]))), "con-dau-vet-soan-thao", "xóa các nhận xét"),
    # Word
    ("a Word file with macros", "a.docx", small.docx(vbaProject__bin=b"x"), "tep-co-lenh", "Lưu thành"),
    ("a Word file meant for macros", "a.docm", officed("application/vnd.ms-word.document.macroEnabled.main+xml"), "loai-tep-khong-nhan", "Lưu thành"),
    ("buttons", "a.docx", small.docx(**{"activeX/activeX1__xml": "<a/>"}), "tep-co-lenh", "nút"),
    ("a workbook in a Word file", "a.docx", small.docx(**{"embeddings/oleObject1__bin": b"x"}), "tep-giau-tep-khac", "dạng ảnh"),
    ("a packed file in a Word file", "a.docx", small.docx(**{"media/image1__png": small.packed({"a": "b"})}), "tep-giau-tep-khac", "dạng ảnh"),
    ("a web page in a Word file", "a.docx", small.docx("<w:altChunk/>"), "tep-giau-tep-khac", "chép chữ"),
    ("inserted words", "a.docx", small.docx("<w:p><w:ins><w:r/></w:ins></w:p>"), "con-dau-vet-soan-thao", "Chấp nhận tất cả thay đổi"),
    ("deleted words", "a.docx", small.docx("<w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"), "con-dau-vet-soan-thao", "Chấp nhận tất cả thay đổi"),
    ("moved words", "a.docx", small.docx("<w:p><w:moveFrom/></w:p>"), "con-dau-vet-soan-thao", "Chấp nhận tất cả thay đổi"),
    ("a remark in a Word file", "a.docx", small.docx(comments__xml=f"<w:comments {small.W}><w:comment/></w:comments>"), "con-dau-vet-soan-thao", "Xóa tất cả chú thích"),
    ("hidden words", "a.docx", small.docx(PARAGRAPH.format("<w:rPr><w:vanish/></w:rPr>")), "co-noi-dung-an", "bỏ chọn Ẩn"),
    ("a template from elsewhere", "a.docx", linking("attachedTemplate", "https://evil.example/a.dotm"), "tep-noi-ra-ngoai", "Normal"),
    ("a picture from elsewhere", "a.docx", linking("image", "https://evil.example/a.png"), "tep-noi-ra-ngoai", "chèn thẳng"),
    ("a link into a disk", "a.docx", linking("hyperlink", "file:///C:/van-phong/a.docx"), "tep-noi-ra-ngoai", "https://"),
    ("a field that runs something", "a.docx", small.docx(PARAGRAPH.format("<w:fldChar/><w:instrText>D</w:instrText><w:instrText>DEAUTO c:\\cmd</w:instrText>")), "tep-noi-ra-ngoai", "Ctrl+Shift+F9"),
    ("a field that fetches", "a.docx", small.docx('<w:fldSimple w:instr=" INCLUDEPICTURE https://a.example/x.png "/>'), "tep-noi-ra-ngoai", "Ctrl+Shift+F9"),
    # Excel
    ("a hidden sheet", "a.xlsx", small.xlsx(workbook__xml=f'<workbook {small.S}><sheets><sheet name="Gốc" state="veryHidden"/></sheets></workbook>'), "co-noi-dung-an", "Bỏ ẩn"),
    ("a macro sheet", "a.xlsx", small.xlsx(**{"macrosheets/sheet1__xml": "<a/>"}), "tep-co-lenh", "xóa trang"),
    ("a remark in a cell", "a.xlsx", small.xlsx(comments1__xml=f"<comments {small.S}><commentList><comment/></commentList></comments>"), "con-dau-vet-soan-thao", "Xóa chú thích"),
    ("numbers from another workbook", "a.xlsx", small.xlsx(**{"externalLinks/externalLink1__xml": "<a/>"}), "tep-noi-ra-ngoai", "Ngắt liên kết"),
    # packed files that are traps
    ("a packed file that unfolds without end", "a.docx", small.docx(media__xml=bytes(30_000_000)), "tep-nen-bat-thuong", "lưu lại"),
    ("a name that climbs", "a.docx", small.packed({"../../etc/passwd": "x"}), "tep-nen-bat-thuong", "lưu lại"),
    ("a name from the root", "a.docx", small.packed({"/etc/passwd": "x"}), "tep-nen-bat-thuong", "lưu lại"),
    ("a name of another system", "a.docx", small.packed({"C:/a": "x"}), "tep-nen-bat-thuong", "lưu lại"),
    ("two parts of one name", "a.docx", small.packed({"word/a.xml": "x", "word/A.xml": "y"}), "tep-nen-bat-thuong", "lưu lại"),
    ("a locked packed file", "a.docx", locked_zip(), "tep-co-mat-khau", "bỏ mật khẩu"),
    ("words that multiply", "a.docx", small.docx(comments__xml='<!DOCTYPE a [<!ENTITY b "xin"><!ENTITY c "&b;&b;">]><a>&c;</a>'), "tep-nen-bat-thuong", "lưu lại"),
    ("a part where there is none", "a.docx", small.packed(small.parts(small.docx()) | {"an/document.xml": "<a/>"}), "tep-nen-bat-thuong", "lưu lại"),
    ("a document type in a part that is not read", "a.docx", small.docx(styles__xml="<!DOCTYPE a><a/>".encode("utf-16")), "tep-nen-bat-thuong", "lưu lại"),
    ("broken XML", "a.docx", small.docx("<w:p>"), "tep-hong", "lưu lại"),
    # CSV
    ("a formula in a CSV", "a.csv", small.csv('Xã,Chi\nA,"=HYPERLINK(1)"\n'), "csv-cong-thuc", "giá trị"),
    ("a command in a CSV", "a.csv", small.csv("Xã;Chi\nA;@SUM(1)\n"), "csv-cong-thuc", "giá trị"),
    ("a sum in a CSV", "a.csv", small.csv("Xã\tChi\nA\t+A1+A2\n"), "csv-cong-thuc", "giá trị"),
    ("a row with a cell too many", "a.csv", small.csv("Xã,Chi\nA,1,2\nB,1\n"), "csv-lech-cot", "nháy kép"),
    ("a CSV in the letters of Windows", "a.csv", "Xã,Chi\nA,1\n".encode("cp1258", "replace") + b"\xe3", "khong-phai-utf-8", "CSV UTF-8"),
    ("a CSV in UTF-16", "a.csv", "Xã,Chi\n".encode("utf-16"), "khong-phai-utf-8", "CSV UTF-8"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "code", "how"), [one[1:] for one in REFUSED], ids=[one[0] for one in REFUSED]
)
def test_what_may_not_be_published_is_refused_with_a_remedy(tmp_path, name, content, code, how):
    path = tmp_path / name
    path.write_bytes(content)
    faults = inspected(path).faults
    assert code in [one.code for one in faults]
    assert any(how in one.how for one in faults if one.code == code)


GOOD = {
    "a PDF with a link": ("pdf", acting(Dictionary(S=Name.URI, URI=String("https://laocai.example/")))),
    "a PDF that opens at a page": ("pdf", small.pdf(change=lambda file: file.Root.__setitem__("/OpenAction", Array([file.pages[0].obj, Name.Fit])))),
    "a PDF whose font is called AA": ("pdf", small.pdf(change=lambda file: file.pages[0].Resources.Font.__setitem__("/AA", Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier)))),
    "a Word file with links": ("docx", linking("hyperlink", "http://vanban.laocai.example/")),
    "a Word file whose comments are all gone": ("docx", small.docx(comments__xml=f"<w:comments {small.W}/>")),
    "a Word file whose words are hidden no longer": ("docx", small.docx(PARAGRAPH.format('<w:rPr><w:vanish w:val="0"/></w:rPr>'))),
    "a Word file with a list of contents": ("docx", small.docx(PARAGRAPH.format('<w:fldChar/><w:instrText>HYPERLINK "https://a.example/LINK"</w:instrText>'))),
    "a CSV of numbers": ("csv", small.csv('Xã,Tăng,Máy\nA,-5,+84 214 3840 888\nB,"+1,5",-\n')),
    "a CSV as Excel saves it": ("csv", "\ufeffXã;Chi\r\nA;1.000\r\n".encode()),
    "a large name of its ending": ("jpeg", small.picture()),
}  # fmt: skip


@pytest.mark.parametrize(("ending", "content"), GOOD.values(), ids=GOOD)
def test_what_only_looks_like_that_is_accepted(ending, content):
    assert examined(content, ending).faults == ()


def test_a_picture_that_unfolds_without_end_is_small_and_costs_nothing():
    content = small.vast_png()
    assert len(content) < 120_000
    assert examined(content, "png").width == 0


def test_hidden_rows_are_only_pointed_out():
    facts = examined(small.xlsx('<row hidden="1"><c><v>5</v></c></row>'), "xlsx")
    assert [one.code for one in facts.faults] == ["co-hang-cot-an"]
    assert facts.sha256
