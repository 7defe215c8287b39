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
    def anchor(self) -> str:
        """Its place on the page of its instrument: `dieu-18-4`."""
        return f"dieu-{self._slug}"

    @property
    def href(self) -> str:
        """The page of a point, `/phap-luat/01-2026-qh16/17-1-u/`, or of an instrument. đ is dd, for d is another."""
        whole = f"/phap-luat/{slug(self.number)}/"
        return f"{whole}{self._slug}/" if self.article else whole

    @property
    def _slug(self) -> str:
        return slug(self.article.replace("đ", "dd").replace(".", "-"))
