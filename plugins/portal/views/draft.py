"""A draft's page: what is proposed, until when one may comment, what became of the comments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ..catalogue.site import Site
from ..duties.finding import shows_overdue
from ..language.days import moment_text
from ..law.laws import deadline, page_of
from ..model import Draft
from .audiences import audience_fact
from .files import files
from .meta import meta
from .parts import (
    Badge,
    Day,
    Fact,
    FileCard,
    Link,
    Step,
    Text,
    Value,
    View,
    day,
    day_fact,
    link_fact,
    text_fact,
)
from .policy_steps import impact_facts, policy_steps
from .rows import (
    agency_link,
    body_text,
    crumbs,
    document_value,
    draft_state,
    list_crumbs,
    source_lines,
    type_label,
)


@dataclass(frozen=True)
class Exchange:
    sender: str
    content: Text
    answer: Text


@dataclass(frozen=True)
class DraftPage(View):
    template: ClassVar[str] = "draft.html"

    badge: Badge
    """open, closed or not_open, at build time; the browser corrects it from `opens` and `closes`."""
    clock: str
    """“Nhận ý kiến đến 17:00 ngày 30/11/2026”."""
    opens: Day
    closes: Day
    address: str
    email: str
    facts: tuple[Fact, ...]
    summary: Text
    body: Text
    files: tuple[FileCard, ...]
    stages: tuple[Step, ...]
    comments: tuple[Exchange, ...]
    comments_note: str
    result: Value | None


def draft_page(site: Site, draft: Draft) -> DraftPage:
    agency, window = site.agency(draft.agency_id), draft.consultation
    badge = draft_state(site, draft)
    result = next((one.target for one in site.citing.get(draft.id, ()) if one.kind == "result"), None)
    return DraftPage(
        meta(
            site,
            draft.href,
            draft.title,
            draft.summary,
            kind="article",
            creator=agency.name,
            on=draft.published,
            subject=draft.subject.label,
        ),
        draft.title,
        crumbs=crumbs(agency, *list_crumbs(draft)),
        sample=draft.sample,
        sources=source_lines(draft),
        badge=badge,
        clock=_clock(draft, badge),
        opens=day(window.opens),
        closes=day(window.closes),
        address=window.address,
        email=window.email or "",
        facts=_facts(site, draft),
        summary=Text.of(draft.summary),
        body=body_text(site, draft),
        files=files(draft),
        stages=policy_steps(site, draft),
        comments=tuple(Exchange(one.sender, Text.of(one.content), Text.of(one.answer or "")) for one in draft.comments),
        comments_note=_comments_note(draft, badge),
        result=document_value(result) if result else None,
    )


def _clock(draft: Draft, badge: Badge) -> str:
    """A sentence that stays true in a page built yesterday: it names the instant, not the time left."""
    window = draft.consultation
    if badge.state == "closed":
        return f"Đã hết hạn góp ý lúc {moment_text(window.closes)}"
    return f"Nhận ý kiến từ {moment_text(window.opens)} đến {moment_text(window.closes)}"


def _comments_note(draft: Draft, badge: Badge) -> str:
    if draft.comments:
        answered = sum(bool(one.answer) for one in draft.comments)
        return f"{len(draft.comments)} ý kiến, {answered} đã được tiếp thu hoặc giải trình."
    return "Chưa có ý kiến nào được công bố." if badge.state != "closed" else "Không có ý kiến nào được gửi đến."


def _length(site: Site, draft: Draft) -> tuple[Fact, ...]:
    """How long the consultation lasts, and how long the law of its first day asks for."""
    window, rule = draft.consultation, deadline("consultation", draft.consultation.opens.date())
    if "normative" not in draft.type.groups or rule.amount is None:
        return ()
    days = (window.closes.date() - window.opens.date()).days
    judged = "ngắn hơn mức" if days < rule.amount and shows_overdue(site) else "mức"
    note = f"{judged} ít nhất {rule.amount} {rule.unit.label}, {rule.reference.text}, {rule.verified.label}"
    return (Fact("Thời gian lấy ý kiến", (Value(f"{days} ngày", page_of(rule.reference, site.today), note=note),)),)


def _facts(site: Site, draft: Draft) -> tuple[Fact, ...]:
    targets = (one.target for one in site.citing.get(draft.id, ()) if one.kind == "implements")
    implemented = tuple(document_value(one) for one in targets if one)
    return (
        *link_fact("Cơ quan soạn thảo", agency_link(site, draft.agency_id)),
        *text_fact("Sẽ ban hành dưới dạng", type_label(draft)),
        *day_fact("Ngày đăng", draft.published),
        *link_fact("Lĩnh vực", Link(draft.subject.label, f"/linh-vuc/{draft.subject.id}/")),
        *audience_fact(draft.audience),
        *impact_facts(draft),
        *_length(site, draft),
        *((Fact("Triển khai, thực hiện", implemented),) if implemented else ()),
    )
