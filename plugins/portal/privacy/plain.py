"""Text made plain for comparing, without losing where each letter stood.

Who hides a number, or only pastes it from a PDF, leaves letters that look alike or cannot be seen. Patterns are
tried on composed letters (NFC), ASCII digits and plain dashes, without invisible marks; a hit must point into the
original all the same.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from typing import TypeAlias

_MARKS = "\u0300-\u036f"
_HIDDEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
)
_USUAL = "\t\n -~\u00a1-\u00ac\u00ae-\u02ff\u1ea0-\u1ef9“”‘’…•→≥≤₫"
"""ASCII, Vietnamese, and what is usual in print."""
_ODD = re.compile(f"[^{_USUAL}]+")
_PLAIN = re.compile(f"[{_USUAL}]*+")
"""Most texts are; this is told in a fifth of the time it takes to look for what is odd."""
_CLUSTER = re.compile(f"[^{_MARKS}](?:[{_HIDDEN}]{{0,4}}[{_MARKS}])*|[{_MARKS}]", re.DOTALL)
"""A letter and the marks on it, with a few invisible ones between: without a limit, time would grow as their square."""
_ON_A_LETTER = re.compile(f"[{_HIDDEN}]{{0,4}}[{_MARKS}]")
"""A run that begins so belongs to the letter before it."""
_UNSEEN = re.compile(f"[{_HIDDEN}]")
_DASHES = frozenset("‐‑‒―−﹘")
_LIKE = {"–": "-", "—": "-", "\u00a0": " "}
"""Common, and as long as what they stand for: replaced at once, so that most texts have nothing odd."""

_TAG = re.compile(
    r"<(script|style)\b.*?</\1\s*>|<!--.*?-->|</?([a-z][\w:-]*)\b((?:\"[^\"]*\"|'[^']*'|[^<>\"'])*)>|&#?\w{1,8};",
    re.DOTALL | re.IGNORECASE,
)
_SPOKEN = re.compile(r"\s(?:alt|title|aria-label|content|value|href)=(?:\"([^\"]*)\"|'([^']*)')")
WITHIN = frozenset(
    "a abbr b bdi cite code em i mark q s small span strong sub sup time u wbr".split()  # noqa: SIM905 - as one reads it
)
"""Elements inside a line; the others end it."""

Change: TypeAlias = tuple[int, int, str]
"""From where to where something else is written, and what."""


@dataclass(frozen=True)
class Plain:
    """`text`, and where something else stands in the original: from where to where, here and there, in four columns.

    The original of a text that was made plain twice is what it was made of first.
    """

    text: str
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()
    old_starts: Sequence[int] = ()
    old_ends: Sequence[int] = ()
    original: Plain | None = None

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of `text` in the original, without the unseen around it."""
        found = self.letter(start)[0], self.letter(end - 1)[1]
        return self.original.stretch(*found) if self.original else found

    def letter(self, place: int) -> tuple[int, int]:
        """Where what is now one letter begins and ends in what this was made of."""
        last = bisect_right(self.starts, place) - 1
        if last < 0:
            return place, place + 1
        if place < self.ends[last]:
            return self.old_starts[last], self.old_ends[last]
        moved = place - self.ends[last] + self.old_ends[last]
        return moved, moved + 1


def plain(text: str) -> Plain:
    """Composed letters, ASCII digits, plain blanks and dashes, nothing invisible."""
    for like, meant in _LIKE.items():
        text = text.replace(like, meant)
    return Plain(text) if _PLAIN.fullmatch(text) else _rewritten(text, _odd(text))


def of_html(html: str) -> Plain:
    """What a page tells: its text, and the attributes that are read out, dialled or written to."""
    words = _rewritten(html, ((tag.start(), tag.end(), _said(tag)) for tag in _TAG.finditer(html)))
    return replace(plain(words.text), original=words)


def said_by_tag(tag: str) -> str:
    """What `of_html` reads in the place of a tag, or of a script as a whole, but with its entities."""
    found = _TAG.fullmatch(tag)
    return _instead(found) if found else "\n"


def _odd(text: str) -> Iterator[Change]:
    for run in _ODD.finditer(text):
        start = run.start() - bool(run.start() and _ON_A_LETTER.match(run[0]))
        for cluster in _CLUSTER.finditer(text, start, run.end()):
            yield cluster.start(), cluster.end(), _seen(cluster[0])


def _seen(cluster: str) -> str:
    letters = unicodedata.normalize("NFC", _UNSEEN.sub("", cluster))
    return "".join(map(_letter, letters))


def _letter(letter: str) -> str:
    digit = unicodedata.decimal(letter, None)
    if digit is not None:
        return str(digit)
    if letter.isspace():
        return " "
    if letter in _DASHES:
        return "-"
    return unicodedata.normalize("NFKC", letter) if "\uff00" <= letter <= "\uffef" else letter


def _said(tag: re.Match[str]) -> str:
    return unescape(tag[0] if tag[0].startswith("&") else _instead(tag))


def _instead(tag: re.Match[str]) -> str:
    spoken = "\n".join(one or other for one, other in _SPOKEN.findall(tag[3] or ""))
    if spoken:
        return f"\n{spoken}\n"
    return "" if (tag[2] or "").lower() in WITHIN else "\n"


def _rewritten(text: str, changes: Iterable[Change]) -> Plain:
    pieces: list[str] = []
    starts, ends, old_starts, old_ends = (array("I") for _ in range(4))
    done = length = 0
    for start, end, new in changes:
        pieces += (text[done:start], new)
        starts.append(length + start - done)
        length = starts[-1] + len(new)
        ends.append(length)
        old_starts.append(start)
        old_ends.append(end)
        done = end
    return Plain("".join((*pieces, text[done:])), starts, ends, old_starts, old_ends)
