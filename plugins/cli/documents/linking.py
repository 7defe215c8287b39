"""The papers that a paper cites: its basis as citations, and links where the portal has what a number names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from ...portal.catalogue.citations import Citations
from ...portal.language.clean import clean, plain_marks
from ...portal.language.days import parse_day
from ...portal.language.unreadable import Unreadable
from ...portal.model import Document
from ...portal.model.citation import parse_citation
from ...portal.model.document_type import document_types
from ...portal.model.number import IssuingNumber, find_numbers

BASIS = re.compile(r"^\W*căn cứ\s+", re.IGNORECASE)
BY_NAME = re.compile(r"^(?:Hiến pháp|Bộ luật|Luật|Pháp lệnh)\b", re.IGNORECASE)
DAY = re.compile(r"^,? ngày\s+(?P<day>\d{1,2}/\d{1,2}/\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})", re.IGNORECASE)
BEFORE = re.compile(rf"(?:\b(?:{'|'.join(one.label for one in document_types())}) )?(?:số ?:? ?)?$", re.IGNORECASE)
"""The type and “số” before a number: they belong to the words of its link."""


def cited(text: str) -> Iterator[str]:
    """What a line of basis cites, as the portal writes it: `07/CT-TTg ngày 21/3/2023`, or a law by its name."""
    rest = clean(BASIS.sub("", text)).rstrip(" ;.,")
    numbers = list(find_numbers(plain_marks(rest)))
    for _, end, number in numbers:
        yield f"{number.text}{_day_behind(rest, end)}"
    if not numbers and BY_NAME.match(rest):
        for name in re.split(r";\s*", rest):
            if _is_citation(name):
                yield name


def links_to(documents: Iterable[Document]) -> Callable[[str], str]:
    """A text with a link at each number that means one document of these."""
    known = Citations(documents)

    def linked(text: str) -> str:
        found, done = "", 0
        for start, end, number in find_numbers(plain_marks(text)):
            target = _target(known, text, end, number)
            if target:
                before = BEFORE.search(text[done:start])
                first = start - len(before[0] if before else "")
                found += f"{text[done:first]}[{text[first:end]}](<{target}>)"
                done = end
        return found + text[done:]

    return linked


def _target(known: Citations, text: str, end: int, number: IssuingNumber) -> str:
    """The number, with its day where only that tells which document is meant; "" where none is."""
    dated = f"{number.text}{_day_behind(text, end)}"
    if not known.answer(parse_citation(dated)).document:
        return ""
    return number.text if known.answer(parse_citation(number.text)).document else dated


def _day_behind(text: str, end: int) -> str:
    match = DAY.match(text[end:])
    try:
        day = parse_day(" ".join(match["day"].split())) if match else None
    except Unreadable:
        return ""
    return f" ngày {day.day}/{day.month}/{day.year}" if day else ""


def _is_citation(text: str) -> bool:
    try:
        parse_citation(text)
    except Unreadable:
        return False
    return True
