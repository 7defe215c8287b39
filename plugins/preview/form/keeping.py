"""Keeping what was typed: the gate looks at the files as they would be, and only then are they written, all or none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from ...cli.imports.writing import Change, Copy, write
from ...cli.places import memory
from ...cli.records import Refused
from ...gate import Known, examine
from ...portal.language.slug import slug
from ...portal.model.values import FILE_NAME
from ...portal.source.folders import shown
from ...portal.source.problem import Problem
from .sent import Upload

NAME = re.compile(r"(?P<stem>.*)(?P<ending>\.[^.]*)")


def keep(portal: Path, changes: Sequence[Change | Copy], moment: datetime) -> Sequence[Problem]:
    """Writes files into a portal. Where the portal could not be published with them, why, and nothing is written.

    Raises Refused.
    """
    if stopped := _stopped(portal, changes, moment):
        return stopped
    write([one for one in changes if one.new != one.old])
    return stopped


def beside(record: Path, upload: Upload) -> Copy:
    """A file that was sent, at its place beside a record. Raises Refused."""
    name = NAME.sub(lambda found: f"{slug(found['stem']) or record.stem}{found['ending'].lower()}", upload.name)
    if not FILE_NAME.fullmatch(name):
        raise Refused(f"tên tệp “{upload.name}” không có đuôi; chọn tệp có tên như {record.stem}.pdf")
    place = record.with_suffix("") / name
    if place.exists():
        raise Refused(f"đã có {shown(place)}; đổi tên tệp trên máy rồi chọn lại")
    return Copy(place, upload.content)


def _stopped(portal: Path, changes: Sequence[Change | Copy], moment: datetime) -> list[Problem]:
    """What stops these files, and what stops others because of them."""
    with TemporaryDirectory() as folder:
        for one in changes:
            place = Path(folder) / one.path.relative_to(portal)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(one.new)
        found = _stopping(portal, moment, Path(folder))
    own = {one.path.resolve() for one in changes}
    others = [one for one in found if Path(one.where.path).resolve() not in own]
    before = _stopping(portal, moment, None) if others else []
    return [one for one in found if one not in others or one not in before]


def _stopping(portal: Path, moment: datetime, planned: Path | None) -> list[Problem]:
    reading = examine(portal, moment, memory(), known=Known(), planned=planned)
    return [one for one in reading.problems if one.stops]
