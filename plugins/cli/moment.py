"""When a site is built: what does not stand in the content."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from ..portal.language.days import VIETNAM


def now() -> datetime:
    """PORTAL_NOW (ISO, with offset), else SOURCE_DATE_EPOCH (seconds), else the clock; in Vietnam's time."""
    if given := os.environ.get("PORTAL_NOW"):
        return parse(given)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.astimezone(VIETNAM).replace(second=0, microsecond=0)


def parse(text: str) -> datetime:
    """A moment as a machine writes it; without an offset it is Vietnam's time. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)).astimezone(VIETNAM)
