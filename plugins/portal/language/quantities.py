"""Quantities as Vietnam writes them: the point parts thousands, the comma parts decimals."""

from __future__ import annotations

import re
from decimal import Decimal

from .clean import clean, plain_marks
from .unreadable import Unreadable, quoted

_QUANTITY = re.compile(r"-?(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+)(?:,\d+)?", re.ASCII)
_POINT_FOR_COMMA = re.compile(r"-?\d+\.\d+", re.ASCII)
_ENGLISH = re.compile(r"-?\d{1,3}(?:,\d{3})+\.\d+", re.ASCII)
_SPACED = re.compile(r"-?[1-9]\d{0,2}(?: \d{3})+(?:,\d+)?", re.ASCII)
_SWAPPED = str.maketrans(".,", ",.")


class BadQuantity(Unreadable):
    code = "so-luong-sai"


def parse_quantity(text: str) -> Decimal:
    """3000, 3.000, 9,5 or 1.234,5. Raises BadQuantity."""
    written = plain_marks(clean(text)).strip()
    if not _QUANTITY.fullmatch(written):
        raise BadQuantity(f"{quoted(written)} không phải con số viết theo lối Việt Nam", _remedy(written))
    return Decimal(written.replace(".", "").replace(",", "."))


def quantity_text(quantity: Decimal) -> str:
    """1234.50 gives `1.234,5`."""
    whole, point, decimals = f"{quantity:,f}".partition(".")
    return (whole + (point + decimals).rstrip("0").rstrip(".")).translate(_SWAPPED)


def _remedy(written: str) -> str:
    if _POINT_FOR_COMMA.fullmatch(written):
        return f"viết {written.replace('.', ',')} nếu là số thập phân"
    if _ENGLISH.fullmatch(written):
        return f"viết {written.translate(_SWAPPED)}"
    if _SPACED.fullmatch(written):
        return f"viết {written.replace(' ', '.')}"
    return "chỉ viết con số, ví dụ 3.000 hoặc 9,5; đơn vị tính ghi riêng"
