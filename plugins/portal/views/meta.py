"""The head of a page: Dublin Core, Open Graph, JSON-LD, feeds.

Thông tư 24/2011/TT-BTTTT asks for title, creator, date, description, publisher and identifier, never empty.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from ..catalogue.site import Site, day_of
from ..model.vocabulary import term
from .parts import Link, Meta, SharePicture

CARD, CARD_SIZE = "the-chia-se.png", (1200, 630)
"""The name of a card that networks show, and its size in pixels: what all of them show whole."""


def absolute(site: Site, path: str) -> str:
    return site.portal.address.rstrip("/") + path


def meta(  # noqa: PLR0913 - what a head says is many independent things, each named
    site: Site,
    path: str,
    title: str,
    description: str,
    *,
    kind: str = "website",
    creator: str = "",
    on: date | None = None,
    subject: str = "",
    lang: str = "vi",
    data: Mapping[str, Any] | None = None,
    feeds: tuple[Link, ...] = (),
    alternates: tuple[tuple[str, str], ...] = (),
    indexed: bool = True,
) -> Meta:
    """The head of the page at `path`; `data` are the JSON-LD facts beside name and address."""
    short = shortened(description or title)
    publisher = site.agency(site.portal.publisher).name
    core = {
        "title": title,
        "creator": creator or publisher,
        "date": day_of(on or site.dated(path)).isoformat(),
        "description": short,
        "publisher": publisher,
        "identifier": absolute(site, path),
        "language": lang,
        "subject": subject,
    }
    return Meta(
        title,
        short,
        path,
        lang,
        kind,
        dublin_core=tuple((f"DC.{name}", value) for name, value in core.items() if value),
        json_ld=_json_ld({"name": title, "url": absolute(site, path), "inLanguage": lang, **data}) if data else "",
        feeds=feeds,
        alternates=alternates,
        indexed=indexed,
        locale=str(term("languages", lang).facts.get("locale", "")),
        image=card_picture(f"/{CARD}", site.portal.name),
    )


def card_picture(href: str, alt: str) -> SharePicture:
    return SharePicture(href, *CARD_SIZE, alt)


def shortened(text: str, most: int = 200) -> str:
    """One line of at most so many characters, cut between words."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0].rstrip(",.;:") + "…"


def _json_ld(data: Mapping[str, Any]) -> str:
    """JSON that can stand in a script element: no `<` that could end it."""
    text = json.dumps(
        {"@context": "https://schema.org", **data}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
