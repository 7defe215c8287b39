"""A rendered page as a browser takes it apart: what it links to, what it loads, and what in it could act.

The reading is strict on purpose. Pages come from our templates and from `markup`, which write HTML in one way; whatever
is written in another way did not come from them, and what a browser would make of it is nobody's guess.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from ..source.yamltext import load_data
from .formats import UNKNOWN, is_json

RULES = Path(__file__).with_name("release.yaml")

_ATTRIBUTES = r'((?:\s+[A-Za-z_:][\w:.-]*+(?:="[^"]*+")?+)*+)\s*+'
_PIECE = re.compile(
    rf"<(?:/[A-Za-z][\w:-]*+\s*+>|!DOCTYPE html>|script{_ATTRIBUTES}>([^<]*)</script>"
    rf"|([A-Za-z][\w:-]*+){_ATTRIBUTES}/?>)|(<)"
)
_ATTRIBUTE = re.compile(r'\s([A-Za-z_:][\w:.-]*)(?:="([^"]*)")?')
_REFRESH = re.compile(r"\d+;\s*url=(.*)", re.IGNORECASE)


@dataclass(frozen=True)
class Tag:
    """What matters of one piece of a page; of most, nothing. The words are those of PageParts."""

    ids: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    loads: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()


NOTHING, UNCLEAR = Tag(), Tag(unclear=("",))


@dataclass(frozen=True)
class PageParts:
    """`links` may be followed, `loads` are fetched without being asked for."""

    ids: frozenset[str]
    links: tuple[str, ...]
    loads: tuple[str, ...]
    acts: tuple[str, ...]
    """Active content, each as a phrase that names it."""
    unclear: tuple[str, ...]
    """The beginnings of what is no HTML of ours."""


@cache
def rules() -> dict[str, Any]:
    return dict(load_data(RULES))


def page_parts(text: str) -> PageParts:
    """Pages share most of their tags, so a page is cut at each `<`; where that does not fit, it is read as a whole."""
    before, *pieces = text.split("<")
    different = dict.fromkeys(one if one[:6] == "script" else one.partition(">")[0] for one in pieces)
    told = [tag for one in different if (tag := _piece(one)) is not NOTHING]
    if before or UNKNOWN in text or any(tag is UNCLEAR for tag in told):
        told = list(_exactly(text))
    return PageParts(
        frozenset(id_ for one in told for id_ in one.ids),
        tuple(dict.fromkeys(link for one in told for link in one.links)),
        tuple(dict.fromkeys(load for one in told for load in one.loads)),
        tuple(dict.fromkeys(act for one in told for act in one.acts)),
        tuple(dict.fromkeys(part for one in told for part in one.unclear)),
    )


@lru_cache(maxsize=1 << 13)
def _piece(piece: str) -> Tag:
    """What stands between two `<`, as far as the `>`; of a script all of it."""
    end = "</script>" if piece.startswith("script") else ">"
    tags = tuple(_exactly(f"<{piece}{end}"))
    is_plain = len(tags) < 2 and not any(one.acts or one.unclear for one in tags)
    return (*tags, NOTHING)[0] if is_plain else UNCLEAR


def _exactly(text: str) -> Iterator[Tag]:
    if UNKNOWN in text:
        yield Tag(unclear=("chữ không ở bảng mã UTF-8",))
    for found in _PIECE.finditer(text):
        script, inner, name, attributes, stray = found.groups()
        if stray:
            yield Tag(unclear=(text[found.start() : found.start() + 40].split("\n", maxsplit=1)[0],))
        elif script is not None:
            yield _script(script, inner)
        elif name and (tag := _tag(name, attributes)) is not NOTHING:
            yield tag


def _tag(name: str, written: str) -> Tag:
    attributes = _attributes(written)
    acts = tuple(_acts(name.lower(), attributes))
    ids = (attributes["id"],) if "id" in attributes else ()
    links, loads = _addresses(name.lower(), attributes)
    return Tag(ids, links, loads, acts) if acts or ids or links or loads else NOTHING


def _script(written: str, inner: str) -> Tag:
    """A script of the theme is a file; the only words inside one are data about the page."""
    attributes = _attributes(written)
    if attributes.get("type") == "application/ld+json":
        return NOTHING if is_json(inner) else Tag(acts=("dữ liệu mô tả trang không đọc được",))
    if inner.strip() or "src" not in attributes:
        return Tag(acts=("<script> có mã ngay trong trang",))
    return _tag("SCRIPT-FILE", written)


def _acts(name: str, attributes: dict[str, str]) -> Iterator[str]:
    if _is_search(name, attributes):
        return
    if name in rules()["elements"]:
        yield f"<{name}> ({rules()['elements'][name]})"
    for one in attributes:
        if one in rules()["attributes"] or one.startswith("on"):
            yield f"thuộc tính {one} của <{name}>"
    equiv = attributes.get("http-equiv", "").lower()
    if equiv and (equiv not in rules()["equivs"] or (equiv == "refresh" and not _refresh(attributes))):
        yield f"<meta> đổi cách đọc trang: {equiv}"


def _is_search(name: str, attributes: dict[str, str]) -> bool:
    """A form that only leads to a page, with what was written in the address: a link the reader completes."""
    return name == "form" and attributes.get("method") == "get" and attributes.keys() <= set(rules()["search_form"])


def _addresses(name: str, attributes: dict[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a tag leads to, and what it loads."""
    loads = [attributes[one] for one in ("src", "poster", "data") if one in attributes]
    loads += [one.split()[0] for one in attributes.get("srcset", "").split(",") if one.strip()]
    loads += [target] if (target := _refresh(attributes)) else []
    loads += [attributes["action"]] if _is_search(name, attributes) else []
    links = [attributes.get("content", "")] if attributes.get("property") == "og:image" else []
    for href in (attributes[one] for one in ("href", "xlink:href") if one in attributes):
        is_link = name in {"a", "area"} or attributes.get("rel") in {"alternate", "canonical"}
        (links if is_link else loads).append(href)
    return tuple(links), tuple(loads)


def _refresh(attributes: dict[str, str]) -> str:
    """Where a page leads by itself; "" where it does not."""
    found = _REFRESH.fullmatch(attributes.get("content", "")) if "http-equiv" in attributes else None
    return found[1] if found and attributes["http-equiv"].lower() == "refresh" else ""


def _attributes(written: str) -> dict[str, str]:
    return {name.lower(): html.unescape(value) for name, value in _ATTRIBUTE.findall(written)}
