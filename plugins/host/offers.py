"""What the plugins of a portal publish, by way of a signal: Pelican skips a plugin that fails and holds none of them.

Pelican keeps its receivers weakly; ours are therefore made here, and kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple, TypeAlias

from blinker import Signal

from ..portal.catalogue.site import Site
from ..portal.outputs.output import File, Page

Capability: TypeAlias = Callable[[Site], Iterable[Page | File]]


class Offers(NamedTuple):
    """Capabilities in the order of the plugins; those `apart` are heavy."""

    plain: list[Capability]
    apart: list[Capability]


_asked = Signal("what the plugins of a portal publish")


def offer(plain: Iterable[Capability], apart: Iterable[Capability]) -> None:
    def tell(found: Offers) -> None:
        for own, all_ in ((plain, found.plain), (apart, found.apart)):
            all_ += [one for one in own if one not in all_]

    _asked.connect(tell, weak=False)


def plain(site: Site) -> Iterator[Page | File]:
    """What is published of a site, save what is heavy to find."""
    for capability in _offers().plain:
        yield from capability(site)


def heavy(site: Site) -> list[Callable[[], Iterable[Page | File]]]:
    """The rest, as work to be done."""
    return [partial(capability, site) for capability in _offers().apart]


def _offers() -> Offers:
    found = Offers([], [])
    _asked.send(found)
    return found
