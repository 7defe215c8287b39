"""Lines of pages: those that stand on many pages are read once, for their tags and for their words.

A page is cut where a tag ends a line of its source. That changes nothing where all is written as our templates write
it; a page where something is not, or could act, is read as a whole.
"""

from __future__ import annotations

import re
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


class Page(NamedTuple):
    """`may_tell` says whether its words have to be looked at for what nobody may read."""

    parts: Parts
    may_tell: bool


QUIET = Page(NOTHING, may_tell=False)
UNSURE = Page(Parts(unclear=("",)), may_tell=True)


class Lines:
    """What is known of lines, and what is watched for in them; without a watch they may say what they like.

    What comes for the first time is mostly not met again, and is read together with what is new beside it.
    """

    def __init__(self, watch: Watch | None) -> None:
        self._watch = watch
        self._met: set[int] = set()
        self._line = lru_cache(maxsize=MOST)(self._read)

    def page(self, html: bytes) -> Page:
        lines = dict.fromkeys(html.removesuffix(b"\n").removesuffix(b">").split(_CUT))
        new = [one for one in lines if hash(one) not in self._met]
        read = [self._read(_CUT.join(new)), *[self._line(one) for one in lines if hash(one) in self._met]]
        self._remember(new)
        told = [one for one in read if one is not QUIET]
        parts = joined(one.parts for one in told)
        if parts.acts or parts.unclear or not html.endswith((b">", _CUT)):
            return Page(parts_of(decoded(html)), may_tell=True)
        return Page(parts, any(one.may_tell for one in told))

    def _remember(self, lines: list[bytes]) -> None:
        if len(self._met) > MET:
            self._met.clear()
        self._met.update(map(hash, lines))

    def _read(self, lines: bytes) -> Page:
        """Some lines, with a part that is unclear if they could be read in another way beside their neighbours."""
        text = decoded(lines + b">")
        pieces = _TAG.split(text)
        tags = [_tag(one) for one in pieces[1::2]]
        pieces[1::2] = [one.instead for one in tags]
        words = "".join((*pieces, *(one.said for one in tags)))
        # A quotation that is no attribute of a tag of ours could end on another line.
        if "<" in words or '="' in words or "='" in text or UNKNOWN in text or b"\r" in lines:
            return UNSURE
        parts = joined(one.parts for one in tags)
        may_tell = self._watch is not None and self._watch.may_hit(unescape(words))
        return Page(parts, may_tell) if may_tell or parts is not NOTHING else QUIET


class _Tag(NamedTuple):
    """`instead` is what stands for it in the words, `said` what its attributes tell, each on a line."""

    parts: Parts
    instead: str
    said: str


@lru_cache(maxsize=MOST)
def _tag(tag: str) -> _Tag:
    instead, *said = said_by_tag(tag)
    return _Tag(parts_of(tag), instead, "".join(f"\n{one}" for one in said))
