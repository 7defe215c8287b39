"""When the portal was built and from what: one file that every page asks.

A page whose content did not change is then the same bytes, however often the portal is built.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from ..language.days import moment_text
from .output import File
from .tables import as_json

ADDRESS = "/dung.json"
REBUILT_WITHIN = Decimal(7 * 24)
"""Hours, where a portal promises nothing."""


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
