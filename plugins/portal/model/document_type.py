"""The types of official documents: data, with the codes they have in numbers and the law that lists them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from ..language.clean import clean
from ..language.fold import fold
from ..language.slug import slug
from ..language.unreadable import Unreadable, quoted
from ..source.yamltext import load_data

TYPES = Path(__file__).parent / "data" / "document-types.yaml"


class BadType(Unreadable):
    code = "loai-van-ban-sai"


@dataclass(frozen=True)
class FormerCode:
    """A code that stood in numbers up to and including the day `valid_to`."""

    text: str
    valid_to: date


@dataclass(frozen=True)
class DocumentType:
    """`groups`: normative, administrative, consolidated, party, copy; `sources`: the law behind each."""

    slug: str
    label: str
    code: str | None
    party_code: str | None
    former_codes: tuple[FormerCode, ...]
    groups: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The code in use first; no code twice."""
        all_codes = (self.code, *(former.text for former in self.former_codes), self.party_code)
        return tuple(dict.fromkeys(code for code in all_codes if code))

    @property
    def needs_year(self) -> bool:
        """The numbers of normative documents carry their year; those of types that may be either need not."""
        return self.groups == ("normative",)


@lru_cache(maxsize=1)
def document_types() -> tuple[DocumentType, ...]:
    data = load_data(TYPES)
    return tuple(_type(entry, data["sources"]) for entry in data["types"])


@cache
def types_with_code(code: str, *, party: bool = False) -> tuple[DocumentType, ...]:
    """What a code stands for in a number: mostly one type; two for the Party's QĐ; none if it is no code."""
    return tuple(kind for kind in document_types() if code in _codes(kind, party=party))


@cache
def type_with_slug(name: str) -> DocumentType:
    """KeyError when there is none: slugs are written by programmers and by earlier parsing only."""
    return {kind.slug: kind for kind in document_types()}[name]


@lru_cache(maxsize=1 << 10)
def find_type(text: str) -> DocumentType:
    """By code (`KH`) or by name, marks and capitals aside (`Kế hoạch`, `ke-hoach`). Raises BadType."""
    wanted = clean(text).strip()
    for kind in document_types():
        if wanted in kind.codes or slug(wanted) == kind.slug:
            return kind
    labels = {fold(kind.label): kind.label for kind in document_types()}
    near = get_close_matches(fold(wanted), labels, n=1)
    how = f"viết {labels[near[0]]}" if near else "viết tên loại hoặc chữ viết tắt, ví dụ Kế hoạch hoặc KH"
    raise BadType(f"{quoted(wanted)} không phải tên loại văn bản", how)


def _codes(kind: DocumentType, *, party: bool) -> tuple[str | None, ...]:
    return (kind.party_code,) if party else (kind.code, *(former.text for former in kind.former_codes))


def _type(entry: Mapping[str, Any], sources: Mapping[str, str]) -> DocumentType:
    former = entry.get("former_codes", {})
    return DocumentType(
        slug=entry["slug"],
        label=entry["label"],
        code=entry.get("code"),
        party_code=entry.get("party_code"),
        former_codes=tuple(FormerCode(text, date.fromisoformat(end)) for text, end in former.items()),
        groups=tuple(entry["groups"]),
        sources=tuple(sources[group] for group in entry["groups"]),
    )
