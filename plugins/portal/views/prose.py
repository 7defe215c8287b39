"""Pages of prose, with their translations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ..catalogue.site import Site
from ..model import Page, Translation
from .meta import meta
from .parts import Day, FileCard, Link, Text, View, maybe_day
from .rows import body_text, crumbs, files, source_lines


@dataclass(frozen=True)
class ProsePage(View):
    template: ClassVar[str] = "page.html"

    summary: str
    body: Text
    updated: Day | None
    translations: tuple[Link, ...]
    files: tuple[FileCard, ...]


def prose_page(site: Site, page: Page) -> ProsePage:
    translations = site.translations.get(page.id, ())
    others = tuple(Link(one.title, translated(page, one), one.lang) for one in translations)
    return ProsePage(
        meta(
            site,
            page.href,
            page.title,
            page.summary or page.title,
            on=page.updated,
            alternates=_alternates(page, translations),
        ),
        page.title,
        crumbs=crumbs(),
        sample=page.sample,
        sources=source_lines(page),
        summary=page.summary or "",
        body=body_text(site, page),
        updated=maybe_day(page.updated),
        translations=others,
        files=files(page),
    )


def translated_page(site: Site, page: Page, translation: Translation) -> ProsePage:
    """The same page in another language; its address begins with the language's code."""
    path = translated(page, translation)
    return ProsePage(
        meta(
            site,
            path,
            translation.title,
            translation.summary or translation.title,
            lang=translation.lang,
            on=page.updated,
            alternates=_alternates(page, site.translations[page.id]),
        ),
        translation.title,
        crumbs=(Link("Trang chủ", "/"),),
        sample=translation.sample,
        sources=source_lines(translation),
        summary=translation.summary or "",
        body=body_text(site, translation),
        updated=maybe_day(page.updated),
        translations=(Link(page.title, page.href, "vi"),),
        files=(),
    )


def translated(page: Page, translation: Translation) -> str:
    return f"/{translation.lang}{page.href}"


def _alternates(page: Page, translations: tuple[Translation, ...]) -> tuple[tuple[str, str], ...]:
    if not translations:
        return ()
    return (("vi", page.href), *((one.lang, translated(page, one)) for one in translations))
