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
Remembering: TypeAlias = Callable[[Site, Path | None], Iterable[Page | File]]
"""With the file of the build memory, if there is one."""


class Offers(NamedTuple):
    """Capabilities in the order of the plugins; all but the plain ones are heavy."""

    plain: list[Capability]
    apart: list[Capability]
    remembering: list[Remembering]


_asked = Signal("what the plugins of a portal publish")


def offer(own: Offers) -> None:
    def tell(found: Offers) -> None:
        found.plain.extend(one for one in own.plain if one not in found.plain)
        found.apart.extend(one for one in own.apart if one not in found.apart)
        found.remembering.extend(one for one in own.remembering if one not in found.remembering)

    _asked.connect(tell, weak=False)


def plain(site: Site) -> Iterator[Page | File]:
    """What is published of a site, save what is heavy to find."""
    for capability in _offers().plain:
        yield from capability(site)


def heavy(site: Site, memory: Path | None) -> list[Callable[[], Iterable[Page | File]]]:
    """The rest, as work to be done."""
    found = _offers()
    apart = [partial(capability, site) for capability in found.apart]
    return [*apart, *(partial(capability, site, memory) for capability in found.remembering)]


def _offers() -> Offers:
    found = Offers([], [], [])
    _asked.send(found)
    return found
