"""Articles: how a place in a law is named, and where its page stands."""

from __future__ import annotations

from dataclasses import dataclass

from ..language.slug import slug


@dataclass(frozen=True, order=True)
class Reference:
    """An article of an instrument: `article` as data writes it, 18.4 or 17.1.u; "" is the whole instrument."""

    number: str
    article: str = ""

    @property
    def label(self) -> str:
        """“Điều 17 khoản 1 điểm u”; an instrument as a whole is its number."""
        names = ("Điều", "khoản", "điểm")
        parts = zip(names, self.article.split("."), strict=False) if self.article else ()
        return " ".join(f"{name} {value}" for name, value in parts) or self.number

    @property
    def text(self) -> str:
        return f"{self.label}, {self.number}" if self.article else self.number

    @property
    def href(self) -> str:
        """Its page in every portal: `/phap-luat/01-2026-qh16/17-1-u/`. đ is dd there, for d is another point."""
        inner = slug(self.article.replace("đ", "dd").replace(".", "-"))
        return f"/phap-luat/{slug(self.number)}/{inner}/" if inner else f"/phap-luat/{slug(self.number)}/"
