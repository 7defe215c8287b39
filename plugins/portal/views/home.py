"""The home page: five doors, what is new, who we are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ..catalogue.site import Site
from ..duties.assess import assessment
from ..duties.finding import shows_overdue
from ..language.days import day_text
from ..model import Plan
from .audiences import audience_ways
from .contacts import speaks_now
from .dashboard import summary
from .listing import document_ways, subject_ways
from .meta import meta
from .parts import Choices, Link, Row, View
from .press_room import press_rows
from .rows import COMMUNICATION, document_row, draft_row, news_row
from .states import StateCount, state_counts

NEWEST = 5


@dataclass(frozen=True)
class Home(View):
    template: ClassVar[str] = "home.html"

    summary: str
    doors: tuple[Link, ...]
    """Label, address, one line that says what is behind it."""
    documents: tuple[Row, ...]
    consultations: tuple[Row, ...]
    """Drafts one can still comment on, those that close next."""
    all_consultations: str
    """What leads to all drafts: “Tất cả dự thảo, 12 đang lấy ý kiến”."""
    news: tuple[Row, ...]
    press: tuple[Row, ...]
    """The next press conference, and what was last told the press."""
    figures: tuple[Link, ...]
    """How much there is: label “văn bản”, note “128”, href to the list."""
    ways: tuple[Choices, ...]
    """Documents by type, year, subject."""
    predecessors: tuple[Link, ...]
    disclosed: str
    """The province's score in one line; "" where it is not shown."""
    counts: tuple[StateCount, ...]


def home(site: Site) -> Home:
    own = [one for one in site.documents if not site.is_national(one)]
    newest = sorted(own, key=lambda one: (one.published or one.issued or site.today.min, one.id), reverse=True)
    can_be_told = (one for one in site.drafts if one.consultation.is_open(site.now))
    open_now = sorted(can_be_told, key=lambda one: (one.consultation.closes, one.id))
    portal = site.portal
    return Home(
        meta(
            site,
            "/",
            portal.name,
            portal.summary,
            data={
                "@type": "WebSite",
                "publisher": {"@type": "GovernmentOrganization", "name": site.agency(portal.publisher).name},
            },
            feeds=(Link("Văn bản mới", "/atom.xml"),),
        ),
        portal.name,
        summary=portal.summary,
        doors=_doors(),
        documents=tuple(document_row(site, one) for one in newest[:NEWEST]),
        consultations=tuple(draft_row(site, one) for one in open_now[:NEWEST]),
        all_consultations="Tất cả dự thảo" + (f", {len(open_now)} đang lấy ý kiến" if len(open_now) > NEWEST else ""),
        news=tuple(news_row(site, one) for one in site.news[:3]),
        press=press_rows(site),
        figures=figures(site),
        ways=(*document_ways(site), subject_ways(site), audience_ways(site)),
        predecessors=tuple(
            Link(f"Tỉnh {one.name}", "/co-quan-cu/", f"đến {day_text(one.ended)}, theo {one.basis}")
            for one in portal.predecessors
        ),
        disclosed=summary(site) if shows_overdue(site) else "",
        counts=state_counts(site, assessment(site).score) if shows_overdue(site) else (),
    )


def _doors() -> tuple[Link, ...]:
    return (
        Link("Cơ quan", "/co-quan/", "Địa chỉ, điện thoại, lãnh đạo, đơn vị trực thuộc"),
        Link("Văn bản và kế hoạch", "/van-ban/", "Tra theo cơ quan, loại, năm, lĩnh vực, hiệu lực"),
        Link("Người phát ngôn", "/nguoi-phat-ngon/", "Ai được nói thay cơ quan, gọi số nào"),
        Link(COMMUNICATION.label, COMMUNICATION.href, "Chính sách nói gì với dân, ai phụ trách, kênh và loa của xã"),
        Link("Hỏi thông tin", "/tiep-can-thong-tin/", "Hỏi điều chưa thấy công khai, gửi ở đâu, bao lâu có trả lời"),
    )


def figures(site: Site) -> tuple[Link, ...]:
    own = [one for one in site.documents if not site.is_national(one)]
    agencies = [one for one in site.agencies if one.exists(site.today) and not site.is_national(one)]
    speakers = [one for one in site.people if speaks_now(site, one)]
    return (
        Link("cơ quan", "/co-quan/", str(len(agencies))),
        Link("văn bản", "/van-ban/", str(len(own))),
        Link("kế hoạch", "/ke-hoach/", str(sum(isinstance(one, Plan) for one in own))),
        Link("người phát ngôn", "/nguoi-phat-ngon/", str(len(speakers))),
    )
