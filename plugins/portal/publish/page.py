"""A rendered page as a browser takes it apart: what it links to, what it loads, and what in it could act.

The reading is strict on purpose. Pages come from our templates and from `markup`, which write HTML in one way; whatever
is written in another way did not come from them, and what a browser would make of it is nobody's guess.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

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
_NONE: frozenset[str] = frozenset()


class Parts(NamedTuple):
    """What matters of a page, or of a part of one; of most parts nothing does, and that is `NOTHING`.

    `links` may be followed, `loads` are fetched without being asked for, `acts` are active content, each as a phrase
    that names it, `unclear` the beginnings of what is no HTML of ours.
    """

    ids: frozenset[str] = _NONE
    links: frozenset[str] = _NONE
    loads: frozenset[str] = _NONE
    acts: frozenset[str] = _NONE
    unclear: frozenset[str] = _NONE


NOTHING = Parts()


@cache
def rules() -> dict[str, Any]:
    return dict(load_data(RULES))


def parts_of(html: str) -> Parts:
    return joined(_parts(html))


def joined(parts: Iterable[Parts]) -> Parts:
    """What matters of all of them."""
    several = [one for one in parts if one is not NOTHING]
    if len(several) < 2:
        return several[0] if several else NOTHING
    return Parts(*(_NONE.union(*found) for found in zip(*several, strict=True)))


def _parts(html: str) -> Iterator[Parts]:
    if UNKNOWN in html:
        yield Parts(unclear=frozenset({"chữ không ở bảng mã UTF-8"}))
    for found in _PIECE.finditer(html):
        script, inner, name, attributes, stray = found.groups()
        if stray:
            yield Parts(unclear=frozenset({html[found.start() : found.start() + 40].split("\n", maxsplit=1)[0]}))
        elif script is not None:
            yield _script(script, inner)
        elif name:
            yield _tag(name, attributes)


def _tag(name: str, written: str) -> Parts:
    attributes = _attributes(written)
    acts = frozenset(_acts(name.lower(), attributes))
    ids = frozenset({attributes["id"]}) if "id" in attributes else _NONE
    links, loads = map(frozenset, _addresses(name.lower(), attributes))
    return Parts(ids, links, loads, acts) if acts or ids or links or loads else NOTHING


def _script(written: str, inner: str) -> Parts:
    """A script of the theme is a file; the only words inside one are data about the page."""
    attributes = _attributes(written)
    if attributes.get("type") == "application/ld+json":
        return NOTHING if is_json(inner) else Parts(acts=frozenset({"dữ liệu mô tả trang không đọc được"}))
    if inner.strip() or "src" not in attributes:
        return Parts(acts=frozenset({"<script> có mã ngay trong trang"}))
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


def _addresses(name: str, attributes: dict[str, str]) -> tuple[list[str], list[str]]:
    """What a tag leads to, and what it loads."""
    loads = [attributes[one] for one in ("src", "poster", "data") if one in attributes]
    loads += [one.split()[0] for one in attributes.get("srcset", "").split(",") if one.strip()]
    loads += [target] if (target := _refresh(attributes)) else []
    loads += [attributes["action"]] if _is_search(name, attributes) else []
    links = [attributes.get("content", "")] if attributes.get("property") == "og:image" else []
    for href in (attributes[one] for one in ("href", "xlink:href") if one in attributes):
        is_link = name in {"a", "area"} or attributes.get("rel") in {"alternate", "canonical"}
        (links if is_link else loads).append(href)
    return links, loads


def _refresh(attributes: dict[str, str]) -> str:
    """Where a page leads by itself; "" where it does not."""
    found = _REFRESH.fullmatch(attributes.get("content", "")) if "http-equiv" in attributes else None
    return found[1] if found and attributes["http-equiv"].lower() == "refresh" else ""


def _attributes(written: str) -> dict[str, str]:
    return {name.lower(): html.unescape(value) for name, value in _ATTRIBUTE.findall(written)}
