"""`portal import spokespeople`: lists as provinces have them, what is written of them, and what stays in the report."""

import csv
import io
import shutil
import zipfile
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from plugins.cli.__main__ import main
from plugins.cli.imports.writing import Change, write
from plugins.cli.records import Refused
from plugins.portal.catalogue.content import read_portal
from plugins.portal.outputs.tables import as_csv, as_xlsx
from plugins.portal.views.speaker_table import COLUMNS, speaker_table
from tests.conftest import NOW, agency, person, portal
from tests.samples.lists import merged_cells, semicolons, two_headings, workbook

ROOT = Path(__file__).parents[2]
HEADS = ["STT", "Cơ quan", "Họ và tên", "Chức vụ", "Điện thoại", "Thư điện tử", "Ghi chú"]

LU = """---
# Hồ sơ do Văn phòng Sở giữ
name: Cư A Lử
posts:
  - title: Chánh Văn phòng Sở Y tế   # theo quyết định 12
    period:
      start: 1/8/2025
duties: "Thông cáo: họp báo"
spokesperson:
  role: regular
  phones:
    - number: 0214 3840 888
      label: Văn phòng
      extension: 12
  # thư dùng chung với Văn phòng
  email: phatngon.syt@laocai.example
  topics: [dịch bệnh, tiêm chủng]
  confirmed: 13/11/2026
---
Tiếp nhà báo ở phòng 302.
"""

DAO = """---
name: Lương Thị Đào
posts:
  - title: Quyền Giám đốc Sở Y tế
    period:
      start: 15/9/2026
---
"""

VINH = """---
name: Đỗ Quang Vịnh
posts:
  - title: Giám đốc Sở Y tế
    period:
      end: 14/9/2026
spokesperson:
  role: head
  period:
    end: 14/9/2026
---
"""

CHU = """---
name: Giàng A Chư
posts:
  - title: Chủ tịch UBND xã
spokesperson:
  role: head
  phones:
    - number: 0912 345 680
---
"""

XA = "ubnd-xa-muong-khuong"
GONE = {"event": "giải thể", "on": "1/7/2025", "decision": "Luật 72/2025/QH15", "successors": XA}
MERGED = {"event": "sáp nhập", "on": "1/3/2025", "decision": "Nghị quyết 5", "successors": "so-khoa-hoc"}

WORLD = {
    "portal.yaml": portal(),
    "ubnd-tinh/agency.md": agency(),
    "so-y-te/agency.md": agency("Sở Y tế tỉnh Lào Cai", short_names=["SYT"]),
    "so-y-te/people/cu-a-lu.md": LU,
    "so-y-te/people/luong-thi-dao.md": DAO,
    "so-y-te/people/do-quang-vinh.md": VINH,
    "so-noi-vu/agency.md": agency("Sở Nội vụ tỉnh Lào Cai"),
    "so-khoa-hoc/agency.md": agency("Sở Khoa học và Công nghệ tỉnh Lào Cai"),
    "so-thong-tin/agency.md": agency("Sở Thông tin và Truyền thông", short_names=["Sở TT&TT"], succession=MERGED),
    f"{XA}/agency.md": agency("Ủy ban nhân dân xã Mường Khương", type="ubnd-xa"),
    f"{XA}/people/giang-a-chu.md": CHU,
    "ubnd-huyen-bac-ha/agency.md": agency("Ủy ban nhân dân huyện Bắc Hà", type="ubnd-huyen", succession=GONE),
}


class Said:
    """What the word said and how it ended; parted into the diff and the remarks."""

    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    @property
    def diff(self):
        return "".join(f"{line}\n" for line in self.out.splitlines() if line[:1] in {"-", "+"} and line[1:3] != "->")

    @property
    def remarks(self):
        """What is wrong, and where."""
        lines = self.out.splitlines()
        pairs = pairwise(lines)
        return [(one.partition(": ")[2], where[4:]) for one, where in pairs if one.startswith(("lỗi[", "nhắc["))]


@pytest.fixture
def lists(tree, tmp_path, monkeypatch, capsys):
    """Runs the word on a small province with a list of the given bytes, told in the folder above the content."""
    tree({f"lao-cai/{path}": text for path, text in WORLD.items()})
    monkeypatch.chdir(tmp_path)

    def run(content, *words, name="ds.xlsx"):
        Path(name).write_bytes(content)
        code = main(["import", "spokespeople", name, "--content", "content", "--now", NOW, *words])
        return Said(code, *capsys.readouterr())

    return run


def every_byte():
    return {one: one.read_bytes() for one in Path("content").rglob("*") if one.is_file()}


def row(*cells, heads=HEADS):
    return workbook([heads, cells])


MY = ["1", "Sở Nội vụ", "Vàng Thị Mỷ", "Phó Giám đốc", "0214 3840 999", "noivu@laocai.example"]


# three lists as they come


def test_a_list_with_merged_cells_sections_capitals_and_several_telephones_in_a_cell(lists):
    done = lists(merged_cells())
    assert done.code == 1
    assert (
        done.diff
        == """\
--- content/lao-cai/so-y-te/people/cu-a-lu.md
+++ content/lao-cai/so-y-te/people/cu-a-lu.md
-      label: Văn phòng
-      extension: 12
+      label: VP
+      extension: 15
+    - number: 0912 345 678
--- content/lao-cai/so-y-te/people/luong-thi-dao.md
+++ content/lao-cai/so-y-te/people/luong-thi-dao.md
+spokesperson:
+  role: người đứng đầu
+  phones:
+    - number: 0214 3840 880
+  email: giamdoc.syt@laocai.example
--- /dev/null
+++ content/lao-cai/so-noi-vu/people/vang-thi-my.md
+---
+name: Vàng Thị Mỷ
+posts:
+  - title: Phó Giám đốc
+spokesperson:
+  role: người phát ngôn thường xuyên
+  phones:
+    - number: 0214 3840 999
+    - number: 0912 345 679
+  email: noivu@laocai.example
+---
"""
    )
    assert done.remarks == [
        ("“0214 3840” không hợp cách đánh số điện thoại của Việt Nam", "ds.xlsx, Danh sách!E12"),
        ("cổng không có cơ quan “Sở Xây dựng”", "ds.xlsx, Danh sách!B13"),
    ]
    assert " = dòng ấy: 4 | Sở Xây dựng | Lê Văn Tám | Giám đốc | 0214 3840 777 | soxd@laocai.example\n" in done.out
    assert done.out.endswith(
        "5 dòng: 1 người mới, 2 người có thay đổi; 2 dòng chưa vào được.\nChưa ghi gì. Xem kỹ rồi chạy lại với --write.\n"
    )


def test_a_csv_with_semicolons_decomposed_letters_missing_marks_and_lost_zeros(lists):
    done = lists(semicolons(), name="ds.csv")
    assert done.code == 1
    assert (
        done.diff
        == """\
--- content/lao-cai/so-y-te/people/cu-a-lu.md
+++ content/lao-cai/so-y-te/people/cu-a-lu.md
-      label: Văn phòng
-      extension: 12
+    - number: 0912 345 678
--- content/lao-cai/so-y-te/people/luong-thi-dao.md
+++ content/lao-cai/so-y-te/people/luong-thi-dao.md
+spokesperson:
+  role: người đứng đầu
+  phones:
+    - number: 0214 3840 880
+  email: giamdoc.syt@laocai.example
--- content/lao-cai/ubnd-xa-muong-khuong/people/giang-a-chu.md
+++ content/lao-cai/ubnd-xa-muong-khuong/people/giang-a-chu.md
+  email: chutich.mk@laocai.example
"""
    )
    assert done.remarks == [
        ("thư điện tử “phát.ngôn@laocai.example” có chữ tiếng Việt", "ds.csv, F6"),
        ("Vàng Thị Mỷ chưa có trong cổng và dòng không có chức vụ", "ds.csv, D8"),
    ]
    assert "= cách sửa: hỏi lại; có lẽ là phat.ngon@laocai.example\n" in done.out


def test_a_list_with_two_rows_of_headings_agencies_that_are_gone_and_somebody_twice(lists):
    done = lists(two_headings())
    assert done.code == 1
    assert (
        done.diff
        == """\
--- content/lao-cai/so-y-te/people/cu-a-lu.md
+++ content/lao-cai/so-y-te/people/cu-a-lu.md
-      label: Văn phòng
-      extension: 12
+    - number: 0912 345 678
"""
    )
    here = "ds.xlsx, Danh sách!"
    assert done.remarks == [
        (
            "Ủy ban nhân dân huyện Bắc Hà không còn từ ngày 01/07/2025, nay là Ủy ban nhân dân xã Mường Khương (ubnd-xa-muong-khuong)",
            f"{here}B4",
        ),
        (
            "Sở Thông tin và Truyền thông không còn từ ngày 01/03/2025, nay là Sở Khoa học và Công nghệ tỉnh Lào Cai (so-khoa-hoc)",
            f"{here}B5",
        ),
        ("danh sách ghi Cư A Lử là “Trưởng phòng”, hồ sơ ghi “Chánh Văn phòng Sở Y tế”", f"{here}D6"),
        (f"Vàng Thị Mỷ còn ở {here}C8", f"{here}C7"),
        (f"Vàng Thị Mỷ còn ở {here}C7", f"{here}C8"),
        ("nhiệm vụ phát ngôn của Đỗ Quang Vịnh đã hết ngày 14/09/2026", f"{here}C9"),
        ("người phát ngôn thường xuyên phải có điện thoại và thư điện tử công vụ", f"{here}C10"),
        ("dòng không có họ và tên", f"{here}C11"),
        (
            "không có trong danh sách: Giàng A Chư, Chủ tịch UBND xã, “Ủy ban nhân dân xã Mường Khương”",
            "content/lao-cai/ubnd-xa-muong-khuong/people/giang-a-chu.md",
        ),
    ]


# writing


@pytest.mark.parametrize(("made", "name"), [(merged_cells, "a.xlsx"), (semicolons, "a.csv"), (two_headings, "b.xlsx")])
def test_a_list_that_was_written_changes_nothing_when_it_comes_again(lists, made, name):
    assert "Đã ghi" in lists(made(), "--write", name=name).out
    after = every_byte()
    again = lists(made(), "--write", name=name)
    assert "không có gì thay đổi" in again.out
    assert again.diff == ""
    assert every_byte() == after
    assert read_portal(Path("content/lao-cai"), datetime.fromisoformat(NOW)).site


def test_nothing_is_written_before_it_is_asked_for(lists):
    before = every_byte()
    lists(merged_cells())
    assert every_byte() == before


def test_a_change_leaves_every_other_byte_of_the_file(lists):
    lists(row("1", "Sở Y tế", "Cư A Lử", "", "0214 3840 889", ""), "--write")
    old = "    - number: 0214 3840 888\n      label: Văn phòng\n      extension: 12\n"
    assert LU.count(old) == 1
    found = Path("content/lao-cai/so-y-te/people/cu-a-lu.md").read_text("utf-8")
    assert found == LU.replace(old, "    - number: 0214 3840 889\n")


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
def test_line_ends_stay_as_they_are(lists, ends):
    path = Path("content/lao-cai/so-y-te/people/cu-a-lu.md")
    path.write_bytes(LU.replace("\n", ends).encode())
    lists(row("1", "Sở Y tế", "Cư A Lử", "", "", "moi@laocai.example"), "--write")
    assert path.read_bytes() == LU.replace("phatngon.syt@", "moi@").replace("\n", ends).encode()


def test_empty_cells_say_nothing(lists):
    done = lists(row("1", "SYT", "Cư A Lử", "", "", ""))
    assert done.diff == ""
    assert done.code == 0


def test_a_title_with_days_is_only_told_of_and_one_without_is_corrected(lists):
    chu = row("1", "Xã Mường Khương", "Giàng A Chư", "Quyền Chủ tịch UBND xã", "", "")
    assert "-  - title: Chủ tịch UBND xã\n+  - title: Quyền Chủ tịch UBND xã\n" in lists(chu).diff
    lu = lists(row("1", "SYT", "Cư A Lử", "Phó Giám đốc", "", ""))
    assert (lu.diff, lu.code) == ("", 0)
    assert "“Phó Giám đốc”, hồ sơ ghi “Chánh Văn phòng Sở Y tế”" in lu.out


def test_a_decision_to_assign_somebody_outweighs_the_title_of_a_head(lists):
    path = Path("content/lao-cai/so-y-te/people/cu-a-lu.md")
    text = LU.replace("Chánh Văn phòng Sở Y tế ", "Giám đốc Sở Y tế ")
    path.write_text(text, "utf-8")
    head = row("1", "SYT", "Cư A Lử", "Giám đốc Sở Y tế", "", "")
    assert "-  role: regular\n+  role: người đứng đầu\n" in lists(head).diff
    decision = "  decision:\n    number: 4/QĐ-SYT\n    signed: 4/8/2026 16:20\n"
    path.write_text(text.replace("  topics:", f"{decision}  topics:"), "utf-8")
    assert lists(head).diff == ""


def test_a_decision_that_is_known_with_its_hour_is_not_written_anew_without_it(lists):
    path = Path("content/lao-cai/so-y-te/people/cu-a-lu.md")
    known = "  decision:\n    number: 4/QĐ-SYT\n    signed: 4/8/2026 16:20\n  topics:"
    path.write_text(LU.replace("  topics:", known), "utf-8")
    cells = ["1", "SYT", "Cư A Lử", "", "", "Phatngon.SYT@laocai.example", ""]
    heads = [*HEADS, "Quyết định"]
    assert lists(row(*cells, "4/QĐ-SYT ngày 04/8/2026", heads=heads)).diff == ""
    other = lists(row(*cells, "5/QĐ-SYT ngày 20/11/2026", heads=heads)).diff
    assert other.endswith("+    number: 5/QĐ-SYT\n+    signed: 20/11/2026\n")
    without_day = lists(row(*cells, "5/QĐ-SYT", heads=heads))
    assert (without_day.code, without_day.diff) == (1, "")
    assert without_day.remarks[0][0] == "thiếu thời điểm ký"


def test_our_own_columns_are_read_for_a_new_person(lists):
    heads = [*HEADS, "Loại người phát ngôn", "Vụ việc", "Từ ngày", "Đến hết ngày", "Quyết định", "Lĩnh vực"]
    cells = [*MY, "Dữ liệu mẫu", "được ủy quyền", "Vụ sạt lở", date(2026, 11, 1), "31/12/2026"]
    done = lists(row(*cells, "9/QĐ-SNV ngày 30/10/2026", "đất; nhà", heads=heads))
    assert done.diff.endswith("""\
+spokesperson:
+  role: người được ủy quyền phát ngôn
+  phones:
+    - number: 0214 3840 999
+  email: noivu@laocai.example
+  decision:
+    number: 9/QĐ-SNV
+    signed: 30/10/2026
+  period:
+    start: 01/11/2026
+    end: 31/12/2026
+  matter: Vụ sạt lở
+  topics:
+    - đất
+    - nhà
+sample: có
+---
""")


def test_our_own_columns_correct_what_is_known(lists):
    path = Path("content/lao-cai/so-y-te/people/cu-a-lu.md")
    old = "  period:\n    start: 1/8/2025\n    end: 31/12/2026\n"
    path.write_text(LU.replace("  confirmed:", f"{old}  confirmed:"), "utf-8")
    heads = [*HEADS, "Đến hết ngày", "Giờ trả lời báo chí", "Xác nhận", "Trực ngoài giờ", "Ngôn ngữ"]
    cells = [
        "1",
        "SYT",
        "Cư A Lử",
        "",
        "",
        "",
        "",
        "30/6/2027",
        "7:30\nrole: head",
        "20/11/2026",
        "0214 3840 881 (Trực)",
    ]
    assert (
        lists(row(*cells, "Tiếng Việt; Tiếng Mông", heads=heads)).diff
        == """\
--- content/lao-cai/so-y-te/people/cu-a-lu.md
+++ content/lao-cai/so-y-te/people/cu-a-lu.md
-    start: 1/8/2025
-    end: 31/12/2026
-  confirmed: 13/11/2026
+    start: 01/08/2025
+    end: 30/06/2027
+  confirmed: 20/11/2026
+  duty_line:
+    number: 0214 3840 881
+    label: Trực
+  hours: "7:30 role: head"
+  languages:
+    - Tiếng Việt
+    - Tiếng Mông
"""
    )


def test_a_title_is_corrected_wherever_it_stands_in_the_file(lists):
    path = Path("content/lao-cai/so-y-te/people/cu-a-lu.md")
    path.write_text("---\nname: Cư A Lử\nspokesperson:\n  role: head\nposts:\n  - title: Giám đốc # cũ\n---\n", "utf-8")
    done = lists(row("1", "SYT", "Cư A Lử", "Quyền Giám đốc", "0214 3840 888", ""))
    assert "-  - title: Giám đốc # cũ\n+  - title: Quyền Giám đốc # cũ\n" in done.diff
    assert "+  phones:\n+    - number: 0214 3840 888\n" in done.diff


def test_the_draft_of_somebody_is_not_written_over(lists):
    path = Path("content/lao-cai/so-noi-vu/people/vang-thi-my.md")
    path.parent.mkdir()
    path.write_text(person("Vàng Thị Mỷ", status="nháp"), "utf-8")
    done = lists(row(*MY), "--write")
    assert done.remarks[0][0].startswith("đã có tệp content/lao-cai/so-noi-vu/people/vang-thi-my.md")
    assert "status: nháp" in path.read_text("utf-8")


def test_a_file_whose_keys_stand_in_one_line_is_changed_within_its_brackets(lists):
    path = Path("content/lao-cai/so-y-te/people/cu-a-lu.md")
    path.write_text(person("Cư A Lử", spokesperson={"role": "head"}), "utf-8")
    done = lists(row("1", "SYT", "Cư A Lử", "", "0214 3840 888", ""), "--write")
    assert done.code == 0
    assert "spokesperson: {role: head, phones: [{number: 0214 3840 888}]}\n" in path.read_text("utf-8")


@pytest.mark.usefixtures("lists")
def test_where_one_file_cannot_be_written_none_is():
    before = every_byte(), set(Path("content").rglob("*"))
    folder = Path("content/lao-cai/so-noi-vu/people")
    known = Change(Path("content/lao-cai/so-y-te/people/cu-a-lu.md"), LU, "mới")
    with pytest.raises(Refused, match="không ghi được"):
        write([known, Change(folder / "a.md", None, "mới"), Change(folder.parent / "agency.md" / "d.md", None, "mới")])
    assert (every_byte(), set(Path("content").rglob("*"))) == before


@pytest.mark.usefixtures("lists")
def test_a_file_that_somebody_has_changed_meanwhile_is_not_written_over():
    path = Path("content/lao-cai/so-y-te/people/cu-a-lu.md")
    other = Change(Path("content/lao-cai/so-noi-vu/people/a.md"), None, "mới")
    with pytest.raises(Refused, match="vừa được sửa ở nơi khác"):
        write([other, Change(path, "khác", "mới")])
    assert path.read_text("utf-8") == LU
    assert not other.path.exists()


# whom a row speaks of


@pytest.mark.parametrize(
    "name",
    ["Sở Y tế tỉnh Lào Cai", "SỞ Y TẾ", "so y te", "SYT", "1. Sở Y tế (SYT)", "so-y-te", "Sở  Y\u00a0tế Lào Cai"],
)
def test_an_agency_may_be_written_in_many_ways(lists, name):
    done = lists(row("1", name, "Cư A Lử", "", "", ""))
    assert (done.code, done.diff) == (0, "")


def test_an_agency_that_is_not_there_is_told_with_the_nearest_name(lists):
    done = lists(row("1", "Sở Y tế, Dân số", "Cư A Lử", "", "", ""))
    assert "= cách sửa: nếu là Sở Y tế tỉnh Lào Cai thì viết đúng tên ấy" in done.out


def test_the_id_of_an_agency_must_fit_its_name(lists):
    heads = [*HEADS, "Mã cơ quan"]
    assert lists(row("1", "", "Cư A Lử", "", "", "", "", "so-y-te", heads=heads)).code == 0
    other = lists(row("1", "Sở Nội vụ", "Cư A Lử", "", "", "", "", "so-y-te", heads=heads))
    what = "mã “so-y-te” là của Sở Y tế tỉnh Lào Cai, tên trong dòng là “Sở Nội vụ”"
    assert other.remarks[0] == (what, "ds.xlsx, Danh sách!H2")


def test_the_id_of_a_person_must_fit_the_name(lists):
    heads = [*HEADS, "Mã người"]
    lu = "so-y-te/people/cu-a-lu"
    assert lists(row("1", "SYT", "CƯ A LỬ", "", "", "", "", lu, heads=heads)).code == 0
    other = lists(row("1", "SYT", "Trần Thị B", "", "", "", "", lu, heads=heads))
    assert other.remarks[0] == (f"mã “{lu}” là của Cư A Lử, không phải Trần Thị B", "ds.xlsx, Danh sách!H2")
    unknown = lists(row("1", "SYT", "Cư A Lử", "", "", "", "", "../../x", heads=heads))
    assert unknown.remarks[0][0] == "mã “../../x” không có ở Sở Y tế tỉnh Lào Cai"


def test_a_spokesperson_who_is_not_in_the_list_is_told_and_stays(lists):
    before = every_byte()
    done = lists(row("1", "SYT", "Cư A Lử", "", "", ""), "--write")
    assert done.code == 0
    assert [what for what, _ in done.remarks] == [
        "không có trong danh sách: Giàng A Chư, Chủ tịch UBND xã, “Ủy ban nhân dân xã Mường Khương”"
    ]
    assert every_byte() == before


# the report


def test_the_report_keeps_whole_rows(lists):
    done = lists(merged_cells(), "--report", "con-lai.csv")
    text = Path("con-lai.csv").read_bytes().decode("utf-8-sig")
    heads, *lines = csv.reader(io.StringIO(text))
    assert heads[:7] == ["Ở đâu", "Mức", "Mã", "Điều gì", "Vì sao", "Cách sửa", "Đã có chỗ"]
    found = [dict(zip(heads, line, strict=True)) for line in lines]
    assert [(one["Ở đâu"], one["Mã"], one["Đã có chỗ"]) for one in found] == [
        ("ds.xlsx, Danh sách!E12", "dien-thoai-sai", "không"),
        ("ds.xlsx, Danh sách!B13", "danh-sach-co-quan-la", "không"),
    ]
    assert [found[1][f"Cột {one}"] for one in "ABCDEFG"] == [
        "4", "Sở Xây dựng", "Lê Văn Tám", "Giám đốc", "0214 3840 777", "soxd@laocai.example", "",
    ]  # fmt: skip
    assert done.code == 1


def test_a_report_is_never_written_over_and_then_nothing_is(lists):
    Path("con-lai.csv").write_text("của tôi", "utf-8")
    before = every_byte()
    done = lists(merged_cells(), "--report", "con-lai.csv", "--write")
    assert (done.code, done.out) == (2, "")
    assert done.err == "./portal import: con-lai.csv đã có, không ghi đè\n"
    assert Path("con-lai.csv").read_text("utf-8") == "của tôi"
    assert every_byte() == before


# there and back


@pytest.mark.parametrize("province", ["lao-cai", "quang-tri"])
@pytest.mark.parametrize("columns", [7, len(COLUMNS)])
def test_what_was_exported_changes_nothing_when_it_is_imported(province, columns, tmp_path, capsys):
    folder = tmp_path / province
    shutil.copytree(ROOT / "content" / province, folder)
    read = read_portal(folder, datetime.fromisoformat(NOW)).site
    whole = speaker_table(read, read.agencies)
    table = replace(whole, columns=whole.columns[:columns], rows=tuple(one[:columns] for one in whole.rows))
    assert len(table.rows) > 10
    for name, content in (("a.csv", as_csv(table)), ("a.xlsx", as_xlsx(table))):
        (tmp_path / name).write_bytes(content)
        assert main(["import", "spokespeople", str(tmp_path / name), "--content", str(folder), "--now", NOW]) == 0
        assert capsys.readouterr().out == f"{len(table.rows)} dòng: không có gì thay đổi; dòng nào cũng đã có chỗ.\n"


# files that are no lists


def zipped(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name.replace("__", "/"), content)
    return out.getvalue()


CSV = ";".join(HEADS)
HOSTILE = {
    "random.xlsx": (bytes(range(256)) * 40, "không phải Excel"),
    "zip.xlsx": (b"PK\x03\x04" + bytes(range(256)) * 40, "không mở được"),
    "other.xlsx": (zipped(word__document="<a/>"), "không phải Excel"),
    "bomb.xlsx": (zipped(xl__sheet=b"0" * 70_000_000), "lớn bất thường"),
    "old.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Excel kiểu cũ"),
    "locked.xlsx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
    "large.csv": (b"a;b\n" * 3_000_000, "lớn hơn 10 MB"),
    "long.csv": (CSV.encode() + b"\n1;2;3;4;5" * 5001, "hơn 5.000 dòng"),
    "windows.csv": (
        f"{CSV}\n1;Sở Y tế;Nguyễn Đức Hưởng;;;;".replace("ọ", "o").encode("cp1258", "ignore"),
        "windows-1258",
    ),
    "font.csv": (f"{CSV}\n1;Së Y tÕ;NguyÔn V¨n §«ng;Phã Gi¸m ®èc;;;\n2;Së Néi vô;TrÇn ThÞ H»ng;;;;".encode(), "TCVN3"),
    "empty.csv": (b"", "không tìm thấy dòng tiêu đề"),
    "no-heads.xlsx": (workbook([["Sở Y tế", "Cư A Lử"]]), "không tìm thấy dòng tiêu đề"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_no_list_is_refused_in_words(lists, name):
    content, why = HOSTILE[name]
    before = every_byte()
    done = lists(content, "--write", name=name)
    assert done.code == 1
    assert why in done.err + done.out
    assert "Traceback" not in done.err
    assert every_byte() == before


def test_utf_16_with_tabs_as_excel_writes_it_is_read(lists):
    text = "\r\n".join("\t".join(line) for line in (HEADS, MY))
    assert "1 người mới" in lists(text.encode("utf-16"), name="ds.txt").out


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (2, "../../../etc/passwd"),
        (2, "=HYPERLINK(1)"),
        (3, 'Giám đốc: "x" # y'),
        (3, "---"),
        (3, "Phó\u200b Giám đốc\nrole: head"),
        (5, "a@b.c\nrole: head"),
        (4, "0" * 900),
        (4, "(" * 900),
        (2, "a" * 900),
        (2, "李 小龙"),
        (4, "9" * 30_000),
    ],
)
def test_a_cell_is_never_more_than_text(lists, cell, text):
    cells = [*MY]
    cells[cell] = text
    before = every_byte()
    done = lists(row(*cells), "--write")
    made = set(every_byte()) - set(before)
    assert made <= {Path("content/lao-cai/so-noi-vu/people/vang-thi-my.md")}
    assert {one: content for one, content in every_byte().items() if one in before} == before
    assert "Traceback" not in done.err
    found = read_portal(Path("content/lao-cai"), datetime.fromisoformat(NOW)).site
    assert found
    assert [one.spokesperson.role.id for one in found.people if one.name == "Vàng Thị Mỷ"] in ([], ["regular"])


def test_a_formula_counts_for_the_value_that_was_kept_with_it(lists):
    done = lists(row("1", "Sở Nội vụ", "Vàng Thị Mỷ", "=1+1", "0214 3840 999", "noivu@laocai.example"))
    assert done.remarks[0][0] == "Vàng Thị Mỷ chưa có trong cổng và dòng không có chức vụ"


# how it is called


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["import", "spokespeople", "khong-co.xlsx", "--content", "content"], "khong-co.xlsx"),
        (["import", "spokespeople", "ds.xlsx", "--content", "content", "--portal", "khong-co"], "không có cổng"),
        (["import", "spokespeople", "ds.xlsx", "--content", "khong-co"], "không có cổng nào"),
        (["import", "spokespeople", "ds.xlsx", "--content", "content", "--report", "khong/a.csv"], "không có thư mục"),
        (["import", "spokespeople", "content", "--content", "content"], "không có tệp content"),
    ],
)
@pytest.mark.usefixtures("lists")
def test_a_wrong_call_ends_with_2(capsys, words, why):
    Path("ds.xlsx").write_bytes(row(*MY))
    assert main(words) == 2
    assert why in capsys.readouterr().err


def test_a_portal_with_mistakes_is_not_compared_with_anything(lists):
    Path("content/lao-cai/so-noi-vu/agency.md").write_text("---\nname: Sở Nội vụ\n---\n", "utf-8")
    done = lists(row(*MY), "--write")
    assert (done.code, done.out) == (1, "")
    assert "lỗi[thieu-khoa]" in done.err


def test_several_portals_must_be_told_apart(lists):
    shutil.copytree("content/lao-cai", "content/hoa-ban")
    done = lists(row(*MY))
    assert done.code == 2
    assert "thêm --portal với một trong: hoa-ban, lao-cai" in done.err
