"""The log of changes as it stands once this site is published: what was there before, and what is new at its end."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace

from ..catalogue.ledger import Change, Ledger, Line, State
from ..catalogue.site import Site


def changes_after(site: Site, after: Ledger) -> tuple[Change, ...]:
    """The log, longer by what this site changes. The first says only that it begins, and with how many pages.

    What has been withdrawn leaves the log too, but for its address: the chain still holds.
    """
    gone = {one.address for one in after.lines if one.state is State.WITHDRAWN}
    kept = tuple(replace(one, fields={}, files={}) if one.address in gone else one for one in site.ledger.changes)
    if kept:
        return _chained(site, kept, _new(site.ledger, after))
    count = sum(bool(one.kind) for one in after.lines if one.state is State.LIVE)
    return _chained(site, (), [Change(0, "", "started", count=count)])


def _chained(site: Site, kept: tuple[Change, ...], new: Iterable[Change]) -> tuple[Change, ...]:
    found, time = [*kept], site.now.isoformat(timespec="minutes")
    for one in new:
        previous = found[-1].hash if found else ""
        found.append(replace(one, n=len(found) + 1, time=time, seal=one.sealed, previous=previous))
    return tuple(found)


def _new(before: Ledger, after: Ledger) -> Iterator[Change]:
    """What differs between two states of the ledger, by address."""
    told = {one.address for one in before.changes if one.kind == "withdrawn"}
    came_from = {
        one.to: was
        for one in after.lines
        if one.state is State.MOVED and (was := before.by_address.get(one.address)) and was.state is State.LIVE
    }
    files, old_files = _files(after), _files(before)
    for line in after.lines:
        was = before.by_address.get(line.address)
        was_there = was is not None and was.state is State.LIVE
        if not line.kind:
            continue
        if line.state is State.LIVE:
            was = was if was_there else came_from.get(line.address)
            yield from _of_page(was, line, old_files.get(was.address, {}) if was else {}, files.get(line.address, {}))
        elif was_there or _was_purged(was, told):
            yield Change(0, "", line.state.value, line.record, line.address, line.to)


def _was_purged(line: Line | None, told: Container[str]) -> bool:
    """Whether the command has written the withdrawal already, and only the log does not know."""
    return line is not None and line.gone and line.address not in told


def _of_page(was: Line | None, line: Line, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Change]:
    """A page that is new, or says something else than before."""
    files = {name: new.get(name, "") for name in sorted({*old, *new}) if old.get(name) != new.get(name)}
    if was is None:
        yield Change(0, "", "published", line.record, line.address, files=files)
        return
    fields = {
        name: (was.tracked.get(name, ""), line.tracked.get(name, ""))
        for name in sorted({*was.tracked, *line.tracked})
        if was.tracked.get(name) != line.tracked.get(name)
    }
    if fields:
        yield Change(0, "", "corrected", line.record, line.address, fields=fields, files=files)
    elif files or (was.address == line.address and was.digest != line.digest):
        yield Change(0, "", "amended", line.record, line.address, files=files)


def _files(ledger: Ledger) -> Mapping[str, Mapping[str, str]]:
    """SHA-256 by name of the files beside each page."""
    found: dict[str, dict[str, str]] = {}
    for one in ledger.lines:
        if one.digest and not one.kind and one.state is State.LIVE:
            page, _, name = one.address.rpartition("/")
            found.setdefault(f"{page}/", {})[name] = one.digest
    return found
