"""Opens a file and says what it is; makes what is published of it. Everything here is a function of the bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from ..portal.source.attachment import Facts, Fault
from . import kinds, office, pdf, pictures, sheets
from .faults import Refused


@dataclass(frozen=True)
class Opener:
    """What is done with one format: `facts` may raise Refused, `form` makes the published bytes of a variant."""

    facts: Callable[[bytes], Facts]
    form: Callable[[bytes, str], bytes]


OPENERS = {
    "application/pdf": Opener(pdf.facts, pdf.form),
    **dict.fromkeys(("image/jpeg", "image/png", "image/webp"), Opener(pictures.facts, pictures.form)),
    **dict.fromkeys(office.TYPES, Opener(office.facts, office.form)),
    "text/csv": Opener(sheets.facts, sheets.form),
}


def inspected(path: Path) -> Facts:
    """What a file is; its faults are among its facts."""
    return examined(path.read_bytes(), path.suffix.lower().removeprefix("."))


def examined(content: bytes, ending: str) -> Facts:
    """The facts of a file's bytes whose name ends so (without the dot)."""
    type_ = kinds.kind(content, ending)
    if isinstance(type_, Fault):
        return Facts(faults=(type_,))
    opener, misnamed = OPENERS[type_], tuple(kinds.misnamed(type_, ending))
    try:
        facts = opener.facts(content)
        published = content if facts.faults else opener.form(content, "")
    except Refused as refused:
        return Facts(type_, faults=(*misnamed, *refused.faults))
    return replace(
        facts,
        type=type_,
        size=len(published),
        sha256=hashlib.sha256(published).hexdigest(),
        faults=(*misnamed, *facts.faults),
    )


def form(content: bytes, facts: Facts, variant: str) -> bytes:
    """What is published of a file: itself, cleaned, or the picture of it that is called so."""
    return OPENERS[facts.type].form(content, variant)
