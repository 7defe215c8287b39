"""All that editors get wrong, in one folder and one run: each mistake is told once, where it stands, and nothing else is."""

from datetime import datetime

import pytest

from plugins.portal.catalogue.content import read_portal
from tests.conftest import NOW, agency, portal
from tests.portal.source.mistakes import GOOD, MISTAKES, PARTNER


@pytest.fixture
def told(tree, tmp_path, monkeypatch):
    """The problems of all the mistakes at once, by path within the portal."""
    files = {"portal.yaml": portal(), "ubnd-tinh/agency.md": agency(), **GOOD, **PARTNER}
    for one in MISTAKES:
        files |= (
            {f"{one.path}/{name}": text for name, text in one.text.items()}
            if isinstance(one.text, dict)
            else {one.path: one.text}
        )
    content = tree({f"lao-cai/{path}": text for path, text in files.items()})
    for one in MISTAKES:
        if one.text is None:
            (content / "lao-cai" / one.path).parent.mkdir(parents=True, exist_ok=True)
            (content / "lao-cai" / one.path).symlink_to("/etc/passwd")
    monkeypatch.chdir(tmp_path)
    reading = read_portal(content / "lao-cai", datetime.fromisoformat(NOW))
    return [(one.where.path.removeprefix("content/lao-cai/"), one) for one in reading.problems]


def test_there_are_many_mistakes_each_in_a_file_of_its_own():
    assert len(MISTAKES) >= 40
    assert len({one.path for one in MISTAKES}) == len(MISTAKES)


def test_each_mistake_is_told_once_where_it_stands_and_nothing_else_is(told):
    found = sorted((path, one.where.line, one.code) for path, one in told)
    assert found == sorted((one.path, one.line, one.code) for one in MISTAKES)


def test_each_mistake_has_a_reason_and_a_remedy_in_vietnamese(told):
    remedies = {one.path: one.how for one in MISTAKES}
    for path, one in told:
        assert remedies[path] in one.how
        for words in (one.what, one.how, one.meaning.why):
            assert not words.isascii()
            assert not words.endswith(".")


def test_no_message_shows_a_word_of_our_trade(told):
    ours = ("none", "null", "dict", "regex", "unicode", "validation", "error", "schema", "['")
    assert [one for _, one in told if any(word in f"{one.what} {one.how}".lower() for word in ours)] == []
