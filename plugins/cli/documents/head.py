"""The head of a paper: who issues it, under which number, where and when, its type and what it is about.

Decree 30/2020/NĐ-CP, Annex I: issuer and number on the left, the State's name and the date on the right, below them
type and abstract; an official letter has no type, and says what it is about below its number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ...portal.language.clean import clean
from ...portal.model.document_type import DocumentType, type_with_slug
from .paper import Line, Paper, Piece, pieces
from .words import RULE, bare, is_capitals, is_motto, is_noise, type_named

NUMBER = re.compile(r"^(?:[\w ]{0,20} )?số\s*(?:[:.]\s*|(?=\d))(?P<number>.*)$", re.IGNORECASE)
OPEN = r"[\d\s.…_]"
DATELINE = re.compile(
    rf"^(?P<place>|.*[,.;]|[^\W\d]+(?: [^\W\d]+){{0,3}})\s*(?:hồi [\dhgiờphút: ]+)?ngày\s*"
    rf"(?:(?P<day>{OPEN}*?)\s*tháng\s*(?P<month>{OPEN}*?)\s*năm\s*(?P<year>{OPEN}*)|(?P<short>\d\d?/\d\d?/\d{{4}}))\.?$",
    re.IGNORECASE,
)
"""Place and date, of a telegram the hour too; numbers may be open. Without a comma the place is a name of few words."""
ABOUT = re.compile(r"^v/?v\b\s*:?\s*", re.IGNORECASE)
OPENING = re.compile(r"^(?:căn cứ|kính gửi|điều 1\b|chương i\b|phần (?:i|thứ nhất)\b|i\.|1\.)", re.IGNORECASE)
"""What a paper's text may begin with."""
SENTENCE = re.compile(r"^(?:theo đề nghị|thực hiện|xét)\b", re.IGNORECASE)
"""The same, but an abstract may begin so too, and is then in bold."""
MOST = 40
"""Pieces a head may have, and lines of an abstract at most a quarter of it."""


@dataclass(frozen=True)
class Head:
    """What was found, with the line it stood in. `end` is the first block of the text."""

    issuer: tuple[Line, ...] = ()
    number: Line | None = None
    dateline: Line | None = None
    place: str = ""
    type: DocumentType | None = None
    type_line: Line | None = None
    abstract: tuple[Line, ...] = ()
    end: int = 0

    @property
    def issuer_names(self) -> Iterator[str]:
        """What the issuer may be called, the likeliest first: its bold lines, else as many of the last as fit."""
        texts = [one.plain for one in self.issuer]
        bold = [one.plain for one in self.issuer if one.bold]
        if bold and len(bold) < len(texts):
            yield " ".join(bold)
        yield from (" ".join(texts[start:]) for start in range(len(texts)))

    @property
    def title(self) -> str:
        words = " ".join(one.plain for one in self.abstract)
        return ABOUT.sub("Về việc ", words).strip(" .;:")


def head(paper: Paper) -> Head:
    found = [(place, piece) for place, block in enumerate(paper.blocks[:MOST]) for piece in pieces(block)][: 2 * MOST]
    only = [piece for _, piece in found]
    number_at = _first(only, lambda one: bool(NUMBER.match(one.text)) and not OPENING.match(one.text))
    dated_at = _first(only, lambda one: bool(_dateline(one.text)))
    type_at, kind, rest = _type(only)
    number = only[number_at] if number_at is not None else None
    dated = only[dated_at] if dated_at is not None else None
    abstract, last = _abstract(only, type_at, rest, number_at)
    used = [at for at in (number_at, dated_at, last) if at is not None]
    return Head(
        issuer=_issuer(only, number_at, type_at),
        number=number.line if number else None,
        dateline=dated.line if dated else None,
        place=_place(dated.text) if dated else "",
        type=kind or (type_with_slug("cong-van") if abstract else None),
        type_line=only[type_at].line if type_at is not None else None,
        abstract=abstract,
        end=found[max(used)][0] + 1 if used else 0,
    )


def number_in(line: Line) -> str:
    """What follows “Số:”."""
    match = NUMBER.match(line.plain)
    return match["number"].strip() if match else ""


def day_in(line: Line) -> str:
    """`5/2/2024`, or "" where a number of it is still open."""
    match = _dateline(line.plain)
    if match is None or match["short"]:
        return match["short"] if match else ""
    parts = ["".join(re.findall(r"\d", match[one])) for one in ("day", "month", "year")]
    return "/".join(parts) if all(parts) else ""


def _place(text: str) -> str:
    match = _dateline(text)
    return match["place"].strip(" ,.;") if match else ""


def _dateline(text: str) -> re.Match[str] | None:
    """Words without a comma before the date are a place only if each begins with a capital."""
    match = DATELINE.match(clean(text))
    place = match["place"] if match else ""
    is_named = not place or place.endswith((",", ".", ";")) or all(one[0].isupper() for one in place.split())
    return match if is_named else None


def _first(only: Sequence[Piece], fits: Callable[[Piece], bool]) -> int | None:
    return next((at for at, one in enumerate(only) if fits(one)), None)


def _type(only: Sequence[Piece]) -> tuple[int | None, DocumentType | None, str]:
    """Where the line with the type stands; it is in capitals, and no line of the text."""
    for at, one in enumerate(only):
        if OPENING.match(one.text):
            break
        kind, rest = type_named(one.text)
        if kind and (is_capitals(one.text) or (one.line.bold and (rest == "" or one.line.centred))):
            return at, kind, rest
    return None, None, ""


def _abstract(
    only: Sequence[Piece], type_at: int | None, rest: str, number_at: int | None
) -> tuple[tuple[Line, ...], int | None]:
    """The lines of the abstract, and the place of the last line that belongs to it or to the type."""
    if type_at is None:
        return _about(only, number_at)
    lines = [Line(rest, number=only[type_at].line.number)] if rest else []
    last = type_at
    for at, one in enumerate(only[type_at + 1 :], type_at + 1):
        if RULE.fullmatch(one.text):
            last = at
            if lines:
                break
            continue
        is_set_off = one.line.centred if lines and lines[0].centred else one.line.bold or one.line.centred
        is_first = not lines and not SENTENCE.match(one.text)
        is_text = one.text.endswith(":") or OPENING.match(one.text) or (SENTENCE.match(one.text) and not is_set_off)
        if is_text or len(lines) >= MOST // 4 or not (is_set_off or is_first) or _is_authority(one.text, lines):
            break
        lines.append(one.line)
        last = at
    return tuple(lines), last


def _is_authority(text: str, lines: Sequence[Line]) -> bool:
    """“CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH”, who decides: in capitals below an abstract that is not, or that has ended."""
    return bool(lines) and is_capitals(text) and not is_capitals(lines[0].text)


def _about(only: Sequence[Piece], number_at: int | None) -> tuple[tuple[Line, ...], int | None]:
    """Of an official letter: from “V/v” to the end of its column."""
    start = _first(only, lambda one: bool(ABOUT.match(one.text)))
    if start is None or (number_at is not None and start < number_at):
        return (), None
    last = start
    for at in range(start + 1, len(only)):
        one = only[at]
        ends = one.column != only[start].column or is_noise(one.text) or OPENING.match(one.text)
        if ends or _dateline(one.text) or is_capitals(one.text):
            break
        last = at
    return tuple(one.line for one in only[start : last + 1]), last


def _issuer(only: Sequence[Piece], number_at: int | None, type_at: int | None) -> tuple[Line, ...]:
    """The lines in capitals above the number, in its column; above the type where there is no number."""
    end = number_at if number_at is not None else type_at if type_at is not None else 0
    column = only[number_at].column if number_at is not None else 0
    found = [one.line for one in only[:end] if one.column == column and _names_somebody(one.text)]
    return tuple(dict.fromkeys(found))


def _names_somebody(text: str) -> bool:
    return (
        is_capitals(text)
        and not is_motto(text)
        and not is_noise(text)
        and bare(text) not in {"mat", "hoa toc", "du thao"}
    )
