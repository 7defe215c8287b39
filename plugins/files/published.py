"""What readers get of a file, as a value: made into bytes when its turn to be written comes, or remembered."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from ..portal.source.attachment import Facts
from . import made_by


@dataclass(frozen=True)
class Published:
    """A file, or one of the pictures that are made of it."""

    path: Path
    facts: Facts
    variant: str = ""

    @property
    def inputs(self) -> tuple[bytes, str, str, str]:
        """All that the bytes depend on."""
        return made_by(), self.facts.type, self.variant, hashlib.sha256(self.path.read_bytes()).hexdigest()

    def __call__(self) -> bytes:
        """A ValueError where the file has changed since it was examined."""
        from .inspect import form  # noqa: PLC0415 - where all is remembered, no library of files is loaded

        found = form(self.path.read_bytes(), self.facts, self.variant)
        if not self.variant and hashlib.sha256(found).hexdigest() != self.facts.sha256:
            raise ValueError(f"{self.path} is no longer the file that was examined")
        return found
