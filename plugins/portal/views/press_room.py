"""The press room: what is next, what is going on, what was said, and what holds between the press and the agencies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ..catalogue.site import Site
from ..duties.press import report_due, report_year
from ..language.days import moment_of
from ..law.laws import deadline, page_of, press_rules
from ..law.schema import PressRule
from ..model import Press
from ..model.vocabulary import term, terms
from .contacts import unit_contact
from .list import ATOM, press_feeds
from .meta import meta
from .parts import Choices, ContactBlock, Link, Row, View
from .press_lists import EVERYTHING, INDICATORS, PRESS_ROOM, press_ways, type_address
from .press_orders import ORDERS
from .press_stories import UPDATES, Claim, Incident, Occasion, claim, end_of, incident, occasion
from .rows import crumbs, press_row

NEWEST, AT_HOME = 5, 2


@dataclass(frozen=True)
class Rule:
    """What holds, in plain words; how long, where the law sets a time; the article."""

    text: str
    limit: str
    source: Link


@dataclass(frozen=True)
class PressRoom(View):
    template: ClassVar[str] = "press_room.html"

    lead: str
    occasions: tuple[Occasion, ...]
    """The next press conferences, the first one first."""
    incidents: tuple[Incident, ...]
    """Incidents that are still spoken of, those told of last."""
    newest: tuple[Row, ...]
    claims: tuple[Claim, ...]
    answers: tuple[Row, ...]
    all_occasions: Link
    all_incidents: Link
    all_newest: Link
    all_claims: Link
    all_answers: Link
    rules: tuple[tuple[str, tuple[Rule, ...]], ...]
    contact: ContactBlock | None
    ways: tuple[Choices, ...]
    duties: tuple[Link, ...]
    feeds: tuple[Link, ...]


def press_room(site: Site) -> PressRoom:
    feeds = (Link("Theo dõi: báo chí", f"{PRESS_ROOM.href}{ATOM}"), *press_feeds(PRESS_ROOM.href))
    to_come, going_on = _to_come(site), [one for one in _latest(_of(site, "statement")) if one.is_open]
    return PressRoom(
        meta(
            site,
            PRESS_ROOM.href,
            PRESS_ROOM.label,
            f"Họp báo sắp tới, thông cáo, phát ngôn, tin sai đã đính chính của {site.portal.formal_name}",
            feeds=feeds[:2],
        ),
        PRESS_ROOM.label,
        crumbs=crumbs(),
        lead="Họp báo sắp tới, vụ việc đang theo dõi, thông cáo, câu trả lời và tin sai đã đính chính.",
        occasions=tuple(occasion(site, one) for one in to_come[:NEWEST]),
        incidents=tuple(incident(site, one, UPDATES) for one in going_on[:NEWEST]),
        newest=_rows(site, "release", "statement"),
        claims=tuple(claim(site, one) for one in _latest(_of(site, "rebuttal")) if one.truth)[:NEWEST],
        answers=_rows(site, "answer"),
        all_occasions=_whole("conference", f"Mọi họp báo, cả đã diễn ra{_besides(to_come, 'sắp tới')}"),
        all_incidents=_whole("statement", f"Mọi vụ việc, cả đã xong{_besides(going_on, 'đang theo dõi')}"),
        all_newest=Link("Toàn bộ hoạt động báo chí", EVERYTHING),
        all_claims=_whole("rebuttal", "Mọi tin sai đã đính chính"),
        all_answers=_whole("answer", "Mọi câu trả lời"),
        rules=tuple(_rules(site)),
        contact=unit_contact(site.portal.press_contact, sample=False) if site.portal.press_contact else None,
        ways=press_ways(site),
        duties=_duties(site),
        feeds=feeds,
    )


def press_rows(site: Site) -> tuple[Row, ...]:
    """For the home page: the next press conference, and the newest of what was told."""
    newest = _latest(_of(site, "release", "statement"))
    return tuple(press_row(site, one) for one in (*_to_come(site)[:1], *newest[:AT_HOME]))


def _to_come(site: Site) -> list[Press]:
    return sorted((one for one in _of(site, "conference") if end_of(one) > site.now), key=_begins)


def _of(site: Site, *kinds: str) -> list[Press]:
    return [one for one in site.press if one.type.id in kinds]


def _whole(kind: str, label: str) -> Link:
    return Link(label, type_address(term("press-kinds", kind)))


def _latest(some: list[Press]) -> list[Press]:
    return sorted(some, key=lambda one: (one.latest, one.id), reverse=True)


def _begins(press: Press) -> tuple[str, str]:
    return moment_of(press.on or press.published).isoformat(), press.id


def _rows(site: Site, *kinds: str) -> tuple[Row, ...]:
    return tuple(press_row(site, one) for one in _latest(_of(site, *kinds))[:NEWEST])


def _besides(some: list[Press], state: str) -> str:
    """How many there are in this state, where the room shows only some of them."""
    return f"; {len(some)} {state}" if len(some) > NEWEST else ""


def _rules(site: Site) -> Iterator[tuple[str, tuple[Rule, ...]]]:
    found = press_rules(site.today)
    for topic in terms("press-topics"):
        if some := tuple(_rule(site, one) for one in found if one.topic == topic):
            yield topic.label, some


def _rule(site: Site, one: PressRule) -> Rule:
    source = Link(one.reference.text, page_of(one.reference, site.today))
    if not one.deadline:
        return Rule(one.label, "", source)
    rule = deadline(one.deadline, site.today)
    return Rule(one.label, f"{rule.amount} {rule.unit.label}, tính từ khi {rule.trigger}", source)


def _duties(site: Site) -> tuple[Link, ...]:
    year = report_year(site.today)
    return (
        Link("Người phát ngôn của từng cơ quan", "/nguoi-phat-ngon/", "tên, chức vụ, số gọi được"),
        Link("Cơ quan nào đã công bố người phát ngôn", "/nguoi-phat-ngon/do-phu/"),
        Link(f"Sáu chỉ tiêu năm {year}", INDICATORS, f"báo cáo {report_due(year).text}"),
        Link("Đặt hàng báo chí", ORDERS, "sản phẩm, kinh phí, kết quả"),
        Link("Đính chính của cổng", "/dinh-chinh/", "khi chính trang này viết sai"),
    )
