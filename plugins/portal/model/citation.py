"""Citations: how people refer to a document, by number and day, type and bare number, or a law's name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from ..language.clean import clean
from ..language.days import parse_day
from ..language.unreadable import quoted
from .document_type import DocumentType, document_types
from .number import BadNumber, IssuingNumber, parse_number

_PLACE = r"(?:\d{1,3}(?:\.\d{1,3})*[a-zđ]?|[a-zđ]|[IVXLC]{1,6})\b"
_UNIT = rf"(?:điểm|khoản|điều|tiểu mục|mục|chương|phần|phụ lục) {_PLACE}(?:(?:, ?| và ){_PLACE})*"
_PARTS = rf"(?P<found>{_UNIT}(?:(?:,| và)? {_UNIT})*)"

# A citation is peeled from its ends until only the words before the number are left.
_PART_FIRST = re.compile(rf"^{_PARTS}(?: của)?,? (?=\S)", re.IGNORECASE)
_PART_LAST = re.compile(rf",? {_PARTS}$", re.IGNORECASE)
_SUBJECT = re.compile(r",? (?:về|v/v) (?P<found>.+)$", re.IGNORECASE)
_ISSUER = re.compile(r",? của (?P<found>.+)$", re.IGNORECASE)
_DAY = re.compile(r",? ngày (?P<found>\d{1,2} tháng \d{1,2} năm \d{4}|\S+)$", re.IGNORECASE)
_NUMBER = re.compile(r"(?:^| )(?:số(?: hiệu)?:? ?)?(?P<found>\d[^\s,;]*(?: ?[/‐‑–-] ?[^\s,;]+)*)$", re.IGNORECASE)
_BARE = re.compile(r"\d{1,5}[a-zđ]?", re.IGNORECASE)


class BadCitation(BadNumber):
    code = "vien-dan-sai-dang"


@dataclass(frozen=True, slots=True)
class Citation:
    """What a citation says of the document; which document it is, only the catalogue knows.

    `bare` is a number without its symbol (“Kế hoạch 90”), `name` a law's name or what the document is about.
    """

    text: str
    number: IssuingNumber | None = None
    bare: str | None = None
    type_slug: str | None = None
    day: date | None = None
    issuer: str | None = None
    part: str | None = None
    name: str | None = None


def parse_citation(text: str) -> Citation:
    """Raises BadCitation, BadNumber or BadDay."""
    # Not cleaned yet: the number's own reader notes what it mends.
    written = " ".join(unicodedata.normalize("NFC", text).split()).rstrip(" .,;")
    part, rest = _peeled(_PART_FIRST, written)
    if not part:
        part, rest = _peeled(_PART_LAST, rest)
    subject, rest = _peeled(_SUBJECT, rest)
    issuer, rest = _peeled(_ISSUER, rest)
    day, rest = _peeled(_DAY, rest)
    named = _named(rest)
    return replace(
        named,
        text=written,
        day=parse_day(day) if day else None,
        issuer=issuer,
        part=part,
        name=subject or named.name,
    )


def _peeled(piece: re.Pattern[str], text: str) -> tuple[str | None, str]:
    """What the piece found, and the text without it."""
    match = piece.search(text)
    return (match["found"], text[: match.start()] + text[match.end() :]) if match else (None, text)


def _named(words: str) -> Citation:
    """“Kế hoạch 90”, “07/CT-TTg”, “Luật Báo chí số 103/2016/QH13”, “Hiến pháp 2013”."""
    digits, before = _peeled(_NUMBER, words)
    head = clean(before)
    kind = _type_before(head)
    is_bare = not digits or _BARE.fullmatch(digits)
    if kind and is_bare and _goes_by_name(kind):
        return Citation(words, type_slug=kind.slug, name=clean(words))
    if kind and is_bare and digits:
        return Citation(words, bare=digits, type_slug=kind.slug)
    number = parse_number(digits or words)
    if head and not kind:
        raise _unread(head)
    stated = number.document_type or kind
    name = head if kind and head.lower() not in _writings(kind) else None
    return Citation(words, number, type_slug=stated.slug if stated else None, name=name)


def _goes_by_name(kind: DocumentType) -> bool:
    """Laws and codes: their number names no type, and a bare number after them is a year."""
    return kind.groups == ("normative",) and not kind.codes


@lru_cache(maxsize=1 << 10)
def _type_before(head: str) -> DocumentType | None:
    """The type the words begin with, by name or code: the longest, for “Thông tư liên tịch” is its own."""
    words = f"{head.lower()} "
    return next((kind for writing, kind in _by_writing() if words.startswith(f"{writing} ")), None)


@lru_cache(maxsize=1)
def _by_writing() -> tuple[tuple[str, DocumentType], ...]:
    pairs = [(writing, kind) for kind in document_types() for writing in _writings(kind)]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _writings(kind: DocumentType) -> tuple[str, ...]:
    return (kind.label.lower(), *(code.lower() for code in kind.codes))


def _unread(head: str) -> BadCitation:
    if "/" in head:
        return BadCitation(
            "dòng này dẫn nhiều văn bản", "viết mỗi văn bản một dòng, đầu dòng có dấu gạch và khoảng trắng"
        )
    return BadCitation(f"{quoted(head)} không phải tên loại văn bản", "viết như 07/2017/QĐ-UBND ngày 11/4/2017")
