"""Pages of prose, and of any record in another language."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, TypeVar

from ..catalogue.site import Site
from ..model import Page, Translation
from ..source.schema import Record
from .files import files
from .meta import meta
from .parts import Day, FileCard, Link, Text, View, maybe_day
from .rows import body_text, crumbs, source_lines

_V = TypeVar("_V", bound=View)


@dataclass(frozen=True)
class ProsePage(View):
    template: ClassVar[str] = "page.html"

    summary: str
    body: Text
    updated: Day | None
    files: tuple[FileCard, ...]


def prose_page(site: Site, page: Page) -> ProsePage:
    return ProsePage(
        meta(site, page.href, page.title, page.summary or page.title, on=page.updated),
        page.title,
        crumbs=crumbs(),
        sample=page.sample,
        sources=source_lines(page),
        summary=page.summary or "",
        body=body_text(site, page),
        updated=maybe_day(page.updated),
        files=files(page),
    )


def translated_page(site: Site, record: Record, translation: Translation) -> ProsePage:
    """A record in another language; its address begins with the language's code."""
    summary = translation.summary or ""
    page = ProsePage(
        meta(site, translated(translation, record), translation.title, summary, lang=translation.lang),
        translation.title,
        crumbs=(Link("Trang chủ", "/"), Link(name(record), record.href)),
        sample=translation.sample,
        sources=source_lines(translation),
        summary=summary,
        body=body_text(site, translation),
        updated=None,
        files=files(record),
    )
    return with_translations(site, record, page)


def with_translations(site: Site, record: Record, view: _V) -> _V:
    """A record's page with links to the same in every other language."""
    found = site.translations.get(record.id, ())
    if not found:
        return view
    own = Link(name(record), record.href, "vi")
    others = (Link(one.title, translated(one, record), one.lang) for one in found)
    links = tuple(one for one in (own, *others) if one.note != view.meta.lang)
    alternates = (("vi", record.href), *((one.lang, translated(one, record)) for one in found))
    return replace(view, translations=links, meta=replace(view.meta, alternates=alternates))


def translated(translation: Translation, record: Record) -> str:
    return f"/{translation.lang}{record.href}"


def name(record: Record) -> str:
    """What a record is called: its title, or its name."""
    return str(getattr(record, "title", "") or getattr(record, "name", ""))
