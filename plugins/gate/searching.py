"""Which files were searched for what must not be published, and held nothing: one value in the memory of a portal."""

from __future__ import annotations

from ..portal.catalogue.disclosures import Quiet
from ..portal.store import Store, key, recipe
from .known import Known

SOURCES = ("portal/catalogue/disclosures.py", "portal/language/*.py", "portal/model/common.py", "portal/privacy/*.*")
"""Our code and data that the search depends on."""
MARK = 32


def quiet(store: Store, known: Known) -> Quiet:
    """What need not be searched again."""
    if known.quiet:
        return Quiet(known.quiet)
    marks = store.known([_place()]).get(_place(), b"")
    return Quiet(frozenset(marks[start : start + MARK] for start in range(0, len(marks), MARK)))


def remember(found: Quiet, store: Store, known: Known) -> None:
    """Only what was there this time, so that it does not grow for ever."""
    known.quiet = frozenset(found.now)
    if known.quiet != found.before:
        store.keep(_place(), b"".join(sorted(known.quiet)))


def _place() -> bytes:
    return key("quiet", recipe(SOURCES))
