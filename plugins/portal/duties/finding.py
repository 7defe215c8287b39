"""A finding: how one category stands at one agency at the moment of the site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..catalogue.site import Site
from ..language.spans import Span
from ..law.due import Due
from ..law.schema import Category
from ..model import Agency
from ..model.disclosure import Statement
from ..source.schema import Record


class State(StrEnum):
    """As the vocabulary's `disclosure-states` names them, in the order of pages and tables.

    NOT_DUE is what is neither there nor late, because its time has not run out.
    """

    PUBLISHED = "published"
    NOTHING_ARISEN = "nothing-arisen"
    NOT_APPLICABLE = "not-applicable"
    OVERDUE = "overdue"
    NOT_DUE = "not-due"


@dataclass(frozen=True)
class Known:
    """One thing an agency must have said of itself, whether it has, and where on the portal it stands."""

    label: str
    is_there: bool
    href: str


@dataclass(frozen=True)
class Finding:
    agency: Agency
    category: Category
    state: State
    evidence: tuple[Record, ...]
    """The public records that count for it, newest first; all there are, of whatever period."""
    facts: tuple[Known, ...]
    statement: Statement | None
    """What the agency says in its `disclosure.md`, whether or not it is needed."""
    due: Due | None
    """Until when it was or is to be there; None where no day can be worked out or nothing is owed."""
    period: Span | None
    unit: str
    """Who in the agency answers for it."""
    updated: date | None
    validated: date | None
    is_transitional: bool
    """Whether it is owed only since the new law, and may come until the end of the transition."""
    reason: str
    """Why it is not applicable, or nothing arose; what is missing of the facts; "" elsewhere."""


@dataclass(frozen=True)
class Score:
    """How many findings are in each state. `percent` leaves out what is not applicable or not yet due."""

    counts: tuple[tuple[State, int], ...]

    def count(self, state: State) -> int:
        return dict(self.counts)[state]

    @property
    def owed(self) -> int:
        return sum(self.count(one) for one in (State.PUBLISHED, State.NOTHING_ARISEN, State.OVERDUE))

    @property
    def met(self) -> int:
        return self.owed - self.count(State.OVERDUE)

    @property
    def percent(self) -> int:
        """Rounded down, so that 100 means all; 100 where nothing is owed."""
        return 100 * self.met // self.owed if self.owed else 100


def shows_overdue(site: Site) -> bool:
    """Whether public pages say what is late. A province may decide otherwise for a time, and must say by what."""
    unshown = site.portal.overdue_unshown
    return unshown is None or not unshown.holds(site.today)


def score(findings: Iterable[Finding]) -> Score:
    states = [one.state for one in findings]
    return Score(tuple((state, states.count(state)) for state in State))
