"""Folders of content: which are portals, how paths are told. No model is loaded, so that commands answer at once."""

from __future__ import annotations

from pathlib import Path

PORTAL, AGENCY = "portal.yaml", "agency.md"
"""By which files the folders of a portal and of an agency are known."""
SHARED = "_shared"
OUR_SHARED = Path(__file__).parents[3] / "content" / SHARED
"""National documents that come with the program, for a province that keeps its content elsewhere."""
LEDGER = "ledger"
"""Of a portal: what publishing itself writes into its folder."""


def portals(content: Path) -> tuple[Path, ...]:
    """The portals of a folder, by name: itself when it is one, else its folders that are, or that have agencies.

    A folder of agencies that has lost its `portal.yaml` is told by reading it; left out, a province would vanish.
    """
    if is_portal(content):
        return (content,)
    folders = content.iterdir() if content.is_dir() else ()
    return tuple(sorted(one for one in folders if one.is_dir() and (is_portal(one) or _has_agencies(one))))


def is_portal(folder: Path) -> bool:
    return (folder / PORTAL).is_file()


def shared_with(portal: Path) -> Path:
    """The folder that is read with a portal; where there is none beside it, the program's."""
    beside = portal.resolve().parent / SHARED
    return beside if beside.is_dir() else OUR_SHARED


def shown(path: Path) -> str:
    """A path as an editor would type it: from the folder one stands in, where that is shorter."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def _has_agencies(folder: Path) -> bool:
    return folder.name != SHARED and any(folder.glob(f"*/{AGENCY}"))
