"""The rules of `privacy.yaml`, ready to be tried: one way to recognise one thing, and what to do about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..source.yamltext import load_data

DATA = Path(__file__).with_name("privacy.yaml")
WINDOW = 60
_NAME = re.compile(r"\{([a-z-]+)\}")


@dataclass(frozen=True)
class Finding:
    """What has been found, whatever the rule: the code of its problem, the remedy, whether an exception may be made."""

    code: str
    how: str
    personal: bool
    """Somebody's data, which a law may allow to be shown; otherwise a secret, which nothing allows."""
    is_mark: bool
    """Words that say of what stands around them that it is secret; themselves they are none."""


@dataclass(frozen=True)
class Condition:
    """All that is said must hold; see the head of `privacy.yaml`. `within` counts letters."""

    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    near: re.Pattern[str] | None = None
    written: re.Pattern[str] | None = None
    shape: re.Pattern[str] | None = None
    paragraph: re.Pattern[str] | None = None
    entropy: float = 0
    within: int = WINDOW


@dataclass(frozen=True)
class Rule:
    name: str
    label: str
    finding: Finding
    pattern: re.Pattern[str]
    hints: tuple[str, ...]
    """Words of which one must stand in a text for the pattern to be tried: finding a word is far cheaper."""
    is_number: bool
    """Whether it needs nine digits or more in a row, which no end of a line parts."""
    when: tuple[Condition, ...]
    silent: tuple[Condition, ...]
    known: bool
    """Whether the register of contacts silences it."""


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """In the order of the file: where two find the same stretch, the first names it."""
    data = load_data(DATA)
    lists = {name: f"(?:{'|'.join(words)})" for name, words in data["lists"].items()}
    # Lists may use those above them.
    for name, words in lists.items():
        lists[name] = _filled(words, lists)
    findings = {
        code: Finding(code, one["how"], one.get("personal") == "có", one.get("mark") == "có")
        for code, one in data["findings"].items()
    }
    return tuple(_rule(name, one, findings, lists) for name, one in data["rules"].items())


def _rule(name: str, said: dict[str, Any], findings: dict[str, Finding], lists: dict[str, str]) -> Rule:
    return Rule(
        name,
        said["label"],
        findings[said["finding"]],
        re.compile(_filled(said["pattern"], lists)),
        tuple(said.get("hints", ())),
        said.get("number") == "có",
        tuple(_condition(one, lists) for one in said.get("when", ())),
        tuple(_condition(one, lists) for one in said.get("silent", ())),
        said.get("known") == "có",
    )


def _condition(said: dict[str, str], lists: dict[str, str]) -> Condition:
    numbers = {"entropy": float(said.get("entropy", 0)), "within": int(said.get("within", WINDOW))}
    patterns = {name: re.compile(_filled(one, lists)) for name, one in said.items() if name not in numbers}
    return Condition(**patterns, **numbers)  # type: ignore[arg-type]


def _filled(pattern: str, lists: dict[str, str]) -> str:
    return _NAME.sub(lambda found: lists[found[1]], pattern)
