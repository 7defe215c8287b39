"""Lines of pages: those that stand on many pages are read once, for their tags and for their words.

A page is cut where a tag ends a line of its source. That changes nothing where all is written as our templates write
it; a page where something is not, or could act, is read as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from ..privacy.plain import said_by_tag
from ..privacy.watch import Watch
from .formats import UNKNOWN, decoded
from .page import NOTHING, Parts, joined, parts_of

MOST = 1 << 15
"""Lines, and tags, whose reading is remembered at a time: some ten megabytes each."""
MET = 1 << 16
"""Lines of which is only remembered that they came, each by a number: a new one with the same number is read alone."""
_CUT = b">\n"
_TAG = re.compile(r"(<script\b[^<]*</script>|<[^<>]*>)")
_PASSED_ON = re.compile(r'(\s(?:href|id|content|datetime|title|aria-label)=")([^"]*)(?=")')
_MARKS = [f"<{number}" for number in range(4)]
"""What stands in the place of values, and in no tag that is found."""


class Page(NamedTuple):
    """`may_tell` says whether its words have to be looked at for what nobody may read."""

    parts: Parts
    may_tell: bool


QUIET = Page(NOTHING, may_tell=False)
UNSURE = Page(Parts(unclear=frozenset({""})), may_tell=True)


class Lines:
    """What is known of lines, and what is watched for in them; without a watch they may say what they like.

    What comes for the first time is mostly not met again, and is read together with what is new beside it.
    """

    def __init__(self, watch: Watch | None) -> None:
        self._watch = watch
        self._met: set[int] = set()
        self._known: dict[bytes, Page] = {}

    def page(self, html: bytes) -> Page:
        self._forget()
        lines = set(html.removesuffix(b"\n").removesuffix(b">").split(_CUT))
        new = lines.difference(self._known)
        found = _read(_CUT.join(new), self._watch)
        # What is quiet amid others is so alone: only a line that may tell something has to be asked again.
        watch = self._watch if found.may_tell else None
        self._known.update((one, _read(one, watch)) for one in new if hash(one) in self._met)
        self._met.update(map(hash, new))
        told = [found, *filter(None, map(self._known.get, lines))]
        parts = joined(one.parts for one in told)
        if parts.acts or parts.unclear or not html.endswith((b">", _CUT)):
            return Page(parts_of(decoded(html)), may_tell=True)
        return Page(parts, any(one.may_tell for one in told) and self._tells(html))

    def _tells(self, html: bytes) -> bool:
        """Whether something is found in a page, of which each line is read in one way."""
        return self._watch is not None and bool(self._watch.hits(unescape(_taken_apart(decoded(html))[1])))

    def _forget(self) -> None:
        for known, most in ((self._known, MOST), (self._met, MET)):
            if len(known) > most:
                known.clear()


def _read(lines: bytes, watch: Watch | None) -> Page:
    """Some lines, with a part that is unclear if they could be read in another way beside their neighbours."""
    text = decoded(lines + b">")
    tags, words = _taken_apart(text)
    # A quotation that is no attribute of a tag of ours could end on another line.
    if "<" in words or '="' in words or "='" in text or UNKNOWN in text or b"\r" in lines:
        return UNSURE
    parts = joined(one.parts for one in tags)
    may_tell = watch is not None and watch.may_hit(unescape(words))
    return Page(parts, may_tell) if may_tell or parts is not NOTHING else QUIET


def _taken_apart(text: str) -> tuple[Collection[_Tag], str]:
    """The tags of a text, each once, and its words, still with entities."""
    pieces = _TAG.split(text)
    tags = {one: _tag(one) for one in dict.fromkeys(pieces[1::2])}
    pieces[1::2] = [tags[one].said for one in pieces[1::2]]
    return tags.values(), "".join(pieces)


class _Tag(NamedTuple):
    """`said` is what stands for it in the words."""

    parts: Parts
    said: str


@lru_cache(maxsize=MOST)
def _tag(tag: str) -> _Tag:
    """Most tags are new only in values that are passed on as they stand: the rest of each, its frame, is read once."""
    pieces = _PASSED_ON.split(tag, len(_MARKS))
    values = pieces[2::3]
    pieces[2::3] = _MARKS[: len(values)]
    parts, said = frame = _frame("".join(pieces))
    if not values:
        return frame
    if not all(values) or "&" in tag or tag.startswith("<script") or parts.acts or parts.unclear:
        return _read_tag(tag)
    given = dict(zip(_MARKS, values, strict=False))
    if parts is not NOTHING:
        parts = Parts(*(found and frozenset([given.get(one, one) for one in found]) for found in parts))
    for mark, value in given.items():
        said = said.replace(mark, value)
    return _Tag(parts, said)


def _read_tag(tag: str) -> _Tag:
    return _Tag(parts_of(tag), said_by_tag(tag))


_frame = lru_cache(maxsize=MOST)(_read_tag)
