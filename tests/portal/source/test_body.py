"""The text of a record is read line by line: what the renderer would drop is an error, what looks odd a notice."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.markup import render
from plugins.portal.catalogue.bodies import targets
from plugins.portal.model import Page
from plugins.portal.source import limits
from plugins.portal.source.body import body_problems
from plugins.portal.source.claims import Claim
from plugins.portal.source.file import read_file
from plugins.portal.source.links import goals
from plugins.portal.source.place import Origin
from plugins.portal.source.verbatim import without_code
from plugins.portal.views.parts import Text
from tests.conftest import page

TABLE = "| Tháng | Ngày |\n| --- | --- |\n"


def told(body):
    return [(one.code, one.where.line, one.where.column) for one in sorted(body_problems(body, "a.md", 1))]


WRONG = {
    # tables
    "15 a cell too many": (f"{TABLE}| 1 | 5 | 6 |\n", ("bang-thua-o", 3, 1)),
    "15 a cell too many without borders": ("a | b\n- | -\n1 | 2 | 3\n", ("bang-thua-o", 3, 1)),
    "15 borders where the names have none": ("a | b\n- | -\n| 1 | 2 |\n", ("bang-thua-o", 3, 1)),
    "15 a stroke within a cell": (f"{TABLE}| 1 | a|b |\n", ("bang-thua-o", 3, 1)),
    "15 a cell too many in a quotation": ("> | a | b |\n> | - | - |\n> | 1 | 2 | 3 |\n", ("bang-thua-o", 3, 1)),
    "a cell too few": (f"{TABLE}| 1 |\n", ("bang-thieu-o", 3, 1)),
    "15 dashes that do not fit": ("| a | b | c |\n| - | - |\n| 1 | 2 | 3 |\n", ("bang-khong-thanh", 2, 1)),
    "15 a table behind a line of text": (f"Lịch tiêm:\n{TABLE}", ("bang-khong-thanh", 2, 1)),
    "15 a table without names": ("\n| - | - |\n| 1 | 2 |\n", ("bang-khong-thanh", 2, 1)),
    # code
    "a fence that is never closed": ("một\n\n```\nhai\n", ("khoi-ma-khong-dong", 3, 1)),
    "another fence than the one that was opened": ("```\nhai\n````\n", ("khoi-ma-khong-dong", 1, 1)),
    "a fence in a list": ("- một\n\n    ```\n    hai\n    ```\n", ("khoi-ma-khong-dong", 3, 5)),
    "more than a language behind a fence": ("``` ví dụ hai\n", ("khoi-ma-khong-dong", 1, 1)),
    # headings
    "a heading without text": ("## \n", ("tieu-de-trong", 1, 1)),
    "a heading of marks": ("một\n\n### ###\n", ("tieu-de-trong", 3, 1)),
    "a heading that skips a level": ("## một\n\n#### hai\n", ("tieu-de-nhay-bac", 3, 1)),
    "a first heading far below the title": ("#### một\n", ("tieu-de-nhay-bac", 1, 1)),
    # pictures and links
    "a picture without words": ("Xem ![](a.png)\n", ("anh-thieu-mo-ta", 1, 5)),
    "a picture by reference without words": ("![ ][a]\n\n[a]: a.png\n", ("anh-thieu-mo-ta", 1, 1)),
    "a link without words": ("Xem [ ](so-y-te)\n", ("lien-ket-khong-chu", 1, 5)),
    "a link that says here": ("Xem [tại đây](so-y-te)\n", ("chu-lien-ket-mo-ho", 1, 6)),
    "a link that says press here": ("[**Bấm vào đây** »](so-y-te)\n", ("chu-lien-ket-mo-ho", 1, 2)),
    "a link that says here in English": ("[Click here](so-y-te)\n", ("chu-lien-ket-mo-ho", 1, 2)),
    "36 a name without an address": ("Xem [kế hoạch][kh]\n", ("lien-ket-dat-ten-sai", 1, 5)),
    "36 an address without a use": ("Xem\n\n[kh]: so-y-te\n", ("lien-ket-dat-ten-sai", 3, 1)),
    "36 a sentence that would be lost as an address": ("[Lưu ý]: so-y-te\n", ("lien-ket-dat-ten-sai", 1, 1)),
    # footnotes
    "a footnote that is not there": ("Theo luật[^1].\n", ("chu-thich-sai", 1, 10)),
    "a footnote that nothing names": ("Theo luật.\n\n[^1]: Luật 01.\n", ("chu-thich-thua", 3, 1)),
    # what looks like something else
    "22 a comment": ("một\n<!-- hỏi lại anh A -->\n", ("ghi-chu-an", 2, 1)),
    "22 a comment that is never closed": ("một <!-- hỏi\n", ("ghi-chu-an", 1, 5)),
    "22 hidden text": ('<p style="display:none">a</p>\n', ("the-html", 1, 1)),
    "22 a script": ("một\n\n<script>alert(1)</script>\n", ("the-html", 3, 1)),
    "an attribute list": ("một {: .do }\n", ("the-html", 1, 5)),
    "an id for a heading": ("## một {#hai}\n", ("the-html", 1, 8)),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_with_a_text_is_told_once_at_its_line(name):
    body, problem = WRONG[name]
    assert told(body) == [problem]


def test_a_footnote_and_an_address_are_written_once():
    assert told("a[^1]\n\n[^1]: một\n\n[^1]: hai\n") == [("chu-thich-sai", 5, 1)]
    assert told("[a][b]\n\n[b]: x\n\n[b]: y\n") == [("lien-ket-dat-ten-sai", 5, 1)]


RIGHT = {
    "a table": f"Lịch:\n\n{TABLE}| 1 | 5 |\n| 2 | |\n\nHết.\n",
    "a table below a heading": f"## Lịch\n{TABLE}| 1 | 5 |\n",
    "a stroke in code in a table": f"{TABLE}| 1 | `a|b` |\n| 2 | a\\|b |\n",
    "a table without borders": "a | b\n--|--\n1 | 2\n",
    "marks of tables in code": "```\n| a |\n| - | - |\n```\n",
    "code without end marks": "Viết `## ` hoặc `<!--`.\n",
    "code with a language": "```sql\nselect *\n```\n",
    "code that is set in": "Ví dụ:\n\n    # \n    [a][b]\n    <!-- x -->\n",
    "headings in steps": "# một\n\n## hai\n\n### ba\n\n## bốn\n",
    "a number sign within a line": "Văn bản # 5\n",
    "links that say where": "[Kế hoạch 119](119/KH-UBND), <https://laocai.gov.vn>, [ảnh](a.png) và ![Sơ đồ](b.png)\n",
    "links by name": "[Kế hoạch][kh], [kh], [KH][] và ![Ảnh][a]\n\n[kh]: so-y-te\n[a]: a.png\n",
    "words in brackets": "[1] [2] và [x] theo [Phụ lục].\n",
    "footnotes": "Theo luật[^1] và nghị định[^nd].\n\n[^1]: Luật 01.\n[^nd]: Nghị định 13.\n\n    Đoạn hai.\n",
    "less than": "Nếu a < b và x<5 hay <5 %; 3 > 2.\n",
    "an address of mail": "<vanphong@laocai.example>\n",
    "escaped marks": "\\[a\\]\\[b\\], \\# và \\{: x\n",
    "an address in angle brackets": "[Bảng](<bảng giá 2026.xlsx>) [a](<so do.png>)\n",
}  # fmt: skip


@pytest.mark.parametrize("name", RIGHT)
def test_a_good_text_is_left_in_peace(name):
    assert told(RIGHT[name]) == []


def test_what_is_told_of_a_text_counts_the_lines_of_the_file():
    (one,) = read_file(page(body="một\n\n## \n").encode(), "a.md", Claim(Page, "pages/a")).problems
    assert (one.where.line, one.stops) == (6, True)


def test_a_text_with_a_notice_is_published_and_one_with_an_error_is_not(reading):
    assert reading({"pages/a.md": page(body=WRONG["a link that says here"][0].replace("so-y-te", "ubnd-tinh"))}).site
    assert reading({"pages/a.md": page(body=WRONG["15 a cell too many"][0])}).site is None


# how much a text may hold

N = limits.MARKS_IN_PARAGRAPH + 1
TOO_MUCH = {
    "33 ten thousand brackets": "[" * 10_000,
    "33 brackets in many paragraphs": ("[" * 299 + "\n\n") * 20,
    "33 pictures": "![" * N,
    "33 links in one paragraph": "[a](so-y-te) " * N,
    "33 brackets before a long paragraph": "[" * 290 + "\n" + ("chữ " * 2_000 + "\n") * 5,
    "33 links without an end": "[a](" * 290 + "\n" + ("chữ " * 2_000 + "\n") * 5,
    "33 brackets behind strokes": "| [\n" * 2_999,
    "33 stars": "*a" * N,
    "33 lines below": "_a" * N,
    "33 angle brackets": "<a" * N,
    "33 marks of code": "` " * N,
    "33 ampersands": "&" * N,
    "33 backslashes": "\\" * N,
    "33 quotations within quotations": ">" * 21 + " a",
    "33 quotations with blanks": "> " * 21 + "a",
    "33 lists within lists": "".join("    " * n + "- a\n" for n in range(25)),
    "33 lists in one line": "- " * 21 + "a",
    "33 lists in quotations": "> - " * 11 + "a",
    "33 headings": "# a\n" * (limits.HEADINGS + 1),
    "33 headings by lines": "a\n---\n\n" * (limits.HEADINGS + 1),
    "33 cells": "|a" * 20 + ("\n" + "|a" * 20) * 1_500,
    "33 places of footnotes": ("a[^1] " * 200 + "\n\n") * 6 + "[^1]: a\n",
    "33 names of addresses": "".join(f"[a{n}]: x\n" for n in range(limits.NOTES + 1)),
}  # fmt: skip


@pytest.mark.parametrize("name", TOO_MUCH)
def test_33_a_text_that_would_take_long_is_refused_before_it_is_read(name):
    read = read_file(page(body=TOO_MUCH[name]).encode(), "a.md", Claim(Page, "pages/a"))
    assert read.record is None
    assert {one.code for one in read.problems} == {"qua-gioi-han"}


@pytest.mark.parametrize(
    "body",
    [
        "".join(f"- [Văn bản {n}](so-y-te) và [tệp](a.pdf)\n" for n in range(400)),
        "| a | b |\n| - | - |\n" + "".join(f"| [Văn bản {n}](so-y-te) | *x* |\n" for n in range(1_000)),
        "* mục một\n" * 2_000,
        "## Điều\n\nMột đoạn.\n\n" * 700,
        "- a\n    - b\n        - c\n",
    ],
    ids=["links", "rows", "items", "articles", "steps"],
)
def test_a_long_text_that_people_write_is_within_the_limits(body):
    assert {one.code for one in read_file(page(body=body).encode(), "a.md", Claim(Page, "pages/a")).problems} <= {
        "khong-co"
    }


# the renderer and the reader of links mean the same

PIECES = ["[a](x)", "[a](<x y>)", "![a](x)", "[a][n]", "[n]", "\n[n]: x\n", "\n[n]: https://a.example\n", "<http://a.example>", "<https://a.example>", "[e](mailto:a@b.vn)", "[a [b] c](x)", "[a\nb](x)", "[a](x 't')", "`", "``", "\n", "\n\n", "    ", "- ", "> ", "\n```\n", "\\", "[", "]", "(", ")", "![", "](", "<", ">", "| a | b |\n|---|---|\n", "|", "[^1]", "\n[^1]: x\n", "#", "*"]  # fmt: skip
LOST = re.compile(r"<a(?![^>]*href)[^>]*>|<img(?![^>]*src)[^>]*>")


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_36_no_link_loses_its_address_without_a_word(body):
    record = Page(id="pages/a", origin=Origin("a.md", below=body.encode), title="A")
    is_told = any(one.stops for one in body_problems(body, "a.md", 1)) or not all(
        one.is_outside for one in targets(record, goals(body))
    )
    assert is_told or not LOST.search(str(render(Text.of(body)).html))


@given(st.text("`~ab \n\t[]()#-", max_size=60))
def test_a_text_without_its_code_has_every_letter_at_its_place(text):
    plain = without_code(text)
    assert len(plain) == len(text)
    assert [place for place, one in enumerate(plain) if one == "\n"] == [
        place for place, one in enumerate(text) if one == "\n"
    ]
