"""Folding: the bare form under which words are compared and found, however their letters were typed."""

from __future__ import annotations

import unicodedata

# The d with a stroke has no decomposition; Eth and African D look like it and are often typed for it.
_STROKED = str.maketrans("đĐðÐɖƉ", "dddddd")


def fold(text: str) -> str:
    """Small letters without marks: `ĐỒNG THÁP` gives `dong thap`."""
    letters = unicodedata.normalize("NFD", text.translate(_STROKED))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", bare.lower())
