"""Rewriting a few keys leaves every other byte of a file as it was."""

import pytest

from plugins.portal.source.rewriting import with_inner_keys, with_keys

NEW = "formerly:\n  - /a/\n  - /b/"
WRITINGS = {
    "absent": ("---\ntitle: A\n---\nformerly: chữ trong bài\n---\n", "---\ntitle: A\n" + NEW + "\n---\nformerly: chữ trong bài\n---\n"),
    "one value": ("---\nformerly: /a/\ntitle: A # tên\n---\n", "---\n" + NEW + "\ntitle: A # tên\n---\n"),
    "a list": ("---\nformerly:\n  - /a/\ntitle:   A\n---\n", "---\n" + NEW + "\ntitle:   A\n---\n"),
    "a list without indentation": ("---\nformerly:\n- /a/\ntitle: A\n---\n", "---\n" + NEW + "\ntitle: A\n---\n"),
    "a list in brackets": ("---\nformerly: [\n  /a/\n]\n# ghi chú\ntitle: A\n---\n", "---\n" + NEW + "\n# ghi chú\ntitle: A\n---\n"),
    "a key that only begins alike": ("---\nformerly_: x\n---\n", "---\nformerly_: x\n" + NEW + "\n---\n"),
    "no body, no last line end": ("---\ntitle: A\n---", "---\ntitle: A\n" + NEW + "\n---"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRITINGS)
@pytest.mark.parametrize("kind", ["plain", "windows", "marked"])
def test_a_key_gets_new_lines_and_nothing_else_changes(name, kind):
    before, after = WRITINGS[name]
    if kind == "windows":
        before, after = (text.replace("\n", "\r\n") for text in (before, after))
    if kind == "marked":
        before, after = (f"\ufeff{text}" for text in (before, after))
    assert with_keys(before, {"formerly": NEW}) == after


def test_a_key_can_be_taken_out():
    assert with_keys("---\nformerly:\n  - /a/\ntitle: A\n---\n", {"formerly": ""}) == "---\ntitle: A\n---\n"


def test_what_cannot_be_done_without_touching_something_else_is_not_done():
    assert with_keys("---\nformerly:\n  - /a/\n# ghi chú\n  - /b/\ntitle: A\n---\n", {"formerly": NEW}) is None


GROUP = "---\n# đầu\nspokesperson:\n  role: head   # của Sở\n  phones:\n    - number: 113\n  # thư chung\n  email: a@b.vn\n---\nLời\n"


def test_a_key_of_a_group_is_replaced_or_added_and_the_rest_of_the_group_stays():
    after = GROUP.replace("    - number: 113\n", "    - number: 114\n").replace("a@b.vn\n", "a@b.vn\n  matter: Bão\n")
    keys = {"phones": "phones:\n  - number: 114", "matter": "matter: Bão"}
    assert with_inner_keys(GROUP, "spokesperson", keys) == after
    assert with_inner_keys(GROUP.replace("\n", "\r\n"), "spokesperson", keys) == after.replace("\n", "\r\n")


@pytest.mark.parametrize(
    "text",
    [
        "---\nspokesperson: {role: head}\n---\n",
        "---\ntitle: A\n---\n",
        "---\nspokesperson:\n  role: head\n# ngoài lề\n  matter: Lũ\n---\n",
    ],
)
def test_a_group_that_is_written_otherwise_is_left_to_its_editor(text):
    assert with_inner_keys(text, "spokesperson", {"matter": "matter: Bão"}) is None
