"""The ledger and the log as they stand once this site is published: functions of the site, and of what was before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import unquote

from ..catalogue.bodies import file_address
from ..catalogue.fates import Fates, by_address, forwards
from ..catalogue.ledger import Ledger, Line, State
from ..catalogue.site import Site
from ..catalogue.tracked import MARK, tracked
from ..duties.tallies import tallies
from ..model import Person
from ..source.schema import Record
from ..views.share_card import share_cards
from .changes import changes_after
from .feeds import feed_places
from .pages import addresses

DIGEST = 16


def ledger_after(site: Site) -> Ledger:
    """Every address of the site, and every one there ever was with what answers there now."""
    return site.once(_ledger_after)


def _ledger_after(site: Site) -> Ledger:
    there = _live(site)
    fates = Fates(site.ledger, there, forwards(site.records, site.by_id), site.withdrawn)
    places = sorted({*there, *fates.forwards, *site.ledger.by_address})
    after = replace(site.ledger, lines=tuple(there.get(one) or _answer(fates, there, one) for one in places))
    return replace(after, changes=changes_after(site, after), tallies=tallies(site))


def _live(site: Site) -> dict[str, Line]:
    """What is there, by address: lists and feeds, pages of records, files and cards beside them."""
    cards = (one.href for one in share_cards(site))
    own = (*addresses(site), *feed_places(site), *cards, "/nhat-ky/atom.xml")
    found = {one: _known(site, Line(one)) for one in own}
    for place, record in by_address(site.records, site.by_id).items():
        line = Line(
            place,
            record=record.id,
            kind=record.kind.name,
            digest=_digest(site, record),
            tracked=tracked(record),
        )
        found[place] = _known(site, line)
        for one in record.files:
            file = unquote(file_address(record, one.name))
            found[file] = _known(site, Line(file, record=record.id, digest=one.sha256))
    return found


def _known(site: Site, line: Line) -> Line:
    """The line of before where it says the same, for there are as many lines as pages."""
    before = site.ledger.by_address.get(line.address)
    return before if before == line else line


def _digest(site: Site, record: Record) -> str:
    """By which its file is known again; of a person's so short that no telephone can be found out from it."""
    is_person = isinstance(site.by_id.get(record.id), Person)
    return record.origin.digest[: MARK if is_person else DIGEST]


def _answer(fates: Fates, there: Mapping[str, Line], place: str) -> Line:
    """The line of an address where no page is any more. The gate has made sure that something answers."""
    before = fates.ledger.by_address.get(place)
    found = fates.of(place)
    if found is None:
        raise LookupError(place)
    known = before or there.get(found.to) or found
    line = replace(found, record=known.record, kind=known.kind)
    if line.state is State.WITHDRAWN:
        after = fates.of(line.to) if line.to else None
        return replace(line, to=(after.to or after.address) if after else "", gone=bool(before and before.gone))
    return replace(line, state=_moved(fates.ledger, before, line)) if line.state is State.MOVED else line


def _moved(ledger: Ledger, before: Line | None, line: Line) -> State:
    """Merged when what it leads to was there already; that stays so."""
    if before and before.state in {State.MOVED, State.MERGED}:
        return before.state
    target = ledger.by_address.get(line.to)
    both = before and before.kind and target and target.state is State.LIVE
    return State.MERGED if both else State.MOVED
