"""Questions, difficulties and petitions: a page of each, lists by kind, and how long answers take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import ClassVar

from ..catalogue.site import Site
from ..language.days import day_text
from ..model import Question
from ..model.vocabulary import terms
from .list import List, marked
from .meta import meta
from .paging import ROWS, Leaf, leaves
from .parts import Badge, Choice, Choices, Fact, Grid, Link, Row, Text, Value, View, day_fact, link_fact, text_fact
from .rows import COMMUNICATION, agency_link, crumbs, document_row, list_crumbs, question_badge, source_lines
from .tables import Cell, Table, TablePage, as_of, value

QUESTIONS = "/truyen-thong/hoi-dap/"
REGISTER = f"{QUESTIONS}so-theo-doi/"
TITLE = "Hỏi đáp, vướng mắc, kiến nghị"
COLUMNS = ("Điều được hỏi", "Loại", "Văn bản", "Cơ quan", "Nhận", "Trả lời", "Số ngày", "Tình trạng")
SHOWN = tuple(one for one in COLUMNS if one != "Văn bản")
"""On the page the document stands below the question."""


@dataclass(frozen=True)
class QuestionPage(View):
    template: ClassVar[str] = "question.html"

    kind: str
    badge: Badge
    sender: str
    content: Text
    answer: Text
    heading: str
    """“Trả lời của Sở Y tế, 09/09/2026”."""
    facts: tuple[Fact, ...]
    about: tuple[Row, ...]


def question_page(site: Site, question: Question) -> QuestionPage:
    agency = site.agency(question.agency_id)
    about = (one.target for one in site.citing.get(question.id, ()) if one.target)
    when = f", {day_text(question.answered)}" if question.answered else ""
    return QuestionPage(
        meta(
            site,
            question.href,
            question.title,
            question.question,
            kind="article",
            creator=agency.name,
            on=question.received,
            subject=question.subject.label,
        ),
        question.title,
        crumbs=crumbs(agency, *list_crumbs(question)),
        sample=question.sample,
        sources=source_lines(question),
        kind=question.type.label,
        badge=question_badge(question),
        sender=question.sender,
        content=Text.of(question.question),
        answer=Text.of(question.answer or ""),
        heading=f"Trả lời của {agency.name}{when}",
        facts=tuple(_facts(site, question)),
        about=tuple(document_row(site, one) for one in about),
    )


def question_lists(site: Site) -> Iterator[List]:
    """All, and of every kind one, even an empty one: an address is there from the first day."""
    by_type = {one: tuple(it for it in site.questions if it.type == one) for one in terms("question-kinds")}
    choices = (Choice(one.facts["plural"], f"{QUESTIONS}{one.id}/", len(some)) for one, some in by_type.items())
    ways = (Choices("Loại", (*choices, Choice("Sổ theo dõi, số ngày trả lời", REGISTER, len(site.questions)))),)
    yield List(QUESTIONS, TITLE, site.questions, "câu hỏi, kiến nghị", crumbs(), ways, has_feed=True)
    for one, some in by_type.items():
        address, above = f"{QUESTIONS}{one.id}/", crumbs(None, Link(TITLE, QUESTIONS))
        yield List(address, one.facts["plural"], some, one.label, above, marked(ways, address))


def register_leaves(site: Site) -> tuple[Leaf, ...]:
    return leaves(REGISTER, len(site.questions), ROWS)


def register_page(site: Site, leaf: Leaf) -> TablePage:
    title, count = "Sổ theo dõi hỏi đáp, kiến nghị", len(site.questions)
    rows = tuple(_row(site, one) for one in leaf.of(waiting_first(site)))
    caption = f"{count} câu hỏi, kiến nghị; đang chờ lâu nhất đứng trước"
    return TablePage(
        meta(
            site,
            leaf.path,
            leaf.title(title),
            "Câu hỏi, khó khăn, kiến nghị nào đã được trả lời, mất bao nhiêu ngày, chờ từ ngày nào",
        ),
        title,
        (Grid(caption, SHOWN, rows, leaf.pager),) if rows else (),
        crumbs=crumbs(None, COMMUNICATION, Link(TITLE, QUESTIONS)),
        lead=_lead(site),
        downloads=(
            Link("Sổ theo dõi (CSV)", f"{REGISTER.rstrip('/')}.csv"),
            Link("Sổ theo dõi (XLSX)", f"{REGISTER.rstrip('/')}.xlsx"),
            Link("Mọi chính sách, mọi bước", "/truyen-thong/chinh-sach/"),
        ),
        empty="Chưa có câu hỏi, kiến nghị nào được công bố.",
    )


def register_table(site: Site) -> Table:
    return Table("Sổ theo dõi hỏi đáp, kiến nghị", COLUMNS, tuple(_cells(site, one) for one in waiting_first(site)))


def waiting_first(site: Site) -> tuple[Question, ...]:
    waiting = [one for one in reversed(site.questions) if not one.answered]
    return (*waiting, *(one for one in site.questions if one.answered))


def days_taken(question: Question) -> int | None:
    """Calendar days until the answer. What waits says since when: a page does not know on which day it is read."""
    return (question.answered - question.received).days if question.answered else None


def _lead(site: Site) -> str:
    taken = [days for one in site.questions if (days := days_taken(one)) is not None]
    if not site.questions:
        return ""
    usual = f", thường mất {median(taken):.0f} ngày" if taken else ""
    return f"{len(taken)}/{len(site.questions)} đã được trả lời{usual}. {as_of(site)}."


def _facts(site: Site, one: Question) -> Iterator[Fact]:
    yield from link_fact("Cơ quan trả lời", agency_link(site, one.agency_id))
    yield from day_fact("Nhận", one.received)
    yield from day_fact("Trả lời", one.answered, "" if one.answered else f"đang chờ từ {day_text(one.received)}")
    if one.answered:
        yield from text_fact("Thời gian trả lời", f"{days_taken(one)} ngày")
    if one.forwarded_to:
        yield from link_fact("Đã chuyển tới", agency_link(site, one.forwarded_to))
    yield from link_fact("Lĩnh vực", Link(one.subject.label, f"/linh-vuc/{one.subject.id}/"))


def _cells(site: Site, one: Question) -> tuple[Cell, ...]:
    numbers = "; ".join(cited.text for cited in one.concerns)
    agency, taken = site.agency(one.agency_id).name, days_taken(one)
    label = question_badge(one).label
    return one.title, one.type.label, numbers, agency, one.received, one.answered, taken, label


def _row(site: Site, one: Question) -> tuple[Value, ...]:
    title, kind, numbers, *others, label = _cells(site, one)
    cells = (value(it) for it in (kind, *others))
    return Value(str(title), one.href, note=str(numbers)), *cells, Value(str(label), state=question_badge(one).state)
