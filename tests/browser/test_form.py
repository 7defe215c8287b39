"""Somebody who knows no git writes in the browser; what they typed passes the check and shows in the preview."""

from collections.abc import Iterator
from difflib import ndiff
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from plugins.cli.__main__ import main
from tests.browser.chromium import PHONE, Visitor, violations_in_each_look
from tests.browser.conftest import Demo
from tests.browser.serving import PATIENCE, Serving, serving
from tests.conftest import NOW, agency, document, portal
from tests.samples.small import pdf

SPEAKER = """---
name: Lò Thị Mẫu   # đúng như quyết định
posts:
- title: Chánh Văn phòng
  period: {start: 1/7/2025}
spokesperson:
  role: người phát ngôn thường xuyên
  phones:
    - number: 0214 3840 888   # bàn trực
      label: "Văn phòng"
  email: phatngon.syt@laocai.example
status: nháp   # chờ ký
---
Phụ trách báo chí.
"""
FILES = {
    "portal.yaml": portal(),
    "ubnd-tinh/agency.md": agency(),
    "so-y-te/agency.md": agency("Sở Y tế tỉnh Lào Cai"),
    "so-y-te/people/lo-thi-mau.md": SPEAKER,
    "so-y-te/documents/2026/1-tb-syt.md": document("1/TB-SYT", title="Thông báo lịch tiêm"),
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """One portal for all that is written here, each in a record of its own."""
    with serving(tmp_path_factory.mktemp("form"), FILES, "--now", NOW) as found:
        yield found


def save(page: Page) -> None:
    page.get_by_role("button", name="Kiểm tra rồi ghi").click()


def checked(served: Serving) -> int:
    return main(["check", str(served.content), "--now", NOW])


def lines_changed(before: str, after: str) -> list[str]:
    return [one for one in ndiff(before.splitlines(), after.splitlines()) if one[0] in "+-"]


def test_a_telephone_is_mended_and_a_draft_published_and_nothing_else_changes(served: Serving, visitor: Visitor):
    visit, file = visitor(), served.content / "lao-cai/so-y-te/people/lo-thi-mau.md"
    page = visit.open(f"{served.address}/bien-tap/?q=lo+thi+mau")
    assert violations_in_each_look(page) == []
    page.get_by_role("link", name="Sửa Lò Thị Mẫu").click()
    page.get_by_label("số điện thoại").first.fill("12345")
    page.get_by_label("tình trạng đăng").select_option("đã công bố")
    save(page)
    alert = page.get_by_role("alert")
    expect(alert).to_be_focused()
    alert.get_by_role("link", name="thiếu chữ số").click()
    number = page.get_by_label("số điện thoại").first
    expect(number).to_be_focused()
    expect(number).to_have_value("12345")
    assert violations_in_each_look(page) == []
    assert file.read_text("utf-8") == SPEAKER
    number.fill("0214 3840 777")
    save(page)
    expect(page.get_by_role("heading", name="Đã ghi")).to_be_visible()
    assert lines_changed(SPEAKER, file.read_text("utf-8")) == [
        "-     - number: 0214 3840 888   # bàn trực",
        "+     - number: 0214 3840 777   # bàn trực",
        "- status: nháp   # chờ ký",
        "+ status: đã công bố   # chờ ký",
    ]
    assert checked(served) == 0
    page.get_by_role("link", name="Xem trang").click()
    expect(page.get_by_text("0214 3840 777").first).to_be_visible(timeout=PATIENCE)
    page.get_by_role("link", name="Sửa trang này").click()
    expect(page.get_by_label("số điện thoại").first).to_have_value("0214 3840 777")
    assert visit.foreign(served.address) == []


def test_what_somebody_else_has_changed_meanwhile_is_shown_beside_what_was_typed(served: Serving, visitor: Visitor):
    file = served.content / "lao-cai/so-y-te/documents/2026/1-tb-syt.md"
    page = visitor(javascript=False, viewport=PHONE).open(
        f"{served.address}/bien-tap/sua?portal=lao-cai&id=so-y-te/documents/2026/1-tb-syt"
    )
    page.get_by_label("trích yếu").fill("Thông báo lịch tiêm tháng 12")
    theirs = file.read_text("utf-8").replace("lịch tiêm", "lịch khám")
    file.write_text(theirs, "utf-8")
    save(page)
    expect(page.get_by_role("alert")).to_contain_text("sửa ở nơi khác")
    expect(page.get_by_text("trong tệp lúc này: Thông báo lịch khám")).to_be_visible()
    expect(page.get_by_label("trích yếu")).to_have_value("Thông báo lịch tiêm tháng 12")
    assert file.read_text("utf-8") == theirs
    save(page)
    expect(page.get_by_role("heading", name="Đã ghi")).to_be_visible()
    assert "lịch tiêm tháng 12\n" in file.read_text("utf-8")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_document_with_its_file_is_added_without_git(served: Serving, visitor: Visitor, tmp_path: Path):
    (tmp_path / "Thông báo.PDF").write_bytes(pdf())
    visit = visitor()
    page = visit.open(f"{served.address}/bien-tap/")
    page.get_by_role("link", name="Sở Y tế").click()
    assert violations_in_each_look(page) == []
    page.get_by_role("link", name="Thêm văn bản").click()
    page.get_by_label("số, ký hiệu").first.fill("9/TBSYT")
    page.get_by_label("trích yếu").fill("Thông báo lịch tiếp công dân")
    page.get_by_label("ngày ban hành").first.fill("20/11/2026")
    page.get_by_label("lĩnh vực").select_option("Y tế")
    page.get_by_label("lời văn").fill("Giám đốc tiếp dân ngày 5 hằng tháng.")
    page.get_by_text("Gửi kèm một tệp").click()
    page.get_by_label("chọn tệp").set_input_files(tmp_path / "Thông báo.PDF")
    page.get_by_label("tên hiển thị").last.fill("Toàn văn thông báo")
    assert violations_in_each_look(page) == []
    save(page)
    expect(page.get_by_role("alert")).to_contain_text("dấu gạch nối")
    page.get_by_label("số, ký hiệu").first.fill("9/TB-SYT")
    page.get_by_label("chọn tệp").set_input_files(tmp_path / "Thông báo.PDF")
    save(page)
    expect(page.get_by_role("heading", name="Đã ghi")).to_be_visible()
    record = served.content / "lao-cai/so-y-te/documents/2026/9-tb-syt.md"
    assert "tiếp dân ngày 5" in record.read_text("utf-8")
    assert "  - file: thong-bao.pdf\n    label: Toàn văn thông báo\n" in record.read_text("utf-8")
    assert (record.with_suffix("") / "thong-bao.pdf").read_bytes() == pdf()
    assert checked(served) == 0
    assert visit.foreign(served.address) == []


def test_no_release_has_a_byte_of_the_form(demo: Demo):
    files = [one for one in demo.folder.rglob("*") if one.is_file() and one.suffix in {".html", ".js", ".xml", ".json"}]
    assert len(files) > 1000
    words = (b"/bien-tap/", "Sửa trang này".encode())
    assert [one for one in files if any(word in one.read_bytes() for word in words)] == []
