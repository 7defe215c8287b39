"""A policy on its own page: the steps it has taken, what was told at each, and where nothing was."""

from __future__ import annotations

from ..catalogue.site import Site
from ..duties.finding import shows_overdue
from ..duties.policies import Item, Policy, PolicyStage, Told, policy_of
from ..language.days import day_text
from ..model import Document, Draft, Press
from ..source.schema import Record
from .parts import Fact, Link, Step, day, text_fact
from .rows import heading

NOTHING = "Chưa có thông tin nào được đăng ở bước này"


def policy_steps(site: Site, record: Draft | Document) -> tuple[Step, ...]:
    """Nothing for a document that is no policy."""
    policy = policy_of(site, record)
    if policy is None:
        return ()
    return tuple(_step(site, policy, one, record) for one in policy.stages if _is_shown(one))


def impact_facts(record: Draft | Document) -> tuple[Fact, ...]:
    """Why its editor says that it has a great impact (decision 407/QĐ-TTg)."""
    said = record.high_impact
    return text_fact("Tác động lớn", said.rights, said.concern, said.scope) if said else ()


def item_link(item: Item) -> Link:
    """“Tin, 12/11/2026: …”."""
    record, anchor = item.record, f"#{item.anchor}" if item.anchor else ""
    if item.anchor:
        return Link("Ý kiến đã nhận và trả lời", record.href + anchor)
    if isinstance(record, Document):
        return Link(f"{heading(record)}, {day_text(item.day)}: {record.title}", record.href)
    label = record.type.label if isinstance(record, Press) else record.kind.label
    return Link(f"{label[:1].upper()}{label[1:]}, {day_text(item.day)}: {_title(record)}", record.href)


def _title(record: Record) -> str:
    return str(getattr(record, "title", record.id))


def _is_shown(one: PolicyStage) -> bool:
    return bool(one.on or one.items) or one.state in {Told.GAP, Told.NOT_REACHED}


def _step(site: Site, policy: Policy, one: PolicyStage, here: Record) -> Step:
    links = tuple(item_link(it) for it in one.items if it.record is not here or it.anchor)
    return Step(
        one.stage.label,
        day(one.on) if one.on else None,
        _text(one),
        current=one.stage == policy.current,
        links=links,
        gap=NOTHING if one.state is Told.GAP and shows_overdue(site) else "",
    )


def _text(one: PolicyStage) -> str:
    return f"Chưa tới bước này. Sẽ có: {one.stage.facts['publish']}" if one.state is Told.NOT_REACHED else one.note
