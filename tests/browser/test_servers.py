"""A real nginx with the configuration a portal publishes: what it says, where it leads, what it keeps from running."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import expect

from plugins.portal.outputs.ledger import ledger_after
from plugins.portal.outputs.moves import moves_in
from plugins.portal.outputs.servers import nginx as configuration
from plugins.portal.outputs.servers import rule
from tests.browser.chromium import Visitor, served
from tests.browser.conftest import INDEX, TEMPLATES, Demo
from tests.browser.hosting import answer, free_port, nginx
from tests.browser.searching import ask, box, suggestions

SERVER = "server {{ listen 127.0.0.1:{port}; root {folder}; include {folder}/may-chu/nginx.conf; }}"
HOSTILE = """
<script>window.pwned = "a script in the page"</script>
<img src="khong-co.png" onerror="window.pwned = 'a handler'">
<svg onload="window.pwned = 'a drawing'"></svg>
<a id="link" href="javascript:window.pwned = 'a link'">x</a>
<base href="https://evil.example/">
<iframe src="/"></iframe>
<object data="/"></object>
<style>h1 { display: none }</style>
<p id="styled" style="position: fixed">x</p>
<img src="https://evil.example/x.png">
<script src="https://evil.example/x.js"></script>
<form id="form" action="https://evil.example/"><button>x</button></form>
"""
BROKEN = [
    "script-src",
    "base-uri",
    "default-src",
    "style-src",
    "img-src",
    "form-action",
    "evil.example",
]


@contextmanager
def portals_at_nginx(home: Path, folders: dict[str, Path]) -> Iterator[dict[str, str]]:
    """The addresses of folders by name, each served as its own `may-chu/nginx.conf` says."""
    ports = {name: free_port() for name in folders}
    servers = "\n  ".join(SERVER.format(port=ports[name], folder=folder) for name, folder in folders.items())
    with nginx(home, servers, list(ports.values())):
        yield {name: f"http://127.0.0.1:{port}" for name, port in ports.items()}


@pytest.fixture(scope="module")
def portals(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    folders = {one: demo.folder / one for one in demo.pages if one}
    with portals_at_nginx(tmp_path_factory.mktemp("nginx"), folders) as found:
        yield found


def test_an_old_address_leads_to_the_new_one_in_one_step(demo: Demo, portals: dict[str, str]):
    found, address = list(moves_in(ledger_after(demo.site("_merged/song-doi")))), portals["_merged/song-doi"]
    assert found
    for one in found:
        for old in (one.old, one.old.rstrip("/")):
            said = answer(address, old)
            assert (said.status, said.headers["Location"]) == (301, one.new)
        assert answer(address, one.new).status == 200


def test_a_page_of_every_kind_is_shown_without_a_complaint(demo: Demo, portals: dict[str, str], visitor: Visitor):
    visit = visitor()
    # The redirect comes last: what it leads to would get in the way of the page after it.
    for template in sorted({*TEMPLATES} - {INDEX, "404.html"}, key=lambda one: (one == "redirect.html", one)):
        path = demo.kind(template)
        name = max((one for one in portals if path.startswith(f"/{one}/")), key=len)
        visit.open(
            portals[name] + path.removeprefix(f"/{name}") + ("index.html" if template == "redirect.html" else "")
        )
    # Who goes on to the next page breaks off what the last one was still loading.
    # The page of what was withdrawn comes with a status of its own.
    gone = "Failed to load resource: the server responded with a status of 410 (Gone)"
    assert [one for one in visit.complaints if "ERR_ABORTED" not in one] == [gone]
    assert visit.foreign("http://127.0.0.1:") == []


def test_the_search_and_what_it_keeps_run_under_these_headers(portals: dict[str, str], visitor: Visitor):
    visit = visitor()
    page = visit.open(f"{portals['lao-cai']}/")
    box(page).press_sequentially("so y te")
    expect(suggestions(page)).to_contain_text("Sở Y tế")
    assert ask(page, "quyet dinh ubnd")
    assert page.evaluate("async () => Boolean((await navigator.serviceWorker.ready).active)")
    assert [one for one in visit.complaints if "ERR_ABORTED" not in one] == []


@pytest.fixture(params=["nginx", "the page alone"])
def attacked(request: pytest.FixtureRequest, demo: Demo, tmp_path: Path) -> Iterator[str]:
    """A portal into one of whose pages somebody has written; behind our headers, or where none can be set."""
    folder = tmp_path / "portal"
    shutil.copytree(demo.folder / "_usual/hoa-ban", folder)
    page = folder / "kenh-thong-tin/index.html"
    page.write_text(page.read_text().replace("</main>", f"{HOSTILE}</main>"))
    with portals_at_nginx(tmp_path, {"": folder}) if request.param == "nginx" else _alone(folder) as found:
        yield found[""] + "/kenh-thong-tin/"


@contextmanager
def _alone(folder: Path) -> Iterator[dict[str, str]]:
    with served(folder) as address:
        yield {"": address}


def test_nothing_that_is_written_into_a_page_runs_or_is_loaded(attacked: str, visitor: Visitor):
    visit = visitor()
    page = visit.open(attacked)
    page.locator("#link").click()
    assert page.evaluate("window.pwned") is None
    assert page.evaluate("document.baseURI") == attacked
    assert page.locator("h1").is_visible()
    assert page.locator("#styled").evaluate("one => getComputedStyle(one).position") == "static"
    assert [one for one in visit.requests if "evil.example" in one and not _refused(visit, one)] == []
    assert [one.url for one in page.frames if one.url.startswith("http")] == [attacked]
    page.evaluate("document.querySelector('#form').requestSubmit()")
    page.wait_for_timeout(200)
    assert page.url == attacked
    told = "\n".join(visit.complaints)
    assert [one for one in BROKEN if one not in told] == []


def _refused(visit, address: str) -> bool:
    return any(address in one and "csp" in one for one in visit.complaints)


def test_text_cannot_become_markup_nor_code(portals: dict[str, str], visitor: Visitor):
    page = visitor().open(f"{portals['lao-cai']}/kenh-thong-tin/")
    for sink in ("document.body.insertAdjacentHTML('beforeend', text)", "document.write(text)"):
        attempt = f"text => {{ try {{ {sink} }} catch (error) {{ return error.name }} }}"
        assert page.evaluate(attempt, "window.pwned = 1") == "TypeError", sink


def test_a_portal_in_a_folder_of_a_domain_is_served_from_there_whatever_its_old_addresses_were(
    demo: Demo, tmp_path: Path
):
    olds = ["/cũ/1/", '/a"; return 200 x;{/', "/a\\/", "/$host/", "/a\nb/", "/bảng giá (2), a+b.xlsx"]
    gone = tuple(rule("/cong-khai", old) for old in ("/kenh-thong-tin/", "/kenh-thong-tin/a.pdf"))
    rules = (*(rule("/cong-khai", old, "/van-ban/") for old in olds), *gone)
    shutil.copytree(demo.folder / "_usual/hoa-ban", tmp_path / "cong-khai")
    (tmp_path / "may-chu").mkdir()
    (tmp_path / "may-chu/nginx.conf").write_text(configuration("/cong-khai", rules))
    with portals_at_nginx(tmp_path, {"": tmp_path}) as found:
        said = {
            path: answer(found[""], path)
            for path in ("/cong-khai/", "/cong-khai/khong-co/", "/cong-khai/atom.xml", "/")
        }
        assert [one.status for one in said.values()] == [200, 404, 200, 403]
        assert said["/cong-khai/khong-co/"].headers["Content-Type"] == "text/html; charset=utf-8"
        assert said["/cong-khai/atom.xml"].headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        for old in ("/cũ/1/", "/bảng giá (2), a+b.xlsx"):
            moved = answer(found[""], f"/cong-khai{old}")
            assert (moved.status, moved.headers["Location"]) == (301, "/cong-khai/van-ban/")
        for one in gone:
            said = answer(found[""], one.old)
            assert (said.status, said.headers["Content-Type"]) == (410, "text/html; charset=utf-8")
