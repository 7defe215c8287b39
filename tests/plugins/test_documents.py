"""`portal new document --from`: files as offices send them, the drafts that are made, and what is told."""

import hashlib
import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from plugins.cli.__main__ import main
from plugins.cli.documents.reading import Signed
from plugins.portal.catalogue.content import read_portal
from tests.bench.recognition import WORLD, measured, read, world
from tests.conftest import NOW, document
from tests.samples import small
from tests.samples.layouts import layouts, official
from tests.samples.official import OFFICIALS

AT = {one.number: one for one in OFFICIALS}
SET = {one.name: one for one in layouts()}
CITED = {"so-y-te/documents/2025/418-qd-syt.md": document("418/QĐ-SYT", issued="4/8/2025")}


class Said:
    """How the word ended, what it said, and what is wrong in it."""

    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    @property
    def remarks(self):
        return [one.partition("]: ")[2] for one in self.out.splitlines() if one.startswith(("lỗi[", "nhắc["))]


@pytest.fixture
def drafts(tree, tmp_path, monkeypatch, capsys):
    """Runs the word on a small province with files of the given names and bytes."""
    tree({f"lao-cai/{path}": text for path, text in (WORLD | CITED).items()})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PORTAL_NOW", NOW)
    monkeypatch.setenv("PORTAL_MEMORY", "")

    def run(files, *words):
        for name, content in files.items():
            Path(name).write_bytes(content)
        code = main(["new", "document", "--content", "content", "--from", *files, *words])
        return Said(code, *capsys.readouterr())

    return run


def sample(number="1205/QĐ-UBND", layout="bảng hai cột", change=None):
    return official(change(AT[number]) if change else AT[number], SET[layout])[0]


def text(path):
    return (Path("content/lao-cai") / path).read_text("utf-8")


def test_a_decision_becomes_a_draft_on_no_page_with_its_original_beside_it(drafts):
    content = sample()
    done = drafts({"Quyết định.docx": content})
    assert done.code == 0
    assert (
        text("ubnd-tinh/documents/2026/1205-qd-ubnd.md")
        == """\
---
number: 1205/QĐ-UBND
title: Ban hành Quy chế phối hợp trong công tác tiêm chủng mở rộng trên địa bàn tỉnh Lào Cai
issued: 5/2/2026
signer:
  name: Giàng Thị Mẫu
  title: Phó Chủ tịch
  capacity: deputy
subject: y-te
based_on:
  - 72/2025/QH15
  - 418/QĐ-SYT ngày 4/8/2025
attachments:
  - file: 1205-qd-ubnd.docx
    label: Toàn văn quyết định
status: nháp
---
Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;

Căn cứ [Quyết định số 418/QĐ-SYT](<418/QĐ-SYT>) ngày 04 tháng 8 năm 2025 của Sở Y tế về kế hoạch tiêm chủng;

Theo đề nghị của Giám đốc Sở Y tế tại Tờ trình số 31/TTr-SYT ngày 20 tháng 01 năm 2026.

**QUYẾT ĐỊNH:**

## Điều 1

Ban hành kèm theo Quyết định này Quy chế phối hợp trong công tác tiêm chủng mở rộng trên địa bàn tỉnh Lào Cai.

## Điều 2

Quyết định này có hiệu lực thi hành kể từ ngày ký.

## Điều 3

Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các Sở: Y tế, Nội vụ và các tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này.

Nơi nhận:

- Như Điều 3
- Bộ Y tế
- Lưu: VT, VX
"""
    )
    assert Path("content/lao-cai/ubnd-tinh/documents/2026/1205-qd-ubnd/1205-qd-ubnd.docx").read_bytes() == content
    found = read_portal(Path("content/lao-cai"), datetime.fromisoformat(NOW))
    assert found.site
    assert "1205/QĐ-UBND" not in {one.number.text for one in found.site.documents if one.number}


def test_articles_clauses_points_chapters_and_tables_keep_their_order_and_numbers(drafts):
    """Numbers that Word sets by itself; a chapter with its title in the next line; merged cells."""
    drafts(
        {
            "a.docx": sample("21/2026/NQ-HĐND", "số tự động của Word"),
            "b.docx": sample("38/2026/QĐ-UBND"),
            "c.docx": sample("45/BC-UBND", "ngắt dòng trong đoạn"),
        }
    )
    assert """\
## Điều 1. Phạm vi điều chỉnh, đối tượng áp dụng

1. Nghị quyết này quy định mức hỗ trợ hằng tháng.

2. Nghị quyết này áp dụng đối với:

    a) Tổ công nghệ số cộng đồng ở thôn, bản;

    b) Cơ quan chi trả.

## Điều 2. Mức hỗ trợ
""" in text("hdnd-tinh/documents/2026/21-2026-nq-hdnd.md")
    chapters = re.findall("^#.*", text("ubnd-tinh/documents/2026/38-2026-qd-ubnd.md"), re.MULTILINE)
    assert chapters[:3] == [
        "## Chương I. Quy định chung",
        "### Điều 1. Phạm vi điều chỉnh",
        "### Điều 2. Người phát ngôn",
    ]
    assert """\
| Nội dung | Năm 2026; Dự toán | Năm 2026; Thực hiện |
| --- | --- | --- |
| Chi thường xuyên | 8.200 | 4.010 |
""" in text("ubnd-xa-muong-khuong/documents/2026/45-bc-ubnd.md")


def test_old_fonts_are_converted_and_that_is_told_where_no_font_said_so(drafts):
    files = {
        "a.docx": ("87/TB-SNV", "phông TCVN3"),
        "b.docx": ("09/CT-UBND", "phông VNI"),
        "c.docx": ("15/HD-SYT", "VNI đổi phông"),
    }
    done = drafts({name: sample(*what) for name, what in files.items()})
    assert "title: Về việc tiếp nhận hồ sơ thi tuyển công chức năm 2026\n" in text(
        "so-noi-vu/documents/2026/87-tb-snv.md"
    )
    assert "title: Về việc tăng cường công tác phòng, chống thiên tai" in text("ubnd-tinh/documents/2026/09-ct-ubnd.md")
    assert "Người từ đủ 60 tuổi cư trú trên địa bàn tỉnh." in text("so-y-te/documents/2026/15-hd-syt.md")
    assert done.remarks.count("chữ gõ bằng phông cũ, đã được chuyển mã sang Unicode") == 1


def test_an_old_font_that_cannot_be_read_for_sure_is_refused(drafts):
    garbled = SET["VNI đổi phông"]
    mixed = type(garbled)(
        "lẫn",
        garbled.head,
        garbled.foot,
        garbled.body,
        encode=lambda text: garbled.encode(text).replace("ñ", "µ¶").replace("ò", "Æ¹"),
    )
    done = drafts({"a.docx": official(AT["1205/QĐ-UBND"], mixed)[0]})
    assert (done.code, done.remarks) == (1, ["chữ trong tệp là của một phông cũ, chuyển mã không chắc đúng"])


def test_what_is_missing_is_told_at_its_line_with_what_to_write(drafts):
    done = drafts({"a.docx": sample(change=lambda one: replace(one, number="     /QĐ-UBND", signer=""))})
    path = Path(
        "content/lao-cai/ubnd-tinh/documents/2026/ban-hanh-quy-che-phoi-hop-trong-cong-tac-tiem-chung-mo-rong.md"
    )
    assert "văn bản chưa có số" in done.remarks
    assert "--> a.docx:4\n" in done.out
    assert "4 | Số: /QĐ-UBND" in done.out
    assert "ghi number: 119/KH-UBND, hoặc nói lý do ở number_note" in done.out
    assert "không thấy tên người ký ở cuối văn bản" in done.remarks
    assert "thiếu số, ký hiệu" in done.remarks
    assert "type: Quyết định\n" in path.read_text("utf-8")


def test_what_the_caller_says_is_not_asked_again(drafts):
    done = drafts(
        {"a.docx": sample(change=lambda one: replace(one, number="/QĐ-UBND"))},
        "--number",
        "7/QĐ-UBND",
        "--subject",
        "Y tế",
    )
    assert done.remarks == ["“72/2025/QH15” chưa có trên cổng nên không thành liên kết"]
    assert "number: 7/QĐ-UBND\n" in text("ubnd-tinh/documents/2026/7-qd-ubnd.md")


def test_several_files_are_told_in_order_and_a_bad_one_keeps_none_of_the_others_away(drafts):
    done = drafts(
        {
            "c.docx": b"PK\x03\x04",
            "a.docx": sample("87/TB-SNV"),
            "b.docx": sample("87/TB-SNV", "dòng nối dòng"),
            "d.docx": sample(change=lambda one: replace(one, issuer=("SỞ KHÔNG CÓ",))),
        }
    )
    assert [one.partition(" → ")[0::2] for one in done.out.splitlines() if " → " in one] == [
        ("a.docx", "content/lao-cai/so-noi-vu/documents/2026/87-tb-snv.md"),
        ("b.docx", "chưa tạo bản nháp"),
        ("c.docx", "chưa tạo bản nháp"),
        ("d.docx", "chưa tạo bản nháp"),
    ]
    assert done.code == 1
    assert "cổng không có cơ quan “SỞ KHÔNG CÓ”" in done.remarks
    assert done.out.splitlines()[-2] == "4 tệp: 1 bản nháp đã tạo, 3 tệp chưa vào được."


def test_a_record_that_is_there_is_never_written_over(drafts):
    path = Path("content/lao-cai/so-noi-vu/documents/2026/87-tb-snv.md")
    path.parent.mkdir(parents=True)
    path.write_text(document("87/TB-SNV", issued="12/3/2026"), "utf-8")
    before = path.read_bytes()
    done = drafts({"a.docx": sample("87/TB-SNV")})
    assert done.remarks == ["đã có content/lao-cai/so-noi-vu/documents/2026/87-tb-snv.md, không ghi đè"]
    assert path.read_bytes() == before
    assert not path.with_suffix("").exists()


def test_a_paper_marked_as_secret_is_not_copied(drafts):
    done = drafts({"a.docx": sample("87/TB-SNV", change=lambda one: replace(one, text=("Độ mật: TỐI MẬT", *one.text)))})
    assert done.code == 1
    assert not Path("content/lao-cai/so-noi-vu/documents").exists()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["new", "news", "--from", "a.docx"], "--from chỉ dùng với document"),
        (["new", "document", "--from", "không-có.docx"], "không có tệp không-có.docx"),
        (["new", "document", "--from", "a.docx", "--agency", "so-x"], "không có cơ quan “so-x”"),
    ],
)
@pytest.mark.usefixtures("drafts")
def test_a_wrong_call_writes_nothing(capsys, words, why):
    Path("a.docx").write_bytes(sample())
    assert main([*words, "--content", "content"]) == 2
    assert why in capsys.readouterr().err


def test_the_party_signs_with_a_slash_and_a_telegram_tells_its_hour():
    """“T/M”, “hồi 15 giờ 00”, and whom a telegram is sent to, which is no part of what it is about."""
    said = replace(
        AT["09/CT-UBND"],
        place="Lào Cai, hồi 15 giờ 00",
        abstract=("Về việc ứng phó mưa lũ", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:"),
        capacity=("T/M BAN THƯỜNG VỤ", "BÍ THƯ"),
    )
    found = read(*official(said, SET["bảng hai cột"]))
    assert (found.title, found.issued) == ("Về việc ứng phó mưa lũ", date(2026, 6, 2))
    assert found.signer == Signed("Nguyễn Bá Mẫu", "Bí thư", "collective")


def test_a_dozen_papers_are_read_as_well_as_the_handbook_says():
    """A document in each layout: the whole table is in docs/bien-tap/tu-word.md."""
    pairs = [(OFFICIALS[at * 7 % len(OFFICIALS)], layout) for at, layout in enumerate(layouts())]
    for one in measured(pairs, world()):
        assert one.score.precision >= 0.98, one.label
        assert one.score.recall >= 0.95, one.label


def test_a_pdf_is_read_by_where_its_words_stand(drafts):
    done = drafts({"a.pdf": sample("119/KH-SYT", "PDF"), "b.pdf": sample("2210/SYT-NVY", "PDF")})
    plan, letter = text("so-y-te/documents/2026/119-kh-syt.md"), text("so-y-te/documents/2026/2210-syt-nvy.md")
    assert "title: Tổ chức chiến dịch tiêm vắc xin phòng sởi cho trẻ em từ 1 đến 10 tuổi năm 2026\n" in plan
    assert "## I. Mục đích, yêu cầu\n\n1. Mục đích\n\n    a) Bảo đảm" in plan
    assert (
        "| TT | Nhiệm vụ | Chủ trì | Xong trước |\n| --- | --- | --- | --- |\n| 1 | Rà soát danh sách | Sở Nội vụ |"
        in plan
    )
    assert "title: Về việc tăng cường giám sát bệnh tay chân miệng trong trường học\n" in letter
    assert "  name: Cư A Mẫu\n  title: Chánh Văn phòng\n  capacity: by-order\n" in letter
    assert (
        done.remarks
        == ["có bảng đọc từ PDF, ranh giới các ô do máy đoán"] + ["lĩnh vực y-te là đoán theo trích yếu"] * 2
    )


SCANNED = (
    ("UBND TỈNH LÀO CAI", 300, 300), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 1200, 300),
    ("SỞ NỘI VỤ", 340, 360), ("Độc lập - Tự do - Hạnh phúc", 1250, 360),
    ("Số: 91/TB-SNV", 340, 440), ("Lào Cai, ngày 02 tháng 4 năm 2026", 1300, 440),
    ("THÔNG BÁO", 1100, 600), ("Về việc thi tuyển viên chức", 1000, 670),
    ("Sở Nội vụ thông báo lịch thi.", 420, 800),
    ("Nơi nhận:", 330, 1000), ("GIÁM ĐỐC", 1500, 1000), ("- Lưu: VT.", 330, 1060), ("Vàng Seo Mẫu", 1480, 1300),
)  # fmt: skip


def recogniser(folder, lines):
    """A program in place of tesseract, which a machine for tests need not have: it always sees the same page."""
    rows = ["level\tpage\tblock\tpar\tline\tword\tleft\ttop\twidth\theight\tconf\ttext"]
    for number, (line, left, top) in enumerate(lines):
        rows.append(f"4\t1\t1\t1\t{number}\t0\t{left}\t{top}\t{len(line) * 20}\t40\t-1\t")
        rows += [
            f"5\t1\t1\t1\t{number}\t1\t{left + one.start() * 20}\t{top}\t{len(one[0]) * 20 - 4}\t40\t90\t{one[0]}"
            for one in re.finditer(r"\S+", line)
        ]
    (folder / "page.tsv").write_text("\n".join(rows) + "\n", "utf-8")
    program = folder / "tesseract"
    program.write_text(f'#!/bin/sh\n[ "$1" = --list-langs ] && exec echo vie\nexec cat {folder}/page.tsv\n', "utf-8")
    program.chmod(0o755)


def test_a_scan_is_recognised_and_somebody_must_say_that_they_have_read_it(drafts, tmp_path, monkeypatch):
    recogniser(tmp_path, SCANNED)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    done = drafts({"quet.pdf": small.pdf("")})
    assert """\
number: 91/TB-SNV
title: Về việc thi tuyển viên chức
issued: 2/4/2026
signer:
  name: Vàng Seo Mẫu
  title: Giám đốc
  capacity: direct
""" in text("so-noi-vu/documents/2026/91-tb-snv.md")
    assert "    label: Bản chụp thông báo\n" in text("so-noi-vu/documents/2026/91-tb-snv.md")
    assert "đây là bản quét, chữ do máy nhận dạng" in done.remarks
    assert "thêm scan_checked: có dưới dòng file: 91-tb-snv.pdf" in done.out


def test_a_scan_without_a_recogniser_says_what_to_install(drafts, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    done = drafts({"quet.pdf": small.pdf("")})
    assert done.code == 1
    assert "sudo apt-get install tesseract-ocr tesseract-ocr-vie" in done.out


def test_a_file_that_is_damaged_or_larger_than_a_record_is_refused_and_nothing_breaks(drafts):
    level = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="x"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'
    )
    long = "".join(
        f"<w:p><w:r><w:t>{hashlib.sha256(bytes([at % 251, at >> 8])).hexdigest()}</w:t></w:r></w:p>"
        for at in range(9000)
    )
    done = drafts(
        {"a.docx": small.docx(level), "b.docx": small.docx(long), "c.docx": b"xin chao", "d.pdf": b"%PDF-1.7 x"}
    )
    assert done.remarks[:2] == ["tệp Word hỏng, không đọc được hết", "lời văn trong tệp dài hơn 512 KB"]
    assert (done.code, done.out.count("chưa tạo bản nháp")) == (1, 4)
