"""How a text is read in passes: a pattern finds a writing, a reading says it.

What one pass has put into words holds no figures, so no later pass takes it up again. A pattern looks at a short
stretch of text only, so that the longest hostile text costs no more than its length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeAlias

PAUSE = "\x1f"
"""A pause that the writing only implies; `spoken` makes a comma of it where no mark stands already."""

LETTER = r"[^\W\d_]"
_CASED = [letter for letter in map(chr, range(ord("A"), ord("ỹ") + 1)) if letter.isalpha()]
LOWER, UPPER = (f"[{''.join(filter(has_case, _CASED))}]" for has_case in (str.islower, str.isupper))
START = r"(?<![\w/.,-])"
"""Nothing that belongs to the same number stands before …"""
END = r"(?!\w|[/.,-]\d)"
"""… or behind."""
DASH = " ?- ?"

_NEAR = 32

Match: TypeAlias = re.Match[str]
Rule: TypeAlias = tuple[re.Pattern[str], Callable[[Match], str] | str]


def rule(pattern: str, reading: Callable[[Match], str] | str) -> Rule:
    return re.compile(pattern), reading


def read(text: str, rules: Iterable[Rule]) -> str:
    for pattern, reading in rules:
        text = pattern.sub(reading, text)
    return text


def follows(match: Match, words: re.Pattern[str]) -> bool:
    """Whether one of `words_before` stands right before the match."""
    return words.search(match.string, max(0, match.start() - _NEAR), match.start()) is not None


def words_before(*words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!{LETTER})(?:{'|'.join(words)})[ :]{{0,2}}\Z", re.IGNORECASE)
