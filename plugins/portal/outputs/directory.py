"""The directory of spokespeople: its pages, those of each role, and the same as cards, tables and a feed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..catalogue.site import Site
from ..views.contacts import role_address, speakers_of
from ..views.directory import CHANGES, Scope, directory_page, scopes
from ..views.role import role_page, roles
from ..views.speaker import Speaker
from ..views.speaker_changes import speaker_changes
from ..views.speaker_table import speaker_table
from .cards import card, cards, listed
from .output import File, Page
from .tables import json_of, table_files


def directory(site: Site) -> Iterator[Page | File]:
    yield from (Page(one.address, partial(directory_page, site, one)) for one in scopes(site))
    yield from (Page(role_address(one), partial(role_page, site, one)) for one in roles(site))
    yield Page(CHANGES, partial(speaker_changes, site))
    for scope in scopes(site):
        yield from _files(site, scope)
    for agency in scopes(site)[0].agencies:
        yield from (File(one.card, partial(card, site, one)) for one in speakers_of(site, agency))


def directory_addresses(site: Site) -> Iterator[str]:
    """Of its pages, without making them."""
    yield from (one.address for one in scopes(site))
    yield from (role_address(one) for one in roles(site))


def _files(site: Site, scope: Scope) -> Iterator[File]:
    yield File(f"{scope.files}.vcf", partial(_cards, site, scope))
    yield File(f"{scope.files}.json", partial(json_of, _listed, site, scope))
    yield from table_files(scope.files, speaker_table, site, scope.agencies)


def _cards(site: Site, scope: Scope) -> bytes:
    return cards(site, _speakers(site, scope))


def _listed(site: Site, scope: Scope) -> object:
    return listed(site, _speakers(site, scope))


def _speakers(site: Site, scope: Scope) -> list[Speaker]:
    return [one for agency in scope.agencies for one in speakers_of(site, agency)]
