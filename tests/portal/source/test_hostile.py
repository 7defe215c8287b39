"""What a careless or a hostile hand can put into a content folder: each is told, and nothing of it is lost or published.

The first word of a case is its row in the table of threats that docs/security.md keeps.
"""

import os
import socket
import unicodedata
from datetime import datetime
from pathlib import Path

import pytest

from plugins.portal.catalogue.content import KINDS, read_portal
from plugins.portal.model import RECORDS, Document, Page, Portal, Translation
from plugins.portal.source import limits
from plugins.portal.source.claims import Claim
from plugins.portal.source.file import read_file
from plugins.portal.source.names import ignored
from plugins.portal.source.report import FORMATS
from plugins.portal.source.tree import Means, read_tree
from tests.conftest import NOW, agency, document, keys, page, portal, record

DOCUMENTS = "ubnd-tinh/documents/2026"
PAGE = Claim(Page, "pages/a")
NFD = unicodedata.normalize("NFD", "kế-hoạch")


def told(problems):
    return [(one.where.path.removeprefix("content/lao-cai/"), one.code) for one in problems]


def of_page(raw, claim=PAGE):
    return read_file(raw.encode() if isinstance(raw, str) else raw, "a.md", claim)


# names and places

NAMES = {
    "10 another reader's file": ("pages/a.rst", "chép lời văn sang một tệp"),
    "10 a page of HTML": ("pages/a.html", "chép lời văn sang một tệp"),
    "14 capitals in the ending": (f"{DOCUMENTS}/1-kh-ubnd.MD", "đổi tên thành 1-kh-ubnd.md"),
    "14 one capital in the ending": (f"{DOCUMENTS}/1-kh-ubnd.Md", "đổi tên thành 1-kh-ubnd.md"),
    "14 another ending behind it": (f"{DOCUMENTS}/1-kh-ubnd.md.txt", "đổi tên thành 1-kh-ubnd.md"),
    "14 the ending spelt out": (f"{DOCUMENTS}/1-kh-ubnd.markdown", "đổi tên thành 1-kh-ubnd.md"),
    "14 the portal's file in capitals": ("ubnd-tinh/cong.YAML", "đổi tên thành cong.yaml"),
    "14 another ending of YAML": ("ubnd-tinh/agency.yml", "đổi tên thành agency.yaml"),
    "14 a misspelt folder": ("ubnd-tinh/documnets/2026/1-kh-ubnd.md", "“documnets” thành documents"),
    "14 a folder in Vietnamese": ("ubnd-tinh/van-ban/2026/1-kh-ubnd.md", "“van-ban” thành documents"),
    "14 a folder with capitals": ("ubnd-tinh/Plans/2026/1-kh-ubnd.md", "“Plans” thành plans"),
    "14 no folder of a year": ("ubnd-tinh/documents/1-kh-ubnd.md", "ubnd-tinh/documents/<năm>/"),
    "14 an agency within an agency": ("ubnd-tinh/phong/agency.md", "khóa parent"),
    "14 a second copy": (f"{DOCUMENTS}/1-kh-ubnd (1).md", "giữ một bản"),
    "14 a copy by Windows": (f"{DOCUMENTS}/1-kh-ubnd - Copy.md", "giữ một bản"),
    "14 another copy of an attachment": ("ubnd-tinh/anh (2).jpg", "giữ một bản"),
    "14 a file of the ledger that is none": ("ledger/ghi-chu.jsonl", "ledger do chương trình tự ghi"),
    "14 a file beside a record of another folder": ("ubnd-tinh/news/2026/1-tb-ubnd/a.pdf", f"{DOCUMENTS}/1-tb-ubnd/"),
    "20 passwords": (".env", "xóa tệp này"),
    "20 passwords with a tail": ("ubnd-tinh/.env.local", "đổi mật khẩu"),
    "20 a private key": ("ubnd-tinh/id_ed25519", "đổi khóa"),
    "20 a hidden file": ("pages/.an.md", "bỏ dấu chấm"),
    "20 a hidden folder": (".well-known/a.txt", "đặt tệp vào thư mục"),
    "20 a file that Word has open": (f"{DOCUMENTS}/~$ke-hoach.docx", "đóng tệp ấy"),
    "20 what Windows leaves": ("ubnd-tinh/Thumbs.db", "xóa tệp này"),
    "20 what Windows leaves elsewhere": ("ubnd-tinh/people/Desktop.ini", "xóa tệp này"),
    "20 a backup": (f"{DOCUMENTS}/1-kh-ubnd.md.bak", "xóa nếu là bản lưu"),
    "20 a backup of another file": ("ubnd-tinh/danh-sach.bak", "bỏ đuôi .bak"),
    "20 half a download": ("ubnd-tinh/a.pdf.crdownload", "tải lại"),
    "21 a draft in a folder of no kind": ("ubnd-tinh/nhap/a.md", "đặt tệp vào pages/"),
}


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_nobody_claims_is_told_with_a_remedy_that_fits(problems, name):
    path, remedy = NAMES[name]
    (one,) = problems({path: document(), f"{DOCUMENTS}/1-tb-ubnd.md": document("1/TB-UBND")})
    assert told([one]) == [(path, "tep-khong-thuoc-dau")]
    assert remedy in one.how
    assert one.stops


BAD_NAMES = {
    "12 a name of 201 bytes": ("a" * 198 + ".md", "ten-tep-sai"),
    "12 a name that is long in bytes only": ("ạ" * 67 + ".md", "ten-tep-sai"),
    "12 a line end": ("a\nb.md", "ten-tep-sai"),
    "12 a bell": ("a\x07.md", "ten-tep-sai"),
    "12 letters turned round": ("a\u202egpj.md", "ten-tep-sai"),
    "12 a letter without width": ("a\u200bb.md", "ten-tep-sai"),
    "12 a blank at the end": ("a.md ", "ten-tep-sai"),
    "12 a full stop at the end": ("a.md.", "ten-tep-sai"),
    "12 a backslash": ("a\\b.md", "ten-tep-sai"),
    "12 a colon": ("a:b.md", "ten-tep-sai"),
    "12 a star": ("a*.md", "ten-tep-sai"),
    "12 a stroke": ("a|b.md", "ten-tep-sai"),
    "12 a name that is no UTF-8": (os.fsdecode(b"a\xff\xfe.md"), "ten-tep-sai"),
    "36 letters and their marks apart": (f"{NFD}.md", "ten-tep-dau-roi"),
}


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_name_that_cannot_be_published_is_told_once_and_can_be_printed(reading, name):
    bad, code = BAD_NAMES[name]
    read = reading(
        {f"pages/{bad}": page(), f"pages/{bad}2/a.md": page()} if bad[-1].isalpha() else {f"pages/{bad}": page()}
    )
    assert {one.code for one in read.problems} == {code}
    for report in FORMATS.values():
        assert report(read.problems, read.texts).encode().decode().replace("\n", "").isprintable()


def test_names_that_other_machines_take_for_one_are_told_together(problems):
    composed = unicodedata.normalize("NFC", NFD)
    for first, second in [("A.pdf", "a.pdf"), (f"{NFD}.pdf", f"{composed}.pdf")]:
        files = {f"{DOCUMENTS}/1-kh-ubnd/{one}": b"%PDF-" for one in (first, second)}
        found = [
            one for one in problems({f"{DOCUMENTS}/1-kh-ubnd.md": document(), **files}) if one.code == "ten-trung-nhau"
        ]
        assert len(found) == 1
        assert {first, second} == {found[0].where.path.rpartition("/")[2], found[0].what.split("“")[1].split("”")[0]}


def test_a_folder_and_its_twin_are_one_problem(problems):
    assert told(problems({"SO-Y-TE/agency.md": agency("Sở A"), "so-y-te/agency.md": agency("Sở B")})) == [
        ("SO-Y-TE/agency.md", "ma-sai-cach-viet"),
        ("so-y-te", "ten-trung-nhau"),
    ]


def test_a_folder_in_folders_without_end_is_told_where_it_becomes_too_deep(problems):
    deep = "/".join("abcdefghijklmnop")
    assert told(problems({f"ubnd-tinh/{deep}/a.md": page()})) == [("ubnd-tinh/a/b/c/d/e/f/g/h", "duong-dan-qua-sau")]


def test_an_empty_folder_is_nothing(tree):
    content = tree({"lao-cai/portal.yaml": portal(), "lao-cai/ubnd-tinh/agency.md": agency()})
    (content / "lao-cai/so-y-te/documents/2026").mkdir(parents=True)
    assert read_portal(content / "lao-cai", datetime.fromisoformat(NOW)).problems == ()


EXAMPLES = {".git": ".git/HEAD", ".gitkeep": ".gitkeep", "*.sw[opn]": ".a.md.swp", "*~": "a.md~", ".#*": ".#a.md", "#*#": "#a.md#", ".DS_Store": ".DS_Store"}  # fmt: skip


def test_what_is_passed_over_is_a_short_list_each_with_its_reason(problems):
    assert [one.written for one in ignored()] == list(EXAMPLES)
    assert all(one.reason for one in ignored())
    assert problems({f"ubnd-tinh/{path}": "" for path in EXAMPLES.values()}) == ()
    manual = (Path(__file__).parents[3] / "docs/bien-tap/README.md").read_text("utf-8")
    assert [one.written for one in ignored() if f"`{one.written}`" not in manual] == []


@pytest.mark.parametrize("folder", ["so-y-te~", "#so-y-te#", "a.swp", ".#so-y-te"])
def test_a_folder_that_is_named_like_a_file_of_an_editor_hides_nothing(problems, folder):
    assert [path for path, _ in told(problems({f"{folder}/agency.md": agency("Sở")}))] == [f"{folder}/agency.md"]


# links, pipes, sockets, and what cannot be read


@pytest.mark.parametrize("target", ["/etc/passwd", "agency.md", "missing", ".", "loop", "/proc/self/environ", ".."])
@pytest.mark.parametrize("name", ["people", "loop", "11.md", "people.en.md"])
def test_11_a_link_is_told_and_never_followed(tree, name, target):
    content = tree({"lao-cai/portal.yaml": portal(), "lao-cai/ubnd-tinh/agency.md": agency()})
    (content / "lao-cai/ubnd-tinh" / name).symlink_to(target)
    read = read_tree(content / "lao-cai", KINDS, "content/lao-cai")
    assert told(read.problems) == [(f"ubnd-tinh/{name}", "tep-lien-ket")]


def test_11_a_pipe_and_a_socket_are_told_and_never_opened(tree, monkeypatch):
    content = tree({"lao-cai/portal.yaml": portal(), "lao-cai/ubnd-tinh/agency.md": agency()})
    monkeypatch.chdir(content / "lao-cai")
    os.mkfifo("ong.md")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("o.md")
        read = read_tree(Path(), KINDS, "content/lao-cai")
    assert told(read.problems) == [("o.md", "tep-lien-ket"), ("ong.md", "tep-lien-ket")]


@pytest.fixture
def _nobody():
    """Root may read everything: for as long as a test lasts it is nobody."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    yield
    os.seteuid(before)


def test_13_a_file_and_a_folder_that_may_not_be_read_are_told(tree, tmp_path, monkeypatch, request):
    content = tree(
        {
            "lao-cai/portal.yaml": portal(),
            "lao-cai/ubnd-tinh/agency.md": agency(),
            "lao-cai/so-y-te/agency.md": agency("Sở"),
        }
    )
    tmp_path.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    (content / "lao-cai/ubnd-tinh/agency.md").chmod(0)
    (content / "lao-cai/so-y-te").chmod(0)
    request.getfixturevalue("_nobody")
    read = read_tree(Path("content/lao-cai"), KINDS)
    assert told(read.problems) == [("so-y-te", "tep-khong-doc-duoc"), ("ubnd-tinh/agency.md", "tep-khong-doc-duoc")]
    assert {one.id for one in read.records} == {"portal"}
    assert "ubnd-tinh" in read.broken


def test_a_portal_that_is_no_more_than_its_file_is_an_error(tree):
    for files in ({"lao-cai/portal.yaml": portal()}, {"lao-cai/portal.yaml": ""}):
        read = read_portal(tree(files) / "lao-cai", datetime.fromisoformat(NOW))
        assert read.site is None
        assert any(one.stops for one in read.problems)


# how much there is


def test_33_more_files_than_an_agency_may_have_are_told_at_its_folder(tree):
    content = tree({"lao-cai/portal.yaml": portal(), "lao-cai/ubnd-tinh/agency.md": agency()})
    (content / "lao-cai/ubnd-tinh/anh").mkdir()
    for number in range(limits.FILES):
        (content / f"lao-cai/ubnd-tinh/anh/{number}.jpg").touch()
    found = read_tree(content / "lao-cai", KINDS, "content/lao-cai").problems
    assert ("ubnd-tinh", "qua-gioi-han") in told(found)


def test_33_attachments_may_be_large_but_not_so_large(tree):
    path = f"lao-cai/{DOCUMENTS}/1-kh-ubnd"
    names = [f"{number}.pdf" for number in range(8)]
    files = [{"file": name, "label": "Tệp"} for name in names]
    content = tree(
        {
            "lao-cai/portal.yaml": portal(),
            "lao-cai/ubnd-tinh/agency.md": agency(),
            f"{path}.md": document(attachments=files),
        }
    )
    (content / path).mkdir()
    for name in names:
        with (content / path / name).open("wb") as file:
            file.truncate(limits.ATTACHMENT if name != "0.pdf" else limits.ATTACHMENT + 1)
    opened = []

    def inspect(paths):
        opened.extend(one.name for one in paths)
        return {}

    found = read_tree(content / "lao-cai", KINDS, "content/lao-cai", Means(inspect)).problems
    assert told(found) == [
        (f"{DOCUMENTS}/1-kh-ubnd.md", "tep-qua-lon"),
        (f"{DOCUMENTS}/1-kh-ubnd/0.pdf", "tep-qua-lon"),
    ]
    assert opened == names[1:]


# bytes

VIETNAMESE = "---\ntitle: Kế hoạch\n---\nTiếng Việt đủ dấu, không thiếu một chữ nào.\n"
TCVN3 = "---\ntitle: KÕ ho¹ch\n---\nUû ban nh©n d©n tØnh ban hµnh kÕ ho¹ch n¨m 2026, c¸c së, ban, ngµnh thùc hiÖn.\n"
VNI = "---\ntitle: Keá hoaïch\n---\nUÛy ban nhaân daân tænh ban haønh keá hoaïch, caùc sôû thöïc hieän nghieâm tuùc.\n"

BYTES = {
    "13 UTF-16 with its mark": (VIETNAMESE.encode("utf-16"), "khong-phai-utf-8", "UTF-16"),
    "13 UTF-16 without": (VIETNAMESE.encode("utf-16-le"), "khong-phai-utf-8", "UTF-16"),
    "13 UTF-16 the other way round": (VIETNAMESE.encode("utf-16-be"), "khong-phai-utf-8", "UTF-16"),
    "13 UTF-32 with its mark": (VIETNAMESE.encode("utf-32"), "khong-phai-utf-8", "UTF-32"),
    "13 UTF-32 without": (VIETNAMESE.encode("utf-32-be"), "khong-phai-utf-8", "UTF-32"),
    "13 windows-1258": (
        unicodedata.normalize("NFD", "---\ntitle: Tiếng Việt\n---\nKế hoạch của tỉnh.\n")
        .replace("ê", "ê")
        .encode("cp1258", "ignore"),
        "khong-phai-utf-8",
        "",
    ),
    "13 TCVN3 as bytes": (TCVN3.encode("latin-1"), "khong-phai-utf-8", "TCVN3"),
    "13 VNI as bytes": (VNI.encode("latin-1"), "khong-phai-utf-8", "VNI"),
    "13 half a letter at the end": (VIETNAMESE.encode() + "ế".encode()[:2], "khong-phai-utf-8", "cắt cụt"),
    "13 a stray byte": (VIETNAMESE.encode() + b"\xff\n", "khong-phai-utf-8", "không lưu ở bảng mã"),
    "13 TCVN3 as letters": (TCVN3.encode(), "chu-phong-cu", "TCVN3"),
    "13 VNI as letters": (VNI.encode(), "chu-phong-cu", "VNI"),
    "13 UTF-8 read twice": (VIETNAMESE.encode().decode("cp1252", "replace").encode(), "chu-phong-cu", "đọc nhầm"),
    "12 a zero": (page(body="a\x00b").encode(), "ky-tu-an", "điều khiển U+0000"),
    "12 a bell": (page(body="a\x07b").encode(), "ky-tu-an", "điều khiển U+0007"),
    "12 text turned round": (page(body="a \u202eb\u202c").encode(), "ky-tu-an", "dấu đổi chiều chữ U+202E (2 chỗ)"),
    "12 a mark from right to left": (page(body="a\u200fb").encode(), "ky-tu-an", "dấu đổi chiều chữ"),
    "12 no width": (page(body="a\u200bb").encode(), "ky-tu-an", "không có bề rộng"),
    "12 a byte order mark within": (page(body="a\ufeffb").encode(), "ky-tu-an", "không có bề rộng"),
    "12 a soft hyphen": (page(body="a\u00adb").encode(), "ky-tu-an", "gạch nối mềm"),
    "12 a tag character": (page(body="a\U000e0041b").encode(), "ky-tu-an", "không có bề rộng"),
    "12 a filler that looks like nothing": (page(body="a\u3164b").encode(), "ky-tu-an", "chữ trống"),
    "12 a letter of one font": (page(body="a\ue000b").encode(), "ky-tu-an", "của một phông chữ"),
    "12 no character at all": (page(body="a\uffffb").encode(), "ky-tu-an", "không ứng với chữ nào"),
    "12 a separator of lines": (page(body="a\u2028b").encode(), "ky-tu-an", "dấu xuống dòng lạ"),
    "12 a return within a line": (page(body="a\rb").encode(), "ky-tu-an", "dấu xuống dòng lạ"),
    "12 hidden in a key": (record(**{"title": "A", "sta\u200btus": "draft"}).encode(), "ky-tu-an", "không có bề rộng"),
    "13 a merge not done in the front matter": (
        record(title="A").replace("---\n", "---\n<<<<<<< HEAD\n", 1).encode(),
        "con-dau-xung-dot",
        "chưa gộp",
    ),
    "15 a merge not done in the text": (
        page(body="<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n").encode(),
        "con-dau-xung-dot",
        "chưa gộp",
    ),
    "15 the rest of a merge": (page(body="a\n=======\nb\n").encode(), "con-dau-xung-dot", "chưa gộp"),
    "13 nothing": (b"", "thieu-phan-dau", "không bắt đầu"),
    "13 a blank line first": (b"\n" + page().encode(), "thieu-phan-dau", "không bắt đầu"),
    "13 text first": (b"Status: draft\n" + page().encode(), "thieu-phan-dau", "không bắt đầu"),
    "33 a file without end": (page(body="a" * limits.TEXT_FILE).encode(), "tep-qua-lon", "512 KB"),
    "33 a line without end": (page(body="a" * (limits.LINE + 1)).encode(), "qua-gioi-han", "20000"),
    "33 front matter without end": (
        record(title="A", summary="a" * limits.FRONT_MATTER).encode(),
        "qua-gioi-han",
        "16 KB",
    ),
}


@pytest.mark.parametrize("name", BYTES)
def test_bytes_that_are_no_plain_text_are_told_for_what_they_are(name):
    raw, code, words = BYTES[name]
    read = of_page(raw)
    assert read.record is None
    assert [one.code for one in read.problems] == [code]
    assert words in read.problems[0].what


@pytest.mark.parametrize("raw", [VIETNAMESE.encode("utf-8-sig"), VIETNAMESE.replace("\n", "\r\n").encode(), VIETNAMESE.replace("\n", "\r").encode(), unicodedata.normalize("NFD", VIETNAMESE).encode()], ids=["mark", "windows", "mac", "apart"])  # fmt: skip
def test_whatever_a_machine_does_to_line_ends_and_marks_gives_the_same_record(raw):
    read = of_page(raw)
    assert read.problems == ()
    assert (read.record.title, read.record.body) == ("Kế hoạch", of_page(VIETNAMESE).record.body)


def test_a_hidden_character_is_told_with_its_line_and_column():
    (one,) = of_page(page(body="một\nhai \u200bba\n")).problems
    assert (one.where.line, one.where.column) == (5, 5)


@pytest.mark.parametrize("text", ["Điều 5.\u00a0Nội dung", "café naïve Ærøskøbing Müller", "½ · § 5 ° ± µg m²", "😀 – “x” … →", "• mục"])  # fmt: skip
def test_blanks_signs_and_foreign_names_may_stand_in_a_text(text):
    assert of_page(page(body=text)).problems == ()


# keys

ROW_12 = ("template", "Template", "save_as", "Save_as", "url", "URL", "slug", "Slug", "is_valid", "get_content", "id", "origin", "body", "files", "kind", "lang", "settings", "model_config", "__class__", "__init__", "<<", "category", "author", "output", "path")  # fmt: skip


@pytest.mark.parametrize("name", ROW_12)
@pytest.mark.parametrize("model", [*RECORDS, Portal, Translation])
def test_12_no_key_names_a_path_a_template_or_a_setting(model, name):
    text = f"{name}: ../../index.html\n"
    read = of_page(f"---\n{text}---\n", Claim(model, "a", "en" if model is Translation else ""))
    assert read.record is None
    assert [one.where.line for one in read.problems if one.code in {"khoa-la", "ngoai-danh-muc"}] == [2] or name in {
        one.name for one in model.declared()
    }


YAML = {
    "13 deeper than anything": ("a: " + "[" * 500 + "]" * 500, "yaml-qua-sau"),
    "13 deeper by blanks": ("".join(" " * n + "a:\n" for n in range(60)), "yaml-qua-sau"),
    "33 more values than anything": ("a: [" + "x," * limits.NODES + "]", "qua-gioi-han"),
    "12 an alias": ("title: &a x\nsummary: *a", "yaml-co-tham-chieu"),
    "12 a tag of a program": ("title: !!python/object/apply:os.system [ls]", "yaml-co-tham-chieu"),
    "12 a merge of groups": ("title: x\n<<: {a: b}", "khoa-la"),
    "12 a key twice": ("title: x\ntitle: y", "khoa-lap-lai"),
    "12 a key that is a list": ("? [a]\n: b", "yaml-khong-doc-duoc"),
    "12 a key that is nothing": ('title: x\n"": y', "yaml-khong-doc-duoc"),
    "12 a second document": ("title: x\n...\ntitle: y", "yaml-khong-doc-duoc"),
    "12 a directive": ("%YAML 1.1\ntitle: x", "yaml-khong-doc-duoc"),
    "12 an escape that hides": ('title: "a\\u202eb"', "ky-tu-an"),
    "12 a tab": ("title:\tx", "yaml-khong-doc-duoc"),
    "19 a blank of another kind before a key": ("title: x\n\u00a0sample: có", "khoang-trang-la"),
    "19 the same before the colon": ("title: x\nsample\u00a0: có", "khoang-trang-la"),
    "19 the same behind it": ("title: x\nsample:\u00a0có", "khoang-trang-la"),
    "19 the same in quotes": ('title: x\n"sample ": có', "khoang-trang-la"),
    "19 a wide blank": ("title: x\n\u3000sample: có", "khoang-trang-la"),
    "19 a key in Vietnamese": ("title: x\nNgười soạn: A", "khoa-la"),
    "19 a key with a capital": ("title: x\nSample: có", "khoa-la"),
}


@pytest.mark.parametrize("name", YAML)
def test_front_matter_that_means_something_else_than_it_shows_is_refused(name):
    text, code = YAML[name]
    read = of_page(f"---\n{text}\n---\nNội dung.\n")
    assert read.record is None
    assert code in [one.code for one in read.problems]
    assert all(one.where.line > 1 for one in read.problems)


def test_19_a_directive_is_refused_in_a_file_of_keys_too():
    read = read_file(b"%YAML 1.1\n---\n" + portal().encode(), "portal.yaml", Claim(Portal, "portal", is_markdown=False))
    assert [one.code for one in read.problems] == ["yaml-khong-doc-duoc"]


@pytest.mark.parametrize("front", ["title: A\n\nsample: có\n", "title: A\nsample : có\n", "sample:   có\n\n\ntitle: A\n", "title: A\n# ghi chú\nsample: có\n"])  # fmt: skip
def test_19_blank_lines_and_blanks_do_not_end_the_front_matter(front):
    assert of_page(f"---\n{front}---\nNội dung.\n").record.sample


@pytest.mark.parametrize("body", ["sample: có\n---\nNội dung\n", "\n\nsample: có\n\nNội dung\n", "Sample: có\n", "sample\u00a0: có\n", "abc: 1\ndef: 2\n---\nNội dung\n"])  # fmt: skip
def test_19_a_key_that_slipped_into_the_text_is_no_prose(body):
    read = of_page(page(body=body))
    assert [one.code for one in read.problems] == ["khoa-ngoai-phan-dau"]
    assert read.record is None


@pytest.mark.parametrize("body", ["Lưu ý: nộp trước 17 giờ.\n", "Gồm có:\n\n- một\n", "https://laocai.gov.vn\n", "Điều 1: x\n\n---\n\nhai\n"])  # fmt: skip
def test_a_sentence_with_a_colon_is_prose(body):
    assert of_page(page(body=body)).problems == ()


ROW_16 = {
    "03/04/2026": (2026, 4, 3),
    "13/04/2026": (2026, 4, 13),
    "2026-04-03": (2026, 4, 3),
    "04/13/2026": None,
    "10:30": None,
    "2026-04-03T00:00:00+99:00": None,
    "3 April 2026": None,
    "3/4/26": None,
    "1/1/0001": None,
}


@pytest.mark.parametrize("written", ROW_16)
def test_16_a_day_is_read_as_the_country_writes_it_or_not_at_all(written):
    read = read_file(document(issued=f'"{written}"').encode(), "a.md", Claim(Document, "so-y-te/documents/2026/a"))
    day = ROW_16[written]
    if day:
        assert (read.record.issued.year, read.record.issued.month, read.record.issued.day) == day
    else:
        assert [one.code for one in read.problems] == ["ngay-sai"]


@pytest.mark.parametrize("name", BYTES)
def test_13_a_file_that_cannot_be_read_stops_the_whole_portal(reading, name):
    read = reading({"pages/a.md": BYTES[name][0], "pages/b.md": page()})
    assert read.site is None


def test_keys_may_be_written_in_any_order():
    assert of_page(f"---\n{keys(summary='B', title='A')}---\n").problems == ()
