"""Outlines: what others may ask of a record. As long as all of them stay, so does what was found of each record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..model import Bulletin, Campaign, Correction, Document, Draft, Event, News, Press, Question
from ..model.common import Entry
from ..source.schema import Record

PLAIN = (Draft, News, Event, Campaign, Bulletin, Press, Question, Correction)
"""Records of which others ask only whether and where they are; of a document also by what it is cited."""


def outline(record: Record) -> object:
    """Two that are equal are told apart by nobody who looks for what a record leads to, or may be called."""
    said = next((said for model, said in _OUTLINES if isinstance(record, model)), None)
    return (type(record), record.origin.path, *said(record)) if said else record


def _place(record: Entry) -> tuple[object, ...]:
    state = record.status, record.publish_at, record.withdrawal
    return (record.id, *state, getattr(record, "formerly", ()), tuple(one.name for one in record.files))


def _document(record: Document) -> tuple[object, ...]:
    return (*_place(record), record.document_type, record.number, record.issued, "" if record.number else record.title)


_OUTLINES: tuple[tuple[type[Record] | tuple[type[Record], ...], Callable[[Any], tuple[object, ...]]], ...] = (
    (Document, _document),
    (PLAIN, _place),
)
