"""Release: a rendered tree becomes what the public sees, whole or not at all, and can be taken back.

Whatever ends a build before `Shelf.point` leaves the last good release as it was; what ends it after, the new one.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from . import history
from .durable import flush, flush_tree
from .manifest import NAME, SIGNATURE, Fault, Manifest, faults
from .rendered import Rendered
from .shelf import Shelf
from .signature import signature

SITE, RENDERED = "site", "rendered.json"
"""In a workshop: the tree, and what the rendering says of it."""

KEPT = 10

Approval: TypeAlias = Callable[[Rendered, Manifest | None], None]
"""Sees what is new and what is shown, and raises to refuse."""


class Damaged(Exception):
    """The disk does not hold what was meant."""

    def __init__(self, found: tuple[Fault, ...]) -> None:
        super().__init__(found)
        self.faults = found


class Unsigned(Exception):
    """The settings ask for a signature and no key was given."""


@dataclass(frozen=True)
class Wish:
    """What a release shall be."""

    now: str
    program: str = ""
    requirements: str = ""
    key: Path | None = None


@dataclass(frozen=True)
class Released:
    """`kept` files are those of the release before, all others were made anew.

    `is_new` is False where the tree equals the one that is shown: nothing was switched.
    """

    manifest: Manifest
    is_new: bool
    kept: int = 0


def release(
    shelf: Shelf,
    workshop: Path,
    wish: Wish,
    approve: Approval = lambda _new, _shown: None,
    halt: Callable[[], None] = lambda: None,
) -> Released:
    """Publishes the tree in a workshop.

    `approve` sees what is new and what is shown, and raises to refuse; `halt` is called last before readers see
    anything, and raises to stop. Raises OSError, Damaged, Unsigned, Unsignable.
    """
    rendered, site = Rendered.read(workshop / RENDERED), workshop / SITE
    if rendered.must_be_signed and wish.key is None:
        raise Unsigned
    if found := tuple(faults(site, rendered.files, rendered.kept)):
        raise Damaged(found)
    shown = shelf.manifest
    approve(rendered, shown)
    if shown and shown.files == rendered.files and _is_intact(shelf, shown, rendered.kept, wish):
        return Released(shown, is_new=False)
    manifest = _manifest(shelf, rendered, wish)
    _seal(site, manifest, wish)
    halt()
    _show(shelf, site, manifest, wish)
    return Released(manifest, is_new=True, kept=len(rendered.kept))


def go_back(shelf: Shelf, id_: str, moment: str) -> Manifest:
    """Shows an earlier release again. Raises LookupError where there is none, Damaged where it is not whole."""
    manifest = whole(shelf, id_)
    shelf.point(id_)
    history.append(shelf.history, history.shown(manifest, moment, "rollback"))
    flush(shelf.output)
    flush(shelf.history)
    return manifest


def whole(shelf: Shelf, id_: str) -> Manifest:
    """A release every file of which is what it was. Raises LookupError where there is none, Damaged."""
    manifest = shelf.releases().get(id_)
    if manifest is None:
        raise LookupError(f"không có bản {id_} của {shelf.name}")
    if found := tuple(faults(shelf.folder / id_, manifest.files)):
        raise Damaged(found)
    return manifest


def _manifest(shelf: Shelf, rendered: Rendered, wish: Wish) -> Manifest:
    return Manifest(
        portal=shelf.name,
        now=wish.now,
        commit=rendered.commit,
        program=wish.program,
        requirements=wish.requirements,
        previous=shelf.current,
        records=rendered.records,
        files=rendered.files,
    )


def _is_intact(shelf: Shelf, shown: Manifest, kept: Container[str], wish: Wish) -> bool:
    """Whether what is shown can stay: its files are what they were, and it is signed by whoever is asked to.

    What was kept has been read there just now.
    """
    there = shelf.folder / shelf.current
    return not any(faults(there, shown.files, kept)) and (wish.key is None or _is_signed(there, shown, wish.key))


def _is_signed(there: Path, shown: Manifest, key: Path) -> bool:
    """By this very key: one that was lost is replaced. Most keys sign the same twice; others cost a release."""
    file = there / SIGNATURE
    return file.is_file() and file.read_bytes() == signature(shown.canonical, key)


def _seal(site: Path, manifest: Manifest, wish: Wish) -> None:
    """Writes the manifest and its signature, and waits until all is on the disk that was not there before."""
    (site / NAME).write_bytes(manifest.canonical)
    if wish.key:
        (site / SIGNATURE).write_bytes(signature(manifest.canonical, wish.key))
    flush_tree(site)


def _show(shelf: Shelf, site: Path, manifest: Manifest, wish: Wish) -> None:
    place = shelf.folder / manifest.id
    if place.exists():  # of a build that died before it was shown, or was gone back from
        shelf.retire(place)
    site.rename(place)
    flush(shelf.folder)
    shelf.point(manifest.id)
    history.append(shelf.history, history.shown(manifest, wish.now))
    flush(shelf.output)
    flush(shelf.history)
    _prune(shelf)


def _prune(shelf: Shelf) -> None:
    """Of this portal's releases those shown last stay, and the one that is shown."""
    kept = {*history.newest(shelf.history)[:KEPT], shelf.current}
    for id_ in shelf.releases(besides=kept):
        shelf.retire(shelf.folder / id_)
