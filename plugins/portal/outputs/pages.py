"""Every page a reader sees."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from ..catalogue.site import Site
from ..model import (
    Agency,
    Bulletin,
    Campaign,
    Correction,
    Document,
    Draft,
    Event,
    News,
    Person,
    Plan,
    Press,
    PressKit,
    Question,
    Translation,
)
from ..model import Page as Prose
from ..source.schema import Record
from ..views.agencies import agencies_page, former_agencies_page
from ..views.agency import agency_page
from ..views.audiences import audience_addresses, audience_pages
from ..views.bulletin import bulletin_page
from ..views.campaign import campaign_page
from ..views.channels import channels_page
from ..views.corrections import correction_page, with_corrections
from ..views.document import document_page
from ..views.draft import draft_page
from ..views.event import event_page
from ..views.home import home
from ..views.listing import listings, lists, subject_ways
from ..views.news import news_page
from ..views.parts import View
from ..views.person import people_page, person_page
from ..views.plan import plan_page
from ..views.press import press_page
from ..views.press_kit import press_kit_page
from ..views.prose import prose_page, translated, translated_page, with_translations
from ..views.questions import question_page
from ..views.search import SEARCH, open_search, search_page
from ..views.share_card import with_picture
from ..views.signposts import not_found_page
from ..views.verify import verify_page
from .communication import communication_addresses
from .compliance import compliance_addresses
from .directory import directory_addresses
from .output import Page

PAGES: tuple[tuple[type[Record], Callable[[Site, Any], View]], ...] = (
    (Agency, agency_page),
    (Person, person_page),
    (Plan, plan_page),
    (Document, document_page),
    (Draft, draft_page),
    (News, news_page),
    (Event, event_page),
    (Campaign, campaign_page),
    (Bulletin, bulletin_page),
    (Press, press_page),
    (PressKit, press_kit_page),
    (Question, question_page),
    (Correction, correction_page),
    (Prose, prose_page),
)


def pages(site: Site) -> Iterator[Page]:
    """Those of records first, which cost nothing until they are made: a preview looks for them most."""
    for record in site.by_id.values():
        if record.kind.has_page:
            yield Page(record.href, partial(_record_page, site, record))
    yield Page("/", partial(home, site))
    yield Page("/co-quan/", partial(agencies_page, site))
    yield Page("/co-quan-cu/", partial(former_agencies_page, site))
    yield Page("/can-bo/", partial(people_page, site))
    yield Page("/kenh-thong-tin/", partial(channels_page, site))
    yield Page("/kiem-chung/", partial(verify_page, site))
    yield from (Page(one.meta.path, one) for one in audience_pages(site, subject_ways(site)))
    yield Page(SEARCH, partial(search_page, site))
    yield Page(f"{SEARCH}opensearch.xml", partial(open_search, site))
    yield Page("/404.html", partial(not_found_page, site))
    for record, translation in _translated(site):
        yield Page(translated(translation, record), partial(_translation_page, site, record, translation))
    yield from (Page(path, view) for path, view in listings(site))


def addresses(site: Site) -> Iterator[str]:
    """Every address of a page that a search engine should know, without making the pages."""
    yield from ("/", "/co-quan/", "/co-quan-cu/", "/can-bo/", "/kenh-thong-tin/")
    yield from ("/nhat-ky/", "/kiem-chung/", SEARCH)
    yield from (one.href for one in site.by_id.values() if one.kind.has_page)
    yield from (translated(translation, record) for record, translation in _translated(site))
    yield from audience_addresses()
    yield from compliance_addresses(site)
    yield from communication_addresses(site)
    yield from directory_addresses(site)
    yield from (leaf.path for one in lists(site) for leaf in one.leaves)


def _record_page(site: Site, record: Record) -> View:
    """A record's page with what is said of every record: its translations, its corrections, the picture to share.

    A plan is a document too, so it comes first.
    """
    view = next(page(site, record) for model, page in PAGES if isinstance(record, model))
    return with_picture(site, record, with_corrections(site, record, with_translations(site, record, view)))


def _translation_page(site: Site, record: Record, translation: Translation) -> View:
    return with_corrections(site, record, translated_page(site, record, translation))


def _translated(site: Site) -> Iterator[tuple[Record, Translation]]:
    for id_, translations in site.translations.items():
        for one in translations:
            yield site.by_id[id_], one
