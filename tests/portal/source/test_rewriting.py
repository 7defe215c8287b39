"""Rewriting a file changes the lines whose values change, and leaves every other byte as it was."""

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.portal.source.frontmatter import Sheet, split
from plugins.portal.source.rewriting import rewritten
from plugins.portal.source.scaffold import key_lines

FILE = """---
# đầu tệp
name: "Trần Thị B"   # tên
posts:
  - title: Phó Giám đốc
    # từ bao giờ
    period: {start: 1/7/2025}
  -
    title: Ủy viên
spokesperson:
  phones:
    - number: 0214 3840 888   # phòng họp
      extension: 12
    - number: 0214 3840 889
  topics:
  - tiêm chủng
  - khám bệnh  # hai
summary: |
  Một.

  Hai.

hours:    # gợi ý
languages: Tiếng Việt
status: nháp   # chưa đăng
---
Lời.

formerly: chữ trong bài
"""


def values(text=FILE):
    found = split(text.lstrip("\ufeff").replace("\r\n", "\n"), "")
    assert isinstance(found, Sheet)
    return deepcopy(found.values)


def phones(said):
    return said["spokesperson"]["phones"]


def topics(said):
    return said["spokesperson"]["topics"]


def lines(*old):
    return "".join(f"{one}\n" for one in old)


CHANGES = {
    "nothing": (lambda _: None, "", ""),
    "a text": (lambda said: phones(said)[0].update(number="0214 3840 777"), "3840 888", "3840 777"),
    "a text in quotation marks": (lambda said: said.update(name="Bà: B"), "Trần Thị B", "Bà: B"),
    "a text of several lines": (lambda said: said.update(summary="Ba"), "summary: |\n  Một.\n\n  Hai.\n", "summary: Ba\n"),
    "a text that gets a second line": (
        lambda said: said.update(languages="Một\nHai"), "languages: Tiếng Việt\n", "languages: |-\n  Một\n  Hai\n",
    ),
    "a text that gets a second line before a comment": (
        lambda said: said.update(status="A\nB"), "status: nháp   # chưa đăng\n", "status: |-   # chưa đăng\n  A\n  B\n",
    ),
    "a text that becomes a list": (
        lambda said: said.update(status=["A", "B"]), "status: nháp   # chưa đăng\n", "status:   # chưa đăng\n  - A\n  - B\n",
    ),
    "a key without a value": (lambda said: said.update(hours="7:30"), "hours:    #", "hours: 7:30    #"),
    "a key that goes": (lambda said: said.pop("status"), "status: nháp   # chưa đăng\n", ""),
    "a value that is emptied": (lambda said: said.update(status=""), "status: nháp   # chưa đăng\n", ""),
    "a key that is new": (lambda said: said.update(email="a@b.vn"), "chưa đăng\n", "chưa đăng\nemail: a@b.vn\n"),
    "a key that is new in a group": (
        lambda said: said["spokesperson"].update(email="a@b.vn"), "# hai\n", "# hai\n  email: a@b.vn\n",
    ),
    "a key that goes first of an item": (
        lambda said: phones(said)[0].pop("number"),
        "- number: 0214 3840 888   # phòng họp\n      extension",
        "- extension",
    ),
    "something in brackets": (lambda said: said["posts"][0]["period"].update(start="2/7/2025"), "1/7/2025", "2/7/2025"),
    "something more in brackets": (
        lambda said: said["posts"][0]["period"].update(end="a, b"), "1/7/2025}", '1/7/2025, end: "a, b"}',
    ),
    "an item": (lambda said: topics(said).__setitem__(1, "bảo hiểm"), "khám bệnh  # hai", "bảo hiểm  # hai"),
    "an item more": (lambda said: topics(said).append("ma túy"), "# hai\n", "# hai\n  - ma túy\n"),
    "an item before the others": (lambda said: topics(said).insert(0, "A"), "  - tiêm", "  - A\n  - tiêm"),
    "an item less": (lambda said: topics(said).pop(0), "  - tiêm chủng\n", ""),
    "a group more": (
        lambda said: phones(said).append({"number": "113", "label": "A"}),
        "3840 889\n",
        "3840 889\n    - number: 113\n      label: A\n",
    ),
    "a group less": (lambda said: phones(said).pop(1), "    - number: 0214 3840 889\n", ""),
    "all of a list": (
        lambda said: topics(said).clear(), "  topics:\n  - tiêm chủng\n  - khám bệnh  # hai\n", "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("kind", ["plain", "windows", "marked"])
def test_a_change_touches_its_own_lines_only(name, kind):
    change, old, new = CHANGES[name]
    said = values()
    change(said)
    before, after = FILE, FILE.replace(old, new, 1) if old else FILE
    if kind == "windows":
        before, after = (text.replace("\n", "\r\n") for text in (before, after))
    if kind == "marked":
        before, after = (f"\ufeff{text}" for text in (before, after))
    assert rewritten(before, said) == after


def test_a_body_changes_line_by_line_and_each_line_keeps_its_end():
    before = "---\r\nname: A\n---\r\nMột.\r\n\nHai.\r\n"
    assert rewritten(before, values(before), "Một.\n\nBa.\n") == before.replace("Hai", "Ba")


@pytest.mark.parametrize("before", ["---\n---\n", "---\n# chưa có gì\n---\n", "---\ntitle: B\n---"])
def test_a_file_that_says_little_is_filled(before):
    after = rewritten(before, {"title": "A", "audience": ["Người dân"]}, "Lời.\n")
    assert (values(after), after.endswith("---\nLời.\n")) == ({"title": "A", "audience": ["Người dân"]}, True)


def test_what_cannot_be_done_is_not_done():
    assert rewritten("title: A\n", {"title": "B"}) is None
    assert rewritten("---\ntitle: {A: B\n", {}) is None


TEXTS = st.text("aé :#-,[]{}'\"\\|>&*!%@`?", min_size=1, max_size=8).filter(lambda one: one == one.strip())
NAMES = st.sampled_from(["number", "title", "posts", "label"])
GROUPS = st.dictionaries(NAMES, TEXTS | st.lists(TEXTS, min_size=1, max_size=3), min_size=1, max_size=3)
SAID = st.dictionaries(NAMES, TEXTS | st.lists(TEXTS, min_size=1) | GROUPS | st.lists(GROUPS, min_size=1), max_size=4)


@given(SAID, SAID)
def test_whatever_a_file_said_it_says_what_it_is_told(before, after):
    front = "".join(f"{line}\n" for name, value in before.items() for line in key_lines(name, value))
    text = f"---\n{front}---\n"
    assert values(text) == before
    made = rewritten(text, after)
    assert made is not None
    assert values(made) == after
