"""What stands in a cell: a name, telephones, an e-mail address, as people write them in lists.

Each reader raises Unreadable with what is wrong and what to write instead; nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...portal.language.fold import fold
from ...portal.language.slug import slug
from ...portal.language.unreadable import Unreadable, quoted
from ...portal.model.phone import BadPhone, parse_phone, phone_text
from ...portal.model.values import EMAIL
from .words import bare, beginning, words

WORD = r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?"
NAME = re.compile(rf"{WORD}(?: {WORD})+")
ADDRESS = re.compile(r"(?P<form>đồng chí|luật sư|bác sĩ|tiến sĩ|thạc sĩ|đ/c|th\.s|\w{1,6})[.:, ]+", re.IGNORECASE)
BEFORE_ADDRESS = re.compile(r"^(?:e-?mail|thư điện tử)\s*:|mailto:", re.IGNORECASE)
LONGEST = 120
"""Letters of one telephone with all that is said of it."""
PARTED = re.compile(r"(?:[;/,\n]|\s[-–]\s|\s(?:hoặc|và)\s)(?![^()]*\))", re.IGNORECASE)
EXTENSION = r"(?:máy lẻ|may le|số lẻ|nội bộ|nhánh|ext|[x#])\s*[.:]?\s*(?P<extension>\d{1,6})"
GOES_ON = re.compile(rf"[\s,]+(?={EXTENSION})", re.IGNORECASE)
TELEPHONE = re.compile(
    r"(?P<before>[^\d+(]*)(?P<number>\+?\(?\+?\d[\d\s.()-]*?\)?)"
    rf"\s*\(?(?:{EXTENSION})?\)?\s*(?:\((?P<label>.+)\))?\s*\.?",
    re.IGNORECASE | re.DOTALL,
)
LOST_ZERO = re.compile(r"[1-9]\d{8,9}", re.ASCII)
POLICE_AND_ARMY = "+8469"
SERVICE = re.compile(r"1[89]00", re.ASCII)


class BadName(Unreadable):
    code = "danh-sach-o-khong-ro"


class BadEmail(Unreadable):
    code = "thu-dien-tu-sai"


@dataclass(frozen=True)
class Telephone:
    """`number` as people read it: `0214 3840 888`."""

    number: str
    extension: str = ""
    label: str = ""

    @property
    def dialled(self) -> tuple[str, str]:
        return self.number, self.extension


def name_of(text: str) -> str:
    """A person's name without forms of address; capitals become a name's. Raises BadName."""
    written = _without_address(" ".join(text.split()))
    if not (NAME.fullmatch(written) and slug(written)):
        raise BadName(f"{quoted(text)} không giống họ tên của một người", "ô này chỉ ghi họ và tên, mỗi dòng một người")
    if written.isupper():
        return " ".join(one.capitalize() for one in written.split())
    return written


def _without_address(text: str) -> str:
    """“Đ/c ThS. Nguyễn Văn A”: forms of address in front, as many as there are."""
    while (found := ADDRESS.match(text)) and bare(found["form"]) in words("forms_of_address"):
        text = text[found.end() :]
    return text


def email_of(text: str) -> str:
    """One address in small letters. Raises BadEmail, with the bare letters proposed where it holds Vietnamese ones."""
    written = "".join(BEFORE_ADDRESS.sub("", text.strip()).split()).strip(".,;:<>()").lower()
    if EMAIL.fullmatch(written):
        return written
    if written.count("@") > 1:
        raise BadEmail(f"{quoted(text)} có nhiều địa chỉ", "giữ một địa chỉ công vụ trong ô")
    if EMAIL.fullmatch(fold(written)):
        raise BadEmail(f"thư điện tử {quoted(text)} có chữ tiếng Việt", f"hỏi lại; có lẽ là {fold(written)}")
    raise BadEmail(f"{quoted(text)} không phải địa chỉ thư điện tử", "viết như vanphong@laocai.example")


def telephones_of(text: str) -> tuple[Telephone, ...]:
    """Every telephone of a cell: `ĐT: 0912 345 678 / 0214 3840 888, máy lẻ 102 (VP)`. Raises Unreadable."""
    joined = GOES_ON.sub(" ", text)
    found = (_telephone(part.strip()) for part in PARTED.split(joined) if part.strip(" ."))
    return tuple(dict.fromkeys(found))


def _telephone(text: str) -> Telephone:
    found = TELEPHONE.fullmatch(text) if len(text) <= LONGEST else None
    before = bare(found["before"]) if found else bare(text)
    if "fax" in before.split():
        raise BadPhone(f"{quoted(text)} là số fax", "bỏ số fax khỏi ô điện thoại")
    if not found:
        raise BadPhone(
            f"{quoted(text)} không phải số điện thoại", "mỗi số viết như 0214 3840 888 máy lẻ 102 (Văn phòng)"
        )
    label = found["label"] or _label(found["before"])
    number = parse_phone(_with_zero(found["number"]))
    if not number.valid and not number.number.startswith(POLICE_AND_ARMY):
        how = "hỏi lại số đúng; nếu số ấy gọi được thì tự ghi vào hồ sơ"
        raise BadPhone(f"{quoted(text)} không hợp cách đánh số điện thoại của Việt Nam", how)
    return Telephone(phone_text(number.number), found["extension"] or "", " ".join((label or "").split()))


def _label(before: str) -> str:
    """What stands before a number, where it says more than that one follows."""
    _, rest = beginning(before, "telephone")
    if not rest:
        return ""
    return words("telephone_labels").get(rest, before.strip(" :.-"))


def _with_zero(number: str) -> str:
    """The zero that Excel takes from a number it may compute with, and the `.0` it may give it instead."""
    number = number.removesuffix(".0")
    digits = re.sub(r"\D", "", number)
    is_bare = not number.lstrip().startswith(("+", "(+")) and not SERVICE.match(digits) and not digits.startswith("84")
    return f"0{digits}" if is_bare and LOST_ZERO.fullmatch(digits) else number
