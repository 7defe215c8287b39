"""What the decree of a day says of spokespeople, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from ..language.days import parse_day
from ..source.yamltext import load_data

LAWS = Path(__file__).parent


@dataclass(frozen=True)
class SpokespeopleRules:
    """`rules`: sentence and clause; `named_elsewhere` takes the name of the body that keeps the list."""

    number: str
    in_force_from: date
    rules: tuple[tuple[str, str], ...]
    nobody_named: str
    named_elsewhere: str


def spokespeople_rules(day: date) -> SpokespeopleRules:
    """The rules in force on a day; before the first decree we know, the first."""
    known = _known()
    return next((one for one in reversed(known) if one.in_force_from <= day), known[0])


@lru_cache(maxsize=1)
def _known() -> tuple[SpokespeopleRules, ...]:
    data = (load_data(path) for path in sorted(LAWS.glob("*.yaml")))
    found = (_rules(one["instrument"], one["spokespeople"]) for one in data if "spokespeople" in one)
    return tuple(sorted(found, key=lambda one: one.in_force_from))


def _rules(instrument: dict[str, str], said: dict[str, object]) -> SpokespeopleRules:
    rules: list[dict[str, str]] = said["rules"]  # type: ignore[assignment]
    return SpokespeopleRules(
        instrument["number"],
        parse_day(instrument["in_force_from"]),
        tuple((one["text"], one["clause"]) for one in rules),
        str(said["nobody_named"]),
        str(said["named_elsewhere"]),
    )
