"""The map of all pages, for search engines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .parts import Template


@dataclass(frozen=True)
class Sitemap(Template):
    """A part: addresses of pages."""

    template: ClassVar[str] = "sitemap.xml"

    urls: tuple[str, ...]


@dataclass(frozen=True)
class SitemapIndex(Template):
    """The whole: addresses of its parts."""

    template: ClassVar[str] = "sitemap-index.xml"

    parts: tuple[str, ...]
