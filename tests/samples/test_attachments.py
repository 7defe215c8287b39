"""Sample files are real files: each opens with its own library, says what its record says, and is the same on any day."""

import csv
import zipfile

import docx
import pypdf
import pytest
from PIL import Image

from .attachments import MAKERS, make
from .paper import EXCERPT, SAMPLE

TREE = {
    "lao-cai/portal.yaml": """
name: Cổng công khai thông tin tỉnh Lào Cai
province: Lào Cai
formal_name: Tỉnh Lào Cai
summary: Văn bản của tỉnh
address: https://congkhai.laocai.example/
publisher: ubnd-tinh
""",
    "lao-cai/ubnd-tinh/agency.md": """---
name: Ủy ban nhân dân tỉnh Lào Cai
type: ubnd-tinh
---
""",
    "lao-cai/ubnd-tinh/documents/2026/12-qd-ubnd.md": """---
number: 12/QĐ-UBND
title: Quy định hỗ trợ học chữ ở thôn, bản
issued: 5/2/2026
signer:
  name: Vàng Thị Mỷ
  title: Phó Chủ tịch
  capacity: deputy
subject: Y tế
attachments:
  - file: 12-qd-ubnd.pdf
    label: Toàn văn quyết định
  - file: 12-qd-ubnd.docx
    label: Bản sửa được
  - file: muc-ho-tro.xlsx
    label: Bảng mức hỗ trợ
  - file: muc-ho-tro.csv
    label: Bảng mức hỗ trợ
  - file: so-do.png
    label: Sơ đồ lớp học
  - file: bai-hat.mp3
    label: Bài hát
sample: có
---
## Điều 1. Mức hỗ trợ

![Lớp học buổi tối](lop-hoc.jpg)

| Đối tượng | Đồng mỗi tháng | Điện thoại |
| --- | --- | --- |
| Người học | 150.000 | 0214 |
""",
}
FOLDER = "lao-cai/ubnd-tinh/documents/2026/12-qd-ubnd"


def laid(tmp_path, **changes):
    for name, text in TREE.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(*changes.get("instead", ("", ""))), "utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    content = laid(tmp_path_factory.mktemp("content"))
    make(content)
    return content / FOLDER


def pdf_text(path):
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def test_every_named_file_is_made(made):
    names = {path.name for path in made.iterdir()}
    assert names == {
        "12-qd-ubnd.pdf",
        "12-qd-ubnd.docx",
        "muc-ho-tro.xlsx",
        "muc-ho-tro.csv",
        "so-do.png",
        "lop-hoc.jpg",
    }


def test_a_pdf_can_be_searched_in_vietnamese(made):
    text = pdf_text(made / "12-qd-ubnd.pdf")
    for words in (
        "ỦY BAN NHÂN DÂN",
        "Số: 12/QĐ-UBND",
        "Lào Cai, ngày 05 tháng 02 năm 2026",
        "QUYẾT ĐỊNH",
        "Quy định hỗ trợ học chữ ở thôn, bản",
        "Điều 1. Mức hỗ trợ",
        "KT. CHỦ TỊCH",
        "Vàng Thị Mỷ",
        SAMPLE,
    ):
        assert words in text


def test_a_pdf_says_its_title_and_language_and_no_author(made):
    file = pypdf.PdfReader(made / "12-qd-ubnd.pdf")
    assert file.metadata.title == "Quyết định Quy định hỗ trợ học chữ ở thôn, bản"
    assert not file.metadata.author
    assert file.trailer["/Root"]["/Lang"] == "vi"


def test_what_is_not_sample_data_is_marked_as_an_excerpt(tmp_path):
    content = laid(tmp_path, instead=("sample: có\n", ""))
    make(content)
    text = pdf_text(content / FOLDER / "12-qd-ubnd.pdf")
    assert EXCERPT in text
    assert "MẪU" not in text
    assert "Nơi nhận" not in text


def test_a_word_file_holds_the_same_words(made):
    file = docx.Document(made / "12-qd-ubnd.docx")
    words = [paragraph.text for paragraph in file.paragraphs]
    assert {"QUYẾT ĐỊNH", "Quy định hỗ trợ học chữ ở thôn, bản", "Điều 1. Mức hỗ trợ"} <= set(words)
    assert file.core_properties.author == ""
    assert file.sections[0].header.paragraphs[0].text == SAMPLE


def test_a_workbook_holds_the_table_with_numbers_as_numbers(made):
    with zipfile.ZipFile(made / "muc-ho-tro.xlsx") as file:
        sheet = file.read("xl/worksheets/sheet1.xml").decode()
        strings = file.read("xl/sharedStrings.xml").decode()
    assert "<v>150000</v>" in sheet
    assert 'state="frozen"' in sheet
    assert "Đồng mỗi tháng" in strings
    assert "0214" in strings


def test_a_csv_opens_with_its_letters_intact(made):
    raw = (made / "muc-ho-tro.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(raw.decode("utf-8-sig").splitlines()))[1] == ["Người học", "150.000", "0214"]


@pytest.mark.parametrize("name", ["so-do.png", "lop-hoc.jpg"])
def test_a_picture_is_small_and_tells_nothing_of_its_making(made, name):
    with Image.open(made / name) as picture:
        picture.load()
        assert picture.size == (1200, 800)
        assert not picture.getexif()
    assert (made / name).stat().st_size < 90_000


def test_two_runs_give_the_same_bytes(made, tmp_path):
    content = laid(tmp_path)
    make(content)
    assert {one.name: one.read_bytes() for one in made.iterdir()} == {
        one.name: one.read_bytes() for one in (content / FOLDER).iterdir()
    }


def test_a_file_that_is_there_stays_unless_asked(tmp_path):
    content = laid(tmp_path)
    own = content / FOLDER / "so-do.png"
    own.parent.mkdir()
    own.write_bytes(b"own")
    make(content)
    assert own.read_bytes() == b"own"
    make(content, again=True)
    assert own.read_bytes() != b"own"


def test_a_kind_that_cannot_be_made_is_reported(tmp_path):
    _, unknown = make(laid(tmp_path))
    assert [path.name for path in unknown] == ["bai-hat.mp3"]
    assert ".mp3" not in MAKERS
