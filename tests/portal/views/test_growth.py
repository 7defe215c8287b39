"""No page grows with the portal: where there are three times as many records, what both portals have is as long."""

from plugins.portal.catalogue.addresses import PAGE_OF_A_LIST
from plugins.portal.catalogue.site import Site
from plugins.portal.outputs.communication import communication
from plugins.portal.outputs.compliance import compliance
from plugins.portal.outputs.directory import directory
from plugins.portal.outputs.feeds import feeds
from plugins.portal.outputs.output import File, Page
from plugins.portal.outputs.pages import pages
from plugins.portal.outputs.zalo import zalo
from plugins.portal.store import Store
from tests.conftest import agency, bulletin, correction, document, draft, news, plan, press, question, record

FEW, MANY = 100, 300
"""Of each kind: as many as a page shows of anything, and thrice as many."""
SLACK = 3_000
"""Characters, for there are more pages to go to; of what grows, the others are many times that."""
ASKED_FOR = (".ics", "feed.json", "/zalo/van-ban.json", "/muc-cong-khai.json")
"""What programs ask for again and again, beside the pages."""
HIGH = {"rights": "người bệnh trả thêm tiền", "concern": "nhiều ý kiến trái nhau", "scope": "toàn tỉnh"}
TASKS = [{"title": "Nhóm", "tasks": [{"title": "Trễ", "status": "đang làm", "due": "31/10/2026", "lead": "Sở Y tế"}]}]
ORDER = {"product": "Phóng sự", "outlet": "Báo Mẫu", "quantity": "1", "unit": "bài", "status": "đang làm"}
MEETING = {"type": "tọa đàm", "published": "1/9/2026", "summary": "Bàn việc.", "subject": "Y tế"}
CASE = {
    "type": "statement",
    "on": None,
    "received": "20/11/2026 05:40",
    "answered": "20/11/2026 06:30",
    "clause": "7.3",
}
ANSWER = {"type": "answer", "on": None, "received": "2/11/2026", "question": "Vì sao?", "outlet": "Báo Mẫu"}


def world(count: int) -> dict[str, str]:
    """A portal of one office and so many records of each kind, all that pages tell of taking place in it."""
    files = {
        "_shared/thu-tuong/agency.md": agency("Thủ tướng Chính phủ", type="trung-uong"),
        "so-y-te/agency.md": agency("Sở Y tế"),
    }
    for number in range(1, count + 1):
        files |= {
            f"_shared/thu-tuong/documents/2026/{number}-qd-ttg.md": document(
                f"{number}/QĐ-TTg", direct_impact="dân", subject="truyen-thong-chinh-sach"
            ),
            **{f"so-y-te/{path.format(number)}.md": text for path, text in records(number).items()},
        }
    return files


def records(number: int) -> dict[str, str]:
    rests_on = {"implements": f"{number}/QĐ-TTg", "refers_to": "1/QĐ-TTg"}
    return {
        "documents/2026/{}-2026-qd-syt": document(f"{number}/2026/QĐ-SYT", high_impact=HIGH, **rests_on),
        "documents/2026/{}-2026-nq-syt": document(f"{number}/2026/NQ-SYT"),
        "plans/2026/{}-kh-syt": plan(f"{number}/KH-SYT", task_groups=TASKS, orders=[ORDER], **rests_on),
        "drafts/2026/gia-{}": draft(),
        "news/2026/tin-{}": news(type="mô hình, cách làm hay", policies=[f"so-y-te/drafts/2026/gia-{number}"]),
        "bulletins/2026/ban-tin-{}": bulletin(),
        "events/2026/da-qua-{}": record(title="Tọa đàm", on="3/9/2026 14:00", **MEETING),
        "events/2026/sap-toi-{}": record(title="Tọa đàm", on="3/12/2026 14:00", **MEETING),
        "press/2026/sap-toi-{}": press(on="2/12/2026 08:30"),
        "press/2026/da-qua-{}": press(),
        "press/2026/vu-viec-{}": press("Sạt lở", updates=[{"at": "21/11/2026 07:00", "text": "Tin mới."}], **CASE),
        "press/2026/tra-loi-{}": press("Trả lời", **ANSWER),
        "questions/2026/hoi-{}": question(concerns=f"{number}/KH-SYT"),
        "corrections/2026/sai-{}": correction(about="so-y-te"),
    }


def made(site: Site) -> dict[str, Page | File]:
    """Pages, and the files that programs ask for again and again. Of what is cut, the first page, for the last may be short."""
    capabilities = (pages, compliance, communication, directory, feeds, zalo)
    outputs = (one for capability in capabilities for one in capability(site))
    return {one.path: one for one in outputs if _counts(one)}


def _counts(one: Page | File) -> bool:
    return not PAGE_OF_A_LIST.search(one.path) if isinstance(one, Page) else one.path.endswith(ASKED_FOR)


def length(one: Page | File) -> int:
    return len(repr(one.view)) if isinstance(one, Page) else len(one.made(Store()))


def test_no_page_no_feed_and_no_calendar_grows_with_the_portal(site):
    few = made(site(world(FEW)))
    before = {path: length(one) for path, one in few.items()}
    many = made(site(world(MANY)))
    grown = {path: (was, now) for path, was in before.items() if (now := length(many[path])) > was + SLACK}
    assert grown == {}
