"""The gate: everything that can find fault with content, in one call, before anything is rendered."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from ..portal.catalogue.content import Reading, read_portal
from ..portal.duties.contradictions import contradictions
from ..portal.source.digests import Digests
from ..portal.source.folders import shown
from ..portal.source.history import first_committed
from ..portal.source.problem import in_order
from ..portal.source.tree import Means
from ..portal.store import Store, memory_of, recipe
from ..portal.views.parts import Text
from .digests import digests
from .inspection import files
from .known import Known
from .limited import SECONDS
from .marks import marked
from .reading import reader
from .rendering import WHICH, WHOLE, prose

__all__ = ["Examined", "Known", "examine", "store_of"]

SEARCHED = ("portal/catalogue/disclosures.py", "portal/language/*.py", "portal/model/common.py", "portal/privacy/*.*")
"""Our code and data that the search for what must not be published depends on."""


@dataclass(frozen=True)
class Examined(Reading):
    """A portal that was read, and what had to be made of it to know that it can be published."""

    prose: Mapping[Text, bytes] = field(default_factory=dict, repr=False)
    """Every text of the site as HTML; `markup.read` opens it."""


def examine(  # noqa: PLR0913 - what to read, and the means for it, each named
    folder: Path,
    now: datetime,
    memory: Path | None = None,
    seconds: float = SECONDS,
    *,
    known: Known | None = None,
    touched: Iterable[Path] = (),
    planned: Path | None = None,
    jobs: int = 0,
) -> Examined:
    """The portal in a folder as it is at a moment, or every reason why it cannot be published.

    `memory` is the folder for what was made of content before; without it all is made anew. One text may take so many
    `seconds` of the processor. Who examines a folder again passes the same `known` each time and, where it is sure,
    what has been `touched` meanwhile, files or folders; else all are looked at. `planned` is a folder laid out like the
    portal, with files that shall be there: the portal is examined as if they were. So many `jobs` share the work on
    files and texts; 0: one a core.
    """
    once = known is None
    with _unhurried(once=once), store_of(folder, memory) as store, digests(store) if once else nullcontext() as left:
        known = known or Known()
        known.forget(touched)
        with marked("quiet", recipe(SEARCHED), store, known.marks) as quiet:
            means = _means(store, known, planned, jobs, left)
            reading = Examined(**vars(read_portal(folder, now, means, quiet, known.linked)))
        return _with_prose(_assessed(reading, folder), store, seconds, known, jobs)


@contextmanager
def _unhurried(*, once: bool) -> Iterator[None]:
    """Without Python's collector: it would walk through all that has been read, again and again, and find it in use.

    That took every seventh second. A process that reads `once` keeps what it has read to its end, so that the
    collector may pass it over from then on.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if once:
            gc.freeze()
        if was:
            gc.enable()


def _means(store: Store, known: Known, planned: Path | None, jobs: int, left: Digests | None) -> Means:
    inspect, memory = known.inspecting(files(store, jobs, left)), reader(store, known.seen, jobs, left)
    return Means(inspect, memory.read, planned, known.parts)


def _assessed(reading: Examined, folder: Path) -> Examined:
    """The site with the day each of its files was first committed, and what agencies state against their records."""
    if reading.site is None:
        return reading
    days = {f"{shown(folder)}/{path}": day for path, day in first_committed(folder).items()}
    site = replace(reading.site, first_committed=days)
    return replace(reading, site=site, problems=in_order([*reading.problems, *contradictions(site)]))


def store_of(folder: Path, memory: Path | None) -> Store:
    """What is remembered of a portal."""
    return Store(memory_of(folder, memory))


def _with_prose(reading: Examined, store: Store, seconds: float, known: Known, jobs: int) -> Examined:
    if reading.unfinished is None:
        return reading
    with marked("prose", recipe(WHICH, WHOLE), store, known.marks) as sound:
        made, problems = prose(reading.unfinished, sound, store, seconds, jobs)
    if known.prose is not None:
        made.inherit(known.prose)
    known.prose = made
    site = None if problems else reading.site
    return replace(reading, site=site, problems=in_order([*reading.problems, *problems]), prose=made)
