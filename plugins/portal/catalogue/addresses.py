"""Addresses: where each record, each file beside one and each old address stands.

Two that would be one place on the disk are found here, before anything is written: both files are named. Capital
letters do not tell places apart, because on some servers they do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from ..model import RECORDS, Disclosure, Page, Translation
from ..model.vocabulary import terms
from ..source.claims import RESERVED
from ..source.place import Place
from ..source.problem import Problem
from ..source.schema import Record
from .bodies import file_address

OLD_ADDRESS = re.compile(r"/(?:[\w~%+-][\w.~%+-]*/)+")
PAGE_OF_A_LIST = re.compile(r"trang-\d+")
OWN_FILES = frozenset({"index.html", "atom.xml"})
"""What the portal itself writes beside a page."""

ROLE = "nguoi-phat-ngon"
"""Below an agency: the page of whoever speaks for it."""

YEARLY = frozenset(one.kind.address for one in RECORDS if one.kind.yearly)


def address(record: Record, by_id: Mapping[str, Record]) -> str:
    """A record's page from the root of the portal; that of a translation begins with its language."""
    if isinstance(record, Translation):
        return f"/{record.lang}{by_id[record.id].href}" if record.id in by_id else f"/{record.lang}/{record.id}/"
    return record.href


def is_a_list(place: str) -> bool:
    """Whether the portal itself has pages there: its own lists, and those of each agency."""
    first, *others = place.strip("/").split("/")
    if others and others[0] in {Disclosure.kind.address, ROLE}:
        return True
    if others and others[0] in YEARLY:
        return len(others) < 3 or bool(PAGE_OF_A_LIST.fullmatch(others[-1]))
    return first in RESERVED and not (others and any(first == one.id for one in terms("languages")))


def collisions(records: tuple[Record, ...], by_id: Mapping[str, Record]) -> Iterator[Problem]:
    """Every address that two files want, or that is the portal's own."""
    taken: dict[str, str] = {}
    """By what tells addresses apart: the file that makes it so."""
    for place, path in _claims(records, by_id):
        key = _key(place)
        if key in taken:
            what = f"địa chỉ {place} đã thuộc về {taken[key]}"
            yield Problem(Place(path), "trung-dia-chi", what, "đổi tên tệp hoặc thư mục này")
        elif is_a_list(place) or place.rpartition("/")[2].casefold() in OWN_FILES:
            what = f"địa chỉ {place} là của chính cổng"
            yield Problem(Place(path), "trung-dia-chi", what, "đổi tên tệp này")
        taken.setdefault(key, path)
    yield from _old_addresses(records, taken)


def _claims(records: tuple[Record, ...], by_id: Mapping[str, Record]) -> Iterator[tuple[str, str]]:
    """Addresses with the files that want them."""
    # Pages last: of two at one address the page is easier to rename than the agency.
    for one in sorted(records, key=lambda one: type(one) is Page):
        if one.kind.has_page:
            path = one.origin.path
            yield address(one, by_id), path
            yield from ((unquote(file_address(one, beside.name)), path) for beside in one.files)


def _old_addresses(records: tuple[Record, ...], taken: dict[str, str]) -> Iterator[Problem]:
    """An old address is one that nothing else has, and lies below the portal: no `..` leads out of it."""
    for one in records:
        for number, old in enumerate(getattr(one, "formerly", ())):
            other = next((taken[key] for key in (_key(old), *_above(old)) if key in taken), None)
            if other or not OLD_ADDRESS.fullmatch(old) or is_a_list(old) or not OWN_FILES.isdisjoint(old.split("/")):
                also = f", vì đã thuộc về {other}" if other else ""
                yield Problem(
                    one.origin.place("formerly", number),
                    "dia-chi-cu-sai",
                    f"“{old}” không dùng làm địa chỉ cũ được{also}",
                    "viết địa chỉ cũ từ dấu / đầu đến dấu / cuối, và không phải địa chỉ đang dùng",
                )
            taken.setdefault(_key(old), one.origin.path)


def _key(place: str) -> str:
    inner = place.strip("/").casefold()
    return f"{inner}/index.html" if place.endswith("/") else inner


def _above(place: str) -> Iterator[str]:
    """The files that would have to be folders for a page to stand there."""
    parts = place.strip("/").casefold().split("/")
    yield from ("/".join(parts[:end]) for end in range(1, len(parts) + 1))
