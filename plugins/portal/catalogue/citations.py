"""Citations: from the number people write to the document they mean.

`119/KH-UBND` exists in every province and in every year, so a number alone may fit two documents; then the
editor must add the day, and gets to see both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from ..language.days import day_text
from ..model import Document
from ..model.citation import Citation
from ..source.place import Place
from ..source.problem import Problem

SHOWN = 5
"""Documents that a problem names."""


@dataclass(frozen=True)
class Answer:
    """What a citation means: one document, or none and why."""

    document: Document | None = None
    why: Callable[[Place], Problem] | None = None
    """The problem, where it stands: worked out for those who tell it."""


class Citations:
    """All documents by number, and by number and day: a number alone may fit hundreds."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._fitting: dict[tuple[object, date | None], list[Document]] = defaultdict(list)
        for one in documents:
            if one.number and (kind := one.document_type):
                for name in (one.number.key, (kind.slug, one.number.number.lstrip("0"))):
                    for day in {None, one.issued}:
                        self._fitting[name, day].append(one)

    def answer(self, citation: Citation, citing: str = "") -> Answer:
        """The document that is meant; `citing` is the id of the record that cites, which never cites itself."""
        dated = tuple(islice(self._found(citation, citation.day, citing), 2))
        if len(dated) == 1:
            return Answer(dated[0])
        if dated:
            return Answer(why=lambda where: _ambiguous(citation, [*self._found(citation, citation.day, citing)], where))
        if citation.day and any(self._found(citation, None, citing)):
            return Answer(why=lambda where: _other_day(citation, [*self._found(citation, None, citing)], where))
        return Answer()

    def _found(self, citation: Citation, day: date | None, citing: str) -> Iterator[Document]:
        number, bare = citation.number, (citation.type_slug, (citation.bare or "").lstrip("0"))
        return (one for one in self._fitting.get((number.key if number else bare, day), ()) if one.id != citing)


def twins(documents: Iterable[Document]) -> Iterator[tuple[Document, Document]]:
    """Pairs of documents with one number, from one agency, of one year."""
    first: dict[tuple[str, str, str], Document] = {}
    for one in documents:
        if one.number and one.document_type:
            agency, _, year = one.id.rpartition("/")[0].split("/")
            other = first.setdefault((one.number.key, agency, year), one)
            if other is not one:
                yield other, one


def _listed(documents: list[Document]) -> str:
    """The first of them; a number without its day may fit a hundred."""
    found = "; ".join(map(_described, documents[:SHOWN]))
    return f"{found}; và {len(documents) - SHOWN} văn bản khác" if len(documents) > SHOWN else found


def _described(document: Document) -> str:
    day = f" ngày {day_text(document.issued)}" if document.issued else ""
    number = document.number.text if document.number else document.title
    return f"{number}{day} ({document.origin.path})"


def _ambiguous(citation: Citation, fitting: list[Document], where: Place) -> Problem:
    day = next((day_text(one.issued) for one in fitting if one.issued), "28/08/2023")
    return Problem(
        where,
        "trich-dan-nhieu-van-ban",
        f"“{citation.text}” có thể là {len(fitting)} văn bản: {_listed(fitting)}",
        f"thêm ngày ban hành, ví dụ {citation.text} ngày {day}",
    )


def _other_day(citation: Citation, fitting: list[Document], where: Place) -> Problem:
    return Problem(
        where,
        "trich-dan-sai-ngay",
        f"“{citation.text}” không khớp ngày ban hành: trên cổng có {_listed(fitting)}",
        "sửa ngày trong trích dẫn, hoặc thêm văn bản còn thiếu",
    )
