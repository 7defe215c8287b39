"""Problems: what an editor must mend, as values; collected, sorted, and shown all at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from .place import Place
from .yamltext import load_data

CODES = Path(__file__).with_name("problems.yaml")


class Grade(StrEnum):
    ERROR = "lỗi"
    NOTICE = "nhắc"


@dataclass(frozen=True)
class Meaning:
    """What a code stands for: its reason in one line, and the paragraph `portal explain` prints."""

    code: str
    grade: Grade
    title: str
    why: str
    text: str


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend. `what` and `how` are Vietnamese phrases without a final stop."""

    where: Place
    code: str
    what: str
    how: str

    @property
    def meaning(self) -> Meaning:
        return meanings()[self.code]

    @property
    def grade(self) -> Grade:
        return self.meaning.grade

    @property
    def stops(self) -> bool:
        return self.grade is Grade.ERROR


@lru_cache(maxsize=1)
def meanings() -> dict[str, Meaning]:
    """Every code there is; a Problem with another code is a programmer's error (KeyError)."""
    return {
        code: Meaning(code, Grade(entry.get("grade", "lỗi")), entry["title"], entry["why"], entry["text"].strip())
        for code, entry in load_data(CODES).items()
    }


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Without repetitions, by file, line and column."""
    return tuple(sorted(set(problems)))
