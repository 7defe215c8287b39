"""What a rendering says it has made, for whoever publishes it: written beside the tree, and only when all is done."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from .manifest import Entry, canonical, told


@dataclass(frozen=True)
class Rendered:
    """`files` in order, as they were meant before the disk had its say; `must_be_signed` is what the settings ask."""

    files: tuple[Entry, ...]
    records: Mapping[str, int]
    commit: str
    must_be_signed: bool
    kept: frozenset[str] = frozenset()
    """The files that are those of the release that is shown, which were read and found to be so."""

    def write(self, path: Path) -> None:
        path.write_bytes(canonical(vars(self) | {"files": list(map(told, self.files)), "kept": sorted(self.kept)}))

    @classmethod
    def read(cls, path: Path) -> Self:
        """Raises OSError or ValueError where the rendering came to no end."""
        values = json.loads(path.read_bytes())
        read = {"files": tuple(Entry(**one) for one in values["files"]), "kept": frozenset(values["kept"])}
        return cls(**values | read)
