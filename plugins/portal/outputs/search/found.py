"""What the index holds of each entry. A host remembers it by folders, so that an edit makes entries of its own anew."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from ...catalogue.site import Site, grouped
from .entries import Entry, entry, things
from .stubs import stub
from .wording import words

EPOCH = date(1970, 1, 1)


class Found(NamedTuple):
    """An entry as the index holds it."""

    id: str
    group: str
    since: str
    """As 2026-11-22, so that earlier days come first."""
    words: str
    """A key of all that it is found by."""
    stub: str
    facets: list[list[str]]
    """Facet, value, and the value's label."""
    signed: int
    """In days since 1970; 0 where there is no day."""


def everything(site: Site) -> Iterator[Found]:
    for content in site.recalled(in_folder, site.once(_folders)):
        yield from (Found(*one) for one in json.loads(content))


def in_folder(site: Site, folder: str) -> bytes:
    found = (found_of(entry(site, one)) for one in site.once(_folders)[folder])
    return json.dumps(list(found), ensure_ascii=False).encode()


def _folders(site: Site) -> Mapping[str, tuple[str, ...]]:
    """The ids of entries by the first part of their address: mostly the agency's."""
    return grouped(things(site), lambda one: one.partition("/")[0])


def found_of(one: Entry) -> Found:
    signed = (one.signed - EPOCH).days if one.signed else 0
    return Found(one.id, one.group, one.since.isoformat(), words(one), stub(one), [*map(list, one.facets)], signed)
