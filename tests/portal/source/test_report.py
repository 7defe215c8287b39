"""Problems as people and programs read them."""

import json
import re

import pytest

from plugins.portal.source.place import Place
from plugins.portal.source.problem import Problem, in_order
from plugins.portal.source.report import FORMATS, as_github, as_gitlab, as_json, as_text
from tests.conftest import document, page

WORLD = {
    "ubnd-tinh/documents/2024/90-kh-ubnd.md": """\
---
number: 90/KH-UBND
title: Kế hoạch truyền thông chính sách
issued: 5/2/2024
subject: Truyền thông chính sách
sample: có
implements: 07/CTTTg ngày 21/3/2023
---
"""
}


def test_a_message_says_what_where_why_and_how(reading):
    read = reading(WORLD)
    assert (
        as_text(read.problems, read.texts)
        == """\
lỗi[so-ky-hieu-sai-dang]: số ký hiệu “07/CTTTg” thiếu dấu gạch nối
 --> content/lao-cai/ubnd-tinh/documents/2024/90-kh-ubnd.md:7
  |
7 | implements: 07/CTTTg ngày 21/3/2023
  |             ^^^^^^^^^^^^^^^^^^^^^^^
  = vì sao: số, ký hiệu đúng thì mới tìm được và liên kết được văn bản
  = cách sửa: viết 07/CT-TTg
"""
    )


def test_a_line_number_of_two_digits_moves_the_margin(reading):
    body = "\n" * 5 + "Xem [kế hoạch](khong-co).\n"
    read = reading({"pages/gioi-thieu.md": page(body=body)})
    assert as_text(read.problems, read.texts).splitlines()[1:5] == [
        " --> content/lao-cai/pages/gioi-thieu.md:9",
        "  |",
        "9 | Xem [kế hoạch](khong-co).",
        "  |                ^^^^^^^^",
    ]
    read = reading({"pages/gioi-thieu.md": page(body="\n" + body)})
    assert as_text(read.problems, read.texts).splitlines()[1:5] == [
        "  --> content/lao-cai/pages/gioi-thieu.md:10",
        "   |",
        "10 | Xem [kế hoạch](khong-co).",
        "   |                ^^^^^^^^",
    ]


def test_a_problem_of_a_whole_file_shows_no_line(reading):
    read = reading({"ghi-chu.txt": "việc cần làm"})
    lines = as_text(read.problems, read.texts).splitlines()
    assert lines[1] == "--> content/lao-cai/ghi-chu.txt"
    assert not any("|" in line for line in lines)


def test_the_underline_ends_where_the_line_ends():
    problem = Problem(Place("a.md", 1, 3, 50), "ngay-sai", "ngày sai", "sửa ngày")
    assert "\n  |   ^^^\n" in as_text([problem], {"a.md": "12345"})


def test_a_notice_is_called_a_notice(reading):
    read = reading({"ubnd-tinh/documents/2026/1-kh-ubnd.md": document(based_on="9/NQ-CP")})
    assert as_text(read.problems, read.texts).startswith("nhắc[van-ban-chua-co]: “9/NQ-CP” chưa có trên cổng")
    assert read.site


@pytest.fixture
def two():
    """An error whose path would break a workflow command, and a notice."""
    return [
        Problem(Place("content/a, b: 100%.md", 7, 13, 8), "ngay-sai", "“31/2”:\nkhông có ngày này, 100 %", "viết 28/2"),
        Problem(Place("content/b.md"), "van-ban-chua-co", "chưa có", "thêm văn bản"),
    ]


def test_github_reads_one_command_a_line(two):
    error, notice = as_github(two, {}).splitlines()
    assert error.startswith(
        "::error file=content/a%2C b%3A 100%25.md,line=7,col=13,title=Ngày viết sai::“31/2”:%0Akhông có"
    )
    assert "100 %25" in error
    assert notice.startswith("::warning file=content/b.md,line=1,col=1,title=")


def test_every_github_command_has_the_form_that_github_parses(two):
    command = re.compile(r"::(error|warning) file=[^:,\n]+,line=\d+,col=\d+,title=[^:,\n]+::[^\n]+")
    assert all(command.fullmatch(line) for line in as_github(two, {}).splitlines())


def test_gitlab_reads_a_code_quality_report(two):
    found = json.loads(as_gitlab(two, {}))
    assert [one["severity"] for one in found] == ["major", "minor"]
    assert found[0]["location"] == {"path": "content/a, b: 100%.md", "lines": {"begin": 7}}
    assert found[1]["location"]["lines"]["begin"] == 1
    assert {"description", "check_name", "fingerprint", "severity", "location"} == found[0].keys()
    assert len({one["fingerprint"] for one in found}) == 2


def test_gitlab_tells_the_same_problem_by_the_same_fingerprint(two):
    assert as_gitlab(two, {}) == as_gitlab(two, {})


def test_json_says_everything_in_vietnamese_letters(two):
    text = as_json(two, {})
    assert "\\u" not in text
    assert json.loads(text)[0] == {
        "grade": "lỗi",
        "code": "ngay-sai",
        "path": "content/a, b: 100%.md",
        "line": 7,
        "column": 13,
        "what": "“31/2”:\nkhông có ngày này, 100 %",
        "why": "hiệu lực và thời hạn tính từ ngày này",
        "how": "viết 28/2",
    }


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_to_mend_is_an_empty_report(name):
    assert FORMATS[name]([], {}) in {"", "[]\n"}


def test_problems_come_by_file_line_and_column_each_once():
    first, second, third = (
        Problem(Place(path, line, column), "ngay-sai", "sai", "sửa")
        for path, line, column in [("a", 9, 1), ("a", 10, 2), ("b", 1, 1)]
    )
    assert in_order([third, second, first, second]) == (first, second, third)
