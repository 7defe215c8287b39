"""What an agency has done for the press, each kind in its own form: an occasion, an incident, an answer, false news."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from ..catalogue.site import Site, day_of
from ..duties.press import clock
from ..model import Press
from .contacts import titles
from .files import files
from .meta import absolute, meta
from .parts import Badge, Fact, FileCard, Link, Row, Text, View, day_fact, link_fact, text_fact
from .press_stories import Claim, Incident, Occasion, claim, incident, occasion
from .rows import agency_link, body_text, crumbs, document_row, list_crumbs, press_badge, source_lines


@dataclass(frozen=True)
class Question:
    """What was asked, and by whom as far as that is told. The answer is the page's own text."""

    asked: str
    by: str
    heading: str
    """“Trả lời”, or until when there has to be one."""


@dataclass(frozen=True)
class PressPage(View):
    template: ClassVar[str] = "press.html"

    kind: str
    badge: Badge | None
    summary: Text
    body: Text
    facts: tuple[Fact, ...]
    occasion: Occasion | None
    incident: Incident | None
    question: Question | None
    claim: Claim | None
    about: tuple[Row, ...]
    files: tuple[FileCard, ...]


def press_page(site: Site, press: Press) -> PressPage:
    agency = site.agency(press.agency_id)
    about = (one.target for one in site.citing.get(press.id, ()) if one.target)
    return PressPage(
        meta(
            site,
            press.href,
            press.title,
            press.summary,
            kind="article",
            creator=agency.name,
            on=press.published,
            subject=press.subject.label,
            data=_data(site, press),
        ),
        press.title,
        crumbs=crumbs(agency, *list_crumbs(press)),
        sample=press.sample,
        sources=source_lines(press),
        kind=press.type.label,
        badge=press_badge(site, press),
        summary=Text.of(press.summary),
        body=body_text(site, press),
        facts=tuple(_facts(site, press)),
        occasion=occasion(site, press) if press.type.id == "conference" and press.on else None,
        incident=incident(site, press) if press.type.id == "statement" else None,
        question=_question(press) if press.question else None,
        claim=claim(site, press) if press.claim else None,
        about=tuple(document_row(site, one) for one in about),
        files=files(press),
    )


def _question(press: Press) -> Question:
    ends = clock(press)
    until = f"Chưa trả lời, {ends.text}" if ends else "Chưa trả lời"
    return Question(press.question or "", press.outlet or "Báo chí", "Trả lời" if press.answered else until)


def _facts(site: Site, press: Press) -> Iterator[Fact]:
    yield from link_fact("Cơ quan", agency_link(site, press.agency_id))
    if press.type.id != "conference":
        yield from day_fact("Diễn ra", press.on)
        yield from text_fact("Địa điểm", press.place)
    if press.regular is not None:
        yield from text_fact("Hình thức", "họp báo thường kỳ" if press.regular else "họp báo đột xuất")
    if chair := site.person(press.chair):
        yield from link_fact("Chủ trì", Link(chair.name, chair.href, titles(site, chair)))
    yield from text_fact("Trường hợp", press.clause.label if press.clause else None)
    if press.type.id == "answer":
        yield from text_fact("Cách hỏi", press.request.label)
    if press.type.id != "statement":
        yield from _clock(press)
    yield from link_fact("Lĩnh vực", Link(press.subject.label, f"/bao-chi/linh-vuc/{press.subject.id}/"))
    yield from day_fact("Đăng", day_of(press.published))


def _clock(press: Press) -> Iterator[Fact]:
    """The timeline of an incident says all this in its own way."""
    ends = clock(press)
    yield from day_fact("Nhận", press.received)
    yield from day_fact("Hạn", ends.shown if ends else None, ends.text if ends else "")
    yield from day_fact("Trả lời, phản hồi", press.answered)


def _data(site: Site, press: Press) -> Mapping[str, Any] | None:
    """The facts of the page in the words of schema.org: a check of a claim, an event, news."""
    agency = site.agency(press.agency_id)
    body = {"@type": "GovernmentOrganization", "name": agency.name, "url": absolute(site, agency.href)}
    said = {"datePublished": press.published.isoformat(), "author": body, "description": press.summary}
    if press.claim:
        return {"@type": "ClaimReview", **said, **_review(press)} if press.truth else None
    if press.type.id == "conference" and press.on:
        return {"@type": "Event", "organizer": body, "description": press.summary, **_event(press)}
    return {"@type": "NewsArticle", "headline": press.title, "dateModified": press.latest.isoformat(), **said}


def _review(press: Press) -> Mapping[str, Any]:
    author = {"author": {"@type": "Organization", "name": press.claimed_by}} if press.claimed_by else {}
    rating = {"@type": "Rating", "ratingValue": 1, "worstRating": 1, "bestRating": 5}
    return {
        "claimReviewed": press.claim,
        "itemReviewed": {"@type": "Claim", **author},
        "reviewRating": {**rating, "alternateName": f"Sai: {press.truth}"},
    }


def _event(press: Press) -> Mapping[str, Any]:
    places = [{"@type": "Place", "name": press.place, "address": press.place}] if press.place else []
    places += [{"@type": "VirtualLocation", "url": press.online}] if press.online else []
    mode = "Mixed" if press.place and press.online else "Online" if press.online else "Offline"
    return {
        "startDate": press.on.isoformat() if press.on else "",
        **({"endDate": press.until.isoformat()} if press.until else {}),
        "location": places,
        "eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode",
        "eventStatus": "https://schema.org/EventScheduled",
    }
