"""Policy communication on one page: what is promised and how far it is kept, and the ways into all of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ..catalogue.site import Site
from ..duties.assignments import assignments
from ..duties.policies import policies
from ..duties.tasks import assigned
from .assignments import ASSIGNMENTS, whole_text
from .audiences import AUDIENCES
from .channel_coverage import CHANNELS, COVERAGE
from .communication_lists import CAMPAIGNS, EVENTS
from .implementation import TREE
from .meta import meta
from .parts import Link, View
from .policies import POLICIES, share_text
from .questions import QUESTIONS
from .rows import COMMUNICATION, crumbs
from .tasks import TASKS


@dataclass(frozen=True)
class Theme:
    """What one can read of one matter; `lead` is how it stands, "" where nothing is counted."""

    label: str
    lead: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class CommunicationPage(View):
    template: ClassVar[str] = "communication.html"

    themes: tuple[Theme, ...]


def communication_page(site: Site) -> CommunicationPage:
    about = f"Chính sách, nhiệm vụ, kênh và bản tin truyền thông chính sách của {site.portal.formal_name}"
    return CommunicationPage(
        meta(site, COMMUNICATION.href, COMMUNICATION.label, about),
        COMMUNICATION.label,
        crumbs=crumbs(),
        themes=(_policies(site), _charge(site), _work(site), _reach(site), _people(), _press()),
    )


def _policies(site: Site) -> Theme:
    links = (
        Link("Từng chính sách, từng bước", POLICIES, "đã nói gì với dân ở mỗi bước, bước nào còn trống"),
        Link("Dự thảo lấy ý kiến", "/du-thao/", "góp ý đến khi nào, gửi về đâu"),
        Link("Hỏi đáp, vướng mắc, kiến nghị", QUESTIONS, "câu hỏi, câu trả lời, trả lời trong bao lâu"),
    )
    return Theme("Chính sách ở mọi bước", share_text(policies(site)), links)


def _charge(site: Site) -> Theme:
    links = (
        Link("Phân công ở từng cơ quan", ASSIGNMENTS, "lãnh đạo, đầu mối, kế hoạch, người phát ngôn, người và tiền"),
        Link("Người phát ngôn", "/nguoi-phat-ngon/", "gọi ai, lúc nào"),
    )
    return Theme("Ai phụ trách", whole_text(assignments(site)), links)


def _work(site: Site) -> Theme:
    found = assigned(site)
    late = sum(one.state == "overdue" for one in found)
    links = (
        Link("Cây triển khai", TREE, "từ văn bản Trung ương đến kế hoạch của tỉnh và của từng cơ quan"),
        Link("Mọi nhiệm vụ", TASKS, "việc quá hạn trước"),
        Link("Chiến dịch", CAMPAIGNS, "mục tiêu, kênh, kết quả, tờ rơi để in"),
        Link("Sự kiện, hội nghị", EVENTS, "ai dự, kết luận gì, giao việc cho ai"),
    )
    return Theme("Kế hoạch và việc làm", f"{len(found)} nhiệm vụ, {late} quá hạn", links)


def _reach(site: Site) -> Theme:
    links = (
        Link("Kênh thông tin chính thức", CHANNELS, "trang, tài khoản, đài, cụm loa"),
        Link("Xã nào có kênh nào", COVERAGE, "bảng từng xã, phường"),
        Link("Bản tin truyền thanh", "/loa/", "lời đọc trên loa của từng xã"),
    )
    count = len(site.bulletins)
    return Theme("Kênh và bản tin", f"{count} bản tin truyền thanh" if count else "", links)


def _people() -> Theme:
    links = (
        Link(AUDIENCES.label, AUDIENCES.href, "nông dân, doanh nghiệp, người cao tuổi, học sinh"),
        Link("Mô hình, cách làm hay", "/mo-hinh-hay/", "nơi khác có thể học theo"),
        Link("Tin", "/tin-tuc/"),
    )
    return Theme("Cho từng nhóm người", "", links)


def _press() -> Theme:
    links = (
        Link("Báo chí", "/bao-chi/", "thông cáo, họp báo, tin sai đã đính chính"),
        Link("Đặt hàng báo chí", "/bao-chi/dat-hang/", "đặt gì, bao nhiêu tiền, kết quả"),
    )
    return Theme("Báo chí", "", links)
