"""A spokesperson, as all pages and files show one."""

from __future__ import annotations

from dataclasses import dataclass

from .parts import Day, Link, PhoneLine


@dataclass(frozen=True)
class Stretch:
    """From when until when, as moments for machines."""

    start: str
    end: str


@dataclass(frozen=True)
class Speaker:
    """A spokesperson as cards and tables show one."""

    agency: Link
    name: str
    title: str
    href: str
    role: str
    phones: tuple[PhoneLine, ...] = ()
    email: str = ""
    duty_line: PhoneLine | None = None
    hours: str = ""
    deputy: Link | None = None
    topics: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    decision: str = ""
    matter: str = ""
    until: Day | None = None
    over: str = ""
    """The first day on which the mandate holds no more, for machines."""
    confirmed: Day | None = None
    sample: bool = False
    open: str = ""
    """The hours and the days that are no usual ones, for a reader's browser; "" where they are not known."""
    duty: tuple[Stretch, ...] = ()
    """When this person has the duty outside office hours."""
    card: str = ""
    """The address of the business card."""
    copied: str = ""
    """Name, post, agency and ways to reach, to be pasted elsewhere."""

    @property
    def is_timed(self) -> bool:
        """Whether a reader's browser has something to say of the moment."""
        return bool(self.open or self.duty or self.over)
