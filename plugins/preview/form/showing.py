"""The pages of one record: its form, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from http import HTTPStatus

from ...cli.imports.writing import Change, Copy
from ...cli.records import Found
from ...portal.model.vocabulary import term
from ...portal.source.folders import shown
from ...portal.source.frontmatter import Sheet, split_stored
from .answer import Answer, answer
from .fields import Filled, body_field, fields, file_fields
from .lists import list_address
from .records import ADDRESS, edit_address, name
from .subject import Subject
from .typed import unshown

OPENED = "opened-as"
"""The field that says which text the form was filled from."""
PUBLISHED = term("statuses", "published").label


def form(subject: Subject, said: Filled) -> Answer:
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


def told(subject: Subject, changes: Sequence[Change | Copy]) -> Answer:
    record = next(one for one in changes if isinstance(one, Change))
    again = f'<p><a href="{ADDRESS}">Về danh sách</a></p>'
    if record.before == record.after and len(changes) == 1:
        return answer(
            "Không có gì thay đổi", f"<p>Tệp <code>{escape(shown(record.path))}</code> giữ nguyên.</p>{again}"
        )
    files = " và ".join(f"<code>{escape(shown(one.path))}</code>" for one in reversed(changes))
    told = f"<p>Đã ghi {files}, không có lỗi. Trang xem thử đang được làm mới.</p>"
    return answer("Đã ghi", f"{told}{_ways(subject, record)}{again}")


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


def _ways(subject: Subject, record: Change) -> str:
    """To the record's form, and to its page if it has one: what is no draft."""
    inner = record.path.relative_to(subject.home).as_posix().removesuffix(".md")
    stem, _, lang = inner.partition(".")
    found = Found(subject.home, stem.removesuffix("/agency"), lang)
    edit = f'<p><a href="{escape(edit_address(subject.portal, found.id, lang))}">Sửa tiếp</a></p>'
    sheet = split_stored(record.after, "")
    is_shown = (
        isinstance(sheet, Sheet) and sheet.values.get("status", PUBLISHED) == PUBLISHED and subject.model.kind.has_page
    )
    return f'<p><a href="/{subject.portal}{found.address}">Xem trang</a></p>{edit}' if is_shown else edit
