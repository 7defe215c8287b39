"""Timing: how long it took from signing to publishing, against what the law of the day of signing allowed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..catalogue.site import Site
from ..language.days import day_text
from ..law.due import Due, due
from ..law.laws import deadline, laws_on
from ..law.workdays import working_days_between
from ..model import Document
from .evidence import published_on


@dataclass(frozen=True)
class Timing:
    """`days` are working days from signing to publishing; `late` those beyond the limit, 0 where it was in time."""

    published: date
    days: int
    late: int
    due: Due

    @property
    def text(self) -> str:
        """“sau 3 ngày làm việc, trong hạn 5 ngày làm việc”."""
        took = f"sau {self.days} ngày làm việc" if self.days else "ngay trong ngày ký"
        return (
            f"{took}, chậm {self.late} ngày làm việc so với hạn {day_text(self.due.day)}"
            if self.late
            else f"{took}, trong hạn"
        )


def timing(site: Site, document: Document) -> Timing | None:
    """None where a day is not known, where no law of its day set a limit, and for national documents."""
    published = published_on(site, document)
    if not (document.issued and published) or published < document.issued or site.is_national(document):
        return None
    if not any(law.categories for law in laws_on(document.issued)):
        return None
    ends = due(deadline("publish", document.issued), document.issued)
    if ends is None:
        return None
    late = working_days_between(ends.day, published)
    return Timing(published, working_days_between(document.issued, published), late, ends)
