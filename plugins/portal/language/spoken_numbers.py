"""Numbers in words, as schools of the North teach them and announcers say them.

Four habits are a choice, and each keeps to textbooks: “linh” before a last figure (not “lẻ”), “nghìn” (not “ngàn”),
“tư” after “mươi” but “linh bốn”, and decimals as a number of their own (3,14 is “ba phẩy mười bốn”).
"""

from __future__ import annotations

from decimal import Decimal

_FIGURES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TEN = {5: "lăm"}
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}
_BILLION = 10**9
_SCALES = ((10**6, " triệu"), (10**3, " nghìn"), (1, ""))
_ROMAN = {"I": 1, "V": 5, "X": 10}
_LONGEST_DECIMALS = 3
"""Decimals up to here are said as a number, longer ones figure by figure: nobody can follow them otherwise."""


def number_words(number: Decimal | int) -> str:
    """105 gives `một trăm linh năm`. Decimals are said as they are written: Decimal("2.50") has fifty of them."""
    exact = Decimal(number)
    whole, _, decimals = f"{exact.copy_abs():f}".partition(".")
    sign = "âm " if exact < 0 else ""
    return sign + _whole(int(whole)) + (f" phẩy {_decimals(decimals)}" if decimals else "")


def figure_words(figures: str) -> str:
    """Figure by figure: `1022` gives `một không hai hai`."""
    return " ".join(_FIGURES[int(figure)] for figure in figures)


def name_words(figures: str) -> str:
    """A number that names something keeps the zeros before it: `07` gives `không bảy`, as in “Chỉ thị 07”."""
    rest = figures.lstrip("0")
    zeros = figure_words(figures[: len(figures) - len(rest)])
    return f"{zeros} {_whole(int(rest)) if rest else ''}".strip()


def ordinal_words(number: int) -> str:
    """What follows `thứ`: `nhất` and `tư`, else the number itself."""
    return {1: "nhất", 4: "tư"}.get(number) or _whole(number)


def roman_number(letters: str) -> int:
    """XIV gives 14; of I, V and X only, for nothing in official texts is counted further so."""
    values = [_ROMAN[letter] for letter in letters]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _whole(number: int) -> str:
    """Groups of zeros are passed over: 1.000.005 is “một triệu không trăm linh năm”."""
    billions, rest = divmod(number, _BILLION)
    if not billions:
        return _below_billion(rest) or _FIGURES[0]
    return f"{_whole(billions)} tỷ {_below_billion(rest, full=True)}".strip()


def _below_billion(number: int, *, full: bool = False) -> str:
    """With `full`, the hundreds are said even where there are none: something greater stands before."""
    said: list[str] = []
    for scale, name in _SCALES:
        if group := number // scale % 1000:
            said.append(_below_thousand(group, full=full or bool(said)) + name)
    return " ".join(said)


def _below_thousand(number: int, *, full: bool) -> str:
    hundreds, rest = divmod(number, 100)
    said = [f"{_FIGURES[hundreds]} trăm"] if hundreds or full else []
    tens, units = divmod(rest, 10)
    if tens:
        said.append("mười" if tens == 1 else f"{_FIGURES[tens]} mươi")
    elif units and said:
        said.append("linh")
    if units:
        endings = _AFTER_TENS if tens > 1 else _AFTER_TEN if tens else {}
        said.append(endings.get(units, _FIGURES[units]))
    return " ".join(said)


def _decimals(figures: str) -> str:
    return name_words(figures) if len(figures.lstrip("0")) <= _LONGEST_DECIMALS else figure_words(figures)
