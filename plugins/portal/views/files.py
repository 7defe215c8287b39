"""Files that hang on records, as pages show them: what each is, how large, and the pictures that stand for it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..catalogue.bodies import file_address
from ..catalogue.site import Site
from ..language.quantities import quantity_text
from ..source.attachment import Attachment
from ..source.formats import formats
from ..source.schema import Record
from .parts import FileCard, Image


def files(record: Record) -> tuple[FileCard, ...]:
    """The declared files, in the order of their declaration; pictures of the body are shown there."""
    there = {one.name: one for one in record.files}
    declared = {one.file: one.label for one in getattr(record, "attachments", ())}
    return tuple(_card(record, there[name], label) for name, label in declared.items() if name in there)


def images(site: Site, record: Record) -> tuple[Image, ...]:
    """The pictures beside a record; a translation shows those of what it translates."""
    owner = site.by_id.get(record.id, record)
    return tuple(_images(owner))


def size_text(size: int) -> str:
    """A file's size in the unit that leaves the fewest digits, from bytes."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{quantity_text(Decimal(size) / 1_000_000).partition(',')[0]} MB"


def picture(record: Record, file: Attachment) -> Image:
    """A picture beside a record, with the smaller ones that are made of it."""
    address = file_address(record, file.name)
    sources = tuple((f"{address}.{small.variant}", small.width) for small in file.facts.pictures)
    return Image(address, file.facts.width, file.facts.height, sources)


def _images(record: Record) -> Iterator[Image]:
    yield from (picture(record, one) for one in record.files if one.facts.width)


def _card(record: Record, file: Attachment, label: str) -> FileCard:
    facts, address = file.facts, file_address(record, file.name)
    known = formats().get(facts.type)
    return FileCard(
        label,
        file.name,
        address,
        known.label if known else file.name.rpartition(".")[2].upper(),
        size_text(facts.size or file.size),
        file.sha256,
        pages=f"{facts.pages} trang" if facts.pages else "",
        note="bản quét, chưa tìm được chữ" if facts.scan else "",
        picture=_small(address, file),
    )


def _small(address: str, file: Attachment) -> Image | None:
    """The smallest picture of a picture, the first page of a PDF."""
    found = next(iter(file.facts.pictures), None)
    return Image(f"{address}.{found.variant}", found.width, found.height) if found else None
