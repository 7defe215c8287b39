"""Stubs: what a result shows, as a line of text: short, and much like the lines beside it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache

from ...views.meta import shortened
from .entries import Entry

SUMMARY = 110
"""Letters of a summary."""
CELL, ITEM = "\t", "\x1f"
"""What stands between the cells of a line, and between the items of a cell; no text has either."""
ENCODING = "cp1258"
"""In it a Vietnamese letter is one byte and its tone another, where UTF-8 takes three: files are a tenth smaller."""
TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


def stub(entry: Entry) -> str:
    """What it is, title, address; facts; badge; days by three; summary; numbers to call by three; heirs by two.

    An `x` after what it is says that it is a sample. Empty cells at the end are left out.
    """
    shown = entry.stub
    cells = (
        (entry.group[0] + "x" * shown.sample,),
        (shown.title,),
        (shown.href,),
        shown.facts,
        (shown.badge.state, shown.badge.label) if shown.badge else (),
        [text for fact in shown.dates for one in fact.values for text in (fact.label, one.text, one.iso)],
        (shortened(shown.summary, SUMMARY),),
        [text for one in shown.phones for text in (one.text, one.href, one.extension)],
        [text for one in shown.heirs for text in (one.label, one.href)],
    )
    return CELL.join(ITEM.join(" ".join(one.split()) for one in items) for items in cells).rstrip(CELL)


def written(lines: Iterable[str]) -> bytes:
    """A file of stubs. Letters that its encoding lacks are spelt `&#20013;`."""
    text = "\n".join(lines).replace("&#", "&#38;#")
    return "".join(map(_spelt, text)).encode(ENCODING, "xmlcharrefreplace")


@cache
def _spelt(letter: str) -> str:
    """A letter, then its tone."""
    parts = unicodedata.normalize("NFD", letter)
    tone = "".join(one for one in parts if one in TONES)
    return unicodedata.normalize("NFC", "".join(one for one in parts if one not in TONES)) + tone
