"""Editing: a form filled from a file, and what was typed in it on its way into the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TypeAlias

from ...cli.imports.writing import Change, Copy
from ...cli.places import WrongSetup
from ...cli.records import Refused
from ...portal.language.unreadable import Unreadable
from ...portal.source.folders import shown
from ...portal.source.rewriting import rewritten
from ...portal.source.yamltext import Value
from .answer import Answer
from .faults import by_field
from .fields import BODY, FILE, FILE_LABEL, FILE_READ, Filled
from .keeping import beside, keep
from .sent import Sent
from .showing import OPENED, form, told
from .subject import Subject
from .typed import Texts, groups, texts, values

PICTURES = (".jpg", ".jpeg", ".png", ".webp")
STALE = (
    "tệp đã được sửa ở nơi khác từ khi mở mẫu này; chữ đã gõ còn nguyên, ô nào khác với tệp thì có ghi bên cạnh; "
    "chọn chữ đúng cho từng ô, ghi lần nữa thì chữ trong ô thay chữ trong tệp"
)


def filled(subject: Subject) -> Answer:
    return form(subject, Filled(_texts(subject)))


def kept(subject: Subject, sent: Sent, moment: datetime) -> Answer:
    """What was sent becomes the record's file, or the form again with what was typed and what is to be mended."""
    if subject.file and sent.values.get(OPENED) != subject.digest:
        return form(subject, Filled(sent.values, {"": (STALE,)}, dict(_elsewhere(subject, sent.values))))
    try:
        changes = _changes(subject, sent)
        stopped = keep(subject.home, changes, moment)
    except (Refused, WrongSetup, Unreadable) as error:
        return form(subject, Filled(sent.values, {"": (str(error),)}))
    if stopped:
        return form(subject, Filled(sent.values, by_field(stopped, changes, sent.values)))
    return told(subject, changes)


def _texts(subject: Subject) -> dict[str, str]:
    return {**dict(texts(subject.model, subject.sheet.values)), BODY: subject.sheet.body.strip("\n")}


def _elsewhere(subject: Subject, typed: Texts) -> Iterator[tuple[str, str]]:
    """What the file says by now where the form says something else."""
    there = _texts(subject)
    own = {one for one in typed if one not in {OPENED, FILE, FILE_LABEL, FILE_READ}}
    for one in sorted(own | there.keys()):
        if typed.get(one, "").strip() != (now := there.get(one, "").strip()):
            yield one, now


def _changes(subject: Subject, sent: Sent) -> Sequence[Change | Copy]:
    """The record's file as it shall be, first the one that was sent with it. Raises Refused, WrongSetup, Unreadable."""
    place = subject.place(sent.values)
    copies = [beside(place, sent.upload)] if sent.upload else []
    said = values(subject.model, sent.values, subject.sheet.values)
    body = _body(subject.sheet.body, sent.values.get(BODY, ""))
    for one in copies:
        said, body = _naming(one.path.name, subject, sent.values, said, body)
    text = rewritten(subject.text, said, body)
    if text is None:
        raise Refused(f"không giữ được cách viết của {shown(place)}; mở tệp ấy rồi sửa trong đó")
    return (*copies, Change(place, subject.text if subject.file else None, text))


def _body(before: str, typed: str) -> str:
    """What was typed, between the blank lines that were around the text before."""
    text, plain = typed.strip("\n"), before.strip("\n")
    if text == plain:
        return before
    start = before[: len(before) - len(before.lstrip("\n"))]
    end = before[len(start) + len(plain) :] or "\n"
    return f"{start if plain else ''}{text}{end}" if text else ""


Said: TypeAlias = tuple[dict[str, Value], str]


def _naming(file: str, subject: Subject, typed: Texts, said: dict[str, Value], body: str) -> Said:
    """A record names every file beside it: among its attachments, or at the end of its text. Raises Refused."""
    there = groups(said.get("attachments", ""))
    if any(one.get("file") == file for one in there) or f"({file})" in body:
        return said, body
    label = " ".join(typed.get(FILE_LABEL, "").split())
    if not label:
        raise Refused(f"thiếu tên hiển thị của tệp {file}; ghi chữ người đọc thấy, rồi chọn lại tệp")
    if any(key.name == "attachments" for key in subject.model.declared()):
        read = typed.get(FILE_READ, "")
        return {**said, "attachments": [*there, {"file": file, "label": label, "scan_checked": read}]}, body
    shown_as = label.replace("[", "(").replace("]", ")")
    link = f"{'!' if file.endswith(PICTURES) else ''}[{shown_as}]({file})"
    return said, f"{body.rstrip()}\n\n{link}\n".lstrip("\n")
