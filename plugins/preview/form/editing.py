"""Editing: a form filled from a file, and what was typed in it on its way into the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape
from http import HTTPStatus
from typing import TypeAlias

from ...cli.imports.writing import Change, Copy
from ...cli.places import WrongSetup
from ...cli.records import Found, Refused
from ...portal.catalogue.content import shown
from ...portal.language.unreadable import Unreadable
from ...portal.model.vocabulary import term
from ...portal.source.frontmatter import Sheet, split
from ...portal.source.place import KEY
from ...portal.source.problem import Problem
from ...portal.source.rewriting import rewritten
from ...portal.source.yamltext import Value
from .answer import Answer, answer
from .fields import BODY, FILE, FILE_LABEL, FILE_READ, Filled, body_field, fields, file_fields
from .keeping import beside, keep
from .lists import list_address
from .records import ADDRESS, edit_address, name
from .sent import Sent
from .subject import Subject
from .typed import Texts, groups, texts, unshown, values

OPENED = "opened-as"
"""The field that says which text the form was filled from."""
PICTURES = (".jpg", ".jpeg", ".png", ".webp")
STALE = (
    "tệp đã được sửa ở nơi khác từ khi mở mẫu này; chữ đã gõ còn nguyên, ô nào khác với tệp thì có ghi bên cạnh; "
    "chọn chữ đúng cho từng ô, ghi lần nữa thì chữ trong ô thay chữ trong tệp"
)


def filled(subject: Subject) -> Answer:
    return _form(subject, Filled(_texts(subject)))


def kept(subject: Subject, sent: Sent, moment: datetime) -> Answer:
    """What was sent becomes the record's file, or the form again with what was typed and what is to be mended."""
    if subject.file and sent.values.get(OPENED) != subject.digest:
        return _form(subject, Filled(sent.values, {"": (STALE,)}, dict(_elsewhere(subject, sent.values))))
    try:
        changes = _changes(subject, sent)
        stopped = keep(subject.home, changes, moment)
    except (Refused, WrongSetup, Unreadable) as error:
        return _form(subject, Filled(sent.values, {"": (str(error),)}))
    if stopped:
        return _form(subject, Filled(sent.values, _by_field(stopped, changes, sent.values)))
    return _told(subject, changes)


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
    return f"{start if plain else ''}{text}{before[len(start) + len(plain) :] or chr(10)}" if text else ""


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
    link = f"{'!' if file.endswith(PICTURES) else ''}[{label.translate({91: 40, 93: 41})}]({file})"
    return said, f"{body.rstrip()}\n\n{link}\n".lstrip("\n")


def _by_field(stopped: Sequence[Problem], changes: Sequence[Change | Copy], typed: Texts) -> dict[str, tuple[str, ...]]:
    """What stops, by the field at which it can be mended; under "" what is of none."""
    found: dict[str, tuple[str, ...]] = {}
    sheets = {
        shown(one.path): split(one.after.lstrip("\ufeff").replace("\r\n", "\n"), "")
        for one in changes
        if isinstance(one, Change)
    }
    copies = {shown(one.path) for one in changes if isinstance(one, Copy)}
    for one in stopped:
        path, sheet = one.where.path, sheets.get(one.where.path)
        at = _field_of(one, sheet, typed) if isinstance(sheet, Sheet) else FILE if path in copies else ""
        where = "" if path in sheets or path in copies else f"{path}: "
        found[at] = (*found.get(at, ()), f"{where}{one.what}; {one.how}")
    return found


def _field_of(problem: Problem, sheet: Sheet, typed: Texts) -> str:
    """The field, or the group of fields, whose value stands where the problem is."""
    if problem.where.line >= sheet.origin.body_line:
        return BODY
    here = (problem.where.line, problem.where.column)
    at = [steps for steps, one in sheet.origin.values.items() if (one.line, one.column) == here]
    steps = tuple(one for one in min(at, key=len, default=()) if one != KEY)
    while steps and not any(f"{one}.".startswith(f"{'.'.join(map(str, steps))}.") for one in typed):
        steps = steps[:-1]
    return ".".join(map(str, steps))


def _told(subject: Subject, changes: Sequence[Change | Copy]) -> Answer:
    record = next(one for one in changes if isinstance(one, Change))
    again = f'<p><a href="{ADDRESS}">Về danh sách</a></p>'
    if record.before == record.after and len(changes) == 1:
        return answer(
            "Không có gì thay đổi", f"<p>Tệp <code>{escape(shown(record.path))}</code> giữ nguyên.</p>{again}"
        )
    files = " và ".join(f"<code>{escape(shown(one.path))}</code>" for one in reversed(changes))
    told = f"<p>Đã ghi {files}, không có lỗi. Trang xem thử đang được làm mới.</p>"
    return answer("Đã ghi", f"{told}{_ways(subject, record)}{again}")


def _ways(subject: Subject, record: Change) -> str:
    """To the record's form, and to its page if it has one: what is no draft."""
    inner = record.path.relative_to(subject.home).as_posix().removesuffix(".md")
    stem, _, lang = inner.partition(".")
    found = Found(subject.home, stem.removesuffix("/agency"), lang)
    edit = f'<p><a href="{escape(edit_address(subject.portal, found.id, lang))}">Sửa tiếp</a></p>'
    sheet = split(record.after.lstrip("\ufeff").replace("\r\n", "\n"), "")
    is_shown = (
        isinstance(sheet, Sheet) and sheet.values.get("status", PUBLISHED) == PUBLISHED and subject.model.kind.has_page
    )
    return f'<p><a href="/{subject.portal}{found.address}">Xem trang</a></p>{edit}' if is_shown else edit


PUBLISHED = term("statuses", "published").label


def _form(subject: Subject, said: Filled) -> Answer:
    is_wrong = bool(said.problems)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK
    agency = escape(name(subject.home, subject.folder))
    back = f'<p><a href="{list_address(subject.portal, subject.folder)}">{agency}</a></p>'
    main = (
        f"{back}{_alert(said) if is_wrong else ''}{_unshown(subject)}"
        f'<form method="post" action="{escape(subject.address)}" enctype="multipart/form-data">'
        f'<input type="hidden" name="{OPENED}" value="{subject.digest}">'
        f"{fields(subject.model, said)}{body_field(said)}{file_fields(said)}"
        "<p><button>Kiểm tra rồi ghi</button></p></form>"
    )
    return answer(subject.title, main, status)


def _alert(said: Filled) -> str:
    rows = "".join(
        f'<li>{f"""<a href="#{escape(field)}">{escape(one)}</a>""" if field else escape(one)}</li>'
        for field, found in sorted(said.problems.items())
        for one in found
    )
    number = sum(map(len, said.problems.values()))
    heading = f"<h2>Chưa ghi, còn {number} chỗ phải xem</h2>"
    return f'<div role="alert" tabindex="-1" autofocus>{heading}<ul>{rows}</ul></div>'


def _unshown(subject: Subject) -> str:
    """The keys that no field shows, with their places."""
    sheet = subject.sheet
    rows = [
        f"<li>dòng {sheet.origin.key_place(*one).line}: <code>{escape('.'.join(map(str, one)))}</code></li>"
        for one in unshown(subject.model, sheet.values)
    ]
    if not subject.file:
        return ""
    file = f"<p>Tệp <code>{escape(shown(subject.file))}</code></p>"
    told = "<p>Mẫu này giữ nguyên, không sửa được các khóa sau; muốn sửa thì mở tệp:</p>"
    return file + (f"{told}<ul>{''.join(rows)}</ul>" if rows else "")
