"""Keeping the ledger: what a release says of its addresses goes back beside the content, for the next build."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..catalogue.ledger import ADDRESSES, CHANGES, RELEASED, TALLIES, Change, Line, as_lines, read_changes
from ..source.folders import LEDGER
from ..source.place import Place
from ..source.problem import Problem


class NotKept(Exception):
    """Why the ledger could not be written; the release itself is whole."""


def keep_ledger(release: Path, portal: Path) -> bool:
    """Copies a release's ledger into its portal's folder; whether anything was new.

    To be called after the switch: an address counts as published once readers can see it. The log is written first,
    so that a stop between the two files repeats an entry rather than loses one. Raises NotKept.
    """
    new = {
        CHANGES: (release / RELEASED[CHANGES]).read_text("utf-8"),
        TALLIES: _text(release / RELEASED[TALLIES]),
        ADDRESSES: (release / RELEASED[ADDRESSES]).read_text("utf-8"),
    }
    folder = portal / LEDGER
    if not continues(_text(folder / CHANGES), new[CHANGES]):
        raise NotKept(f"nhật ký trong {folder} đã khác nhật ký lúc dựng; dựng lại cổng")
    return bool(sum(_written(folder / name, text) for name, text in new.items()))


def catch_up(release: Path, portal: Path) -> None:
    """Brings back what the release that is shown knows and the content does not, because it was never committed.

    Only where the one log is the beginning of the other. Raises NotKept.
    """
    old, new = _text(portal / LEDGER / CHANGES), _text(release / RELEASED[CHANGES])
    is_sound = len(_sound(old)) == old.count("\n")
    if is_sound and len(_sound(old)) < len(_sound(new)) and continues(old, new):
        keep_ledger(release, portal)


def broken_log(shown: Path, site: Path, content: str) -> Iterator[Problem]:
    """A log that does not go on where that of the shown release ends; `content` is how messages name the portal."""
    if not continues(_text(shown / RELEASED[CHANGES]), _text(site / RELEASED[CHANGES])):
        yield Problem(
            Place(f"{content}/{LEDGER}/{CHANGES}"),
            "so-thay-doi-hong",
            "nhật ký này không nối tiếp nhật ký đã công bố",
            "lấy lại thư mục ledger từ bản git gần nhất, rồi dựng lại cổng",
        )


def keep_addresses(portal: Path, lines: Sequence[Line]) -> None:
    """Writes the addresses alone: what a command has decided, the next build puts into the log. Raises NotKept."""
    _written(portal / LEDGER / ADDRESSES, as_lines(tuple(sorted(lines, key=lambda one: one.address))))


def continues(old: str, new: str) -> bool:
    """Whether one log is the other with nothing but more entries at its end; what was withdrawn may be taken out."""
    before, after = ([one.hash for one in _sound(text)] for text in (old, new))
    return after[: len(before)] == before


def _sound(text: str) -> tuple[Change, ...]:
    return read_changes(text, "")[0]


def _text(path: Path) -> str:
    return path.read_text("utf-8") if path.is_file() else ""


def _written(path: Path, text: str) -> bool:
    """In one step, so that nobody reads half of it."""
    if _text(path) == text:
        return False
    aside = path.with_name(f"{path.name}~")
    try:
        path.parent.mkdir(exist_ok=True)
        aside.write_text(text, encoding="utf-8")
        aside.replace(path)
    except OSError as error:
        raise NotKept(f"không ghi được {path}: {error.strerror}") from error
    return True
