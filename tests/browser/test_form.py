"""Somebody who knows no git adds a document in the browser; what they typed passes the check."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Thread

from playwright.sync_api import expect

from plugins.cli.__main__ import main
from plugins.gallery import THEME
from plugins.preview.form import respond
from plugins.preview.portals import Portals
from plugins.preview.server import News, server
from tests.browser.chromium import Visitor, violations_in_each_look
from tests.conftest import NOW, Files, agency, portal


def test_a_document_is_added_without_git(tree: Callable[[Files], Path], visitor: Visitor):
    content = tree({"lao-cai/portal.yaml": portal(), "lao-cai/ubnd-tinh/agency.md": agency()})
    pages = Portals({"lao-cai": content / "lao-cai"}, THEME, None, with_index=False)
    serving = server(pages, 0, News(), lambda asked: respond(content, asked, datetime.fromisoformat(NOW)))
    Thread(target=serving.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{serving.server_port}"
    visit = visitor(javascript=True)
    page = visit.open(f"{address}/bien-tap/")
    page.get_by_text("Ủy ban nhân dân tỉnh Lào Cai").click()
    page.get_by_role("link", name="văn bản", exact=True).click()
    page.get_by_label("số, ký hiệu").fill("9/TBUBND")
    page.get_by_label("trích yếu").fill("Thông báo lịch tiếp công dân")
    page.get_by_label("ngày ban hành").fill("20/11/2026")
    page.get_by_label("lĩnh vực").select_option("Y tế")
    page.get_by_label("lời văn").fill("Chủ tịch tiếp dân ngày 5 hằng tháng.")
    assert violations_in_each_look(page) == []
    page.get_by_role("button").click()
    expect(page.get_by_role("alert")).to_contain_text("dấu gạch nối")
    page.get_by_label("số, ký hiệu").fill("9/TB-UBND")
    page.get_by_role("button").click()
    expect(page.get_by_role("heading", name="Đã ghi")).to_be_visible()
    assert visit.foreign(address) == []
    serving.shutdown()
    serving.server_close()
    assert "tiếp dân ngày 5" in (content / "lao-cai/ubnd-tinh/documents/2026/9-tb-ubnd.md").read_text("utf-8")
    assert main(["check", str(content), "--now", NOW]) == 0
