"""Quantities in words: numbers with their units, money, rates, shares, spans from one to another, telephones."""

from __future__ import annotations

import re
from decimal import Decimal
from math import gcd

from .spoken_days import from_word
from .spoken_numbers import figure_words, name_words, number_words, ordinal_words
from .spoken_rules import DASH, END, LETTER, PAUSE, Match, follows, read, rule, words_before

# A table of the language, kept in code: data files are read by `source`, which stands above this package.
UNITS = {
    "%": "phần trăm", "‰": "phần nghìn",
    "mm": "mi-li-mét", "cm": "xen-ti-mét", "dm": "đề-xi-mét", "m": "mét", "km": "ki-lô-mét",
    "cm2": "xen-ti-mét vuông", "m2": "mét vuông", "km2": "ki-lô-mét vuông", "ha": "héc-ta",
    "cm3": "xen-ti-mét khối", "m3": "mét khối", "ml": "mi-li-lít", "l": "lít",
    "mg": "mi-li-gam", "g": "gam", "kg": "ki-lô-gam", "h": "giờ", "s": "giây",
    "°C": "độ C", "°": "độ", "mmHg": "mi-li-mét thủy ngân",
    "W": "oát", "kW": "ki-lô-oát", "MW": "mê-ga-oát", "kWh": "ki-lô-oát giờ", "V": "vôn", "kV": "ki-lô-vôn",
    "Hz": "héc", "kHz": "ki-lô-héc", "MHz": "mê-ga-héc", "GHz": "gi-ga-héc",
    "KB": "ki-lô-bai", "MB": "mê-ga-bai", "GB": "gi-ga-bai", "TB": "tê-ra-bai",
    "Mbps": "mê-ga-bít trên giây", "Gbps": "gi-ga-bít trên giây",
    "đ": "đồng", "₫": "đồng", "VNĐ": "đồng", "VND": "đồng", "trđ": "triệu đồng",
    "USD": "đô-la Mỹ", "$": "đô-la Mỹ", "EUR": "ơ-rô", "€": "ơ-rô",
}  # fmt: skip
_EACH = (
    "người|hộ|gia đình|khẩu|nhân khẩu|lao động|học sinh|trẻ|cháu|em|dân|đầu người|hồ sơ|đơn vị|trường hợp|thôn|bản|xã|"
    "ngày đêm|ngày|đêm|giờ|phút|tuần|tháng|quý|năm|vụ|lần|lượt|ca|buổi|suất|con|cây|sào|mẫu|tấn|tạ|yến|lít|mét|lượng"
)
"""What a rate may be for; any other word behind a slash is a second name, as in “cổng/trang thông tin”."""

_UNIT = "|".join(re.escape(unit) for unit in sorted(UNITS, key=len, reverse=True))
_NUMBER = r"(?:\d{1,3}(?:\.\d{3}){1,5}|\d{1,3}(?: \d{3}){1,5}(?!\d)|\d{1,18})(?:,\d{1,18})?(?!\d|[.,]\d)"
_POINTED = rf"(?:{_NUMBER}|\d{{1,9}}\.\d{{1,2}}(?!\d|[.,]\d))"
_BARE = r"(?<![\w.,/])"
_SCALE = r"(?: (?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)){0,2}"
_ALONE = "mm|cm2|cm3|cm|km2|km|m2|m3|mg|kg|kWh|mmHg|°C|VNĐ|VND|USD"
"""Units that are nothing else without a number before them; TB, the terabyte, is a notice too."""

_SHORT = "11[1-9]|1022"
"""Numbers that the whole country calls with three or four figures."""
_PHONES = (
    "tổng đài|đường dây nóng|hotline|điện thoại|đầu số|máy lẻ|số máy|nhánh|fax|zalo|tài khoản|mã số thuế|mã số|"
    "căn cước|căn cước công dân|định danh"
)
_GROUPS = r"\d{6,20}|\d{2,5}(?:[ .-]\d{2,5}){0,4}"
_TAKEN_DOWN = re.compile(r"\A\d{4}(?=\d{4}\Z|(?:\d{3}){1,5}\Z)|\d{3}(?!\d\Z)|\d{1,4}")

_NAMED = words_before(
    "điều", "khoản", "điểm", "chương", "mục", "phần", "trang", "số", "tổ", "lớp", "khối", "tầng", "phòng", "thôn",
    "bản", "khu", "tập", "kỳ", "đợt", "lần", "thứ", "tháng", "quý", "năm", "tuần", "từ", "giữa", "cấp", "hạng",
    "bậc", "vùng",
)  # fmt: skip
"""Words after which a span needs no “từ”: `Điều 5-7` names articles."""
_OF_A_HOUSE = words_before("số", "nhà", "ngõ", "ngách", "hẻm", "kiệt")
_ZERO_NAMES = words_before(
    "(?<!tổng )(?<!trong )(?<!một )(?<!đa )số", "đề án", "chỉ thị", "nghị quyết", "nghị định", "thông tư"
)
"""Words after which the zero of `07` is said: a number that names something, and is looked up as it is written."""


def with_telephones(text: str) -> str:
    return read(text, _TELEPHONES)


def with_quantities(text: str) -> str:
    return read(text, _QUANTITIES)


def _figures(match: Match) -> str:
    """In the groups it was written in, else in groups that can be taken down: 0912345678 is 0912 345 678."""
    groups = re.findall(r"\d+", match[0])
    said = [
        figure_words(one) for group in groups for one in (_TAKEN_DOWN.findall(group) if len(group) > 6 else [group])
    ]
    return ("cộng " if "+" in match[0] else "") + PAUSE.join(said)


def _numbers_to_call(match: Match) -> str:
    return match["word"] + re.sub(_GROUPS, _figures, match["list"]).replace(" - ", PAUSE)


def _number(written: str) -> str:
    """A point that parts no thousands stands for the decimal comma where a unit follows: `6.5%`."""
    plain = written.replace(" ", "")
    if not re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain) and "," not in plain:
        plain = plain.replace(".", ",")
    return number_words(Decimal(plain.replace(".", "").replace(",", ".")))


def _measured(number: str, unit: str | None, scale: str) -> str:
    return _number(number) + scale + (f" {UNITS[unit]}" if unit else "")


def _quantity(match: Match) -> str:
    return _measured(match["number"], match["unit"], match["scale"])


def _span(match: Match) -> str:
    """`5-7 ngày`, `500 m - 1 km`; bare numbers that do not grow are a score, said one after the other."""
    first = _number(match["first"]) + _with_unit(match["own"])
    last = _measured(match["last"], match["unit"], match["scale"])
    if not match["own"] and _value(match["first"]) >= _value(match["last"]):
        return f"{first} {last}"
    return f"{'' if follows(match, _NAMED) else from_word(match)}{first} đến {last}"


def _with_unit(written: str) -> str:
    """` nghìn đồng`, `km`."""
    unit = written.strip()
    return f" {UNITS.get(unit, unit)}" if unit else ""


def _value(written: str) -> Decimal:
    return Decimal(written.replace(" ", "").replace(".", "").replace(",", "."))


def _rate(match: Match) -> str:
    """A measure is for one of another (`tấn trên héc-ta`), a thing for each (`đồng mỗi người mỗi tháng`)."""
    return match["what"] + re.sub(r"/([^/]+)", _for_each, match["per"])


def _for_each(match: Match) -> str:
    what = match[1]
    if what in UNITS:
        return f" trên {UNITS[what]}"
    return f" trên {_number(what)}" if what[0].isdigit() else f" mỗi {what}"


def _share(match: Match) -> str:
    """A fraction has a small denominator or is one part of many; `9/12 xã` counts, `24/24` is a name."""
    part, whole = int(match[1]), int(match[2])
    hours = " giờ" if match[3] else ""
    is_fraction = 0 < part < whole and (part == 1 or (whole <= 5 and gcd(part, whole) == 1))
    if is_fraction and not hours and not follows(match, _OF_A_HOUSE):
        return f"{number_words(part)} phần {ordinal_words(whole)}"
    return f"{number_words(part)} trên {number_words(whole)}{hours}"


def _pointed(match: Match) -> str:
    """`4.0`, `1.2.3`: names of versions and of sections."""
    return " chấm ".join(name_words(part) for part in match[0].split("."))


def _plain(match: Match) -> str:
    figures = match[0]
    if len(figures) > 3 and figures.startswith("0"):
        return figure_words(figures)
    return name_words(figures) if follows(match, _ZERO_NAMES) else number_words(int(figures))


_TELEPHONES = (
    rule(
        rf"(?i:(?<!{LETTER})(?P<word>(?:{_PHONES})(?: số)?(?: là)?:? ?))"
        rf"(?P<list>(?:{_GROUPS})(?:(?:, | hoặc | và | - |; )(?:{_GROUPS})){{0,5}})(?!\w|[/,%]\d)",
        _numbers_to_call,
    ),
    rule(
        rf"(?i:(?<!{LETTER})(?P<word>gọi (?:ngay |đến |tới |số )?))"
        rf"(?P<list>(?:{_SHORT})(?:(?:, | hoặc | và )(?:{_SHORT})){{0,5}}){END}",
        _numbers_to_call,
    ),
    rule(rf"(?<![\w.,/])(?=(?:\D{{0,2}}\d){{9}})\(?(?:\+84|0\d{{1,3}})\)?(?:[ .-]?\d{{2,4}}){{2,3}}{END}", _figures),
    rule(rf"(?<![\w.,/])1[89]00(?:[ .]?\d{{2,4}}){{1,2}}{END}", _figures),
)

_QUANTITIES = (
    rule(rf"\$ ?({_NUMBER}{_SCALE})", r"\1 USD"),
    rule(r"(?<=\d) ?[x×] ?(?=\d)", " nhân "),
    rule(
        rf"(?P<what>{_BARE}{_POINTED}{_SCALE} ?(?:(?:{_UNIT})|{LETTER}{{1,12}}(?: {LETTER}{{1,12}}){{0,2}}?))"
        rf"(?P<per>(?:/(?:{_UNIT}|{_NUMBER}|(?:{_EACH}))(?!{LETTER}|\d)){{1,3}})",
        _rate,
    ),
    rule(rf"(?P<what>(?<={LETTER}{LETTER}))(?P<per>/(?:{_ALONE}|ha|h))(?!\w)", _rate),
    rule(rf"(?P<what>%)(?P<per>/(?:{_EACH}))(?!\w)", _rate),
    rule(
        rf"{_BARE}(?P<first>{_NUMBER})(?P<own>{_SCALE}(?: đồng| ?(?:{_UNIT}))?){DASH}(?P<last>{_POINTED})"
        rf"(?P<scale>{_SCALE})(?: ?(?P<unit>{_UNIT})(?!{LETTER}|\d))?(?!-?\d)",
        _span,
    ),
    rule(r"(?:(?<=\s)|(?<=\()|\A)-(?=\d)", "âm "),
    rule(
        rf"{_BARE}(?P<number>{_POINTED})(?P<scale>{_SCALE}) ?(?P<unit>{_UNIT})(?!{LETTER}|\d)",
        _quantity,
    ),
    rule(rf"{_BARE}(\d{{1,9}})h?/(\d{{1,9}})(h)?(?!\w|/)", _share),
    rule(
        rf"(?i:(?<!{LETTER})(thứ) )(\d{{1,4}})(?!\w|[/.,]\d)",
        lambda match: f"{match[1]} {ordinal_words(int(match[2]))}",
    ),
    rule(rf"(?<!{LETTER})({_ALONE})(?!\w)", lambda match: UNITS[match[1]]),
    rule(rf"(?<={LETTER})-?(?=\d)|(?<=\d)-?(?={LETTER})", " "),
    rule(r"(?<=\d)/(?=\d)", " trên "),
    rule(r"(?<=\d)[-:](?=\d)|(?<=\d{18})(?=\d)", " "),
    rule(rf"{_BARE}{_NUMBER}", lambda match: _plain(match) if match[0].isdigit() else _number(match[0])),
    rule(r"\d{1,9}(?:\.\d{1,9}){1,9}", _pointed),
    rule(r"(?<=\d)[,.](?=\d)", " "),
    rule(r"\d{1,18}", _plain),
)
