"""Small rendered trees and their releases, made without Pelican."""

from collections.abc import Mapping
from pathlib import Path

from plugins.portal.publish.folder import Folder
from plugins.portal.publish.release import RENDERED, SITE, Released, Wish, release
from plugins.portal.publish.rendered import Rendered
from plugins.portal.publish.seen import Seen
from plugins.portal.publish.shelf import Shelf

WISH = Wish("2026-11-22T09:00:00+07:00")


def render(workshop: Path, files: Mapping[str, str], *, must_be_signed: bool = False, records: int = 10) -> Path:
    """What the host leaves in a workshop. Gives the tree."""
    folder = Folder(workshop / SITE)
    folder.keep_all(workshop, (), Seen())
    entries = sorted(folder.write(f"/{path}", text.encode()) for path, text in files.items())
    Rendered(tuple(entries), {"so-y-te": records}, "abc", must_be_signed).write(workshop / RENDERED)
    return workshop / SITE


def publish(shelf: Shelf, files: Mapping[str, str], wish: Wish = WISH) -> Released:
    """A whole build, without the rendering."""
    shelf.prepare()
    with shelf.locked(_never, _never):
        shelf.tidy()
        with shelf.workshop() as workshop, shelf.recycling(workshop / SITE):
            render(workshop, files)
            return release(shelf, workshop, wish)


def _never(*_: object) -> None:
    raise AssertionError("nobody else is at work here")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a release as a reader gets it."""
    inner = folder.resolve()
    return {one.relative_to(inner).as_posix(): one.read_bytes() for one in sorted(inner.rglob("*")) if one.is_file()}
