"""Publishes the files that hang on records: cleaned, and the pictures that are made of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from .files.published import Published
from .host import publishes
from .portal.catalogue.bodies import file_address
from .portal.catalogue.site import Site
from .portal.outputs.output import File


def attachments(site: Site) -> Iterator[File]:
    """Each is made when its turn to be written comes, so that one at a time is held."""
    for record in site.records:
        for one in record.files:
            address, path = unquote(file_address(record, one.name)), Path(one.path)
            yield File(address, Published(path, one.facts))
            for picture in one.facts.pictures:
                yield File(f"{address}.{picture.variant}", Published(path, one.facts, picture.variant))


register = publishes(attachments)
