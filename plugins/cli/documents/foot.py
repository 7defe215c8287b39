"""The closing of a paper: who signed it and as whom, and who receives it (Decree 30/2020/NĐ-CP, Annex I, 7 and 9)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .paper import Block, Grid, Line, Paper, Piece, pieces
from .words import annexes, bare, folded, is_capitals, is_noise, said

RECIPIENTS = re.compile(r"^\W*nơi nhận\W*", re.IGNORECASE)
CAPACITY = re.compile(r"^\W*(?P<code>T/?M|K/?T|T/?L|TUQ|Q)(?:\s*[./:]+\s*|(?<!Q)\s+(?=[^\Wa-zđ]{2}))(?P<whom>.*)$")
DEGREES = re.compile(r"^(?:[A-ZĐ][A-Za-z]{0,3}\.\s*)+")
"""Before a name: `PGS. TS. Nguyễn Văn A`."""
CLOSE = 12
"""Blocks above and below a sign of the closing that may belong to it."""
LONGEST_NAME = 90
DASHES, MARKS = "-–+•", " -–+•*;.,:"


@dataclass(frozen=True)
class Foot:
    """The blocks from `start` up to `end` are the closing; what follows are annexes."""

    start: int
    end: int
    recipients: tuple[str, ...] = ()
    capacity: str = ""
    title: tuple[Line, ...] = ()
    name: Line | None = None
    others: tuple[Line, ...] = ()
    """Names of further signers."""

    @property
    def signer(self) -> str:
        return DEGREES.sub("", self.name.plain) if self.name else ""


def foot(paper: Paper, first: int) -> Foot:
    """The closing below the head; an empty one at the end where there is none."""
    blocks = paper.blocks
    marked = [at for at in range(first, len(blocks)) if any(_is_sign(one) for one in pieces(blocks[at]))]
    if not marked:
        return Foot(len(blocks), len(blocks))
    received = [at for at in marked if any(RECIPIENTS.match(one.text) for one in pieces(blocks[at]))]
    anchor = received[0] if received else marked[-1]
    start = end = anchor
    while start > max(first, anchor - CLOSE) and _is_of_closing(blocks[start - 1]):
        start -= 1
    while end + 1 < min(len(blocks), anchor + 3 * CLOSE) and _is_of_closing(blocks[end + 1], below=True):
        end += 1
    return _read([one for block in blocks[start : end + 1] for one in pieces(block)], start, end + 1)


def _is_sign(piece: Piece) -> bool:
    return bool(RECIPIENTS.match(piece.text) or CAPACITY.match(piece.text)) or is_title(piece.line)


def is_title(line: Line) -> bool:
    """A line in capitals that is or begins with a signer's title, and is no sentence."""
    written = bare(line.plain)
    return is_capitals(line.plain) and len(written) < 80 and written.startswith(tuple(folded("titles")))


def _is_of_closing(block: Block, *, below: bool = False) -> bool:
    if isinstance(block, Grid):
        return any(_is_sign(one) for one in pieces(block))
    return all(_is_of_signing(one) or (below and _is_recipient(one)) for one in pieces(block))


def _is_recipient(piece: Piece) -> bool:
    """Of a list; some offices leave out the dashes."""
    is_short = len(piece.text) < LONGEST_NAME and not piece.line.centred and not bare(piece.text).startswith(annexes())
    return piece.text[:1] in DASHES or is_short


def _is_of_signing(piece: Piece) -> bool:
    text = piece.text
    return _is_sign(piece) or is_noise(text) or bare(text) in folded("signed") or _is_name(piece.line)


def _is_name(line: Line) -> bool:
    """Two to six words with capitals, behind a degree."""
    words = DEGREES.sub("", line.plain).split()
    is_like_one = 2 <= len(words) <= 6 and all(one.isalpha() and one[0].isupper() for one in words)
    return is_like_one and not is_title(line) and not bare(line.plain).startswith(annexes())


def _read(found: Sequence[Piece], start: int, end: int) -> Foot:
    column = next((one.column for one in found if CAPACITY.match(one.text) or is_title(one.line)), -1)
    listed = next((at for at, one in enumerate(found) if RECIPIENTS.match(one.text)), None)
    received = _recipients(found, listed)
    signing = [
        one.line
        for one in found
        if one.line.number not in received.numbers and one.text and not RECIPIENTS.match(one.text)
    ]
    if column > 0:
        signing = [one.line for one in found if one.column == column]
    names = [one for one in signing if _is_name(one) and not CAPACITY.match(one.plain)]
    ranks = [at for at, one in enumerate(signing) if CAPACITY.match(one.plain)]
    codes = [match["code"].replace("/", "") for at in ranks if (match := CAPACITY.match(signing[at].plain))]
    name = names[0] if names else None
    return Foot(
        start,
        end,
        received.texts,
        said("capacities")[codes[-1]] if codes else "direct" if name else "",
        _title(signing, ranks, name),
        name,
        tuple(names[1:]),
    )


@dataclass(frozen=True)
class _Received:
    texts: tuple[str, ...] = ()
    numbers: frozenset[int] = frozenset()


def _recipients(found: Sequence[Piece], listed: int | None) -> _Received:
    """The lines below “Nơi nhận:”, in its column, as far as they are of a list."""
    if listed is None:
        return _Received()
    rest = RECIPIENTS.sub("", found[listed].text)
    own = [rest] if rest else []
    numbers = {found[listed].line.number} if not own else set()
    for one in found[listed + 1 :]:
        if one.column != found[listed].column or (CAPACITY.match(one.text) or is_title(one.line)):
            break
        if one.text[:1] not in DASHES and (_is_name(one.line) or is_noise(one.text)):
            break
        if own and one.text[:1] not in DASHES and own[-1][:1] in DASHES and not own[-1].endswith(";"):
            own[-1] += f" {one.text}"
        else:
            own.append(one.text)
        numbers.add(one.line.number)
    return _Received(tuple(text for one in own if (text := one.strip(MARKS))), frozenset(numbers))


def _title(signing: Sequence[Line], ranks: Sequence[int], name: Line | None) -> tuple[Line, ...]:
    """The lines between the last “KT.”, “TL.” … and the name; what follows “Q.” itself is the title."""
    end = signing.index(name) if name else len(signing)
    before = [at for at in ranks if at < end]
    start = before[-1] + 1 if before else 0
    lines = [
        one
        for one in signing[start:end]
        if is_capitals(one.plain) and not is_noise(one.plain) and bare(one.plain) not in folded("signed")
    ]
    if not lines and before and (match := CAPACITY.match(signing[before[-1]].plain)) and match["code"] == "Q":
        lines = [Line(match["whom"], number=signing[before[-1]].number)]
    return tuple(lines)
