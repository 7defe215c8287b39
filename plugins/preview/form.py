"""A form in the browser for those who write without git: the fields of a new record, as the model declares them.

It stands beside the previewed pages on one's own machine, never in a release. What is not clean is not kept: the file
is written, read by the check like any other, and taken away again when something stops it.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from ..cli.imports.said import Value
from ..cli.imports.writing import Change, write
from ..cli.imports.written import new_text
from ..cli.new import new_file
from ..cli.places import HOME, WrongSetup, memory
from ..cli.records import Refused, read
from ..cli.schemas import words
from ..gate import examine
from ..portal.catalogue.content import portals, shown
from ..portal.language.unreadable import Unreadable
from ..portal.model import RECORDS, Agency, Portal
from ..portal.source.problem import Problem
from ..portal.source.schema import Key, Part, Record

ADDRESS = "/bien-tap/"
PAGE = Path(__file__).with_name("form.html")
STYLES = HOME / "themes" / "portal" / "static"
"""The theme's own colours and letters: an editor fills in what looks like the portal."""
HOSTS = {"127.0.0.1", "localhost"}
LARGEST = 1_000_000
"""Bytes that are read of what is sent."""

KINDS: Mapping[str, type[Record]] = {
    one.kind.name: one for one in RECORDS if one.kind.folder and one.kind.name != "page"
}


@dataclass(frozen=True)
class Request:
    """What the browser asks: `host` and `origin` are its headers, so that no other site can write here."""

    path: str
    host: str
    origin: str = ""
    body: bytes | None = None


@dataclass(frozen=True)
class Answer:
    status: HTTPStatus
    page: bytes


@dataclass(frozen=True)
class Place:
    """Where a new record goes: a portal, one of its agencies, a kind."""

    portal: Path
    agency: str
    model: type[Record]

    @property
    def address(self) -> str:
        return f"{ADDRESS}{self.portal.name}/{self.agency}/{self.model.kind.name}"


@dataclass(frozen=True)
class Filled:
    """What was typed, by the dotted name of the field, and what is wrong with it."""

    values: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def respond(content: Path, request: Request, moment: datetime) -> Answer:
    """The page for an address below `/bien-tap/`; a form that was sent becomes a file of `content`."""
    host = urlsplit(f"//{request.host}").hostname
    if host not in HOSTS or (request.body is not None and urlsplit(request.origin).netloc != request.host):
        return _answer(HTTPStatus.FORBIDDEN, "Không nhận", "<p>Chỉ mở được từ chính máy này.</p>")
    if request.path == ADDRESS:
        return _answer(HTTPStatus.OK, "Thêm nội dung", "".join(_choices(content)))
    place = _place(content, request.path)
    if place is None:
        return _answer(HTTPStatus.NOT_FOUND, "Không có trang này", f'<p><a href="{ADDRESS}">Chọn lại</a></p>')
    if request.body is None:
        return _form(place, Filled())
    sent = parse_qs(request.body.decode("utf-8", "replace"), max_num_fields=500)
    values = {name: "\n".join(found).replace("\r\n", "\n").strip() for name, found in sent.items()}
    return _kept(content, place, values, moment)


def _kept(content: Path, place: Place, values: Mapping[str, str], moment: datetime) -> Answer:
    text = f"{new_text(_said(place.model, values))}{values.get('body', '')}\n"
    try:
        path = _path(content, place, values)
        if path.exists():
            return _form(place, Filled(values, (f"{shown(path)} đã có; sửa tệp ấy, hoặc đổi số, tên, tiêu đề",)))
        stopped = _tried(path, text, place.portal, moment)
    except (WrongSetup, Unreadable, Refused) as error:
        return _form(place, Filled(values, (str(error),)))
    if stopped:
        return _form(place, Filled(values, tuple(f"{one.what}; {one.how}" for one in stopped)))
    told = f"<p>Đã ghi <code>{escape(shown(path))}</code>, không có lỗi. Trang xem thử đang được làm mới.</p>"
    return _answer(HTTPStatus.OK, "Đã ghi", f'{told}<p><a href="{ADDRESS}">Thêm nội dung khác</a></p>')


def _tried(path: Path, text: str, portal: Path, moment: datetime) -> list[Problem]:
    """Writes a file; takes it away again where it has problems that stop, which it gives, or where looking fails."""
    write([Change(path, None, text)])
    is_good = False
    try:
        found = [one for one in examine(portal, moment, memory()).problems if one.stops and _is_of(one, path)]
        is_good = not found
        return found
    finally:
        if not is_good:
            path.unlink()


def _is_of(problem: Problem, path: Path) -> bool:
    return Path(problem.where.path).resolve() == path.resolve()


def _path(content: Path, place: Place, values: Mapping[str, str]) -> Path:
    """Where `portal new` would put it. Raises WrongSetup, Unreadable."""
    own = {key.name for key in place.model.declared() if key.part is None}
    given = {f"key_{name}": value for name, value in values.items() if name in own and value}
    where = {"portal": place.portal.name, "agency": place.agency, "id": None, "content": content}
    return new_file(Namespace(kind=place.model.kind.name, **where, **given))[0]


def _said(model: type[Part], values: Mapping[str, str], name: str = "") -> dict[str, Value]:
    """What was typed, by the keys of the model; a group of which nothing was typed is left out."""
    found: dict[str, Value] = {}
    for key in model.declared():
        inner = f"{name}{key.name}"
        lines = [one.strip() for one in values.get(inner, "").splitlines() if one.strip()]
        if key.part and (group := _said(key.part, values, f"{inner}.")):
            found[key.name] = [group] if key.many else group
        elif lines:
            found[key.name] = lines if len(lines) > 1 else lines[0]
    return found


def _place(content: Path, path: str) -> Place | None:
    names = path.removeprefix(ADDRESS).split("/")
    if not path.startswith(ADDRESS) or len(names) != 3 or names[2] not in KINDS:
        return None
    home = next((one for one in portals(content) if one.name == names[0]), None)
    agencies = _agencies(home) if home else []
    return Place(home, names[1], KINDS[names[2]]) if home and names[1] in agencies else None


def _agencies(portal: Path) -> list[str]:
    return sorted(one.parent.name for one in portal.glob(f"*/{Agency.kind.file}"))


def _name(file: Path) -> str:
    """What a portal or an agency calls itself; its folder where its file cannot be read."""
    try:
        return str(read(file)[1].values.get("name") or file.parent.name)
    except (Refused, OSError):
        return file.parent.name


def _choices(content: Path) -> Iterator[str]:
    for portal in portals(content):
        yield f"<h2>{escape(_name(portal / Portal.kind.file))}</h2>"
        for agency in _agencies(portal):
            links = (f'<a href="{Place(portal, agency, one).address}">{one.kind.label}</a>' for one in KINDS.values())
            name = escape(_name(portal / agency / Agency.kind.file))
            yield f"<details><summary>{name}</summary><p>{' · '.join(links)}</p></details>"


def _form(place: Place, filled: Filled) -> Answer:
    told = "".join(f"<li>{escape(one)}</li>" for one in filled.problems)
    alert = f'<div role="alert"><h2>Chưa ghi, còn {len(filled.problems)} chỗ phải sửa</h2><ul>{told}</ul></div>'
    keys = place.model.declared()
    asked = "".join(_field(key, "", filled.values) for key in keys if key.asked)
    others = "".join(_field(key, "", filled.values) for key in keys if not key.asked and key.part is None)
    body = escape(filled.values.get("body", ""))
    form = (
        f'{alert if told else ""}<form method="post" action="{place.address}">{asked}'
        f"<details><summary>Điều có thể ghi thêm</summary>{others}</details>"
        f'<p><label for="body">lời văn</label><textarea id="body" name="body" rows="10">{body}</textarea></p>'
        "<p><button>Kiểm tra rồi ghi</button></p></form>"
    )
    status = HTTPStatus.UNPROCESSABLE_ENTITY if told else HTTPStatus.OK
    name = _name(place.portal / place.agency / Agency.kind.file)
    return _answer(status, f"Thêm {place.model.kind.label}: {name}", form)


def _field(key: Key, name: str, values: Mapping[str, str], *, owed: bool = True) -> str:
    """A field with its label, example and reason; a group is a frame around those that are asked of it."""
    inner, owed = f"{name}{key.name}", owed and key.required
    if key.part:
        own = [one for one in key.part.declared() if one.asked] or list(key.part.declared()[:1])
        fields = "".join(_field(one, f"{inner}.", values, owed=owed) for one in own)
        return f"<fieldset><legend>{escape(key.label)}</legend>{fields}</fieldset>"
    hint = "; ".join(one for one in (f"ví dụ {key.example}" if key.example else "", key.why) if one)
    said = f'id="{inner}" name="{inner}" aria-describedby="{inner}-hint"' + (" required" if owed else "")
    must = "" if owed else " <small>(có thể để trống)</small>"
    label = f'<label for="{inner}">{escape(key.label)}{must}</label><small id="{inner}-hint">{escape(hint)}</small>'
    return f"<p>{label}{_input(key, said, values.get(inner, ''))}</p>"


def _input(key: Key, said: str, value: str) -> str:
    if chosen := words(key):
        several, blank = (" multiple", ()) if key.many else ("", ("",))
        taken = value.split("\n")
        options = (f"<option{' selected' if one in taken else ''}>{escape(one)}</option>" for one in (*blank, *chosen))
        return f"<select {said}{several}>{''.join(options)}</select>"
    if key.many:
        return f'<textarea {said} rows="2" placeholder="mỗi dòng một mục">{escape(value)}</textarea>'
    return f'<input {said} value="{escape(value)}">'


def _answer(status: HTTPStatus, title: str, main: str) -> Answer:
    style = "".join((STYLES / one).read_text("utf-8") for one in ("tokens.css", "base.css"))
    page = PAGE.read_text("utf-8").replace("{{style}}", style).replace("{{title}}", escape(title))
    return Answer(status, page.replace("{{main}}", main).encode())
