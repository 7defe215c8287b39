"""The pages of the law."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue.site import Site
from ..views.law import law_pages
from .output import Page


def law(site: Site) -> Iterator[Page]:
    yield from (Page(path, view) for path, view in law_pages(site))
