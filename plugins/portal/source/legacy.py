"""Vietnamese as it was written before Unicode, so that a message can name what a file was saved with.

TCVN3 (.VnTime, .VnArial) and VNI (VNI-Times) are fonts: their bytes are other letters for every other program. So
they come in two ways, as bytes that are no UTF-8, and as letters that no Vietnamese word has.
"""

from __future__ import annotations

import re
import unicodedata

TCVN3 = "TCVN3 (phông .VnTime, .VnArial)"
VNI = "VNI (phông VNI-Times)"
WINDOWS = "windows-1258"
LEAST = 3
"""So many odd words make a text of an old font: one may be a foreign name."""

ODD = re.compile("[¨-¬®µ-¿ÄÅÆËÏØÜäåæëïøûü]")
"""Letters and signs of Western Europe that Vietnamese does not use: without one a text is not worth a closer look."""

FONTS = {
    TCVN3: re.compile(r"[A-Za-z][¨©ª«¬®µ¶·¸¹»¼½¾Æ][A-Za-z]|\b®[a-z¸µ¶·¹ªÒ]"),
    VNI: re.compile(r"[aeouyAEOUY][äåëïøûü]|[aeoAEO]â[a-z]?\b|[aeo]á[iuo]\b"),
    "UTF-8 bị đọc nhầm thành bảng mã khác": re.compile("áº[\u0080-\u00bf]|á»[\u0080-\u00bf]|Ã[\u0080-\u00bf]|Ä‘|Æ°"),
}
WORD = re.compile("[A-Za-zÀ-ỹ]+")
MARKED = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
"""Letters that Vietnamese has and its neighbours have not."""


def font_of(text: str) -> tuple[str, int]:
    """What a text was typed with if its letters are those of an old font, and where that shows; else ""."""
    if not ODD.search(text):
        return "", 0
    for name, pattern in FONTS.items():
        found = [one.start() for one in pattern.finditer(text)]
        if len(found) >= LEAST:
            return name, found[0]
    return "", 0


def encoding_of(raw: bytes) -> str:
    """What bytes that are no UTF-8 may have been saved with; "" when nothing tells."""
    if raw.decode("utf-8", "replace").count("\ufffd") * 10 < sum(one > 127 for one in raw):
        return ""
    try:
        text = unicodedata.normalize("NFC", raw.decode("cp1258"))
    except UnicodeDecodeError:
        text = ""
    if len(MARKED.findall(text.lower())) > 2 * len(ODD.findall(text)):
        return WINDOWS
    return font_of(raw.decode("latin-1"))[0]
