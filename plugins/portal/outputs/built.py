"""When the portal was built and from what: one file that every page asks.

A page whose content did not change is then the same bytes, however often the portal is built.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from pydantic import AwareDatetime, TypeAdapter

from ..language.days import moment_text
from .output import File
from .tables import as_json

ADDRESS = "/dung.json"
REBUILT_WITHIN = Decimal(7 * 24)
"""Hours, where a portal promises nothing."""


@dataclass(frozen=True)
class Build:
    """What that file says to a program: when the portal was built, and until when it should be built anew."""

    built: AwareDatetime
    rebuilt_by: AwareDatetime

    @classmethod
    def parse(cls, content: bytes) -> Build:
        """Raises ValueError for anything else."""
        return _BUILD.validate_json(content)

    def is_old(self, now: datetime) -> bool:
        """Whether every page says so to its readers (`clock.js`)."""
        return self.rebuilt_by <= now


_BUILD = TypeAdapter(Build)


def built(now: datetime, commit: str, within: Decimal | None = None) -> File:
    """`rebuilt_by` is the moment after which the portal should have been built anew; `text` is for readers."""
    by = now + timedelta(hours=float(within or REBUILT_WITHIN))
    source = f" từ bản nội dung {commit}" if commit else ""
    said = {
        "built": now.isoformat(timespec="minutes"),
        "commit": commit,
        "rebuilt_by": by.isoformat(timespec="minutes"),
        "text": f"Cổng được dựng lúc {moment_text(now)}{source}",
    }
    return File(ADDRESS, as_json(said))
