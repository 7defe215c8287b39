"""Closed lists of words (kinds of agency, subjects, audiences …): data, not code.

Editors may write a term's label or its id, with or without diacritics.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BeforeValidator

from ..language.fold import fold
from ..language.slug import slug
from ..source.schema import Key, wrong
from ..source.yamltext import load_data

VOCABULARY = Path(__file__).parent / "data" / "vocabulary.yaml"


@dataclass(frozen=True)
class Term:
    """One word of a list. `order` is its place there; `facts` whatever else the data says of it."""

    id: str
    label: str
    order: int = 0
    facts: Mapping[str, Any] = field(default_factory=dict, compare=False, hash=False)


@cache
def terms(name: str) -> tuple[Term, ...]:
    entries = load_data(VOCABULARY)[name]
    return tuple(
        Term(id_, entry["label"], order, entry) if isinstance(entry, dict) else Term(id_, entry, order)
        for order, (id_, entry) in enumerate(entries.items())
    )


def term(name: str, id_: str) -> Term:
    return next(one for one in terms(name) if one.id == id_)


def words() -> Mapping[str, Term]:
    """Every term of every list, by the names of both: `subjects/giao-duc`."""
    return {f"{name}/{one.id}": one for name in load_data(VOCABULARY) for one in terms(name)}


@dataclass(frozen=True)
class Choice(BeforeValidator):
    """The check of a field that takes a term of a list; editors' tools offer the words of `list`."""

    list: str = ""


def one_of(name: str) -> Choice:
    """The check of a field that takes a term of the list `name`."""

    def check(value: Any) -> Term:  # noqa: ANN401 - whatever the file holds
        if isinstance(value, Term):
            return value
        if not isinstance(value, str):
            raise wrong(
                "sai-cach-viet", "cần một từ trong danh mục, không phải danh sách hay nhóm khóa", _choices(name)
            )
        text = value.strip()
        if found := _by_writing(name).get(slug(text)):
            return found
        near = difflib.get_close_matches(fold(text), {fold(one.label): one for one in terms(name)}, n=1, cutoff=0.6)
        label = next((one.label for one in terms(name) if near and fold(one.label) == near[0]), None)
        how = f"viết {label}" if label else _choices(name)
        raise wrong("ngoai-danh-muc", f"“{text}” không có trong danh mục", how)

    return Choice(check, list=name)


def offered(key: Key) -> tuple[Term, ...]:
    """The words that a key chooses from; none where it is free."""
    name = next((one.list for one in key.marks if isinstance(one, Choice)), None)
    return terms(name) if name else ()


@cache
def _by_writing(name: str) -> dict[str, Term]:
    return {slug(writing): one for one in terms(name) for writing in (one.id, one.label)}


def _choices(name: str) -> str:
    return "chọn một trong: " + "; ".join(one.label for one in terms(name))
