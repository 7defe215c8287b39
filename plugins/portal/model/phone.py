"""Telephone numbers as a Vietnamese office writes them: the door to phonenumbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from phonenumbers import (
    NumberParseException,
    PhoneNumber,
    PhoneNumberFormat,
    ValidationResult,
    format_number,
    is_possible_number_with_reason,
    is_valid_number,
    parse,
)

from ..language.clean import clean, plain_marks
from ..language.unreadable import Unreadable, quoted

_VIETNAM = 84
_SHORT = re.compile(r"1[89]00\d{4,6}|1\d{2,3}", re.ASCII)
_EXTENSION = re.compile(r"máy lẻ|nội bộ|số lẻ|nhánh|ext|[x#]", re.IGNORECASE)
_SEVERAL = re.compile(r"[/;,]|\s-\s|\shoặc\s|\svà\s|(?<=\d)\s*\+", re.IGNORECASE)
_DIALLED = re.compile(r"\+?[\d\s().-]+", re.ASCII)


class BadPhone(Unreadable):
    code = "dien-thoai-sai"


@dataclass(frozen=True)
class Phone:
    """`number` is E.164 (`+842143840888`), or for a short code what is dialled (`1022`, `19001234`).

    `valid` is what the numbering plan says, and worth a reminder at most: it does not know the 069 network of
    the police and the army, nor newly opened prefixes.
    """

    number: str
    is_short: bool = False
    valid: bool = True


def parse_phone(text: str) -> Phone:
    """Raises BadPhone."""
    written = " ".join(plain_marks(clean(text)).split())
    _refuse_company(written)
    digits = re.sub(r"\D", "", written)
    if _SHORT.fullmatch(digits):
        return Phone(digits, is_short=True)
    number = _number(written)
    _refuse_length(written, number)
    return Phone(format_number(number, PhoneNumberFormat.E164), valid=is_valid_number(number))


def phone_text(number: str) -> str:
    """As people read it aloud: `0214 3840 888`, `1900 1234`, `1022`; abroad with the country's code."""
    if not number.startswith("+"):
        return f"{number[:4]} {number[4:]}".strip()
    parsed = parse(number)
    if parsed.country_code != _VIETNAM:
        return format_number(parsed, PhoneNumberFormat.INTERNATIONAL)
    grouped = format_number(parsed, PhoneNumberFormat.NATIONAL)
    # Of a number outside its plan the package forgets the zero.
    return grouped if grouped.startswith("0") else f"0{grouped}"


def _refuse_company(written: str) -> None:
    """An extension or a second number would be dialled along with the first."""
    if _EXTENSION.search(written):
        raise BadPhone(f"{quoted(written)} có cả máy lẻ", "ghi máy lẻ ở khóa extension, ở đây chỉ ghi số chính")
    if _SEVERAL.search(written):
        raise BadPhone(f"{quoted(written)} có nhiều số điện thoại", "ghi mỗi số thành một mục riêng")


def _refuse_length(written: str, number: PhoneNumber) -> None:
    match is_possible_number_with_reason(number):
        case ValidationResult.IS_POSSIBLE:
            return
        case ValidationResult.TOO_LONG:
            raise BadPhone(f"{quoted(written)} thừa chữ số", "ghi mỗi số thành một mục riêng, máy lẻ ở khóa extension")
        case _:
            raise BadPhone(f"{quoted(written)} thiếu chữ số", "viết cả mã vùng, ví dụ 0214 3840 888")


def _number(written: str) -> PhoneNumber:
    if _DIALLED.fullmatch(written):
        try:
            return parse(written, "VN")
        except NumberParseException:
            pass
    raise BadPhone(
        f"{quoted(written)} không phải số điện thoại", "chỉ viết chữ số, mỗi mục một số, ví dụ 0214 3840 888"
    )
