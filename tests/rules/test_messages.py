"""Every problem an editor can meet has its explanation, and every explanation a problem."""

import ast
import re
from pathlib import Path

import pytest

from plugins.portal.privacy.rules import DATA, rules
from plugins.portal.source.problem import meanings

PLUGINS = Path(__file__).parents[2] / "plugins"
CODE = re.compile(r"[a-z]+(-[a-z0-9]+)*")

TAKES_A_CODE = {
    "Problem": 1,
    "Mistake": 0,
    "wrong": 0,
    "report": 1,
    "bad": 0,
    "BadYaml": 0,
    "_matches": 1,
    "Fault": 0,
    "problem": 1,
    "Wrong": 0,
}
"""Calls that take a problem's code, and at which place."""


def literals(tree):
    """The codes that stand in the source: in calls, and in `code = "…"` of errors."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            place = TAKES_A_CODE.get(name)
            if place is not None and len(node.args) > place:
                yield node.args[place]
        if isinstance(node, ast.Assign) and [getattr(one, "id", "") for one in node.targets] == ["code"]:
            yield node.value


def used():
    found = {}
    for path in PLUGINS.rglob("*.py"):
        for node in literals(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.setdefault(node.value, path.name)
    return found | {rule.finding.code: DATA.name for rule in rules()} | {value: place for place, value in said("code")}


def said(key):
    """What the rules about files say under a key, with its place."""
    for path in PLUGINS.glob("files/*.yaml"):
        for found in re.finditer(rf"\b{key}: *(?:'([^']*)'|([^,}}\n]*))", path.read_text("utf-8")):
            yield f"{path.name}:{found.start()}", found[1] or found[2].strip()


USED = used()


def test_the_codes_of_the_source_are_found_where_they_are_given():
    assert {
        "khoa-la",
        "thieu-minh-chung",
        "tep-lien-ket",
        "khoa-lap-lai",
        "thu-dien-tu-sai",
        "ngay-sai",
        "thieu-phan-dau",
    } <= USED.keys()


def test_every_code_is_explained():
    assert {code: place for code, place in USED.items() if code not in meanings()} == {}


def test_every_explanation_is_used():
    assert meanings().keys() - USED.keys() == set()


@pytest.mark.parametrize("code", meanings())
def test_a_code_can_be_read_over_a_telephone(code):
    assert CODE.fullmatch(code)
    assert len(code) <= 40


@pytest.mark.parametrize("code", meanings())
def test_an_explanation_has_a_title_a_reason_and_a_paragraph_in_vietnamese(code):
    meaning = meanings()[code]
    for words in (meaning.title, meaning.why, meaning.text):
        assert not words.isascii()
    assert meaning.title[0].isupper()
    assert not meaning.title.endswith(".")
    assert meaning.text.endswith(".")


@pytest.mark.parametrize("code", meanings())
def test_a_reason_can_stand_behind_a_colon(code):
    why = meanings()[code].why
    assert why[0].islower()
    assert not why.endswith(".")


def phrases():
    """The words of `what` and `how` in the source, as far as they stand there."""
    for path in PLUGINS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
            if name in TAKES_A_CODE or re.fullmatch("Bad(?!ge).+", name):
                yield from ((f"{path.name}:{one.lineno}", text) for one in node.args if (text := words(one)))


def words(node):
    """The text of a literal; what is filled in stands as an ellipsis."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(one.value if isinstance(one, ast.Constant) else "…" for one in node.values)
    return ""


PHRASES = dict(phrases()) | dict(said("what")) | dict(said("how"))


def test_the_phrases_of_messages_are_found():
    assert "thêm một dòng --- sau khóa cuối cùng" in PHRASES.values()
    assert len(PHRASES) > 80


@pytest.mark.parametrize("place", PHRASES)
def test_a_phrase_of_a_message_begins_small_and_has_no_full_stop(place):
    phrase = PHRASES[place]
    assert phrase[0].islower() or phrase[0] in "“…"
    assert not phrase.endswith(".")
    assert not phrase.isascii()
