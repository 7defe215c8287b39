"""Trying the rules on a text: what must not be published, and where it stands."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass, field

from .plain import Plain, of_html, plain
from .rules import Condition, Rule, rules

_SEPARATORS = re.compile(r"[\s().+_-]")
_LONG_NUMBER = re.compile(r"[0-9](?:[ .)-]{0,2}[0-9]){8}")
_AROUND = 6
"""Letters: enough for `(+84) ` before a number and for what follows it."""
_BLOCK = 1 << 16
_VIETNAM = re.compile(r"(?:00)?84(?=[35789][0-9]{8}$)")
_BREAK = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True)
class Hit:
    """`start` and `end` count letters of the text from 0, `line` and `column` from 1; `value` is bare."""

    rule: Rule
    start: int
    end: int
    line: int
    column: int
    masked: str
    value: str = field(repr=False)

    @property
    def length(self) -> int:
        return self.end - self.start


def scan(text: str, known: Container[str] = (), year: int = 9999, *, using: tuple[Rule, ...] = ()) -> tuple[Hit, ...]:
    """What a text must not show, in its order. `known` are bare values of the register; `year` is this year's."""
    return _hits(text, plain(text), known, year, using or rules())


def scan_html(html: str, known: Container[str] = (), year: int = 9999) -> tuple[Hit, ...]:
    """The same of a page as a reader gets it. Places are those of the source, or of the tag that holds the value."""
    return _hits(html, of_html(html), known, year, rules())


def may_hit(text: str, known: Container[str] = ()) -> bool:
    """Whether `scan` could find something on these lines, whatever stood around them. Soon said, and mostly no."""
    seen = plain(text).text
    numbers = tuple(rule for rule in rules() if not rule.hints)
    fits = (not (rule.known and _bare(match[0]) in known) for rule, match in _tries(seen, numbers))
    return bool(_hints(seen, rules())) or any(fits)


def bare(value: str) -> str:
    """A value as values are compared: a number without its separators, a telephone from its zero, small letters."""
    return _bare(plain(value).text)


def _bare(seen: str) -> str:
    if "@" in seen:
        return seen.strip().lower()
    return _VIETNAM.sub("0", _SEPARATORS.sub("", seen).lower())


def mask(value: str) -> str:
    """Enough to find it again, not enough to use it: `001…45`."""
    return f"{value[:3]}…{value[-2:]}" if len(value) > 8 else f"{value[:1]}…{value[-1:]}"


def _hits(text: str, seen: Plain, known: Container[str], year: int, using: tuple[Rule, ...]) -> tuple[Hit, ...]:
    taken = bytearray(len(seen.text))
    found: list[Hit] = []
    for rule, match in _tries(seen.text, using):
        group = "value" if "value" in rule.pattern.groupindex and match["value"] else 0
        start, end = match.span(group)
        value = _bare(match[group])
        if not any(taken[start:end]) and _counts(rule, _Candidate(seen.text, start, end, value, year), known):
            taken[start:end] = b"\1" * (end - start)
            found.append(_hit(rule, text, seen.stretch(start, end), match[group], value))
    return tuple(sorted(found, key=lambda one: one.start))


def _tries(text: str, using: tuple[Rule, ...]) -> Iterator[tuple[Rule, re.Match[str]]]:
    """What patterns fit. Most texts hold nothing: a pattern is tried where a hint stands, or around a long number."""
    there = _hints(text, using)
    numbers = [(max(one.start() - _AROUND, 0), one.end() + _AROUND) for one in _LONG_NUMBER.finditer(text)]
    for rule in using:
        if not rule.hints or not there.isdisjoint(rule.hints):
            for first, last in numbers if rule.is_number else ((0, len(text)),):
                yield from ((rule, match) for match in rule.pattern.finditer(text, first, last))


def _hints(text: str, using: tuple[Rule, ...]) -> set[str]:
    hints = {hint for rule in using for hint in rule.hints}
    small = "".join(map(str.lower, _blocks(text))) if hints else ""
    return {hint for hint in hints if hint in small}


def _blocks(text: str) -> Iterator[str]:
    """Of a text that is made small as a whole Python takes six times the room."""
    return (text[start : start + _BLOCK] for start in range(0, len(text), _BLOCK))


def _hit(rule: Rule, text: str, place: tuple[int, int], written: str, value: str) -> Hit:
    start, end = place
    return Hit(
        rule,
        start,
        end,
        text.count("\n", 0, start) + 1,
        start - text.rfind("\n", 0, start),
        written if rule.finding.is_mark else mask(written),
        value,
    )


def _counts(rule: Rule, candidate: _Candidate, known: Container[str]) -> bool:
    if rule.known and candidate.value in known:
        return False
    return (not rule.when or any(map(candidate.meets, rule.when))) and not any(map(candidate.meets, rule.silent))


@dataclass(frozen=True)
class _Candidate:
    """A stretch of text that a pattern fits, on which conditions are tried."""

    text: str
    start: int
    end: int
    value: str
    year: int

    def meets(self, condition: Condition) -> bool:
        """What is decided soonest is tried first: most numbers are none of ours."""
        return (
            (not condition.shape or self.has_shape(condition.shape))
            and (not condition.written or bool(condition.written.fullmatch(self.text, self.start, self.end)))
            and (not condition.before or self.stands_before(condition.before, condition.within))
            and (not condition.after or self.stands_after(condition.after, condition.within))
            and (
                not condition.near
                or self.stands_before(condition.near, condition.within)
                or self.stands_after(condition.near, condition.within)
            )
            and (not condition.paragraph or bool(condition.paragraph.search(self.paragraph())))
            and (not condition.entropy or _entropy(self.text[self.start : self.end]) >= condition.entropy)
        )

    def stands_before(self, pattern: re.Pattern[str], within: int) -> bool:
        return bool(pattern.search(self.text[max(self.start - within, 0) : self.start]))

    def stands_after(self, pattern: re.Pattern[str], within: int) -> bool:
        return bool(pattern.search(self.text[self.end : self.end + within]))

    def has_shape(self, shape: re.Pattern[str]) -> bool:
        found = shape.fullmatch(self.value)
        if not found or "century" not in shape.groupindex:
            return bool(found)
        # Men and women of a century have a digit each: 0 and 1 for those born from 1900, 2 and 3 from 2000.
        return 1900 + 100 * (int(found["century"]) // 2) + int(found["year"]) <= self.year

    def paragraph(self) -> str:
        begin = max((one.end() for one in _BREAK.finditer(self.text, 0, self.start)), default=0)
        end = _BREAK.search(self.text, self.end)
        return self.text[begin : end.start() if end else None]


def _entropy(text: str) -> float:
    """Bits a character, of the text taken by itself (Shannon)."""
    return -sum(many / len(text) * math.log2(many / len(text)) for many in Counter(text).values())
