"""The records of the portals that are shown, as editors look for them: by agency and kind, or by a few words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlencode

from ...cli.records import Refused, read
from ...portal.catalogue.content import KINDS
from ...portal.language.fold import fold
from ...portal.model import Agency, Page, Portal
from ...portal.source.claims import Claim, claim_of, is_text
from ...portal.source.schema import Record
from ...portal.source.walk import Signature, walk

ADDRESS = "/bien-tap/"
EDIT = f"{ADDRESS}sua"
NAMES = ("number", "name", "title")
"""The keys that a record is called by."""


@dataclass(frozen=True)
class Entry:
    """A record of a portal, whatever its file says: drafts and files with mistakes are there too."""

    portal: str
    file: Path
    claim: Claim
    signature: Signature = ()

    @property
    def model(self) -> type[Record]:
        return self.claim.model

    @property
    def folder(self) -> str:
        """Of its agency; that of the portal's pages."""
        return self.claim.id.partition("/")[0]

    @property
    def edit(self) -> str:
        return edit_address(self.portal, self.claim.id, self.claim.lang)

    @property
    def label(self) -> str:
        kind = self.model.kind
        unnamed = kind.label.capitalize() if kind.file else self.claim.id.rpartition("/")[2]
        return _said(self.file, self.signature)[0] or unnamed

    @property
    def state(self) -> str:
        """What sets it apart from what is published in Vietnamese: a draft, another language."""
        return ", ".join(one for one in (_said(self.file, self.signature)[1], self.claim.lang) if one)


def edit_address(portal: str, record: str, lang: str = "") -> str:
    """Where a record is edited; `lang` of a translation."""
    said = {"portal": portal, "id": record, "lang": lang}
    return f"{EDIT}?{urlencode({name: value for name, value in said.items() if value}, safe='/')}"


def entries(portal: str, home: Path) -> Iterator[Entry]:
    """By place. Only what the portal itself would read: no link is followed, no sheet of settings is here."""
    for one in walk(home):
        claim = claim_of(one.path, KINDS) if not one.fault and is_text(one.path) else None
        if isinstance(claim, Claim) and claim.is_markdown:
            yield Entry(portal, home / one.path, claim, one.signature)


def entry(portals: Mapping[str, Path], query: Mapping[str, str]) -> Entry | None:
    """The record that an address names."""
    portal, record, lang = (query.get(one, "") for one in ("portal", "id", "lang"))
    known = entries(portal, portals[portal]) if portal in portals else ()
    return next((one for one in known if (one.claim.id, one.claim.lang) == (record, lang)), None)


def matching(found: Iterator[Entry], words: str) -> Iterator[Entry]:
    """Those that have all words in their names or addresses, with marks or without."""
    wanted = fold(words).split()
    return (one for one in found if all(word in fold(f"{one.label} {one.claim.id}") for word in wanted))


def agencies(home: Path) -> list[str]:
    return sorted(one.parent.name for one in home.glob(f"*/{Agency.kind.file}"))


def folders(home: Path) -> list[str]:
    """Of the portal's agencies, and of its pages."""
    return [*agencies(home), *([Page.kind.folder] if (home / Page.kind.folder).is_dir() else [])]


def name(home: Path, folder: str = "") -> str:
    """What a portal, or an agency of it, calls itself; its folder where its file cannot be read."""
    if folder == Page.kind.folder:
        return "Trang của cổng"
    file = home / folder / Agency.kind.file if folder else home / Portal.kind.file
    try:
        return str(read(file)[1].values.get("name") or file.parent.name)
    except (Refused, OSError):
        return file.parent.name


@lru_cache(maxsize=1 << 14)
def _said(file: Path, signature: Signature) -> tuple[str, str]:  # noqa: ARG001 - what it said before counts no more
    """How a record is called, and how it stands."""
    try:
        values = read(file)[1].values
    except (Refused, OSError):
        return "", "tệp chưa đọc được"
    named = [str(values[one]) for one in NAMES if one in values]
    return ": ".join(named), str(values.get("status", ""))
