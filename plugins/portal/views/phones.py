"""A telephone number as pages show it."""

from __future__ import annotations

from ..model.common import Phone
from ..model.phone import phone_text
from .parts import PhoneLine


def phone_line(phone: Phone) -> PhoneLine:
    """A telephone one can tap: RFC 3966 writes the extension behind `;ext=`."""
    extension = f";ext={phone.extension}" if phone.extension else ""
    number = phone.number.number
    return PhoneLine(phone_text(number), f"tel:{number}{extension}", phone.label or "", phone.extension or "")
