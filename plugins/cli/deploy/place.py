"""What can be done at every place where the public sees a portal, whatever it is made of."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from ...portal.publish.manifest import Manifest


class Unreachable(Exception):
    """A place was not reached, does not let us in, or broke off; the words say why."""


class Place(Protocol):
    @property
    def name(self) -> str:
        """What people call it: a host, a bucket."""

    def send(self, release: Path, manifest: Manifest, *, purge: bool = False) -> bool:
        """A release on the disk becomes the one that is shown; whether it was not already.

        With `purge` nothing else stays there, no release before and no file of one.

        Raises Damaged where the place does not hold what was sent, Foreign where something else stands there,
        another portal too, and Unreachable.
        """

    def go_back(self, id_: str) -> str:
        """Shows an earlier release again, by default ("") the one before; its id.

        Raises LookupError where there is none, Damaged where it is not whole, Foreign, Unreachable.
        """
