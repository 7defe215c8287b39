"""Cleaning: the letters somebody meant, where a keyboard, a PDF or a web page has put look-alikes."""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_SEEN = _UNSEEN | dict.fromkeys(map(ord, "\u00a0\u2007\u202f"), " ")
_ETH = str.maketrans("ÐƉðɖ", "ĐĐđđ")
_MARKS = str.maketrans(dict.fromkeys("‐‑‒–—―−﹘﹣－", "-") | dict.fromkeys("⁄∕／", "/"))

# Đ opens a syllable, or stands among the capitals of an abbreviation; a small Icelandic Eth does neither.
_MISTYPED_ETH = re.compile(r"[ÐƉ]|(?<!\w)[ðɖ]")


def clean(text: str) -> str:
    """Composed letters, Đ for a mistyped Eth, plain spaces, nothing invisible."""
    seen = unicodedata.normalize("NFC", text.translate(_SEEN))
    return _MISTYPED_ETH.sub(lambda eth: without_eth(eth[0]), seen)


def without_eth(text: str) -> str:
    """Đ for every Eth and African D: for document numbers, where no other language is spoken."""
    return text.translate(_ETH)


def plain_marks(text: str) -> str:
    """A hyphen for every kind of dash, a slash for every kind of slash."""
    return text.translate(_MARKS)
