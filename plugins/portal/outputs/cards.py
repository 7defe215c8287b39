"""Business cards (vCard 4.0) of those who may speak, and the same people as JSON.

These are contact data that decree 244/2026/NĐ-CP makes public so that the press can ask, and no open data.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..catalogue.site import Site
from ..views.directory import purpose
from ..views.meta import absolute
from ..views.parts import PhoneLine
from ..views.speaker import Speaker
from .calendars import Property, as_vcard


def card(site: Site, speaker: Speaker) -> bytes:
    return as_vcard(_properties(site, speaker))


def cards(site: Site, speakers: Iterable[Speaker]) -> bytes:
    """One file that telephones take in whole."""
    return b"".join(card(site, one) for one in speakers)


def listed(site: Site, speakers: Iterable[Speaker]) -> dict[str, object]:
    return {
        "purpose": purpose(site),
        "as_of": site.today.isoformat(),
        "spokespeople": [_told(site, one) for one in speakers],
    }


def _properties(site: Site, one: Speaker) -> Iterator[Property]:
    page = absolute(site, one.href)
    yield Property("uid", page, uri=True)
    yield Property("kind", "individual")
    yield Property("fn", one.name)
    yield Property("n", _name(one.name))
    yield Property("org", (one.agency.label,))
    yield Property("title", one.title)
    yield Property("role", one.role)
    for phone in (*one.phones, *((one.duty_line,) if one.duty_line else ())):
        yield Property("tel", phone.href, {"VALUE": "uri", "TYPE": "work"}, uri=True)
    if one.email:
        yield Property("email", one.email, {"TYPE": "work"})
    if one.topics:
        yield Property("categories", one.topics)
    yield Property("note", "\n".join((*_notes(one), purpose(site))))
    yield Property("url", page, uri=True)
    yield Property("source", absolute(site, one.card), uri=True)


def _name(name: str) -> tuple[str, ...]:
    """Family name, given name, what stands between: Vietnamese names begin with the family's."""
    family, *between, given = name.split() if " " in name else ("", name)
    return family, given, " ".join(between), "", ""


def _notes(one: Speaker) -> Iterator[str]:
    said = (
        ("Giờ trả lời báo chí", one.hours),
        ("Chỉ về", one.matter),
        ("Quyết định", one.decision),
        ("Đến hết ngày", one.until.text if one.until else ""),
        ("Xác nhận", one.confirmed.text if one.confirmed else ""),
    )
    yield from (f"{label}: {text}" for label, text in said if text)
    if one.sample:
        yield "Dữ liệu mẫu: người và số không có thật."


def _told(site: Site, one: Speaker) -> dict[str, object]:
    return {
        "agency": one.agency.label,
        "agency_url": absolute(site, one.agency.href),
        "name": one.name,
        "title": one.title,
        "role": one.role,
        "matter": one.matter,
        "phones": [_phone(phone) for phone in one.phones],
        "duty_line": _phone(one.duty_line) if one.duty_line else None,
        "email": one.email,
        "hours": one.hours,
        "topics": one.topics,
        "languages": one.languages,
        "deputy": one.deputy.label if one.deputy else "",
        "decision": one.decision,
        "until": one.until.iso if one.until else None,
        "confirmed": one.confirmed.iso if one.confirmed else None,
        "url": absolute(site, one.href),
        "vcard": absolute(site, one.card),
        "sample": one.sample,
    }


def _phone(phone: PhoneLine) -> dict[str, str]:
    return {"uri": phone.href, "text": phone.text, "extension": phone.extension, "label": phone.label}
