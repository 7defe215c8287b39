"""How anybody can check that a file is the one that is published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ..catalogue.site import Site
from .meta import absolute, meta
from .parts import View
from .rows import crumbs

ADDRESS = "/kiem-chung/"


@dataclass(frozen=True)
class VerifyPage(View):
    template: ClassVar[str] = "verify.html"

    command: str
    """What compares the whole portal with its signed list."""


def verify_page(site: Site) -> VerifyPage:
    title = "Kiểm chứng tệp"
    description = "Cách tự kiểm tra một tệp có đúng là tệp mà cổng đang công bố, không gửi tệp đi đâu"
    return VerifyPage(
        meta(site, ADDRESS, title, description),
        title,
        crumbs=crumbs(),
        command=f"./portal verify {absolute(site, '/')} --all",
    )
