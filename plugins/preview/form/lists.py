"""Where an editor begins: the portals with their agencies, the records of one agency, those that are looked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby, islice
from pathlib import Path
from urllib.parse import quote

from ...portal.model import RECORDS, Translation
from ...portal.source.schema import Record
from .records import ADDRESS, Entry, entries, folders, matching, name

MOST = 100
"""Records in the answer to a search."""
KINDS: Mapping[str, type[Record]] = {
    one.kind.name: one for one in RECORDS if one.kind.folder and one.kind.name != "page"
}
"""The kinds of which an agency can have a new one."""


def beginning(portals: Mapping[str, Path], words: str) -> str:
    """The portals that are shown, and what was found by some words in them."""
    found = _found(portals, words) if words.strip() else ""
    return _search(words) + found + "".join(_agencies(portal, home) for portal, home in portals.items())


def agency_list(portal: str, home: Path, folder: str) -> str:
    """All that an agency has, by kind, each kind with the way to a new one."""
    own = [one for one in entries(portal, home) if one.folder == folder]
    models: tuple[type[Record], ...] = (*RECORDS, Translation)
    found = "".join(_kind(portal, folder, model, [one for one in own if one.model is model]) for model in models)
    return f'<p><a href="{ADDRESS}">Mọi cơ quan</a></p>{found}'


def add_address(portal: str, folder: str, model: type[Record]) -> str:
    return f"{list_address(portal, folder)}{model.kind.name}"


def list_address(portal: str, folder: str) -> str:
    return f"{ADDRESS}{quote(portal)}/{quote(folder)}/"


def _search(words: str) -> str:
    return (
        f'<form class="search" action="{ADDRESS}"><p><label for="q">tìm để sửa</label>'
        '<small id="q-hint">số, ký hiệu, tên, trích yếu; gõ có dấu hay không dấu đều được</small>'
        f'<input id="q" name="q" type="search" aria-describedby="q-hint" value="{escape(words)}"></p>'
        "<p><button>Tìm</button></p></form>"
    )


def _found(portals: Mapping[str, Path], words: str) -> str:
    every = (one for portal, home in portals.items() for one in entries(portal, home))
    found = matching(every, words)
    shown = list(islice(found, MOST))
    groups = groupby(shown, lambda one: (one.portal, one.folder))
    lists = "".join(
        f"<h3>{escape(name(portals[portal], folder))}</h3>{_rows(some)}" for (portal, folder), some in groups
    )
    if not shown:
        lists = "<p>Không có bản ghi nào; thử ít chữ hơn.</p>"
    more = "<p>Còn nữa; gõ thêm chữ để tìm hẹp hơn.</p>" if next(found, None) else ""
    return f"<section><h2>Tìm thấy</h2>{lists}{more}</section>"


def _agencies(portal: str, home: Path) -> str:
    rows = (f'<li><a href="{list_address(portal, one)}">{escape(name(home, one))}</a></li>' for one in folders(home))
    return f'<h2>{escape(name(home))}</h2><ul class="records">{"".join(rows)}</ul>'


def _kind(portal: str, folder: str, model: type[Record], own: Iterable[Entry]) -> str:
    kind, rows = model.kind, _rows(own)
    add = (
        f'<p><a href="{add_address(portal, folder, model)}">Thêm {kind.label}</a></p>'
        if KINDS.get(kind.name) and folder != "pages"
        else ""
    )
    return f"<section><h2>{escape(kind.plural.capitalize())}</h2>{add}{rows}</section>" if add or rows else ""


def _rows(found: Iterable[Entry]) -> str:
    rows = "".join(_row(one) for one in found)
    return f'<ul class="records">{rows}</ul>' if rows else ""


def _row(one: Entry) -> str:
    state = f' <small class="state">{escape(one.state)}</small>' if one.state else ""
    hidden = f'<span class="visually-hidden"> {escape(one.label)}</span>'
    return f'<li><span>{escape(one.label)}{state}</span><a href="{escape(one.edit)}">Sửa{hidden}</a></li>'
