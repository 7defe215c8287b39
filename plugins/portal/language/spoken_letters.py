"""What is said letter by letter, and what can be said as a word: abbreviations, symbols of documents, web addresses."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from .fold import fold
from .spoken_numbers import figure_words, name_words, number_words
from .spoken_quantities import UNITS
from .spoken_rules import LETTER, PAUSE, UPPER, Match, read, rule

_NAMES = {
    "A": "a", "Ă": "á", "Â": "ớ", "B": "bê", "C": "xê", "D": "dê", "Đ": "đê", "E": "e", "Ê": "ê", "F": "ép-phờ",
    "G": "giê", "H": "hát", "I": "i", "J": "gi", "K": "ca", "L": "e-lờ", "M": "em-mờ", "N": "en-nờ", "O": "ô",
    "Ô": "ô", "Ơ": "ơ", "P": "pê", "Q": "quy", "R": "e-rờ", "S": "ét-xì", "T": "tê", "U": "u", "Ư": "ư", "V": "vê",
    "W": "vê kép", "X": "ích-xì", "Y": "i dài", "Z": "dét", "&": "và",
}  # fmt: skip

_OPENING = "ngh|ng|gh|gi|nh|kh|ch|ph|th|tr|qu|[bcdghklmnprstvx]"
_RHYME = (
    "uye[nt]|uy(?:ch|nh|[anptu])?|ie(?:ng|[cmnptu])|ye(?:ng|[mntu])|uo(?:ng|[cimnptu])|oa(?:ch|ng|nh|[cimnpty])?|oe[mnot]?|"
    "ua(?:ng|[nty])?|ue(?:ch|nh|n)?|a(?:ch|ng|nh|[cimnoptuy])?|e(?:ch|ng|nh|[cmnoptu])?|i(?:ch|nh|[amnptu])?|"
    "o(?:ng|[cimnpt])?|u(?:ng|[acimnptu])?|y"
)
_SYLLABLE = rf"(?:{_OPENING})?(?:{_RHYME})"
_ONE_SYLLABLE = re.compile(_SYLLABLE)
_SYLLABLES = re.compile(rf"{_SYLLABLE}(?:(?<=[aeiouy])|(?![aeiouy]))")
"""A consonant opens the next syllable rather than closing the last: hanam is ha nam."""
_FOREIGN_WORD = re.compile(r"(?:[^aeiouy]{0,2}[aeiouy]{1,2}){2,8}[^aeiouy]?")
_SAID_AS_THEY_ARE = frozenset({"gov", "org", "net", "aids"})
_SHORTEST_FOREIGN = 4
"""Three letters are said one by one: ODA, FAO, ATM."""

_PART = r"[A-ZĐƯÔ]{1,10}[a-zđ]?[A-ZĐƯÔ&]{0,10}[a-zđ]?\d{0,2}"
_STATE = re.compile(
    r"(?<![\w/.-])(?P<number>\d{1,5}(?:\.\d{1,3})?)(?P<suffix>[a-zđ]?) ?/ ?(?:(?P<year>(?:19|20)\d\d) ?/ ?)?"
    rf"(?P<symbol>{_PART}(?:(?:[-./]|- | -){_PART}){{0,9}})(?![\w/])"
)
_PARTY = re.compile(
    r"(?<![\w/.-])(?P<number>\d{1,5})(?P<suffix>)(?P<year>)-"
    rf"(?P<symbol>[A-ZĐ]{{2,3}}[a-z]?/{_PART}(?:-{_PART}){{0,3}})(?![\w/])"
)
_WORD = re.compile(rf"(?<!{LETTER}){LETTER}{{2,24}}(?:[&-]{LETTER}{{1,24}}){{0,4}}(?!{LETTER})")
_INTRODUCED = re.compile(r" ?\((?P<short>[^\W\d_a-z][\w&]{1,11})\)")
_LONGEST_NAME = 120

_HOSTS = "vn|com|net|org|edu|gov|info|asia"
_ADDRESS = re.compile(
    rf"(?<![\w.@/-])(?:https?://)?(?:www\.)?(?P<address>(?:[a-z0-9_+-]{{1,63}}[.@]){{1,8}}(?:{_HOSTS})"
    r"(?:/[a-z0-9_.~%-]{0,100}){0,12})(?<![.~%-])(?![\w@])",
    re.IGNORECASE,
)
_MARKS = {"@": "a còng", ".": "chấm", "/": "gạch chéo", "-": "gạch ngang", "_": "gạch dưới", "+": "cộng"}

_TITLES = {"PGS": "phó giáo sư", "GS": "giáo sư", "TS": "tiến sĩ", "ThS": "thạc sĩ", "BS": "bác sĩ"}
_BEFORE_NAMES = {
    "TP": "thành phố", "TX": "thị xã", "TT": "thị trấn",
    "TM": "thay mặt", "KT": "ký thay", "TL": "thừa lệnh", "TUQ": "thừa ủy quyền",
}  # fmt: skip
OWN_WORDS = {"SĐT": "số điện thoại", "TNHH": "trách nhiệm hữu hạn", "HCM": "Hồ Chí Minh"}
"""Abbreviations of the language itself; those below are none but before a name, or with their stops."""
_SHORTENED = (
    rule(rf"\b(PGS|GS|TS|ThS|BS)\b\.? ?(?={UPPER})", lambda match: f"{_TITLES[match[1]]} "),
    rule(
        rf"\b(?:(TP)\b\.?|(TX|TT|TM|KT|TL|TUQ)\.) ?(?={UPPER})", lambda match: f"{_BEFORE_NAMES[match[1] or match[2]]} "
    ),
    rule(r"\bT([2-7]) ?- ?T([2-7])\b", r"thứ \1 đến thứ \2"),
    rule(r"\b[Đđ]/c\b", "đồng chí"),
    rule(r"\bĐT(?=:)", "điện thoại"),
    rule(r"\b[Tt]r\. ?(?=\d)", "trang "),
    rule(r"\bv\.v(?:\.{2,3}|…|\.(?= ?[^\W_]| ?[,;)]))", "vân vân"),
    rule(r"\bv\.v(?=\.)", "vân vân"),
)


def letter_words(letters: str) -> str:
    """By the names of the Vietnamese alphabet: `UBND` gives `u bê en-nờ dê`."""
    return " ".join(_NAMES.get(letter.upper(), letter) for letter in letters)


def with_addresses(text: str) -> str:
    """`https://laocai.gov.vn` is “lao cai chấm gov chấm vê en-nờ”."""
    return _ADDRESS.sub(lambda match: _address(match["address"].rstrip("/")), text)


def with_document_numbers(text: str, words: Mapping[str, str]) -> str:
    for pattern in (_STATE, _PARTY):
        text = pattern.sub(lambda match: _document_number(match, words), text)
    return text


def with_words(text: str, words: Mapping[str, str]) -> str:
    """Abbreviations in words. One in brackets behind its own words is not said again."""
    once = _INTRODUCED.sub(lambda match: "" if _is_introduced(match, words) else match[0], text)
    return _WORD.sub(lambda match: _in_words(match, words), read(once, _SHORTENED))


def with_letters(text: str) -> str:
    """Capitals that are no word are said one by one."""
    return _WORD.sub(lambda match: _spelled(match[0]), text)


def _address(address: str) -> str:
    parts = re.findall(r"[a-z]+|\d+|[@./_+-]", address.lower())
    return " ".join(_MARKS.get(part) or (figure_words(part) if part.isdigit() else _web_word(part)) for part in parts)


def _web_word(word: str) -> str:
    syllables = _SYLLABLES.findall(word)
    if "".join(syllables) == word:
        return " ".join(syllables)
    return word if _can_be_said(word) else letter_words(word)


def _document_number(match: Match, words: Mapping[str, str]) -> str:
    """`119/KH-UBND`. What is said right before (Kế hoạch số …) or right after (… của UBND tỉnh) is not said here."""
    before = match.string[max(0, match.start() - 60) : match.start()].casefold().rstrip(" :")
    after = re.split("[.;\n]", match.string[match.end() : match.end() + 60])[0].casefold()
    number = " chấm ".join(name_words(part) for part in match["number"].split("."))
    year = f" năm {number_words(int(match['year']))}" if match["year"] else ""
    said = f"{'' if before.endswith('số') else 'số '}{number} {match['suffix']}".rstrip() + year
    kind = before.removesuffix("số").rstrip()
    parts = [part for part in re.split(r"[-./ ]{1,3}", match["symbol"]) if not _is_heard(part, kind, after, words)]
    if not parts:
        return said
    are_words = all(part.rstrip("0123456789") in words for part in parts)
    symbol = PAUSE.join(_symbol(part, words) for part in parts)
    return f"{said}{PAUSE}{'' if are_words else 'ký hiệu '}{symbol}{PAUSE}"


def _is_heard(part: str, before: str, after: str, words: Mapping[str, str]) -> bool:
    word = words.get(part, part).casefold()
    heard = rf"của (?:{re.escape(word)}|{re.escape(part.casefold())})\b"
    return f" {before}".endswith(f" {word}") or re.search(heard, after) is not None


def _symbol(part: str, words: Mapping[str, str]) -> str:
    """`QH13` is a word with a number, where the word is known."""
    if part in words:
        return words[part]
    letters = part.rstrip("0123456789")
    figures = part[len(letters) :]
    return (words.get(letters) or letter_words(letters)) + (f" {number_words(int(figures))}" if figures else "")


def _is_introduced(match: Match, words: Mapping[str, str]) -> bool:
    """`Hội đồng nhân dân (HĐND)`: by its known words, or by the initials of the words before."""
    before = match.string[max(0, match.start() - _LONGEST_NAME) : match.start()]
    if (known := words.get(match["short"])) and before.casefold().endswith(known.casefold()):
        return True
    short = fold(match["short"]).replace("&", "")
    initials = [fold(word)[0] for word in re.findall(rf"{LETTER}+", before)]
    without_and = [fold(word)[0] for word in re.findall(rf"{LETTER}+", before) if word != "và"]
    return short in ("".join(initials[-len(short) :]), "".join(without_and[-len(short) :]))


def _in_words(match: Match, words: Mapping[str, str]) -> str:
    """A whole first, then its parts: GD&ĐT, CNTT-VT. Behind a number `TB` and `VND` are units."""
    found = match[0]
    if found in UNITS and match.string[max(0, match.start() - 2) : match.start()].strip().isdigit():
        return found
    if known := words.get(found) or words.get(found.replace("&", "")):
        return known
    return _each_part(found, lambda part: words.get(part, part))


def _spelled(found: str) -> str:
    return _each_part(found, lambda part: letter_words(part) if part.isupper() and not _can_be_said(part) else part)


def _each_part(found: str, said: Callable[[str], str]) -> str:
    """Hyphens stay in names that are said as they are written: Hà Nội-Amsterdam."""
    parts = re.split("[&-]", found)
    if all(said(part) == part for part in parts):
        return found
    return re.sub("[^& ]+", lambda part: said(part[0]), found.replace("-", " "))


def _can_be_said(word: str) -> bool:
    """A syllable of Vietnamese, or one vowel after another in at least four letters: COVID, ASEAN, OCOP."""
    bare = fold(word)
    is_foreign_word = len(bare) >= _SHORTEST_FOREIGN and _FOREIGN_WORD.fullmatch(bare)
    return bare in _SAID_AS_THEY_ARE or bool(_ONE_SYLLABLE.fullmatch(bare) or is_foreign_word)
