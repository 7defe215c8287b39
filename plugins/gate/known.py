"""What a process that lives on knows of a portal it has examined, so that examining it again opens only what is new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from ..portal.catalogue.link import Before
from ..portal.source.attachment import Facts, Inspector
from ..portal.source.known import Seen
from ..portal.source.tree import Part
from ..portal.source.walk import Signature, signature_of
from .rendering import Prose


@dataclass
class Known:
    """One for each portal. It may be forgotten at any time."""

    seen: Seen = field(default_factory=Seen)
    facts: dict[Path, tuple[Signature, Facts]] = field(default_factory=dict)
    marks: dict[str, frozenset[bytes]] = field(default_factory=dict)
    """Of what was found sound, by what it is."""
    prose: Prose | None = None
    parts: dict[Path, dict[str, Part | None]] = field(default_factory=dict)
    """What the folder of each agency says, by the portal's folder and its name, until it is touched."""
    linked: Before = field(default_factory=Before)

    def forget(self, touched: Iterable[Path]) -> None:
        """What is said by parts that have been touched; by all, where that is not known or concerns what is none."""
        places = {folder.resolve() / name: (folder, name) for folder, some in self.parts.items() for name in some}
        paths = [one.parent.resolve() / one.name for one in touched]
        found = [[places[above] for above in (one, *one.parents) if above in places] for one in paths]
        for folder, name in chain(*found) if found and all(found) else places.values():
            self.parts[folder][name] = None

    def inspecting(self, inspect: Inspector) -> Inspector:
        """As the inspector given, for files that are new."""

        def inspected(paths: Sequence[Path]) -> Mapping[Path, Facts]:
            signatures = {path: _signature(path) for path in paths}
            new = [path for path, one in signatures.items() if not one or self.facts.get(path, ())[:1] != (one,)]
            for path, facts in inspect(new).items():
                self.facts[path] = signatures[path], facts
            return {path: self.facts[path][1] for path in paths}

        return inspected


def _signature(path: Path) -> Signature:
    """Nothing where the disk does not even say that."""
    try:
        return signature_of(path.stat(follow_symlinks=False))
    except OSError:
        return ()
