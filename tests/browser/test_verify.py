"""The page “Kiểm chứng”: a reader learns in the browser whether a file is the published one; the file goes nowhere."""

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from plugins.portal.publish.listed import lists
from plugins.portal.publish.manifest import entry, paths
from plugins.portal.store import Store
from tests.browser.chromium import Visit, Visitor, served, violations_in_each_look
from tests.browser.conftest import Demo

PAPER = "so-tai-chinh/van-ban/2026/140-tb-stc/140-tb-stc.pdf"


@dataclass(frozen=True)
class Release:
    folder: Path
    address: str

    def list(self) -> None:
        known = sorted(one for one in paths(self.folder) if not one.startswith("kiem-chung/"))
        for one in lists(1, [found for path in known if (found := entry(self.folder, path))]):
            (self.folder / one.path[1:]).write_bytes(one.made(Store()))

    def unlist(self, text: str | None) -> None:
        """Every list is lost, or is something else."""
        for one in (self.folder / "kiem-chung").glob("*.json"):
            one.unlink() if text is None else one.write_text(text)


@pytest.fixture
def release(demo: Demo, tmp_path: Path) -> Iterator[Release]:
    """A small release with the page, a paper, and the list of both."""
    for inner in ("kiem-chung", "static", Path(PAPER).parent):
        shutil.copytree(demo.folder / "lao-cai" / inner, tmp_path / inner)
    shutil.copy(demo.folder / "lao-cai/dung.json", tmp_path)
    with served(tmp_path) as address:
        found = Release(tmp_path, address)
        found.list()
        yield found


def choose(visit: Visit, release: Release, *files: tuple[str, bytes]) -> Page:
    page = visit.page
    if page.url == "about:blank":
        visit.open(f"{release.address}/kiem-chung/")
    given = [{"name": name, "mimeType": "", "buffer": content} for name, content in files]
    page.get_by_label("Chọn tệp cần kiểm tra").set_input_files(given)
    expect(page.locator(".cp-file-check__result")).to_have_count(len(files))
    return page


def test_the_published_file_a_changed_one_and_an_unknown_one_are_told_apart(release: Release, visitor: Visitor):
    paper, visit = (release.folder / PAPER).read_bytes(), visitor()
    page = choose(
        visit,
        release,
        ("bất kỳ.pdf", paper),
        ("140-tb-stc (1).pdf", paper + b"%"),
        ("bang-luong.xlsx", b"PK"),
    )
    results = page.get_by_role("status").locator(".cp-file-check__result")
    for number, words in enumerate(
        ("Đúng là tệp đang công bố", "Cùng tên nhưng nội dung khác", "Không có trong bản công bố")
    ):
        expect(results.nth(number)).to_contain_text(words)
    expect(results.nth(0)).to_contain_text(hashlib.sha256(paper).hexdigest())
    for number in (0, 1):
        expect(results.nth(number).get_by_role("link")).to_have_attribute("href", f"{release.address}/{PAPER}")
    expect(results.nth(2).get_by_role("link")).to_have_count(0)
    assert visit.complaints == []
    assert violations_in_each_look(page) == []


def test_only_the_lists_of_its_content_and_its_name_are_asked_for_once(release: Release, visitor: Visitor):
    paper, visit = (release.folder / PAPER).read_bytes(), visitor()
    visit.open(f"{release.address}/kiem-chung/")
    page = choose(visit, release, ("140-tb-stc.pdf", paper))
    page.context.set_offline(True)
    choose(visit, release, ("140-tb-stc (2).pdf", paper))
    expect(page.get_by_role("status")).to_contain_text("Đúng là tệp đang công bố")
    asked = [one.removeprefix(release.address) for one in visit.requests if "/static/" not in one]
    starts = {hashlib.sha256(one).hexdigest()[0] for one in (paper, b"140-tb-stc.pdf")}
    assert asked[:2] == ["/kiem-chung/", "/dung.json"]
    assert sorted(asked[2:]) == sorted(f"/kiem-chung/{one}.json" for one in starts)


def test_a_dropped_file_is_checked_too(release: Release, visitor: Visitor):
    page = visitor().open(f"{release.address}/kiem-chung/")
    made = "() => { const all = new DataTransfer(); all.items.add(new File(['x'], 'la.pdf')); return all }"
    page.dispatch_event(".cp-file-check__drop", "drop", {"dataTransfer": page.evaluate_handle(made)})
    expect(page.get_by_role("status")).to_contain_text("la.pdf · 1 byte")
    expect(page.get_by_role("status")).to_contain_text("Không có trong bản công bố")


@pytest.mark.parametrize("text", [None, "<!DOCTYPE html>", "{}", "[]"])
def test_a_list_that_cannot_be_had_is_no_verdict_and_is_asked_for_again(
    release: Release, visitor: Visitor, text: str | None
):
    paper = (release.folder / PAPER).read_bytes()
    release.unlist(text)
    visit = visitor()
    page = choose(visit, release, ("140-tb-stc.pdf", paper))
    expect(page.get_by_role("status")).to_contain_text("Chưa có danh sách để so")
    expect(page.get_by_role("status")).to_contain_text(hashlib.sha256(paper).hexdigest())
    release.list()
    choose(visit, release, ("140-tb-stc.pdf", paper))
    expect(page.get_by_role("status")).to_contain_text("Đúng là tệp đang công bố")


def test_where_the_browser_cannot_compute_it_says_what_to_do(release: Release, visitor: Visitor):
    """As on a page that came by plain http."""
    visit = visitor()
    visit.page.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined })")
    page = choose(visit, release, ("a.pdf", b"a"))
    expect(page.get_by_role("status")).to_contain_text("Trình duyệt chỉ tính mã trên trang mở bằng https")


def test_without_scripts_the_page_shows_the_commands_and_no_dead_field(release: Release, visitor: Visitor):
    page = visitor(javascript=False).open(f"{release.address}/kiem-chung/")
    assert page.locator(".cp-file-check").is_hidden()
    for command in (
        "certutil -hashfile",
        "shasum -a 256",
        "sha256sum",
        "./portal verify https://congkhai.laocai.example/ --all",
    ):
        expect(page.locator("main")).to_contain_text(command)


def test_the_field_is_reached_and_shown_by_keyboard(release: Release, visitor: Visitor):
    page = visitor().open(f"{release.address}/kiem-chung/")
    page.get_by_role("link", name="Trang chủ").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "file"
    ring = page.locator(".cp-file-check__drop").evaluate("one => getComputedStyle(one).outlineStyle")
    assert ring == "solid"


def test_a_paper_leads_to_the_page_and_the_footer_does(demo: Demo, visitor: Visitor):
    page = visitor().open(f"{demo.root}/{PAPER.rpartition('/')[0]}/")
    for part in ("main", "footer"):
        page.locator(part).get_by_role("link", name="Kiểm chứng tệp").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Kiểm chứng tệp")
        page.go_back()
