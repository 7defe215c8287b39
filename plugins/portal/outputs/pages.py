"""Every page a reader sees, and the files that hang on records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from ..catalogue.bodies import file_address
from ..catalogue.site import Site
from ..model import Page as ProseRecord
from ..model import Plan, Portal
from ..views.agency import agencies_page, agency_page, former_agencies_page
from ..views.channels import channels_page
from ..views.document import document_page
from ..views.draft import draft_page
from ..views.home import home
from ..views.listing import listings, lists, page_address
from ..views.news import news_page
from ..views.parts import Link
from ..views.person import person_page, spokespeople_page
from ..views.plan import plan_page
from ..views.prose import prose_page, translated, translated_page
from ..views.signposts import not_found_page, redirect_page
from .output import File, Page


def pages(site: Site) -> Iterator[Page]:
    yield Page("/", home(site))
    yield Page("/co-quan/", agencies_page(site))
    yield Page("/co-quan-cu/", former_agencies_page(site))
    yield Page("/nguoi-phat-ngon/", spokespeople_page(site))
    yield Page("/kenh-thong-tin/", channels_page(site))
    yield Page("/404.html", not_found_page(site))
    yield from (Page(one.href, agency_page(site, one)) for one in site.agencies)
    yield from (Page(one.href, person_page(site, one)) for one in site.people)
    for document in site.documents:
        yield Page(
            document.href,
            plan_page(site, document) if isinstance(document, Plan) else document_page(site, document),
        )
    yield from (Page(one.href, draft_page(site, one)) for one in site.drafts)
    yield from (Page(one.href, news_page(site, one)) for one in site.news)
    for prose in site.pages:
        yield from _prose(site, prose)
    yield from (Page(path, view) for path, view in listings(site))


def addresses(site: Site) -> Iterator[str]:
    """Every address of a page that a search engine should know, without making the pages."""
    yield from ("/", "/co-quan/", "/co-quan-cu/", "/nguoi-phat-ngon/", "/kenh-thong-tin/")
    yield from (one.href for one in site.by_id.values() if not isinstance(one, Portal))
    yield from (translated(page, one) for page in site.pages for one in site.translations.get(page.id, ()))
    yield from (page_address(one.address, number) for one in lists(site) for number in range(1, one.pages + 1))


def redirects(site: Site) -> Iterator[Page]:
    """A page at every old address, which leads to the new one."""
    for record in site.records:
        for old in getattr(record, "formerly", ()):
            yield Page(
                old,
                redirect_page(
                    site, old, Link(getattr(record, "title", "") or getattr(record, "name", ""), record.href)
                ),
            )


def attachments(site: Site) -> Iterator[File]:
    for record in site.records:
        for one in record.files:
            yield File(unquote(file_address(record, one.name)), Path(one.path))


def _prose(site: Site, prose: ProseRecord) -> Iterator[Page]:
    yield Page(prose.href, prose_page(site, prose))
    for translation in site.translations.get(prose.id, ()):
        yield Page(translated(prose, translation), translated_page(site, prose, translation))
