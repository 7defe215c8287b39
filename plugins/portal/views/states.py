"""The states of disclosure as pages show them: words, badges, bars. A province may keep back what is late."""

from __future__ import annotations

from dataclasses import dataclass

from ..catalogue.site import Site
from ..duties.finding import Score, State, shows_overdue
from ..model.vocabulary import term, terms
from .parts import Badge

KEPT_BACK = {State.OVERDUE, State.NOT_DUE}
"""What is simply not public where a province does not show what is late."""


@dataclass(frozen=True)
class StateCount:
    """One state and how many items are in it; `share` is in thousandths of all, for a bar."""

    badge: Badge
    count: int
    share: int


def state_badge(site: Site, state: State, *, whole: bool = False) -> Badge:
    """The word for a state; `whole` says it as it is, whatever a province shows."""
    shown = "unpublished" if state in KEPT_BACK and not whole and not shows_overdue(site) else state.value
    return Badge(shown, term("disclosure-states", shown).label)


def state_counts(site: Site, score: Score) -> tuple[StateCount, ...]:
    """Every state that occurs, in the order of the vocabulary."""
    counts: dict[str, int] = {}
    for state, count in score.counts:
        shown = state_badge(site, state).state
        counts[shown] = counts.get(shown, 0) + count
    whole = sum(counts.values()) or 1
    return tuple(
        StateCount(Badge(one.id, one.label), counts[one.id], 1000 * counts[one.id] // whole)
        for one in terms("disclosure-states")
        if counts.get(one.id)
    )


def score_text(score: Score) -> str:
    """“12/15 mục phải có đã đúng hạn (80%)”."""
    return f"{score.met}/{score.owed} mục đến hạn đã có ({score.percent}%)"
