"""What nginx and Caddy answer when they are set up by `portal server-config`: one table for both."""

import gzip
import os
import shutil
import ssl
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from plugins.cli.__main__ import main
from plugins.cli.server_config import site_block
from plugins.portal.outputs.headers import FileKind, common_headers, file_kinds
from tests.browser.conftest import CONTENT, Demo
from tests.browser.hosting import CADDY, answer, caddy, free_port, nginx

HOST = "congkhai.laocai.example"
PAPER = "so-tai-chinh/van-ban/2026/140-tb-stc/140-tb-stc.pdf"
MOVED, TARGET = "/chi-tiet-van-ban/03-ctr-ubnd", "/ubnd-tinh/van-ban/2026/03-ctr-ubnd/"
GONE = "/so-y-te/van-ban/2026/87-tb-syt"
LEADING_ON = {f"{MOVED}/": TARGET, MOVED: TARGET, "/so-y-te": "/so-y-te/"}
HIDDEN = ["/.htaccess", "/.git/config", "/so-y-te/.env"]
OTHERS = {GONE: 410, f"{GONE}/": 410} | dict.fromkeys(["/khong/co/", "/khong-co.pdf", *HIDDEN], 404)


@dataclass(frozen=True)
class Hosted:
    """A server with the demo of Lào Cai; `public` is the link that a deployment replaces."""

    address: str
    public: Path

    def show(self, release: Path) -> None:
        """As a deployment does it: one step."""
        following = self.public.with_name("next")
        following.symlink_to(release)
        following.replace(self.public)


@contextmanager
def at_nginx(home: Path, block: str) -> Iterator[list[str]]:
    """With ports of its own and its certificate in `home`. Addresses: plain http in the place of IPv6, http, https."""
    plain, redirect, secure = ports = [free_port() for _ in range(3)]
    listens = {
        "listen 80;": f"listen 127.0.0.1:{redirect};",
        "listen [::]:80;": "",
        "listen 443 ssl": f"listen 127.0.0.1:{secure} ssl",
        "listen [::]:443 ssl http2;": f"listen 127.0.0.1:{plain};",
    }
    for printed, here in listens.items():
        assert block.count(printed) == 1
        block = block.replace(printed, here)
    with nginx(home, block.replace("/etc/letsencrypt/live", str(home)), ports):
        yield [f"http://127.0.0.1:{port}" for port in ports]


@contextmanager
def at_caddy(home: Path, block: str) -> Iterator[list[str]]:
    address = f"http://127.0.0.1:{free_port()}"
    assert block.count(f"{HOST} {{") == 1
    with caddy(home, block.replace(f"{HOST} {{", f"{address} {{"), [int(address.rpartition(":")[2])]):
        yield [address]


def certificate(folder: Path) -> None:
    folder.mkdir()
    wanted = ["-x509", "-nodes", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-subj", f"/CN={HOST}"]
    places = ["-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"]
    subprocess.run(["openssl", "req", *wanted, *places], check=True, capture_output=True)


SERVERS: dict[str, Callable[[Path, str], AbstractContextManager[list[str]]]] = {"nginx": at_nginx, "caddy": at_caddy}


@pytest.fixture(scope="module", params=SERVERS)
def hosted(request: pytest.FixtureRequest, demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosted]:
    home = tmp_path_factory.mktemp(request.param)
    certificate(home / HOST)
    public = home / "public"
    public.symlink_to(demo.folder / "lao-cai")
    block = site_block(request.param, CONTENT / "lao-cai", str(public))
    with SERVERS[request.param](home, block) as addresses:
        yield Hosted(addresses[0], public)


@pytest.fixture
def spoilt(hosted: Hosted, demo: Demo, tmp_path: Path) -> Iterator[Hosted]:
    """The server after its release was exchanged for one that somebody has meddled with."""
    release = demo.folder / "lao-cai"
    shutil.copytree(release, tmp_path / "release", copy_function=os.link)
    for path in ("index.html", f"{MOVED[1:]}/index.html", f"{GONE[1:]}/index.html"):
        (tmp_path / "release" / path).unlink()
        (tmp_path / "release" / path).write_bytes((release / path).read_bytes().replace(b"2026", b"2025"))
    (tmp_path / "release" / PAPER).unlink()
    hosted.show(tmp_path / "release")
    yield hosted
    hosted.show(release)


def of_kind(folder: Path, kind: FileKind, ending: str) -> str:
    """A file of a portal, as an address; "" where it has none."""
    pattern = f"{kind.folder[1:]}*{ending}" if kind.folder else f"*{ending.rpartition('/')[2]}"
    others = {end.lstrip("/") for one in file_kinds() for end in one.types if end.startswith("/") and end != ending}
    found = sorted(one for one in folder.rglob(pattern) if one.name not in others)
    return f"/{found[0].relative_to(folder).as_posix()}" if found else ""


def test_every_kind_of_file_comes_with_the_headers_of_the_table(hosted: Hosted):
    folder, seen = hosted.public.resolve(), set()
    for kind in file_kinds():
        for ending, type_ in kind.types.items():
            path = "/so-y-te/" if ending == "/" else of_kind(folder, kind, ending)
            if path:
                said = answer(hosted.address, path)
                wanted = {"Content-Type": type_} | common_headers() | kind.headers
                assert (said.status, {name: said.headers[name] for name in wanted}) == (200, wanted), path
                assert all(len(said.headers.get_all(name)) == 1 for name in wanted), path
                assert said.headers["Server"] in {"nginx", "Caddy"}
                seen.add(kind.name)
    assert seen == {one.name for one in file_kinds()}


def test_an_old_address_and_one_without_its_last_slash_lead_on_in_one_step(hosted: Hosted):
    said = {path: answer(hosted.address, path) for path in LEADING_ON}
    assert {path: one.headers["Location"] for path, one in said.items()} == LEADING_ON
    assert {one.status for one in said.values()} <= {301, 308}


def test_what_is_gone_was_never_there_or_is_hidden_gets_a_page_that_says_so(hosted: Hosted):
    said = {path: answer(hosted.address, path) for path in OTHERS}
    assert {path: one.status for path, one in said.items()} == OTHERS
    for one in said.values():
        assert one.headers["Content-Type"] == "text/html; charset=utf-8"
        assert one.headers["Content-Security-Policy"] == common_headers()["Content-Security-Policy"]
        assert "Content-Disposition" not in one.headers


@pytest.mark.parametrize("path", ["/", "/so-y-te/bao-chi/feed.json", "/sitemap-2026.xml", "/manifest.json"])
def test_text_comes_compressed_and_is_sent_once(hosted: Hosted, path: str):
    file = hosted.public / (path[1:] or "index.html")
    said = answer(hosted.address, path, Accept_Encoding="br, gzip")
    assert (said.headers["Content-Encoding"], said.headers["Vary"]) == ("gzip", "Accept-Encoding")
    assert gzip.decompress(said.body) == file.read_bytes()
    assert answer(hosted.address, path).body == file.read_bytes()
    assert answer(hosted.address, path, If_None_Match=said.headers["ETag"]).status == 304


def test_what_is_compressed_already_is_sent_as_it_lies(hosted: Hosted):
    for path in ("tim-kiem/muc-luc.bin", PAPER, "the-chia-se.png"):
        said = answer(hosted.address, f"/{path}", Accept_Encoding="gzip")
        assert (said.headers["Content-Encoding"], said.body) == (None, (hosted.public / path).read_bytes()), path


def test_a_new_release_is_shown_at_once_even_to_who_is_connected_already(hosted: Hosted, demo: Demo):
    connection, texts = HTTPConnection(urlsplit(hosted.address).netloc), []
    for release in ("lao-cai", "lai-chau", "lao-cai"):
        hosted.show(demo.folder / release)
        connection.request("GET", "/")
        texts.append(connection.getresponse().read() == (demo.folder / release / "index.html").read_bytes())
    connection.close()
    assert texts == [True] * 3


def test_a_release_that_is_served_as_it_is_stands_the_test(hosted: Hosted, capsys: pytest.CaptureFixture[str]):
    assert main(["verify", hosted.address, "--all"]) == 0
    assert "Mọi tệp đã xem đều đúng." in capsys.readouterr().out


def test_a_changed_and_a_missing_file_are_found_through_the_server(spoilt: Hosted, capsys: pytest.CaptureFixture[str]):
    assert main(["verify", spoilt.address, "--all"]) == 1
    found = {f"{path}index.html: sai" for path in ("", f"{MOVED[1:]}/", f"{GONE[1:]}/")} | {f"{PAPER}: thiếu"}
    assert found == {line for line in capsys.readouterr().out.splitlines() if line.endswith((": sai", ": thiếu"))}


def test_nginx_leads_from_http_to_https_and_answers_there_with_the_certificate_of_the_place(demo: Demo, tmp_path: Path):
    certificate(tmp_path / HOST)
    block = site_block("nginx", CONTENT / "lao-cai", str(demo.folder / "lao-cai"))
    with at_nginx(tmp_path, block) as (_, redirect, secure):
        said = answer(redirect, "/so-y-te/")
        assert (said.status, said.headers["Location"]) == (301, f"https://{HOST}/so-y-te/")
        trusted = ssl.create_default_context(cafile=tmp_path / HOST / "fullchain.pem")
        trusted.check_hostname = False
        connection = HTTPSConnection(urlsplit(secure).netloc, context=trusted)
        connection.request("GET", "/")
        assert connection.getresponse().read() == demo.file("/lao-cai/").read_bytes()
        connection.close()


def test_caddy_accepts_the_block_as_it_is_printed(demo: Demo, tmp_path: Path):
    (tmp_path / "Caddyfile").write_text(site_block("caddy", CONTENT / "lao-cai", str(demo.folder / "lao-cai")))
    done = subprocess.run(
        [CADDY, "validate", "--config", tmp_path / "Caddyfile"],
        env={"HOME": str(tmp_path)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
