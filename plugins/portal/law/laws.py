"""The laws as data: one file an instrument, and what is asked of them by day. A new law is a file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ..source.yamltext import load_data
from .articles import Reference
from .schema import Access, Category, Deadline, Duty, Item, Law, PressRule, Reason, SpokespeopleRules, YearlyReport

FOLDER = Path(__file__).parent


@cache
def laws() -> tuple[Law, ...]:
    """All, the oldest first. Raises ValueError where two categories share an id."""
    found = tuple(read_law(path) for path in sorted(FOLDER.glob("*.yaml")))
    ids = [one.id for law in found for one in law.categories]
    if len(set(ids)) != len(ids):
        raise ValueError("two categories of one id")
    return tuple(sorted(found, key=lambda one: (one.instrument.in_force_from, one.instrument.number)))


def read_law(path: Path) -> Law:
    """One file; what its parts leave unsaid of their instrument and of how it was read is filled in.

    Raises ValueError that names the file and each key that is wrong.
    """
    data = load_data(path)
    instrument = data["instrument"]
    known = {"number": instrument["number"], "verified": instrument["verified"]}
    try:
        return Law.model_validate({name: _filled(value, known, name) for name, value in data.items()})
    except ValidationError as error:
        wrong = (f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
        raise ValueError("\n".join((f"{path.name}:", *wrong))) from error


def _filled(value: Any, known: Mapping[str, str], name: str = "") -> Any:  # noqa: ANN401 - whatever a file holds
    """The same with the instrument's number and verification in every provision."""
    if isinstance(value, list):
        return [_filled(one, known, name) for one in value]
    if not isinstance(value, dict) or name == "instrument":
        return value
    inner = {key: _filled(one, known) for key, one in value.items()}
    if name == "categories":
        inner = {"article": value["id"], "on_portal": "yes", "basis_verified": known["verified"], **inner}
    return {**known, **inner} if {"article", "label", "text"} & inner.keys() else inner


def laws_on(day: date) -> tuple[Law, ...]:
    return tuple(one for one in laws() if one.instrument.holds(day))


def law_of(number: str) -> Law:
    """Raises LookupError for an instrument there is no file of."""
    return {one.instrument.number: one for one in laws()}[number]


@cache
def categories_on(day: date) -> tuple[Category, ...]:
    """What must be public on a day, in the order of the laws."""
    return tuple(one for law in laws_on(day) for one in law.categories)


@cache
def categories() -> Mapping[str, Category]:
    """All that ever had to be public, by id."""
    return {one.id: one for law in laws() for one in law.categories}


@cache
def deadline(id_: str, day: date) -> Deadline:
    """The deadline of that name as it holds on a day; before the first law with one, the first. Raises LookupError."""
    found = [(law, one) for law in laws() for one in law.deadlines if one.id == id_]
    if not found:
        raise LookupError(id_)
    holding = [one for law, one in found if law.instrument.holds(day) and _holds(one, day)]
    return holding[-1] if holding else found[0][1]


def _holds(one: Deadline, day: date) -> bool:
    return (one.valid_from is None or one.valid_from <= day) and (one.valid_to is None or day <= one.valid_to)


@cache
def reasons() -> Mapping[str, Reason]:
    """By id: why something may be not applicable."""
    return {one.id: one for law in laws() for one in law.reasons}


@cache
def duty(id_: str) -> Duty:
    """The newest rule of that name. Raises LookupError."""
    found = [one for law in laws() for one in law.duties if one.id == id_]
    return found[-1]


@cache
def page_of(reference: Reference, day: date) -> str:
    """Where an article can be read on a day: a point of the law of the day on its own page.

    Any other stands on the page of its instrument, or the nearest part above it that does.
    """
    law, article = law_of(reference.number), reference.article
    if article in {one.article for one in categories_on(day) if one.number == reference.number}:
        return reference.href
    there = {one.article: one.reference for one in (*law.clauses, *law.categories)}
    while article and article not in there:
        article = article.rpartition(".")[0]
    return law.instrument.reference.href + (f"#{there[article].anchor}" if article else "")


def access_on(day: date) -> Access:
    """How one may ask on a day: what the law of the day says, filled up from those that only show how it is done.

    A form that a newer instrument does not have stays with the one that has it.
    """
    found = [law.access for law in (*laws_on(day), *laws()) if law.access]
    forms = {form.id: form for law in laws() if law.access for form in law.access.forms}
    names = Access.model_fields.keys() - {"forms"}
    said = {name: next((said for one in found if (said := getattr(one, name))), ()) for name in names}
    return Access(**said, forms=tuple(forms[id_] for id_ in sorted(forms)))


def spokespeople_rules(day: date) -> SpokespeopleRules:
    """The rules in force on a day; before the first decree we know, the first."""
    found = [(law.instrument.in_force_from, law.spokespeople) for law in laws() if law.spokespeople]
    return next((rules for start, rules in reversed(found) if start <= day), found[0][1])


def press_rules(day: date) -> tuple[PressRule, ...]:
    """What the laws in force on a day say of speaking to the press, by topic, the newest first; maybe nothing."""
    found = [one for law in reversed(laws_on(day)) for one in law.press_rules]
    return tuple(sorted(found, key=lambda one: one.topic.order))


def press_report() -> YearlyReport:
    """What the newest decree says of the yearly report on speaking to the press. Raises LookupError."""
    return [law.press_report for law in laws() if law.press_report][-1]


@cache
def list_columns() -> tuple[Item, ...]:
    """The columns of the list of what must be public: of the newest instrument that has them."""
    return next((law.columns for law in reversed(laws()) if law.columns), ())
