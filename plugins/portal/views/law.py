"""Pages of the law: every instrument, every article with what each agency has and lacks, both laws side by side."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..catalogue.site import Site
from ..duties.assess import assessment
from ..duties.finding import Finding, State, score, shows_overdue
from ..law.laws import categories_on, law_of, laws, page_of
from ..law.schema import Category, Clause, Deadline, Duty, Instrument, Law
from ..model.vocabulary import term
from .dashboard import TRANSITION
from .disclosure_rows import finding_address
from .meta import meta
from .parts import Grid, Link, Value
from .rows import crumbs
from .states import score_text, state_badge, state_counts
from .tables import TablePage, value

LAWS = Link("Pháp luật", "/phap-luat/")
POINTS = ("Điểm", "Thông tin", "Trên cổng")
COMPARISON = "/phap-luat/so-sanh/"
WORST = (State.OVERDUE, State.NOT_DUE, State.NOTHING_ARISEN, State.NOT_APPLICABLE, State.PUBLISHED)
"""Gaps first."""


def law_pages(site: Site) -> Iterator[tuple[str, TablePage]]:
    """Each with its address."""
    yield LAWS.href, _index(site)
    yield COMPARISON, _comparison(site)
    for law in laws():
        yield law.instrument.reference.href, _instrument(site, law)
    for category in categories_on(site.today):
        yield category.reference.href, _category(site, category)


def law_addresses(site: Site) -> Iterator[str]:
    yield from (LAWS.href, COMPARISON)
    yield from (law.instrument.reference.href for law in laws())
    yield from (one.reference.href for one in categories_on(site.today))


def _index(site: Site) -> TablePage:
    rows = tuple(
        (
            value(one.number, one.reference.href),
            value(one.title),
            value(one.in_force_from),
            value(one.in_force_to),
            value(one.verified.label),
            Value("nguồn" if one.source else "", one.source or ""),
        )
        for one in (law.instrument for law in reversed(laws()))
    )
    columns = ("Số", "Tên", "Hiệu lực từ", "Đến hết", "Đã đọc ở đâu", "Nguồn")
    title = "Pháp luật về công khai thông tin"
    return TablePage(
        meta(site, LAWS.href, title, "Các văn bản mà cổng dùng để tính điều phải công khai và thời hạn"),
        title,
        (Grid("Văn bản được dùng để tính nghĩa vụ", columns, rows),),
        crumbs=crumbs(),
        lead="Cổng tính điều gì phải công khai, đến khi nào, theo những văn bản dưới đây.",
        intro=("Bản ở đây không thay cho văn bản gốc; nơi nào chưa đối chiếu Công báo thì ghi rõ.",),
        downloads=(Link("So sánh hai luật tiếp cận thông tin", COMPARISON),),
    )


def _instrument(site: Site, law: Law) -> TablePage:
    one = law.instrument
    grids = (
        Grid("Điều, khoản", ("Điều", "Nội dung", "Đã đọc ở đâu"), tuple(map(_clause_row, law.clauses))),
        Grid("Thông tin phải công khai", POINTS, tuple(_point_row(site, point) for point in law.categories)),
        Grid("Nghĩa vụ khác", ("Việc", "Của ai", "Thấy ở đâu", "Căn cứ"), tuple(map(_duty_row, law.duties))),
        Grid("Thời hạn", ("Việc", "Tính từ", "Thời hạn", "Căn cứ"), tuple(map(_deadline_row, law.deadlines))),
    )
    title = f"{one.title} {one.number}"
    return TablePage(
        meta(site, one.reference.href, title, f"{title}: điều, khoản, thời hạn mà cổng dùng để tính"),
        title,
        tuple(grid for grid in grids if grid.rows),
        crumbs=crumbs(None, LAWS),
        lead=_force(one),
        intro=tuple(text for text in (f"Đã đọc: {one.verified.label}.", one.note) if text),
        empty="Chưa có điều, khoản nào được ghi.",
    )


def _force(one: Instrument) -> str:
    until = f" đến hết {value(one.in_force_to).text}" if one.in_force_to else ""
    replaced = f"; thay thế {', '.join(one.replaces)}" if one.replaces else ""
    return f"Có hiệu lực từ {value(one.in_force_from).text}{until}{replaced}"


def _clause_row(one: Clause) -> tuple[Value, ...]:
    return Value(one.reference.label, anchor=one.reference.anchor), value(one.text), value(one.verified.label)


def _point_row(site: Site, one: Category) -> tuple[Value, ...]:
    """With its own page where it is of the law of the day."""
    page = page_of(one.reference, site.today)
    head = Value(one.reference.label, "" if "#" in page else page, anchor=one.reference.anchor)
    return head, value(one.label), value(one.on_portal.label)


def _duty_row(one: Duty) -> tuple[Value, ...]:
    whom = "; ".join(term("agency-kinds", kind).label for kind in one.of) or "mọi cơ quan"
    return value(one.label), value(whom), value(one.seen), value(one.reference.label)


def _deadline_row(one: Deadline) -> tuple[Value, ...]:
    length = f"{one.amount} {one.unit.label}" if one.amount is not None else "ngay"
    return value(one.label), value(one.trigger), value(length), value(one.reference.label)


def _category(site: Site, category: Category) -> TablePage:
    """What every agency has of a point and what it lacks, gaps first."""
    found = assessment(site).by_category.get(category.id, ())
    findings = sorted(found, key=lambda one: WORST.index(one.state))
    columns = ("Cơ quan", "Tình trạng", "Hạn", "Cập nhật", "Giải thích")
    agencies = Grid("Các cơ quan", columns, tuple(_agency_row(site, one) for one in findings))
    return TablePage(
        meta(site, category.reference.href, f"{category.reference.label}: {category.label}", category.gist),
        category.label,
        tuple(one for one in (agencies, _other_law(site, category)) if one.rows),
        crumbs=crumbs(None, LAWS, Link(category.number, law_of(category.number).instrument.reference.href)),
        lead=f"{category.reference.text}. {category.gist}",
        intro=(
            f"Đã đọc: {category.verified.label}; {category.on_portal.label}.",
            f"Cơ quan nào phải có: {category.basis or 'xem bảng dưới'} ({category.basis_verified.label}).",
            *((f"{score_text(score(findings))}.",) if findings and shows_overdue(site) else ()),
        ),
        counts=state_counts(site, score(findings)) if findings else (),
    )


def _agency_row(site: Site, finding: Finding) -> tuple[Value, ...]:
    badge = state_badge(site, finding.state)
    due = finding.due if badge.state == finding.state.value else None
    return (
        value(finding.agency.name, finding_address(finding)),
        Value(badge.label, state=badge.state),
        value(due.day if due else None),
        value(finding.updated),
        value(finding.reason),
    )


def _other_law(site: Site, category: Category) -> Grid:
    """The points of the laws before that asked for the same, or of those after."""
    known = [one for law in laws() for one in law.categories]
    same = [one for one in known if one.id in category.former or category.id in one.former]
    rows = ((value(one.reference.text, page_of(one.reference, site.today)), *_point_row(site, one)[1:]) for one in same)
    return Grid("Điểm tương ứng ở luật kia", POINTS, tuple(rows))


def _comparison(site: Site) -> TablePage:
    """Each point of the law of the day beside those of the law before."""
    title = "Hai luật tiếp cận thông tin cạnh nhau"
    rows = tuple(_compared(site, one) for one in categories_on(max(site.today, _newest(laws()))))
    return TablePage(
        meta(site, COMPARISON, title, "Mỗi điểm của luật 2026 cạnh điểm tương ứng của luật 2016, điều gì mới"),
        title,
        (Grid("Khoản 1 Điều 17", ("Luật 2026", "Luật 2016", "Trước đây trên cổng", "Điều gì mới"), rows),),
        crumbs=crumbs(None, LAWS),
        lead="Luật năm 2016 áp dụng đến hết 31/08/2026; thông tin tạo ra trước đó xét theo luật của ngày ấy.",
        downloads=(Link("Thông tin còn trong thời gian chuyển tiếp", TRANSITION),) if shows_overdue(site) else (),
    )


def _newest(known: tuple[Law, ...]) -> date:
    return max(one.instrument.in_force_from for one in known if one.categories)


def _compared(site: Site, one: Category) -> tuple[Value, ...]:
    before = [old for law in laws() for old in law.categories if old.id in one.former]
    was = "; ".join(dict.fromkeys(old.on_portal.label for old in before))
    asked = any(old.on_portal.id != "no" for old in before)
    new = "đã phải có từ trước" if asked else "nay phải có trên cổng" if before else "mới hoàn toàn"
    return (
        value(f"{one.reference.label}: {one.label}", page_of(one.reference, site.today)),
        value(
            "; ".join(old.reference.label for old in before), page_of(before[0].reference, site.today) if before else ""
        ),
        value(was),
        value(new),
    )
