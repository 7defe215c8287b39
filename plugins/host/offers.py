"""What the plugins of a portal publish, by way of a signal: Pelican skips a plugin that fails and holds none of them.

Pelican keeps its receivers weakly; ours are therefore made here, and kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeAlias

from blinker import Signal

from ..portal.catalogue.site import Site
from ..portal.outputs.output import File, Page

Capability: TypeAlias = Callable[[Site], Iterable[Page | File]]
Heavy: TypeAlias = Callable[[Site, Path | None], Iterable[Page | File]]
"""With the file of the build memory, if there is one."""


class Offers(NamedTuple):
    """Capabilities in the order of the plugins; those `apart` are heavy."""

    plain: list[Capability]
    apart: list[Heavy]


_asked = Signal("what the plugins of a portal publish")


def offer(plain: Iterable[Capability], apart: Iterable[Heavy]) -> None:
    def tell(found: Offers) -> None:
        found.plain.extend(one for one in plain if one not in found.plain)
        found.apart.extend(one for one in apart if one not in found.apart)

    _asked.connect(tell, weak=False)


def plain(site: Site) -> Iterator[Page | File]:
    """What is published of a site, save what is heavy to find."""
    for capability in _offers().plain:
        yield from capability(site)


def heavy(site: Site, memory: Path | None) -> list[Callable[[], Iterable[Page | File]]]:
    """The rest, as work to be done."""
    return [partial(capability, site, memory) for capability in _offers().apart]


def _offers() -> Offers:
    found = Offers([], [])
    _asked.send(found)
    return found
