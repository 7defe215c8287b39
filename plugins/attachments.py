"""Publishes the files that hang on records: cleaned, the pictures that are made of them, and press kits as packages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from .files.published import Published
from .host import publishes
from .portal.catalogue.bodies import file_address
from .portal.catalogue.site import Site
from .portal.model import PressKit
from .portal.outputs.output import File
from .portal.outputs.packages import as_zip
from .portal.views.press_kit import NAMES, kit_text, package_address


def attachments(site: Site) -> Iterator[File]:
    """Each is made when its turn to be written comes, so that one at a time is held."""
    for record in site.records:
        for one in record.files:
            address, path = unquote(file_address(record, one.name)), Path(one.path)
            yield File(address, Published(path, one.facts))
            for picture in one.facts.pictures:
                yield File(f"{address}.{picture.variant}", Published(path, one.facts, picture.variant))
        if isinstance(record, PressKit):
            yield File(package_address(record), package(site, record))


@dataclass(frozen=True)
class Package:
    """A press kit: its texts, and its files as they are published."""

    texts: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, Published], ...]

    @property
    def inputs(self) -> tuple[str | bytes, ...]:
        beside = (one for name, file in self.files for one in (name, *file.inputs))
        return ("press kit", *(one for text in self.texts for one in text), *beside)

    def __call__(self) -> bytes:
        return as_zip({name: text.encode() for name, text in self.texts} | {name: file() for name, file in self.files})


def package(site: Site, kit: PressKit) -> Package:
    texts = [(NAMES, kit_text(site, kit))]
    if kit.body.strip():
        texts.append(("gioi-thieu.txt", f"{kit.body.strip()}\n"))
    return Package(tuple(texts), tuple((one.name, Published(Path(one.path), one.facts)) for one in kit.files))


register = publishes(attachments)
