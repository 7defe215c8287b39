"""Capitals made small again: `PHÓ CHỦ TỊCH UBND TỈNH LÀO CAI` as the same paper writes these words in its sentences."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from .words import is_capitals, said

WORD = re.compile(r"[^\W_]+(?:[-&/][^\W_]+)*")
WITHIN = re.compile(rf"(?<=[\w,;] ){WORD.pattern}")
"""A word that begins no sentence."""
FIRST = re.compile(r"^(?:[\dIVXLCA-H.]+[.)] )?\w")
"""The first letter of a sentence, behind its number."""
ACTING = "quyền "
NUMERAL = re.compile(r"[IVXLC]+")
VOWEL = re.compile("[AEIOUY\u00c0-\u1ef8\u01a0\u01af]")


class Casing:
    """How a paper writes each word within its sentences, where a capital means a name."""

    def __init__(self, lines: Iterable[str]) -> None:
        counted: dict[str, Counter[str]] = defaultdict(Counter)
        for line in lines:
            if not is_capitals(line):
                for found in WITHIN.finditer(line):
                    counted[found[0].lower()][found[0]] += 1
        self.known: Mapping[str, str] = {word: some.most_common(1)[0][0] for word, some in counted.items()}

    def sentence(self, text: str) -> str:
        """A line in capitals as a sentence; any other as it is."""
        if not is_capitals(text):
            return text
        written = WORD.sub(lambda found: self._word(found[0]), text)
        return FIRST.sub(lambda found: found[0].upper(), written, count=1)

    def _word(self, word: str) -> str:
        if known := self.known.get(word.lower()):
            return known
        is_code = (
            NUMERAL.fullmatch(word)
            or any(map(str.isdigit, word))
            or not VOWEL.search(word.upper())
            or word in said("codes")
        )
        return word if is_code else word.lower()


def title_cased(text: str, casing: Casing) -> str:
    """A signer's title as titles are written: the longest that it begins with, the rest as a sentence."""
    lowered = " ".join(text.split()).lower()
    if lowered.startswith(ACTING):
        return f"Quyền {title_cased(text[len(ACTING) :].strip(), casing)}"
    for one in sorted(said("titles"), key=len, reverse=True):
        if lowered == one.lower() or lowered.startswith(f"{one.lower()} "):
            rest = text[len(one) :].strip()
            return f"{one} {casing.sentence(rest)}".strip()
    return casing.sentence(text)
