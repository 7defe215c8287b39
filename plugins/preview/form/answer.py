"""A page of the form: the theme's own colours and letters, so that an editor fills in what looks like the portal."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from http import HTTPStatus
from pathlib import Path

from ...cli.places import HOME

PAGE = Path(__file__).with_name("page.html")
STYLES = HOME / "themes" / "portal" / "static"


@dataclass(frozen=True)
class Answer:
    status: HTTPStatus
    page: bytes


def answer(title: str, main: str, status: HTTPStatus = HTTPStatus.OK) -> Answer:
    """`main` is HTML, `title` is not."""
    style = "".join((STYLES / one).read_text("utf-8") for one in ("tokens.css", "base.css"))
    page = PAGE.read_text("utf-8").replace("{{style}}", style).replace("{{title}}", escape(title))
    return Answer(status, page.replace("{{main}}", main).encode())
