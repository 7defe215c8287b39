"""How a parser says that it cannot read what somebody wrote."""

from __future__ import annotations

from typing import ClassVar


class Unreadable(ValueError):
    """`message` says what is wrong, `how` what to write instead: Vietnamese phrases without a final stop."""

    code: ClassVar[str]

    def __init__(self, message: str, how: str) -> None:
        super().__init__(message)
        self.message = message
        self.how = how


def quoted(text: str) -> str:
    """In Vietnamese quotation marks, cut where a message would grow out of its line."""
    longest = 60
    return f"“{text}”" if len(text) <= longest else f"“{text[:longest]}…”"
