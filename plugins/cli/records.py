"""Records as the commands that change them see them: a file, its translations, the folder of what lies beside it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..portal.catalogue.ledger import Ledger, Line, State, read_ledger
from ..portal.language.slug import is_slug
from ..portal.model import RECORDS, Agency, Page
from ..portal.source.claims import LANGUAGE, RESERVED, YEAR
from ..portal.source.folders import shown
from ..portal.source.frontmatter import Sheet, sheet, split
from ..portal.source.place import Origin
from ..portal.source.problem import Problem
from ..portal.source.schema import Record
from .places import WrongSetup, chosen


class Refused(Exception):
    """Why nothing was done."""


@dataclass(frozen=True)
class Found:
    """What an argument names: a record's id within a portal, and the language when it is a translation alone."""

    portal: Path
    id: str
    lang: str = ""

    @property
    def model(self) -> type[Record]:
        """The kind of record that lies there. Raises WrongSetup."""
        parts = self.id.split("/")
        if all(map(is_slug, parts)):
            for model in RECORDS:
                if _fits(model, parts):
                    return model
        raise WrongSetup(f"“{self.id}” không phải đường dẫn của một bản ghi, ví dụ so-y-te/documents/2026/12-tb-syt")

    @property
    def address(self) -> str:
        prefix = f"/{self.lang}" if self.lang else ""
        return prefix + self.model.model_construct(id=self.id, origin=Origin("")).href

    @property
    def file(self) -> Path:
        ending = f".{self.lang}.md" if self.lang else ".md"
        if self.model is Agency:
            return self.portal / self.id / f"agency{ending}"
        return self.portal / f"{self.id}{ending}"

    @property
    def texts(self) -> tuple[Path, ...]:
        """Its file and those of its translations, as far as they are there."""
        stem = self.file.name.removesuffix(".md")
        beside = sorted(self.file.parent.glob(f"{stem}.*.md")) if not self.lang else []
        found = (self.file, *(one for one in beside if LANGUAGE.fullmatch(one.stem)))
        return tuple(one for one in found if one.is_file())

    @property
    def folder(self) -> Path:
        """Where the files lie that hang on it."""
        return self.file.with_suffix("")

    def lines(self, ledger: Ledger) -> tuple[Line, ...]:
        """Its live addresses in the ledger: its page, its translations, the files beside it."""
        lang, old = f"/{self.lang}/", self.old_addresses
        live = (one for one in ledger.lines if one.state is State.LIVE)
        own = (one for one in live if one.record == self.id or one.address in old)
        return tuple(one for one in own if not self.lang or one.address.startswith(lang))

    @property
    def old_addresses(self) -> frozenset[str]:
        """What it answers for beside its own: it may have been moved or merged since the last build."""
        found: set[str] = set()
        for path in self.texts:
            said = read(path)[1].values.get("formerly") or []
            found.update(map(str, said if isinstance(said, list) else [said]))
        return frozenset(found)


def found(options: argparse.Namespace, text: str) -> Found:
    """The record that an id or the path of a file names, whether it is there or not. Raises WrongSetup."""
    portals = chosen(options.content, [options.portal] if options.portal else [])
    for portal, inner in _places(portals, text):
        id_, _, lang = inner.removesuffix(".md").removesuffix("/agency").partition(".")
        one = Found(portal, id_.removesuffix("/agency").strip("/"), lang)
        if len(portals) == 1 or portal.resolve() in Path(text).resolve().parents or _is_known(one):
            return one
    raise WrongSetup(f"không có bản ghi “{text}” trong {', '.join(shown(one) for one in portals)}")


def read(path: Path) -> tuple[str, Sheet]:
    """A content file's text as it stands there, and what its keys say. Raises Refused."""
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(f"{shown(path)} không lưu ở bảng mã UTF-8") from None
    keys_of = sheet if path.suffix == ".yaml" else split
    found = keys_of(text.lstrip("\ufeff").replace("\r\n", "\n"), shown(path))
    if isinstance(found, Problem):
        raise Refused(f"{shown(path)}: {found.what}")
    return text, found


def ledger_of(portal: Path) -> Ledger:
    """The portal's ledger. Raises WrongSetup when it is damaged."""
    ledger, problems, _ = read_ledger(portal, shown(portal))
    if problems:
        raise WrongSetup(f"{problems[0].where.path}: {problems[0].what}; {problems[0].how}")
    return ledger


def check_name(place: Found) -> None:
    """That a record may have this name: raises WrongSetup as `check` would."""
    first = place.id.split("/")[0 if place.model is not Page else 1]
    if first in RESERVED:
        raise WrongSetup(f"“{first}” là tên dành riêng của cổng; đặt tên khác")


def _places(portals: tuple[Path, ...], text: str) -> Iterator[tuple[Path, str]]:
    whole = Path(text).resolve()
    for one in portals:
        inside = whole.is_relative_to(one.resolve()) and whole != one.resolve()
        yield one, whole.relative_to(one.resolve()).as_posix() if inside else text.strip("/")


def _is_known(one: Found) -> bool:
    try:
        return one.file.is_file() or bool(one.lines(ledger_of(one.portal)))
    except WrongSetup:
        return False


def _fits(model: type[Record], parts: list[str]) -> bool:
    kind = model.kind
    if kind.file:
        return parts[1:] == ([] if model is Agency else [kind.file.removesuffix(".md")])
    if model is Page:
        return len(parts) == 2 and parts[0] == kind.folder
    is_year = not kind.yearly or (len(parts) == 4 and bool(YEAR.fullmatch(parts[2])))
    return len(parts) == 3 + kind.yearly and parts[1] == kind.folder and is_year
