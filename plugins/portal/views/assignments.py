"""Who is in charge of telling of policies, agency by agency: percentages, who lacks what, as of which day."""

from __future__ import annotations

from datetime import date

from ..catalogue.ledger import Tally
from ..catalogue.site import Site
from ..duties.assignments import Assignment, assignments
from ..duties.finding import shows_overdue
from ..duties.tallies import AGENCIES, WHOLE, tallies
from ..language.quantities import quantity_text
from ..model.vocabulary import Term, terms
from .meta import meta
from .parts import Grid, Link, Value
from .rows import COMMUNICATION, crumbs, heading
from .tables import Cell, Table, TablePage, as_of, value
from .trend import History, Numbers, Share, changes, trend

ASSIGNMENTS = "/truyen-thong/phan-cong/"
TITLE = "Phân công truyền thông chính sách"
MISSING = "thiếu"


def assignments_page(site: Site) -> TablePage:
    found = assignments(site)
    return TablePage(
        meta(
            site,
            ASSIGNMENTS,
            TITLE,
            "Cơ quan nào đã giao lãnh đạo, đầu mối, kế hoạch, người phát ngôn, người và kinh phí",
        ),
        TITLE,
        (_shares(found), _agencies(site, found)) if found else (),
        crumbs=crumbs(None, COMMUNICATION),
        lead=_lead(site, found),
        trend=trend(assignments_history(site), ASSIGNMENTS),
        intro=("Đếm từ hồ sơ của từng cơ quan trên cổng. Lãnh đạo đã thôi chức thì không được tính.",),
        downloads=(
            Link("Bảng phân công (CSV)", f"{ASSIGNMENTS.rstrip('/')}.csv"),
            Link("Bảng phân công (XLSX)", f"{ASSIGNMENTS.rstrip('/')}.xlsx"),
            Link("Mọi chính sách, mọi bước", "/truyen-thong/chinh-sach/"),
            Link("Độ phủ của danh sách người phát ngôn", "/nguoi-phat-ngon/do-phu/"),
        ),
        empty="Chưa có cơ quan nào thuộc danh sách.",
    )


def assignments_table(site: Site) -> Table:
    columns = ("Cơ quan", *(one.label for one in terms("assignments")), "Còn thiếu", "Căn cứ kinh phí")
    rows = tuple(_cells(one) for one in assignments(site))
    return Table(f"{TITLE}. {as_of(site)}", columns, rows)


def assignments_history(site: Site) -> History:
    """How many agencies had arranged each thing, by the tallies of the ledger."""
    days = (_numbers(one) for one in tallies(site) if one.assignments and one.on <= site.today.isoformat())
    shares = (f"Đủ cả {len(terms('assignments'))} việc", *(one.label for one in terms("assignments")))
    return History(f"{TITLE}: diễn biến", shares, (), changes(days))


def _numbers(tally: Tally) -> Numbers:
    names = (WHOLE, *(one.id for one in terms("assignments")))
    whole = tally.assignments.get(AGENCIES, 0)
    shares = tuple(Share(tally.assignments.get(name, 0), whole) for name in names)
    return Numbers(date.fromisoformat(tally.on), shares, ())


def whole_text(found: tuple[Assignment, ...]) -> str:
    """“9/14 cơ quan (64%) có đủ cả sáu việc”."""
    whole = sum(not one.missing for one in found)
    percent = 100 * whole // len(found) if found else 0
    return f"{whole}/{len(found)} cơ quan ({percent}%) có đủ cả {len(terms('assignments'))} việc"


def _lead(site: Site, found: tuple[Assignment, ...]) -> str:
    return f"{whole_text(found)}. {as_of(site)}." if found else ""


def _shares(found: tuple[Assignment, ...]) -> Grid:
    columns = ("Việc", "Cơ quan đã có", "Trên tổng số", "Tỷ lệ, mục tiêu 100%")
    return Grid("Từng việc", columns, tuple(_share(one, found) for one in terms("assignments")))


def _share(duty: Term, found: tuple[Assignment, ...]) -> tuple[Value, ...]:
    there = sum(duty.id in one.there for one in found)
    return value(duty.label), value(there), value(len(found)), value(f"{100 * there // len(found)}%")


def _agencies(site: Site, found: tuple[Assignment, ...]) -> Grid:
    columns = ("Cơ quan", *(one.label for one in terms("assignments")))
    rows = tuple((_name(one), *(_shown(site, one, duty) for duty in terms("assignments"))) for one in found)
    return Grid("Từng cơ quan, thiếu nhiều nhất đứng trước", columns, rows)


def _name(one: Assignment) -> Value:
    lacking = f"còn thiếu {len(one.missing)}/{len(terms('assignments'))} việc" if one.missing else "đủ"
    return Value(one.agency.name, one.agency.href, note=lacking)


def _shown(site: Site, one: Assignment, duty: Term) -> Value:
    if duty.id not in one.there:
        return Value(MISSING, state="overdue" if shows_overdue(site) else "unpublished")
    links = {"leader": one.leader, "plan": one.plan, "speaker": one.speaker.person}
    record = links.get(duty.id)
    return value(_text(one, duty.id), record.href if record else "")


def _text(one: Assignment, duty: str) -> str:
    """What is arranged, in words; "" where nothing is."""
    return _texts(one)[duty] if duty in one.there else ""


def _texts(one: Assignment) -> dict[str, str]:
    said, resources = one.agency.communication, one.resources
    leader = (one.leader.name if one.leader else "", (said and said.leader_title) or "")
    return {
        "leader": ", ".join(it for it in leader if it),
        "focal-point": (said and said.focal_point) or "",
        "plan": heading(one.plan) if one.plan else "",
        "speaker": one.speaker.person.name if one.speaker.person else "",
        "staff": f"{quantity_text(resources.staff)} người" if resources and resources.staff else "",
        "budget": f"{quantity_text(resources.budget)} triệu đồng" if resources and resources.budget else "",
    }


def _cells(one: Assignment) -> tuple[Cell, ...]:
    texts = (_text(one, duty.id) or MISSING for duty in terms("assignments"))
    return one.agency.name, *texts, len(one.missing), one.resources.source if one.resources else ""
