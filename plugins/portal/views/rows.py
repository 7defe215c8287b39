"""Records as rows of lists, and the links and badges that name them everywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..catalogue.force import State, force
from ..catalogue.site import Site
from ..duties.corrections import Progress
from ..duties.finding import shows_overdue
from ..duties.press import progress
from ..language.days import day_text, moment_of
from ..model import (
    Agency,
    Bulletin,
    Campaign,
    Correction,
    Document,
    Draft,
    Event,
    News,
    Press,
    PressKit,
    Question,
)
from ..model.common import Entry, Source
from ..model.vocabulary import term
from ..source.schema import Record
from .files import images
from .meta import shortened
from .parts import Badge, Link, Row, SourceLine, Text, Value, day_fact

COMMUNICATION = Link("Truyền thông chính sách", "/truyen-thong/")


def agency_link(site: Site, id_: str, note: str = "") -> Link:
    agency = site.agency(id_)
    return Link(agency.name, agency.href, note)


def number_text(document: Document) -> str:
    return document.number.text if document.number else "chưa rõ số"


def type_label(document: Document | Draft) -> str:
    found = document.type if isinstance(document, Draft) else document.document_type
    return found.label if found else ""


def heading(document: Document) -> str:
    """“Kế hoạch 119/KH-UBND”, or the type alone where the number is not known."""
    return f"{type_label(document)} {document.number.text}" if document.number else type_label(document)


def citation(site: Site, document: Document) -> str:
    """How the document is cited: type, number, day, agency, title."""
    day = f" ngày {day_text(document.issued)}" if document.issued else ""
    number = f" số {document.number.text}" if document.number else ""
    return f"{type_label(document)}{number}{day} của {site.agency(document.agency_id).name}: {document.title}"


def document_value(document: Document, note: str = "") -> Value:
    day = f" ngày {day_text(document.issued)}" if document.issued else ""
    return Value(f"{heading(document)}{day}", document.href, note=note or document.title)


def force_badge(state: State) -> Badge:
    return Badge(state.force.value, term("forces", state.force.value).label)


def document_row(site: Site, document: Document) -> Row:
    agency = site.agency(document.agency_id)
    facts = tuple(one for one in (number_text(document), type_label(document), agency.name) if one)
    dates = (*day_fact("Ban hành", document.issued), *day_fact("Công khai", document.published))
    badge = force_badge(force(site, document, site.today))
    return Row(
        document.title,
        document.href,
        facts,
        dates,
        badge,
        shortened(document.summary or "", 160),
        document.sample,
    )


def draft_state(site: Site, draft: Draft) -> Badge:
    window = draft.consultation
    state = "open" if window.is_open(site.now) else "not_open" if site.now < window.opens else "closed"
    return Badge(state, term("consultation-states", state).label)


def draft_row(site: Site, draft: Draft) -> Row:
    facts = (type_label(draft), site.agency(draft.agency_id).name)
    dates = day_fact("Hạn góp ý", draft.consultation.closes)
    return Row(
        draft.title,
        draft.href,
        facts,
        dates,
        draft_state(site, draft),
        shortened(draft.summary, 160),
        draft.sample,
    )


def news_row(site: Site, news: News) -> Row:
    kind = () if news.type.id == "story" else (capital(news.type.label),)
    facts = (*kind, site.agency(news.agency_id).name, news.subject.label)
    return Row(
        news.title,
        news.href,
        facts,
        day_fact("Đăng", news.published),
        None,
        shortened(news.summary, 160),
        news.sample,
    )


def event_row(site: Site, event: Event) -> Row:
    facts = (
        event.type.label,
        site.agency(event.agency_id).name,
        *((event.when,) if event.when and not event.on else ()),
    )
    summary = shortened(event.summary, 160)
    dates = day_fact("Diễn ra", event.on)
    return Row(event.title, event.href, facts, dates, event_badge(site, event), summary, event.sample)


def event_badge(site: Site, event: Event) -> Badge | None:
    """Only what is to come is worth a word."""
    is_to_come = event.on is not None and moment_of(event.on) > site.now
    return Badge("not_open", term("occasion-states", "upcoming").label) if is_to_come else None


def campaign_row(site: Site, campaign: Campaign) -> Row:
    facts = (site.agency(campaign.agency_id).name, ", ".join(one.label for one in campaign.audience))
    summary = shortened(campaign.summary, 160)
    return Row(
        campaign.title, campaign.href, facts, day_fact("Đăng", campaign.published), None, summary, campaign.sample
    )


def capital(label: str) -> str:
    return label[:1].upper() + label[1:]


def bulletin_row(site: Site, bulletin: Bulletin) -> Row:
    facts = (site.agency(bulletin.agency_id).name, bulletin.subject.label)
    dates = (*day_fact("Phát từ", bulletin.broadcast.start), *day_fact("Phát đến hết", bulletin.broadcast.end))
    badge, summary = bulletin_badge(site, bulletin), shortened(bulletin.summary, 160)
    return Row(bulletin.title, bulletin.href, facts, dates, badge, summary, bulletin.sample)


def bulletin_badge(site: Site, bulletin: Bulletin) -> Badge:
    state = bulletin.state(site.today)
    return Badge(state.facts["state"], state.label)


def press_row(site: Site, press: Press) -> Row:
    facts = (press.type.label, site.agency(press.agency_id).name)
    dates = day_fact("Diễn ra", press.on) or day_fact("Nhận", press.received) or day_fact("Đăng", press.published)
    badge = press_badge(site, press)
    return Row(press.title, press.href, facts, dates, badge, shortened(press.summary, 160), press.sample)


def press_badge(site: Site, press: Press) -> Badge | None:
    """How it stands: to come, or with its clock. A province may keep back what is late."""
    if press.on:
        return Badge("not_open", term("occasion-states", "upcoming").label) if moment_of(press.on) > site.now else None
    found = progress(press, site.now)
    if found is None or (found is Progress.LATE and not shows_overdue(site)):
        return None
    shown = Progress.OPEN if found is Progress.OVERDUE and not shows_overdue(site) else found
    return Badge(shown.value, term("press-states", shown.value).label)


def press_kit_row(site: Site, kit: PressKit) -> Row:
    agency = site.agency(kit.agency_id)
    return Row(f"{kit.title}: {agency.name}", kit.href, (kit.kind.label, agency.name), sample=kit.sample)


def question_row(site: Site, question: Question) -> Row:
    facts = (question.type.label, site.agency(question.agency_id).name)
    dates = (*day_fact("Nhận", question.received), *day_fact("Trả lời", question.answered))
    badge, summary = question_badge(question), shortened(question.question, 160)
    return Row(question.title, question.href, facts, dates, badge, summary, question.sample)


def question_badge(question: Question) -> Badge:
    """The outcome where there is one; else that it was answered, or waits."""
    if question.answered is None:
        return Badge("waiting", "đang chờ trả lời")
    return Badge("answered", question.outcome.label if question.outcome else "đã trả lời")


def correction_row(site: Site, correction: Correction) -> Row:
    outcome = correction.outcome.label if correction.outcome else "đang xem xét"
    facts = (site.agency(correction.agency_id).name, outcome)
    return Row(
        correction.title, correction.href, facts, day_fact("Nhận", correction.received), sample=correction.sample
    )


ROWS: tuple[tuple[type[Record], Callable[[Site, Any], Row]], ...] = (
    (Document, document_row),
    (Draft, draft_row),
    (News, news_row),
    (Event, event_row),
    (Campaign, campaign_row),
    (Bulletin, bulletin_row),
    (Press, press_row),
    (PressKit, press_kit_row),
    (Question, question_row),
    (Correction, correction_row),
)


def row(site: Site, record: Record) -> Row:
    """The row of a record that lists hold; one record is in many."""
    return site.once_each(_row, record)


def _row(site: Site, record: Record) -> Row:
    return next(made(site, record) for model, made in ROWS if isinstance(record, model))


def body_text(site: Site, record: Record) -> Text:
    """A record's body, with where each of its links leads and what is known of its pictures."""
    return Text(record.body_utf8, body_links(site, record), images(site, record))


def body_links(site: Site, record: Record) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(site.links.get(record.origin.path, {}).items()))


def source_lines(record: Entry) -> tuple[SourceLine, ...]:
    return tuple(_source_line(one) for one in record.sources)


def _source_line(source: Source) -> SourceLine:
    when = f"tính đến {day_text(source.as_of)}" if source.as_of else ""
    return SourceLine(source.label, source.url or "", "; ".join(one for one in (when, source.note) if one))


def former_note(site: Site, agency: Agency) -> str:
    """What is said beside the name of an agency that has ended."""
    if agency.exists(site.today) or not agency.succession:
        return ""
    return f"{agency.succession.event.label} từ {day_text(agency.succession.on)}"


def year_of(record: Record) -> str:
    """The year in the address of a record that lies in one."""
    return record.id.split("/")[2]


def list_crumbs(record: Record) -> tuple[Link, ...]:
    """The lists above a record: all of its kind, and those of its year."""
    address, year = f"/{record.agency_id}/{record.kind.address}/", year_of(record)
    return Link(record.kind.plural.capitalize(), address), Link(year, f"{address}{year}/")


def crumbs(agency: Agency | None = None, *more: Link) -> tuple[Link, ...]:
    """From the home page down: the agency, then what else is given."""
    above = (Link("Cơ quan", "/co-quan/"), Link(agency.name, agency.href)) if agency else ()
    return (Link("Trang chủ", "/"), *above, *more)
