"""Folding: the bare form under which words are compared and found, however their letters were typed."""

from __future__ import annotations

import unicodedata
from itertools import filterfalse

# The d with a stroke has no decomposition; Eth and African D look like it and are often typed for it.
_STROKED = str.maketrans("đĐðÐɖƉ", "dddddd")


def fold(text: str) -> str:
    """Small letters without marks: `ĐỒNG THÁP` gives `dong thap`."""
    letters = unicodedata.normalize("NFD", text.translate(_STROKED))
    bare = "".join(filterfalse(unicodedata.combining, letters))
    return unicodedata.normalize("NFC", bare.lower())
