"""What a text is found by: one table for the program that makes the index and for the one that reads it."""

import json
from pathlib import Path

from plugins.portal.language.terms import joined, terms

TYPING = json.loads((Path(__file__).parents[2] / "search/typing.json").read_text("utf-8"))


def test_every_text_of_the_table_has_its_terms():
    assert [(text, terms(text)) for text, expected, _ in TYPING["terms"] if terms(text) != expected] == []


def test_two_spellings_of_one_thing_have_the_same_terms():
    assert [(one, other) for one, other, _ in TYPING["same"] if terms(one) != terms(other)] == []


def test_the_table_is_not_lost():
    assert sum(map(len, TYPING.values())) >= 300


def test_a_number_is_found_by_its_beginnings():
    assert list(joined(terms("90/KH-UBND"))) == ["+90+kh", "+90+kh+ubnd"]
