"""What a rendering says it has made, for whoever publishes it: written beside the tree, and only when all is done."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from ..catalogue.site import Site
from ..model import Agency, Translation
from ..outputs.output import place
from .manifest import Entry, canonical


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
        path.write_bytes(
            canonical(vars(self) | {"files": [vars(one) for one in self.files], "kept": sorted(self.kept)})
        )

    @classmethod
    def read(cls, path: Path) -> Self:
        """Raises OSError or ValueError where the rendering came to no end."""
        values = json.loads(path.read_bytes())
        read = {"files": tuple(Entry(**one) for one in values["files"]), "kept": frozenset(values["kept"])}
        return cls(**values | read)


def records(site: Site) -> dict[str, int]:
    """How many records each agency publishes, itself and translations not counted; "" is the portal."""
    counted = Counter({one.id: 0 for one in site.agencies})
    counted.update(one.agency_id for one in site.records if not isinstance(one, Agency | Translation))
    return dict(sorted(counted.items()))


def sources(site: Site) -> dict[str, str]:
    """Which file of the content each page was made from, by the page's place in the tree."""
    return {place(one.href): one.origin.path for one in site.by_id.values() if one.kind.has_page}
