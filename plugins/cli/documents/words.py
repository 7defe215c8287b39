"""How official papers are worded, read once from the list of words beside this module."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ...portal.language.clean import clean, plain_marks
from ...portal.language.fold import fold
from ...portal.model.document_type import DocumentType, document_types
from ...portal.source.yamltext import load_data

WORDS = Path(__file__).with_name("words.yaml")
RULE = re.compile(r"[\s\-_*=.~–—…•o]*")
"""A line that only parts what stands above and below it."""


@cache
def said(name: str) -> Any:  # noqa: ANN401 - a list or a mapping, as the file is laid out
    return load_data(WORDS)[name]


@cache
def annexes() -> tuple[str, ...]:
    """What an annex begins with, bare."""
    return tuple(map(bare, said("annexes")))


@cache
def folded(name: str) -> frozenset[str]:
    return frozenset(map(bare, said(name)))


def bare(text: str) -> str:
    return fold(plain_marks(clean(" ".join(text.split()))))


def is_noise(text: str) -> bool:
    """A rule between two lines, a motto, a stamp."""
    written = bare(text)
    return bool(RULE.fullmatch(text)) or is_motto(text) or written.startswith(tuple(folded("stamps")))


def is_motto(text: str) -> bool:
    letters = _letters(text)
    return bool(letters) and any(letters == _letters(one) for one in said("mottoes"))


def is_capitals(text: str) -> bool:
    """Whether a line is in capitals; a number in it does not matter."""
    letters = [one for one in text if one.isalpha()]
    return len(letters) > 1 and sum(map(str.isupper, letters)) >= 0.9 * len(letters)


def type_named(text: str) -> tuple[DocumentType | None, str]:
    """The type of document that a line in capitals names or begins with, and the rest of the line.

    Letters may be set apart: `Q U Y Ế T  Đ Ị N H`.
    """
    whole = _letters(text)
    for letters, kind in _types().items():
        if whole == letters:
            return kind, ""
    words = text.split()
    for length in range(min(len(words) - 1, 4), 0, -1):
        head = " ".join(words[:length])
        if is_capitals(head) and (found := _types().get(_letters(head))):
            return found, " ".join(words[length:])
    return None, text


def subject_of(title: str) -> str:
    """The id of the subject whose words stand in a title; "" if none do."""
    written = " ".join(("", *re.findall(r"\w+", bare(title)), ""))
    subjects: Mapping[str, list[str]] = said("subjects")
    return next((id_ for id_, some in subjects.items() if any(f" {bare(one)} " in written for one in some)), "")


@cache
def _types() -> Mapping[str, DocumentType]:
    return {_letters(one.label): one for one in document_types()}


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", bare(text))
