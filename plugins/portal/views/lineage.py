"""Where an agency stands among others: what is above and below it, what it came from, what came after it."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue.site import Site
from ..catalogue.succession import forebears, heirs
from ..language.days import day_text
from ..model import Agency
from .parts import Banner, Link, Node, Step, day
from .rows import former_note


def above(site: Site, agency: Agency) -> tuple[Link, ...]:
    """Those it answers to, the highest first."""
    if not agency.parent:
        return ()
    parent = site.agency(agency.parent)
    return (*above(site, parent), Link(parent.name, parent.href))


def node(site: Site, agency: Agency) -> Node:
    """It and, below it, those of its own kind that there are today."""
    inner = tuple(
        node(site, one)
        for one in site.children.get(agency.id, ())
        if one.type == agency.type and one.exists(site.today)
    )
    return Node(agency.name, agency.href, former_note(site, agency), inner)


def banners(site: Site, agency: Agency) -> Iterator[Banner]:
    """For one that is gone: since when, by which decision, and whom to ask now."""
    ended = agency.succession
    if ended and not agency.exists(site.today):
        now = tuple(Link(one.name, one.href) for one in heirs(site, agency, site.today) if one is not agency)
        reason = f", do {ended.reason}" if ended.reason else ""
        text = f"Cơ quan này đã {ended.event.label} từ ngày {day_text(ended.on)} theo {ended.decision}{reason}."
        yield Banner("closed", text + (" Nay hỏi:" if now else ""), now)


def history(site: Site, agency: Agency) -> Iterator[Step]:
    """The bodies this one came from, then what became of it."""
    for older in forebears(site, agency):
        if older.succession:
            yield Step(
                older.name,
                day(older.succession.on),
                f"{older.succession.event.label}, {older.succession.decision}",
                older.href,
            )
    for id_ in agency.succession.successors if agency.succession else ():
        heir = site.agency(id_)
        yield Step(
            heir.name,
            day(agency.succession.on) if agency.succession else None,
            "cơ quan kế thừa",
            heir.href,
            current=True,
        )
