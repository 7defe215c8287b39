"""What a release must remember of those before it goes back to the content, where it is kept with its history."""

from __future__ import annotations

from pathlib import Path

KEPT = {"nhat-ky/dia-chi.jsonl": "ledger/addresses.jsonl", "nhat-ky/thay-doi.jsonl": "ledger/changes.jsonl"}
"""Files of a release, and where the portal's folder of content keeps them."""


def remember(release: Path, content: Path) -> None:
    """Takes over what a release says of addresses and changes; each file is the old or the new, never half."""
    for shown, kept in KEPT.items():
        place = content / kept
        if (release / shown).is_file() and _differs(release / shown, place):
            place.parent.mkdir(exist_ok=True)
            aside = place.with_name(f".{place.name}.new")
            aside.write_bytes((release / shown).read_bytes())
            aside.replace(place)


def _differs(one: Path, other: Path) -> bool:
    return not other.is_file() or one.read_bytes() != other.read_bytes()
