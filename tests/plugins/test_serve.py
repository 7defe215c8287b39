"""`./portal serve` with a real browser in front of it: an edit shows, an error shows, the last good page stays."""

import re
import subprocess
import sys
from collections.abc import Iterator
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import Visitor
from tests.browser.serving import PATIENCE, Serving
from tests.browser.serving import serving as server
from tests.conftest import agency, document, portal
from tests.sshd import until

FILES = {
    "portal.yaml": portal(),
    "ubnd-tinh/agency.md": agency(),
    "so-y-te/agency.md": agency("Sở Y tế tỉnh Lào Cai"),
    "so-y-te/documents/2026/1-kh-syt.md": document("1/KH-SYT", title="Kế hoạch thứ nhất"),
}


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """One server for all that is asked here; only the first two tests change what it serves."""
    with server(tmp_path_factory.mktemp("serving"), FILES) as found:
        yield found


def test_the_page_in_the_browser_follows_the_file(serving: Serving, visitor: Visitor):
    visit = visitor(now=None)
    page = visit.open(f"{serving.address}/lao-cai/so-y-te/van-ban/2026/1-kh-syt/")
    heading, file = page.get_by_role("heading", level=1), serving.content / "lao-cai/so-y-te/documents/2026/1-kh-syt.md"
    expect(heading).to_contain_text("Kế hoạch thứ nhất")

    file.write_text(document("1/KH-SYT", title="Kế hoạch đã sửa"))
    expect(heading).to_contain_text("Kế hoạch đã sửa", timeout=PATIENCE)

    file.write_text(document("1/KH-SYT", title="Kế hoạch sai", issued="30/2/2026"))
    problems = page.locator("#portal-problems")
    expect(problems).to_contain_text("30/2/2026", timeout=PATIENCE)
    expect(problems).to_contain_text("1-kh-syt.md:")
    assert "30/2/2026" in serving.says("1-kh-syt.md:")
    expect(heading).to_contain_text("Kế hoạch đã sửa")
    page.reload()
    expect(heading).to_contain_text("Kế hoạch đã sửa")
    expect(problems).to_contain_text("30/2/2026")

    file.write_text(document("1/KH-SYT", title="Kế hoạch lành"))
    expect(heading).to_contain_text("Kế hoạch lành", timeout=PATIENCE)
    expect(problems).to_be_hidden()
    assert visit.foreign(serving.address) == []


def test_a_page_whose_browser_listens_too_late_hears_what_it_has_missed(serving: Serving):
    page = f"{serving.address}/lao-cai/so-y-te/van-ban/2026/1-kh-syt/"
    number = re.search(r"/\.news\.js\?(\d+)", get(page)[2].decode())[1]
    file = serving.content / "lao-cai/so-y-te/documents/2026/1-kh-syt.md"
    file.write_text(document("1/KH-SYT", title="Kế hoạch vừa sửa"))
    until(lambda: "Kế hoạch vừa sửa" in get(page)[2].decode())
    with urlopen(f"{serving.address}/.news?{number}") as news:
        assert news.readline() == b'data: ""\n'


def test_a_wrong_address_shows_the_portals_own_page(serving: Serving, visitor: Visitor):
    page = visitor(now=None).open(f"{serving.address}/lao-cai/so-y-te/a/b/c/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Không tìm thấy trang")
    page.locator("main").get_by_role("link", name="Cơ quan", exact=True).click()
    expect(page).to_have_url(f"{serving.address}/lao-cai/co-quan/")


def get(address: str) -> tuple[int, str, bytes]:
    """Status, type and body of an answer."""
    try:
        with urlopen(address) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read()
    except HTTPError as error:
        return error.code, error.headers["Content-Type"], error.read()


def test_every_kind_of_file_is_there_without_being_written(serving: Serving):
    for path, said in (
        ("/", "text/html; charset=utf-8"),
        ("/lao-cai/", "text/html; charset=utf-8"),
        ("/lao-cai/atom.xml", "application/atom+xml; charset=utf-8"),
        ("/lao-cai/sitemap.xml", "application/xml; charset=utf-8"),
        ("/lao-cai/sitemap-danh-muc.xml", "application/xml; charset=utf-8"),
        ("/lao-cai/tim-kiem/muc-luc.bin", "application/octet-stream"),
        ("/lao-cai/dung.json", "application/json; charset=utf-8"),
    ):
        status, kind, body = get(serving.address + path)
        assert (status, kind) == (200, said), path
        assert body
    assert sorted(one.name for one in serving.content.parent.iterdir()) == ["content"]


def test_a_folder_leads_to_its_page_and_nothing_to_what_there_is_not(serving: Serving):
    with urlopen(f"{serving.address}/lao-cai/so-y-te") as answer:
        assert answer.url.endswith("/lao-cai/so-y-te/")
    for path in (
        "/lao-cai/../../etc/passwd",
        "/lao-cai/%2e%2e/portal.yaml",
        "/khong-co/",
        "/lao-cai//",
        "/.git/config",
    ):
        assert get(serving.address + path)[0] == 404, path


def test_what_is_larger_than_any_file_may_be_is_answered_and_not_kept(serving: Serving):
    address = f"{serving.address}/bien-tap/lao-cai/so-y-te/document"
    with pytest.raises(HTTPError) as refused, urlopen(address, data=bytes(32 * 1024 * 1024)):
        pass
    assert refused.value.code == 413
    assert "lớn hơn 30 MB" in refused.value.read().decode()


def test_a_port_that_is_taken_is_answered_with_another(serving: Serving):
    port = serving.address.rpartition(":")[2]
    command = [sys.executable, "-I", "-X", "utf8", "-m", "plugins.cli", "serve", "--port", port]
    done = subprocess.run(
        [*command, "--content", serving.content],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert f"--port {int(port) + 1}" in done.stderr
