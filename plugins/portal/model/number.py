"""The numbers documents are issued under: `119/KH-UBND`, `07/2017/QĐ-UBND`, `57-NQ/TW`.

They are typed from paper and pasted from web pages. A slip with one possible meaning is mended and noted in
`repairs`; a slip that would make another number of it is refused, with what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Literal

from ..language.clean import clean, plain_marks, without_eth
from ..language.slug import slug
from ..language.unreadable import Unreadable, quoted
from .document_type import DocumentType, type_with_slug, types_with_code
from .symbol import codes_told_apart_by_stroke, parts, with_capitals, with_hyphen, with_stroke

_PART = r"[A-ZĐÐƉƯÔ][A-ZĐÐƉƯÔa-zđưô&]*\d{0,2}"
_ORDINAL = r"\d{1,5}(?:\.\d{1,3})?[a-zđ]?"
_YEAR = r"(?:19|20)\d\d"
_STATE = re.compile(
    rf"(?P<number>{_ORDINAL})/(?:(?P<year>{_YEAR})/)?(?P<symbol>{_PART}(?:[-./]{_PART}){{0,9}})",
    re.IGNORECASE,
)
_PARTY = re.compile(rf"(?P<number>{_ORDINAL})-(?P<symbol>[A-ZĐ]{{2,5}}/{_PART}(?:-{_PART}){{0,3}})", re.IGNORECASE)
_DASH = "[-‐‑–]"
_IN_PROSE = re.compile(
    r"(?<![\w/.-])(?:"
    rf"{_ORDINAL}/(?:{_YEAR}/)?(?:{_PART}(?:{_DASH}{_PART}){{1,9}}|(?:UBTV)?QH\d\d?)"
    rf"|{_ORDINAL}{_DASH}[A-ZĐÐƉ]{{2,3}}[a-z]?/{_PART}(?:{_DASH}{_PART}){{0,3}}"
    r")(?![\w/])"
)
_ASSEMBLY = re.compile(r"(?:UBTV)?QH\d\d?")
_DAY = re.compile(r"\d{1,2}[-./]\d{1,2}[-./]\d{2,4}")
_LEAD = re.compile(r"^(?:số|so)\s*:?\s*(?=\d)", re.IGNORECASE)

_MENDS: tuple[tuple[Callable[[str], str], str], ...] = (
    (without_eth, "chữ “Ð” gõ nhầm đã được đọc là “Đ”"),
    (plain_marks, "dấu gạch khác thường đã được đọc là “-” hoặc “/”"),
    (lambda text: re.sub(r"\s*([/-])\s*", r"\1", text), "khoảng trắng quanh dấu gạch đã được bỏ"),
)


class BadNumber(Unreadable):
    code = "so-ky-hieu-sai-dang"


@dataclass(frozen=True)
class IssuingNumber:
    """`number` is kept as written (`043`, `66.13`, `12a`); `symbol` is what follows it and the year.

    It names a document only together with its issuer and, where `year` is None, with the document's date.
    `repairs` says, for a reminder to the editor, what was mended or tolerated in reading it.
    """

    number: str
    year: int | None
    symbol: str
    form: Literal["state", "party"] = "state"
    repairs: tuple[str, ...] = field(default=(), compare=False)

    @property
    def text(self) -> str:
        return self._written(self.number, self.symbol)

    @property
    def types(self) -> tuple[DocumentType, ...]:
        """What the document may be: two for the Party's QĐ; none where the number does not tell: a law's."""
        return _types(self.symbol, party=self.form == "party", has_year=self.year is not None)

    @property
    def document_type(self) -> DocumentType | None:
        types = self.types
        return types[0] if len(types) == 1 else None

    @property
    def type_code(self) -> str | None:
        return self._head if any(self._head in kind.codes for kind in self.types) else None

    @property
    def issuer(self) -> str:
        """`UBND-HC` of QĐ-UBND-HC. Of an official letter the first part; the drafting unit follows it."""
        if self.type_code or self.form == "party":
            return self._tail[1:]
        return self._head

    @cached_property
    def key(self) -> str:
        """Equal for two writings of one number. Đ and capitals count: 12/DA-UBND is not 12/ĐA-UBND."""
        number = self.number.lstrip("0").lower() or "0"
        symbol = self.symbol if self.form == "party" else "-".join(parts(self.symbol))
        return self._written(number, symbol)

    @property
    def slug(self) -> str:
        """`07-2017-qd-ubnd`. Where Đ alone tells two types apart it becomes `dd`: `12-dda-ubnd` for ĐA."""
        head = self._head
        if head in codes_told_apart_by_stroke():
            head = head.replace("Đ", "dd")
        return slug(f"{self.number}-{self.year or ''}-{head}-{self._tail}")

    def _written(self, number: str, symbol: str) -> str:
        if self.form == "party":
            return f"{number}-{symbol}"
        return f"{number}/{symbol}" if self.year is None else f"{number}/{self.year}/{symbol}"

    @property
    def _head(self) -> str:
        return parts(self.symbol)[0]

    @property
    def _tail(self) -> str:
        return self.symbol.removeprefix(self._head)


@lru_cache(maxsize=10_000)
def _types(symbol: str, *, party: bool, has_year: bool) -> tuple[DocumentType, ...]:
    """Thousands of numbers share a few symbols."""
    head = parts(symbol)[0]
    if found := types_with_code(head, party=party):
        return found
    is_letter = not party and not has_year and not _ASSEMBLY.fullmatch(head)
    return (type_with_slug("cong-van"),) if is_letter else ()


def parse_number(text: str) -> IssuingNumber:
    """Raises BadNumber."""
    written, mends = _mended(text)
    if match := _PARTY.fullmatch(written):
        symbol = with_capitals(match["symbol"])
        number = IssuingNumber(match["number"], None, symbol, "party")
    elif match := _STATE.fullmatch(written):
        symbol = with_capitals(match["symbol"])
        number = IssuingNumber(match["number"], int(match["year"]) if match["year"] else None, symbol)
        _refuse_half_symbol(number)
    else:
        raise _refusal(written)
    _refuse_lost_stroke(number)
    repairs = mends + _tolerated(match["symbol"], number)
    return replace(number, repairs=repairs) if repairs else number


def find_numbers(prose: str) -> Iterator[tuple[int, int, IssuingNumber]]:
    """The numbers in running text with their spans; only those written out in full, in capitals."""
    for match in _IN_PROSE.finditer(prose):
        with suppress(BadNumber):
            yield match.start(), match.end(), parse_number(match[0])


def _mended(text: str) -> tuple[str, tuple[str, ...]]:
    notes = []
    for mend, note in _MENDS:
        mended = mend(text)
        if mended != text:
            notes.append(note)
        text = mended
    return _LEAD.sub("", clean(text).strip(" .,;\t\n")), tuple(notes)


def _tolerated(written: str, number: IssuingNumber) -> tuple[str, ...]:
    notes = []
    if written != number.symbol:
        notes.append(f"ký hiệu “{written}” đã được đọc là “{number.symbol}”")
    if number.form == "state" and re.search("[./]", number.symbol):
        notes.append(f"ký hiệu “{number.symbol}” viết theo lối cũ, không dùng dấu gạch nối")
    return tuple(notes)


def _refuse_lost_stroke(number: IssuingNumber) -> None:
    if (symbol := with_stroke(number.symbol)) != number.symbol:
        meant = replace(number, symbol=symbol)
        raise BadNumber(f"số ký hiệu “{number.text}” viết D thay cho Đ", f"viết {meant.text}")


def _refuse_half_symbol(number: IssuingNumber) -> None:
    if len(parts(number.symbol)) > 1:
        return
    if number.type_code:
        how = f"viết tiếp nơi ban hành, ví dụ {number.text}-UBND"
        raise BadNumber(f"số ký hiệu “{number.text}” thiếu nơi ban hành", how)
    meant = replace(number, symbol=with_capitals(with_hyphen(number.symbol, dated=bool(number.year))))
    if meant != number:
        raise BadNumber(f"số ký hiệu “{number.text}” thiếu dấu gạch nối", f"viết {meant.text}")


def _refusal(written: str) -> BadNumber:
    if _DAY.fullmatch(written):
        return BadNumber(
            f"{quoted(written)} là ngày, không phải số, ký hiệu",
            "viết số, ký hiệu trước ngày, ví dụ 119/KH-UBND ngày 28/8/2023",
        )
    if written.isdigit():
        return BadNumber(f"{quoted(written)} mới có số, thiếu ký hiệu", f"viết cả ký hiệu, ví dụ {written}/KH-UBND")
    return BadNumber(f"{quoted(written)} không phải số, ký hiệu văn bản", "viết như 119/KH-UBND hoặc 07/2017/QĐ-UBND")
