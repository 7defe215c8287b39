"""The letters of a document's number, as their owners write them: capitals, hyphens, and the stroke of Đ."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

from ..language.fold import fold
from .document_type import document_types, types_with_code

_SEPARATOR = re.compile("([-./])")
SYMBOLS = 1 << 14
"""How many are kept in mind: a province has some hundreds, and uses each of them a hundred times."""
_Mend: TypeAlias = Callable[[str, tuple[str, ...]], str]

# Enough issuers to see where a hyphen or a stroke was lost; B and S begin ministries and departments.
_ISSUERS = ("TTg", "CP", "CTN", "UBND", "HĐND", "TANDTC", "VKSNDTC")
_ISSUER = re.compile(rf"{'|'.join(_ISSUERS)}|(?:UBTV)?QH\d\d?|[BS][A-ZĐ]{{2,}}", re.IGNORECASE)


@lru_cache(maxsize=SYMBOLS)
def parts(symbol: str) -> tuple[str, ...]:
    return tuple(_SEPARATOR.split(symbol)[::2])


@lru_cache(maxsize=SYMBOLS)
def with_capitals(symbol: str) -> str:
    """ct-ttg becomes CT-TTg: known writings first, then all capitals for a part that was all small."""
    return _each_part(symbol, _with_capitals)


@lru_cache(maxsize=SYMBOLS)
def with_stroke(symbol: str) -> str:
    """QD-UBND becomes QĐ-UBND: with the Đ that a keyboard without Vietnamese left out."""
    return _each_part(symbol, _with_stroke)


def with_hyphen(symbol: str, *, dated: bool) -> str:
    """CTTTg becomes CT-TTg: parted after the longest code of a type that leaves an issuer.

    Normative types count only where the number carries a year: TTBVTV without one is a centre, no circular.
    """
    for code in sorted(_codes(), key=len, reverse=True):
        rest = symbol.removeprefix(code)
        fits = any(dated or not kind.needs_year for kind in types_with_code(code))
        if fits and rest != symbol and _ISSUER.fullmatch(rest):
            return f"{code}-{rest}"
    return symbol


@lru_cache(maxsize=1)
def codes_told_apart_by_stroke() -> frozenset[str]:
    """DA and ĐA, HD and HĐ: codes that would be the same without the stroke."""
    bare = Counter(fold(code) for code in _codes())
    return frozenset(code for code in _codes() if bare[fold(code)] > 1)


def _each_part(symbol: str, mended: _Mend) -> str:
    head, *rest = _SEPARATOR.split(symbol)
    return mended(head, (*_codes(), *_ISSUERS)) + "".join(mended(part, _ISSUERS) for part in rest)


def _with_capitals(part: str, words: tuple[str, ...]) -> str:
    known = next((word for word in words if word.lower() == part.lower()), None)
    return known or (part.upper() if part.islower() else part)


def _with_stroke(part: str, words: tuple[str, ...]) -> str:
    bare = {word.replace("Đ", "D"): word for word in words}
    return part if part in words else bare.get(part, part)


@lru_cache(maxsize=1)
def _codes() -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for kind in document_types() for code in kind.codes))
