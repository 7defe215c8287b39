"""How lists are worded, read once from the list of words beside this module."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ...portal.language.clean import clean
from ...portal.language.fold import fold
from ...portal.source.yamltext import load_data

MOST_WORDS = 8
"""No wording has more; a cell may have thousands."""
WORDS = Path(__file__).with_name("words.yaml")


def bare(text: str) -> str:
    """Words alone: `Đ/c  NGUYỄN Văn A.` gives `d c nguyen van a`."""
    return " ".join(re.findall(r"\w+", fold(clean(text))))


def spelled_out(text: str) -> str:
    """Words alone, the usual abbreviations of agencies in full."""
    return " ".join(words("abbreviations").get(one, one) for one in bare(text).split())


@cache
def words(name: str) -> Mapping[str, str]:
    """What each wording stands for: for itself in a list; for its full form; or for the meaning it is listed under."""
    said: Any = load_data(WORDS)[name]
    if isinstance(said, list):
        return {bare(one): one for one in said}
    found = {}
    for meaning, wordings in said.items():
        if isinstance(wordings, str):
            found[bare(meaning)] = wordings
        else:
            found |= {bare(one): meaning for one in wordings}
    return found


def beginning(text: str, name: str) -> tuple[str, str]:
    """The meaning of the longest wording that a text begins with, and the bare rest of the text; ("", text) if none."""
    found, known = bare(text).split(), words(name)
    for length in range(min(len(found), MOST_WORDS), 0, -1):
        if meaning := known.get(" ".join(found[:length])):
            return meaning, " ".join(found[length:])
    return "", " ".join(found)
