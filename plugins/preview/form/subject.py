"""What a form is about: a record that is there, or a new one of an agency."""

from __future__ import annotations

import hashlib
from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path

from ...cli.new import new_file
from ...cli.records import Refused, read
from ...portal.source.folders import shown
from ...portal.source.frontmatter import Sheet
from ...portal.source.place import Origin
from ...portal.source.schema import Record
from .lists import add_address
from .records import Entry, name
from .typed import Texts

EMPTY, NOTHING = "---\n---\n", Sheet(Origin(""), {}, "")


@dataclass(frozen=True)
class Subject:
    """`address` is where its form is, `text` what its `file` says; a new record has none and says nothing."""

    portal: str
    home: Path
    folder: str
    model: type[Record]
    address: str
    title: str
    sheet: Sheet
    text: str = EMPTY
    file: Path | None = None

    @property
    def digest(self) -> str:
        """Of the file as it was when the form was opened."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def place(self, typed: Texts) -> Path:
        """Its file; a new one lies where `portal new` would put it. Raises Refused, WrongSetup, Unreadable."""
        if self.file:
            return self.file
        own = {key.name for key in self.model.declared() if key.part is None}
        given = {f"key_{key}": text for key, value in typed.items() if key in own and (text := value.strip())}
        where = {"portal": None, "agency": self.folder, "id": None, "content": self.home}
        found = new_file(Namespace(kind=self.model.kind.name, **where, **given))[0]
        if found.exists():
            raise Refused(f"{shown(found)} đã có; sửa bản ghi ấy, hoặc đổi số, tên, tiêu đề")
        return found


def existing(entry: Entry, home: Path) -> Subject:
    """Raises Refused where its file cannot be read."""
    text, sheet = read(entry.file)
    title = f"Sửa {entry.model.kind.label}: {entry.label}"
    return Subject(entry.portal, home, entry.folder, entry.model, entry.edit, title, sheet, text, entry.file)


def new(portal: str, home: Path, folder: str, model: type[Record]) -> Subject:
    title = f"Thêm {model.kind.label}: {name(home, folder)}"
    return Subject(portal, home, folder, model, add_address(portal, folder, model), title, NOTHING)
