"""`portal import documents`: registers as offices keep them, the drafts they become, and what stays in the report."""

from pathlib import Path

import pytest

from plugins.cli.__main__ import main
from tests.bench.recognition import WORLD
from tests.conftest import NOW, agency, document
from tests.samples import small
from tests.samples.lists import workbook

HEADS = [
    "STT",
    "Số ký hiệu",
    "Ngày ban hành",
    "Trích yếu nội dung",
    "Cơ quan ban hành",
    "Hiệu lực",
    "Người ký",
    "Chức vụ",
    "Tệp",
    "Link",
]
GONE = {"event": "giải thể", "on": "1/7/2025", "decision": "Luật 72/2025/QH15", "successors": "ubnd-xa-muong-khuong"}
OLD = {"ubnd-huyen-bac-ha/agency.md": agency("Ủy ban nhân dân huyện Bắc Hà", type="ubnd-huyen", succession=GONE)}
ROWS = [
    ["SỔ VĂN BẢN ĐI NĂM 2019 – 2026"],
    HEADS,
    ["1", "45/QĐ-SYT", "12/3/2026", "V/v ban hành quy trình tiêm chủng", "Sở Y tế", "Còn hiệu lực", "Ông Lương Văn Mẫu", "Giám đốc", "45.pdf", ""],
    ["2", "07/2019/QĐ-UBND", "2/5/2019", "QUY ĐỊNH MỨC THU PHÍ", "UBND huyện Bắc Hà", "Hết hiệu lực", "", "", "", "http://congbao.example"],
    ["3", "88/KH", "5/5/2026", "Kế hoạch đào tạo", "Sở Nội vụ", "", "", "", "", ""],
    ["4", "89/KH-SNV", "", "Kế hoạch đào tạo", "Sở Nội vụ", "", "", "", "", ""],
    ["5", "90/KH-SNV", "6/5/2026", "Kế hoạch đào tạo công chức", "Sở Giao thông", "", "", "", "", ""],
    ["6", "91/KH-SNV", "6/5/2026", "Kế hoạch thi công chức", "Sở Nội vụ", "", "", "", "", ""],
    ["7", "91/KH-SNV", "7/5/2026", "Kế hoạch thi viên chức", "Sở Nội vụ", "", "", "", "", ""],
    ["8", "92/KH-SNV", "8/5/2026", "Kế hoạch thi viên chức", "Sở Nội vụ", "", "", "", "99.pdf", ""],
    ["9", "1/TB-SNV", "1/9/2026", "Thông báo tuyển công chức", "Sở Nội vụ", "", "", "", "", ""],
]  # fmt: skip


class Said:
    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    @property
    def remarks(self):
        """What is wrong, and where."""
        lines = self.out.splitlines()
        found = ((one, lines[at + 1]) for at, one in enumerate(lines) if one.startswith(("lỗi[", "nhắc[")))
        return [(one.partition("]: ")[2], where.removeprefix("--> ")) for one, where in found]


@pytest.fixture
def register(tree, tmp_path, monkeypatch, capsys):
    there = {"so-noi-vu/documents/2026/1-tb-snv.md": document("1/TB-SNV")}
    tree({f"lao-cai/{path}": text for path, text in (WORLD | OLD | there).items()})
    monkeypatch.chdir(tmp_path)
    Path("quet").mkdir()
    Path("quet/45.pdf").write_bytes(small.pdf())

    def run(rows, *words):
        Path("so.xlsx").write_bytes(workbook(rows))
        code = main(["import", "documents", "so.xlsx", "--content", "content", "--now", NOW, *words])
        return Said(code, *capsys.readouterr())

    return run


def drafts():
    return {one.relative_to("content/lao-cai").as_posix() for one in Path("content").rglob("documents/*/*.*")}


def test_a_register_is_shown_first_and_each_line_becomes_a_draft_or_stays_whole_in_the_report(register):
    before = drafts()
    shown = register(ROWS, "--files", "quet")
    assert drafts() == before
    assert "+number: 45/QĐ-SYT\n" in shown.out
    assert "Chưa ghi gì. Xem kỹ rồi chạy lại với --write." in shown.out
    done = register(ROWS, "--files", "quet", "--report", "con-lai.csv", "--write")
    assert done.code == 1
    assert drafts() - before == {
        "so-y-te/documents/2026/45-qd-syt.md",
        "ubnd-huyen-bac-ha/documents/2019/07-2019-qd-ubnd.md",
    }
    assert (
        Path("content/lao-cai/so-y-te/documents/2026/45-qd-syt.md").read_text("utf-8")
        == """\
---
number: 45/QĐ-SYT
title: Về việc ban hành quy trình tiêm chủng
issued: 12/3/2026
signer:
  name: Lương Văn Mẫu
  title: Giám đốc
subject: y-te
attachments:
  - file: 45-qd-syt.pdf
    label: Toàn văn quyết định
status: nháp
---
"""
    )
    assert Path("content/lao-cai/so-y-te/documents/2026/45-qd-syt/45-qd-syt.pdf").read_bytes() == small.pdf()
    old = Path("content/lao-cai/ubnd-huyen-bac-ha/documents/2019/07-2019-qd-ubnd.md").read_text("utf-8")
    assert "title: Quy định mức thu phí\nissued: 2/5/2019\nsubject: ngan-sach\nstatus: nháp\n" in old
    place = "so.xlsx, Danh sách!"
    assert done.remarks == [
        ("ghi là hết hiệu lực nhưng không nói từ ngày nào", f"{place}F4"),
        ("“http://congbao.example” không phải địa chỉ https", f"{place}J4"),
        ("số ký hiệu “88/KH” thiếu nơi ban hành", f"{place}B5"),
        ("dòng không có ngày ban hành", f"{place}C6"),
        ("cổng không có cơ quan “Sở Giao thông”", f"{place}E7"),
        ("91/KH-SNV của Sở Nội vụ tỉnh Lào Cai có 2 dòng", f"{place}B8"),
        ("91/KH-SNV của Sở Nội vụ tỉnh Lào Cai có 2 dòng", f"{place}B9"),
        ("không có tệp “99.pdf”", f"{place}I10"),
    ]
    assert " = dòng ấy: 5 | 90/KH-SNV | 6/5/2026 | " in done.out
    assert "9 dòng: 2 văn bản mới, 0 văn bản có thay đổi; 6 dòng chưa vào được." in done.out
    assert "cổng không có cơ quan “Sở Giao thông”" in Path("con-lai.csv").read_text("utf-8")
    again = register(ROWS[:4], "--write")
    assert (again.code, "không có gì thay đổi" in again.out) == (0, True)


def test_a_register_of_one_agency_needs_no_column_for_it(register):
    rows = [["Số, ký hiệu", "Ngày ký", "Trích yếu"], ["12/TB-SNV", "3/2/2026", "Lịch tiếp công dân"]]
    assert register(rows, "--agency", "so-noi-vu", "--subject", "don-vi-hanh-chinh", "--write").code == 0
    assert "so-noi-vu/documents/2026/12-tb-snv.md" in drafts()


@pytest.mark.parametrize(
    ("words", "why"), [(["--agency", "so-x"], "không có cơ quan “so-x”"), (["--files", "x"], "không có thư mục x")]
)
def test_a_wrong_call_writes_nothing(register, words, why):
    done = register(ROWS, *words)
    assert (done.code, why in done.err) == (2, True)


def test_a_list_without_the_headings_of_a_register_says_which_it_needs(register):
    done = register([["Cơ quan", "Họ và tên"], ["Sở Y tế", "Cư A Mẫu"]])
    assert (done.code, "cả “Số, ký hiệu” và “Trích yếu”" in done.err) == (1, True)
