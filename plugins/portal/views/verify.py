"""How anybody can check that a file is the one that is published."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import ClassVar

from ..catalogue.site import Site
from .meta import absolute, meta
from .parts import View
from .rows import crumbs

ADDRESS = "/kiem-chung/"
LARGEST = 80
"""Records a list: each comes with about four files, and each file stands in two lists."""


@dataclass(frozen=True)
class VerifyPage(View):
    template: ClassVar[str] = "verify.html"

    command: str
    """What compares the whole portal with its signed list."""
    letters: int
    """Of a digest, by which lists of files are named (`publish.listed`)."""


def verify_page(site: Site) -> VerifyPage:
    title = "Kiểm chứng tệp"
    description = "Cách tự kiểm tra một tệp có đúng là tệp mà cổng đang công bố, không gửi tệp đi đâu"
    return VerifyPage(
        meta(site, ADDRESS, title, description),
        title,
        crumbs=crumbs(),
        command=f"./portal verify {absolute(site, '/')} --all",
        letters=site.once(letters),
    )


def letters(site: Site) -> int:
    """As many that no list grows with the portal."""
    return next(many for many in count(1) if len(site.records) <= LARGEST * 16**many)
