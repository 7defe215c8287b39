"""Text messages: how many a text takes, with its marks and without; nothing of it is ever cut.

A message holds 160 units of the GSM alphabet (3GPP TS 23.038), or 70 of UCS-2 when one letter is not in it, as nearly
every Vietnamese letter with marks is not. Of a longer text each message gives up some units to say which part it is.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_DOUBLE = frozenset("^{}\\[~]|€\f")
"""Written with an escape: two units each."""
_PLAIN = str.maketrans(
    {"đ": "d", "Đ": "D", "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "•": "-", "·": "-"}
)
GSM, UCS2 = (160, 153), (70, 67)
"""Units of a single message, and of each of several."""


@dataclass(frozen=True)
class Message:
    text: str
    letters: int
    """Units: most letters count one."""
    messages: int
    holds: int
    """Units of one message of its alphabet."""


def message(text: str) -> Message:
    is_gsm = all(one in _BASIC or one in _DOUBLE for one in text)
    sizes = [2 if one in _DOUBLE else 1 for one in text] if is_gsm else [1 if ord(one) < 0x10000 else 2 for one in text]
    single, several = GSM if is_gsm else UCS2
    total = sum(sizes)
    return Message(text, total, 1 if total <= single else _pieces(sizes, several), single)


def without_marks(text: str) -> str:
    """The same letters, capitals kept: “Đồng Tháp” gives “Dong Thap”."""
    letters = unicodedata.normalize("NFD", text.translate(_PLAIN))
    return unicodedata.normalize("NFC", "".join(one for one in letters if not unicodedata.combining(one)))


def _pieces(sizes: list[int], most: int) -> int:
    """How many messages are filled in turn, when no letter may be torn."""
    count, used = 1, 0
    for size in sizes:
        if used + size > most:
            count, used = count + 1, 0
        used += size
    return count
