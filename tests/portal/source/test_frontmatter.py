"""A file becomes a sheet: values, the text below them, and the line where everything stands."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.portal.source.encoding import text_of
from plugins.portal.source.frontmatter import Sheet, split
from plugins.portal.source.problem import Problem

LINES = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"))


def sheet(text):
    found = split(text, "a.md")
    assert isinstance(found, Sheet)
    return found


def problem(found):
    assert isinstance(found, Problem)
    return found.code, found.where.line


def test_a_file_is_front_matter_between_fences_then_text():
    found = sheet("---\ntitle: Kế hoạch\n---\n# Mở đầu\n\nChữ.\n")
    assert found.values == {"title": "Kế hoạch"}
    assert found.body == "# Mở đầu\n\nChữ.\n"
    assert found.origin.place("title").line == 2
    assert found.origin.body_line == 4


def test_front_matter_may_be_empty_and_so_may_the_text():
    assert (sheet("---\n---").values, sheet("---\n---").body) == ({}, "")


def test_blanks_behind_a_fence_do_not_matter():
    assert sheet("--- \na: 1\n---\t\nb").values == {"a": "1"}


def test_a_rule_in_the_text_is_no_fence():
    assert sheet("---\na: 1\n---\nmột\n\n---\n\nhai").body == "một\n\n---\n\nhai"


@given(st.lists(LINES.filter(lambda line: line.rstrip() != "---")), st.lists(LINES))
def test_the_text_below_the_front_matter_is_kept_to_the_letter(comments, lines):
    front = "".join(f"# {line}\n" for line in comments if line.isprintable())
    body = "\n".join(lines)
    found = sheet(f"---\n{front}---\n{body}")
    assert found.body == body
    assert found.origin.body_line == front.count("\n") + 3


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "title: Kế hoạch\n",
        "\n---\ntitle: a\n---\n",
        "----\ntitle: a\n----\n",
        "---\ntitle: a\n",
        "---\ntitle: a\n----\n",
        "---",
    ],
)
def test_a_missing_fence_is_a_problem_of_the_first_line(text):
    assert problem(split(text, "a.md")) == ("thieu-phan-dau", 1)


@pytest.mark.parametrize("front", ["- a\n- b\n", "chỉ một câu\n"])
def test_front_matter_that_is_no_list_of_keys_is_a_problem(front):
    assert problem(split(f"---\n{front}---\n", "a.md")) == ("yaml-khong-doc-duoc", 2)


def test_a_problem_of_the_front_matter_counts_lines_of_the_file():
    assert problem(split("---\na: 1\na: 2\n---\n", "a.md")) == ("khoa-lap-lai", 3)


def test_a_byte_order_mark_is_no_text():
    assert text_of("\ufeff---\n".encode(), "a.md") == "---\n"


def test_line_ends_of_windows_become_plain():
    assert text_of(b"---\r\na: 1\r\n---\r\nb\r\n", "a.md") == "---\na: 1\n---\nb\n"


def test_letters_are_composed_whatever_the_keyboard_wrote():
    written = unicodedata.normalize("NFD", "Nguyễn Thị Hường")
    assert written != "Nguyễn Thị Hường"
    assert text_of(written.encode(), "a.md") == "Nguyễn Thị Hường"


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        ("---\ntitle: Kế hoạch\n---\n".encode("utf-16"), 1),
        ("---\ntitle: Kế hoạch\n---\n".encode("utf-16-le"), 1),
        ("---\nnumber: 1\ntitle: K\u00ea\u0301 ho\u00e2\u0323ch".encode("windows-1258"), 3),
        (b"---\nnumber: 1\n---\n\xff", 4),
    ],
)
def test_another_encoding_is_a_problem_at_the_first_letter_that_tells(raw, line):
    assert problem(text_of(raw, "a.md")) == ("khong-phai-utf-8", line)
