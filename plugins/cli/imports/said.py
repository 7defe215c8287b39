"""What a row says of somebody's mandate, as values of front matter; only what the record does not say already."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias, TypeVar

from ...portal.language.days import day_text, parse_day
from ...portal.language.unreadable import Unreadable, quoted
from ...portal.model import Agency
from ...portal.model.person import Spokesperson
from ...portal.model.phone import phone_text
from ...portal.model.vocabulary import term
from ...portal.source.problem import Problem
from .cells import Telephone, email_of, telephones_of
from .rows import Row
from .words import bare, beginning, spelled_out, words

Value: TypeAlias = "str | Sequence[str] | Mapping[str, Value] | Sequence[Mapping[str, Value]]"
_T = TypeVar("_T")

LONGEST = 1000
"""Letters of a cell; more is no telephone and no name, and would be slow to read."""
DECISION = re.compile(r"(?P<number>.+?),?\s+(?:ký )?ngày\s+(?P<signed>.+)", re.IGNORECASE)
LINES = ("matter", "hours")
LISTS = ("topics", "languages")


class BadRole(Unreadable):
    code = "danh-sach-o-khong-ro"


class TooLong(Unreadable):
    code = "danh-sach-o-khong-ro"


class Reader:
    """Reads cells of one row, and keeps what could not be read."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.problems: list[Problem] = []

    def read(self, column: str, parse: Callable[[str], _T]) -> _T | None:
        """What the cell says; None where it is empty or cannot be read."""
        text = self.row[column]
        try:
            if len(text) > LONGEST:
                raise TooLong(f"ô có {len(text)} chữ", "chỉ giữ trong ô điều mà cột ấy hỏi")
            return parse(text) if text else None
        except Unreadable as error:
            self.problems.append(self.row.problem(column, error.code, error.message, error.how))
            return None


def said_of(reader: Reader, agency: Agency, before: Spokesperson | None, shown: Mapping[str, str]) -> dict[str, Value]:
    """The keys of `spokesperson` that the row gives anew. `shown` is the row that the record itself would print."""
    row = reader.row
    news = {column for column in row.values if row[column] and _plain(row[column]) != _plain(shown.get(column, ""))}
    found: dict[str, Value] = dict(_role(reader, agency, before))
    if "phones" in news and (phones := reader.read("phones", telephones_of)):
        found |= _phones(phones, before)
    if "email" in news and (email := reader.read("email", email_of)) and email != _email(before):
        found["email"] = email
    if "duty_line" in news and (lines := reader.read("duty_line", telephones_of)):
        found["duty_line"] = _telephone(lines[0])
    if news & {"decision", "signed"} and not _is_known(decision := _decision(row, shown), shown):
        found["decision"] = decision
    if news & {"start", "end"}:
        found["period"] = dict(_period(reader, shown))
    found |= {one: text for one in LINES if one in news and (text := reader.read(one, _plain))}
    found |= {one: parts for one in LISTS if one in news and (parts := reader.read(one, _parts))}
    if "confirmed" in news and (day := reader.read("confirmed", parse_day)):
        found["confirmed"] = day_text(day)
    return found


def is_head(title: str, agency: Agency) -> bool:
    """Whether a title leads the agency: “Giám đốc”, “Quyền Giám đốc Sở Y tế”; not “Giám đốc Bệnh viện” in that one."""
    found, rest = beginning(spelled_out(title), "heads")
    return bool(found) and (not rest or names(agency, rest))


def names(agency: Agency, words: str) -> bool:
    """Whether bare words are the agency's name or a part of it: `so y te`, `xa muong khuong`."""
    known = (spelled_out(one) for one in (agency.name, *agency.aliases))
    return any(f" {words.strip()} " in f" {one} " for one in known)


def _role(reader: Reader, agency: Agency, before: Spokesperson | None) -> Iterator[tuple[str, Value]]:
    """As the list says; else the head's where the title is; else as it was. A decision to assign outweighs a title."""
    given = reader.read("role", _role_of) or _noted(reader.row["note"])
    is_assigned = before is not None and before.decision is not None
    if not given and not is_assigned and is_head(reader.row["title"], agency):
        given = "head"
    if not given and before is None:
        given = "regular"
    if given and given != (before and before.role.id):
        yield "role", term("spokesperson-roles", given).label


def _role_of(text: str) -> str:
    if found := _noted(text):
        return found
    raise BadRole(
        f"không rõ {quoted(text)} là loại người phát ngôn nào", "viết thường xuyên, được ủy quyền hoặc người đứng đầu"
    )


def _noted(text: str) -> str:
    written = bare(text)
    return next((role for wording, role in words("roles").items() if wording in written), "")


def _email(before: Spokesperson | None) -> str:
    return (before.email or "").lower() if before else ""


def _phones(said: tuple[Telephone, ...], before: Spokesperson | None) -> dict[str, Value]:
    """Nothing where the same numbers are known; a label that only the record knows stays with its number."""
    known = {
        (phone_text(one.number.number), one.extension or ""): one.label or ""
        for one in (before.phones if before else ())
    }
    same = {one.dialled for one in said} == known.keys()
    if same and all(one.label in {"", known[one.dialled]} for one in said):
        return {}
    kept = (Telephone(one.number, one.extension, one.label or known.get(one.dialled, "")) for one in said)
    return {"phones": [_telephone(one) for one in kept]}


def _telephone(one: Telephone) -> dict[str, str]:
    parts = {"number": one.number, "label": one.label, "extension": one.extension}
    return {name: text for name, text in parts.items() if text}


def _decision(row: Row, shown: Mapping[str, str]) -> dict[str, str]:
    """The number and the day, which may stand in one cell: `418/QĐ-SYT ngày 4/8/2026`. A new number needs its day."""
    written, signed = _plain(row["decision"])[:LONGEST], _plain(row["signed"])
    together = DECISION.fullmatch(written)
    if together and not signed:
        written, signed = together.groups()
    parts = {"number": written or shown.get("decision", ""), "signed": signed}
    return {name: text for name, text in parts.items() if text}


def _is_known(decision: Mapping[str, str], shown: Mapping[str, str]) -> bool:
    """Whether the record has that number and day; its hour of signing is not lost to a list that gives none."""
    day = shown.get("signed", "").partition(" ")[0]
    try:
        said = day_text(parse_day(decision.get("signed", "")))
    except Unreadable:
        return False
    return decision.get("number") == shown.get("decision") and said == day


def _period(reader: Reader, shown: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The day that the list leaves out stays as it is."""
    for name in ("start", "end"):
        day = reader.read(name, parse_day)
        if text := day_text(day) if day else shown.get(name, ""):
            yield name, text


def _parts(text: str) -> list[str]:
    return [part for one in re.split(r"[;\n]", text) if (part := one.strip())]


def _plain(text: str) -> str:
    return " ".join(text.split())
