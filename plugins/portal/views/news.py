"""A news page: what happened, with its figures, its event and the documents it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ..catalogue.site import Site
from ..model import News
from ..model.news import NewsEvent
from .audiences import audience_fact
from .figures import Figures, figures
from .files import files
from .meta import meta
from .parts import Day, Fact, FileCard, Link, Row, Text, Value, View, day, day_fact, text_fact
from .rows import agency_link, body_text, capital, crumbs, document_row, list_crumbs, source_lines
from .sharing import Shared, shared


@dataclass(frozen=True)
class NewsPage(View):
    template: ClassVar[str] = "news.html"

    published: Day
    agency: Link
    subject: str
    """And which kind of news it is, where it is no plain news."""
    audience: tuple[Fact, ...]
    summary: Text
    body: Text
    event: tuple[Fact, ...]
    """What, when, where, who took part, what was concluded."""
    figures: Figures
    about: tuple[Row, ...]
    files: tuple[FileCard, ...]
    shared: tuple[Shared, ...]


def news_page(site: Site, news: News) -> NewsPage:
    agency = site.agency(news.agency_id)
    about = (one.target for one in site.citing.get(news.id, ()) if one.kind == "about")
    return NewsPage(
        meta(
            site,
            news.href,
            news.title,
            news.summary,
            kind="article",
            creator=agency.name,
            on=news.published,
            subject=news.subject.label,
        ),
        news.title,
        crumbs=crumbs(agency, *list_crumbs(news)),
        sample=news.sample,
        sources=source_lines(news),
        published=day(news.published),
        agency=agency_link(site, news.agency_id),
        subject=_kicker(news),
        audience=audience_fact(news.audience),
        summary=Text.of(news.summary),
        body=body_text(site, news),
        event=_event(news.event) if news.event else (),
        figures=figures(news),
        about=tuple(document_row(site, one) for one in about if one),
        files=files(news),
        shared=shared(site, news),
    )


def _kicker(news: News) -> str:
    kind = "" if news.type.id == "story" else f"{capital(news.type.label)} · "
    return f"{kind}{news.subject.label}"


def _event(event: NewsEvent) -> tuple[Fact, ...]:
    roles = tuple(
        Value(one.name, note=", ".join(part for part in (one.title, one.part) if part)) for one in event.roles
    )
    return (
        *text_fact("Sự kiện", event.name),
        *text_fact("Hình thức", event.form.label),
        *day_fact("Thời gian", event.on, event.when or ""),
        *text_fact("Địa điểm", event.place),
        *text_fact("Số người dự", event.attendance),
        *((Fact("Thành phần", roles),) if roles else ()),
        *text_fact("Kết luận, việc được giao", *event.conclusions),
    )
