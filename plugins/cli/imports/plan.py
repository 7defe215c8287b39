"""The plan of an import: every file that changes, and everything that is to be told, before anything is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...portal.catalogue.site import Site
from ...portal.language.unreadable import quoted
from ...portal.source.place import Place
from ...portal.source.problem import Problem
from ...portal.views.contacts import speaks_now, titles
from .agencies import Agencies
from .placing import Named, Placed, named, placed, repeated
from .rows import Row
from .writing import Change, Copy


@dataclass(frozen=True)
class Plan:
    rows: tuple[Placed, ...]
    missing: tuple[Problem, ...]
    """Spokespeople in office whom the list does not name."""
    copies: tuple[Copy, ...] = ()
    """Files that go along with the changes."""

    @property
    def changes(self) -> tuple[Change, ...]:
        return tuple(one.change for one in self.rows if one.change)

    @property
    def left(self) -> tuple[Placed, ...]:
        """Rows that found no place."""
        return tuple(one for one in self.rows if one.is_left)


def plan(site: Site, folder: Path, rows: Sequence[Row]) -> Plan:
    """What a list makes of the portal in a folder; a function of both, in the order of the list."""
    agencies = Agencies(site)
    found = [_named(site, agencies, row) for row in rows if row.speaks or _is_bare_agency(agencies, row)]
    same: dict[str, list[Named]] = defaultdict(list)
    for one in found:
        if isinstance(one, Named):
            same[one.key].append(one)
    done = tuple(_placed(site, folder, one, same) for one in found)
    return Plan(done, tuple(_missing(site, same)))


def _is_bare_agency(agencies: Agencies, row: Row) -> bool:
    """A line of an agency that has named nobody, and no footnote or heading."""
    return row["number"].strip(".").isdigit() or agencies.is_known(row["agency"])


def _named(site: Site, agencies: Agencies, row: Row) -> Named | Placed:
    agency = agencies.find(row)
    return Placed(row, None, (agency,)) if isinstance(agency, Problem) else named(site, row, agency)


def _placed(site: Site, folder: Path, one: Named | Placed, same: dict[str, list[Named]]) -> Placed:
    if isinstance(one, Placed):
        return one
    others = same[one.key]
    return placed(site, folder, one) if len(others) == 1 else repeated(one, others)


def _missing(site: Site, same: dict[str, list[Named]]) -> Iterator[Problem]:
    for one in site.people:
        if one.id not in same and speaks_now(site, one) and not site.is_national(one):
            agency = site.agency(one.agency_id)
            what = f"không có trong danh sách: {one.name}, {titles(site, one, agency.id)}, {quoted(agency.name)}"
            how = "nếu người ấy thôi phát ngôn thì ghi period với end; nếu còn thì bổ sung vào danh sách"
            yield Problem(Place(one.origin.path), "danh-sach-vang-mat", what, how)
