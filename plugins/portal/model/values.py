"""The types of single values: each reads the text of a scalar, or says in Vietnamese what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BeforeValidator

from ..language.days import parse_day, parse_moment
from ..language.quantities import parse_quantity
from ..language.slug import is_slug, slug
from ..language.spans import Span as CalendarSpan
from ..language.spans import parse_span
from ..language.unreadable import Unreadable
from ..source.schema import Markdown, wrong
from .citation import Citation, parse_citation
from .number import IssuingNumber, parse_number

_T = TypeVar("_T")

HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\x00-\x08\x0b-\x1f\x7f]")
EMAIL = re.compile(r"[a-z0-9][a-z0-9._+-]*@[a-z0-9-]+(\.[a-z0-9-]+)+", re.IGNORECASE)
URL = re.compile(r"https://[a-z0-9][a-z0-9.-]*(:\d+)?(/[^\s<>\"]*)?", re.IGNORECASE)
FILE_NAME = re.compile(r"[\w][\w .,()&+-]{0,190}\.[A-Za-z0-9]{2,5}")
CATEGORY = re.compile(r"[\w/.-]+\.[a-zđ\d]+")
COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)


def _text(value: Any) -> str:  # noqa: ANN401 - whatever the file holds
    if not isinstance(value, str):
        raise wrong(
            "sai-cach-viet",
            "cần một dòng chữ, không phải danh sách hay nhóm khóa",
            "viết giá trị trên cùng dòng với khóa",
        )
    if found := HIDDEN.search(value):
        raise wrong("ky-tu-an", f"có ký tự ẩn U+{ord(found[0]):04X}", "gõ lại đoạn này, không dán từ nơi khác")
    return value.strip()


def _line(value: Any) -> str:  # noqa: ANN401
    return " ".join(_text(value).split())


def reads(parse: Callable[[str], _T]) -> BeforeValidator:
    """A check that turns the parser's own error into a problem."""

    def check(value: Any) -> _T:  # noqa: ANN401
        try:
            return parse(_line(value))
        except Unreadable as error:
            raise wrong(error.code, error.message, error.how) from None

    return BeforeValidator(check)


def _matches(pattern: re.Pattern[str], code: str, label: str, how: str) -> BeforeValidator:
    def check(value: Any) -> str:  # noqa: ANN401
        if not pattern.fullmatch(text := _line(value)):
            raise wrong(code, f"“{text}” không phải {label}", how)
        return text

    return BeforeValidator(check)


def _yes(value: Any) -> bool:  # noqa: ANN401
    match _line(value).lower():
        case "có" | "true":
            return True
        case "không" | "false":
            return False
    raise wrong("sai-co-khong", f"“{value}” không phải có hoặc không", "viết có hoặc không")


def _day_or_moment(text: str) -> date:
    return parse_moment(text) if ":" in text else parse_day(text)


def _slug(value: Any) -> str:  # noqa: ANN401
    if not is_slug(text := _line(value)):
        raise wrong(
            "ma-sai-cach-viet",
            f"“{text}” không dùng làm mã được",
            f"mã chỉ gồm chữ thường không dấu, số và gạch nối, ví dụ {slug(text) or 'so-y-te'}",
        )
    return text


def _id(value: Any) -> str:  # noqa: ANN401
    text = _line(value)
    if not all(is_slug(part) for part in text.split("/")):
        raise wrong(
            "ma-sai-cach-viet",
            f"“{text}” không phải đường dẫn của một bản ghi",
            "viết đường dẫn tệp trong thư mục của cổng, bỏ đuôi .md, ví dụ so-y-te/people/nguyen-van-a",
        )
    return text


def _shout(value: str) -> str:
    letters = [one for one in value if one.isalpha()]
    if len(letters) > 12 and all(one.isupper() for one in letters):
        raise wrong(
            "viet-hoa-toan-bo",
            "cả dòng viết hoa, khó đọc với mọi người",
            "viết như câu thường, ví dụ " + value.capitalize(),
        )
    return value


def _many(value: Any) -> Any:  # noqa: ANN401
    return value if isinstance(value, (list, tuple)) else [value]


Line = Annotated[str, BeforeValidator(_line)]
Title = Annotated[str, BeforeValidator(_line), AfterValidator(_shout)]
Prose = Annotated[str, BeforeValidator(_text), Markdown()]
Day = Annotated[date, reads(parse_day)]
Moment = Annotated[datetime, reads(parse_moment)]
DayOrMoment = Annotated[datetime | date, reads(_day_or_moment)]
Span = Annotated[CalendarSpan, reads(parse_span)]
Quantity = Annotated[Decimal, reads(parse_quantity)]
Number = Annotated[IssuingNumber, reads(parse_number)]
Cited = Annotated[Citation, reads(parse_citation)]
Yes = Annotated[bool, BeforeValidator(_yes)]
AgencyId = Annotated[str, BeforeValidator(_slug)]
_url = _matches(URL, "dia-chi-mang-sai", "địa chỉ https", "viết đủ cả https://, ví dụ https://laocai.gov.vn/")


def _record_or_url(value: Any) -> str:  # noqa: ANN401
    text = _line(value)
    return str(_url.func(text)) if ":" in text else _id(text)  # type: ignore[call-arg]


RecordId = Annotated[str, BeforeValidator(_id)]
RecordOrUrl = Annotated[str, BeforeValidator(_record_or_url)]
Email = Annotated[str, _matches(EMAIL, "thu-dien-tu-sai", "địa chỉ thư điện tử", "viết như vanphong@laocai.example")]
Url = Annotated[str, _url]
FileName = Annotated[
    str,
    _matches(
        FILE_NAME,
        "ten-tep-sai",
        "tên tệp dùng được",
        "tên tệp gồm chữ, số, dấu cách, chấm, gạch nối và có đuôi, ví dụ ke-hoach-119.pdf",
    ),
]
Category = Annotated[str, _matches(CATEGORY, "muc-cong-khai-sai", "mã của một mục phải công khai", "viết như 17.1.a")]
Colour = Annotated[str, _matches(COLOUR, "mau-sai", "mã màu", "viết như #9c1c1f")]

Many = Annotated[tuple[_T, ...], BeforeValidator(_many)]
"""A list; a single value may be written without the dash."""
