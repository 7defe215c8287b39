"""What is watched for in a portal, and the problems that come of it: one object for sources, attachments and pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ..source.place import Place
from ..source.problem import Problem
from .scan import Hit, may_hit, scan, scan_html

_SEEN = re.compile(r"\S")


@dataclass(frozen=True)
class Watch:
    """`year` is this year's. Bare values: those of the register of contacts, those that exceptions were made for."""

    year: int
    register: frozenset[str] = frozenset()
    allowed: frozenset[str] = frozenset()

    def hits(self, text: str) -> tuple[Hit, ...]:
        """Everything in a text, also what exceptions were made for."""
        return scan(text, self.register, self.year)

    def may_hit(self, text: str) -> bool:
        """Whether `hits` could be found on lines of a text, whatever stands around them."""
        return may_hit(text, self.register)

    def text_problems(self, path: str, text: str) -> Iterator[Problem]:
        """Of a text with lines, each where it stands."""
        yield from (problem(one, path) for one in self.refused(self.hits(text)))

    def html_problems(self, path: str, html: str) -> Iterator[Problem]:
        yield from (problem(one, path) for one in self.refused(scan_html(html, self.register, self.year)))

    def refused(self, hits: tuple[Hit, ...]) -> Iterator[Hit]:
        return (one for one in hits if not (one.rule.finding.personal and one.value in self.allowed))


def problem(hit: Hit, path: str, where: str = "") -> Problem:
    """`where` says in words where it stands when there is no line to show."""
    place = Place(path) if where else Place(path, hit.line, hit.column, hit.length)
    return Problem(place, hit.rule.finding.code, f"{where}có {hit.rule.label}: “{hit.masked}”", hit.rule.finding.how)


@dataclass(frozen=True)
class Veil:
    """What is laid over all that is printed: no value that was found appears in a message, a path or a shown line."""

    values: dict[str, str] = field(default_factory=dict, repr=False)
    """Values as they were written, and what is printed instead."""

    def words(self, text: str) -> str:
        for value, masked in self.values.items():
            text = text.replace(value, masked)
        return text

    def over(self, one: Problem) -> Problem:
        return Problem(self.place(one.where), one.code, self.words(one.what), self.words(one.how))

    def place(self, where: Place) -> Place:
        return replace(where, path=self.words(where.path))


def veil_of(secrets: Iterable[tuple[str, str]]) -> Veil:
    """Longer values first: one may be part of another."""
    return Veil(dict(sorted(secrets, key=lambda one: -len(one[0]))))


def veiled(text: str, hits: tuple[Hit, ...]) -> str:
    """A text for showing, as long as before: of values only the ends, of a line that is marked secret only the mark."""
    if not hits:
        return text
    letters = list(text)
    for one in hits:
        first, last = one.start, one.end
        if one.rule.finding.is_mark:
            begin, end = text.rfind("\n", 0, first) + 1, text.find("\n", last)
            hidden = [*range(begin, first), *range(last, end if end >= 0 else len(text))]
        else:
            hidden = list(range(first + 3, last - 2)) if last - first > 8 else list(range(first + 1, last - 1))
        for place in hidden:
            letters[place] = _SEEN.sub("•", letters[place])
    return "".join(letters)
