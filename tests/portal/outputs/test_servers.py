"""What servers are told: one table for all of them, and no address that could say more than where it leads."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from plugins.portal.outputs.headers import common_headers, file_kinds, page_policy
from plugins.portal.outputs.ledger import ledger_after
from plugins.portal.outputs.moves import moves_in
from plugins.portal.outputs.servers import apache, caddy, headers_file, nginx, redirects_file, rule, servers
from plugins.portal.source.yamltext import load_data
from tests.conftest import document, portal

TABLE = load_data(Path("plugins/portal/outputs/headers.yaml").resolve())
OLD = ["/cu/1/", "/cu/2/", "/c%C5%A9/"]
TWICE = [*OLD, "/cũ/"]
HOSTILE = [
    '/a"; return 200 x;{/',
    "/a\\/",
    "/${HOME}/{env.HOME}/{$HOME}/",
    "/a*:b/#c?d/",
    "/a b/",
    "/a\nb/",
    "/%22;%0a/",
    "/(.*)/",
    "/cũ/",
    "/cũ/bảng giá (2), a&b+c.xlsx",
]
TARGET = "/ubnd-tinh/van-ban/2026/1-qd-syt/"
REDIRECT = re.compile(
    r"(  location = |  redir |  RewriteRule )?\"?\^?/?(?P<old>[\w ./~%+,()&\\-]+?)(/\?)?\$?\"? ([{] return 301 )?"
    r"\"?/moi/\"?( 301|; [}]| \[R=301,L,NE\])"
)


@pytest.fixture
def moved(site):
    """A portal with a document that has stood elsewhere."""

    def published(address="https://congkhai.laocai.example/"):
        text = document("1/QĐ-SYT", formerly=OLD)
        return site({"portal.yaml": portal(address=address), "ubnd-tinh/documents/2026/1-qd-syt.md": text})

    return published


def text(site, path):
    (found,) = [one.content.decode() for one in servers(site) if one.path == path]
    return found


@pytest.mark.parametrize("path", ["/_redirects", "/.htaccess", "/may-chu/nginx.conf", "/may-chu/Caddyfile"])
def test_every_old_address_leads_to_the_record_in_one_step(moved, path):
    lines = [line for line in text(moved(), path).splitlines() if "301" in line]
    assert len(lines) == len(OLD) * (2 if "may-chu" in path else 1)
    assert [line for line in lines if line.count(TARGET) != 1] == []


@pytest.mark.parametrize("old", HOSTILE)
def test_no_old_address_can_end_its_rule_and_begin_another(old):
    rules = (rule("", old, "/moi/"),)
    texts = [redirects_file(rules), nginx("", rules), caddy("", rules), apache("", rules)]
    without = ["", nginx("", ()), caddy("", ()), apache("", ())]
    for whole, rest in zip(texts, without, strict=True):
        added = [line for line in whole.splitlines() if line not in rest.splitlines()]
        assert len(added) in {1, 2}
        assert [line for line in added if not REDIRECT.fullmatch(line)] == []


def test_a_portal_in_a_folder_of_the_domain_leads_within_that_folder(moved):
    site = moved("https://laocai.example/cong-khai/")
    assert "/cong-khai/cu/1/ /cong-khai/ubnd-tinh/van-ban/2026/1-qd-syt/ 301" in text(site, "/_redirects").splitlines()
    assert 'location "/cong-khai/" {' in text(site, "/may-chu/nginx.conf")
    assert 'error_page 404 "/cong-khai/404.html";' in text(site, "/may-chu/nginx.conf")
    assert 'redir "/cong-khai/cu/1/" "/cong-khai/ubnd-tinh/' in text(site, "/may-chu/Caddyfile")
    assert 'RewriteRule "^cu/1/?$" "/cong-khai/ubnd-tinh/' in text(site, "/.htaccess")
    assert len(list(moves_in(ledger_after(site)))) == len(OLD)
    assert "/cong-khai/static/*" in text(site, "/_headers").splitlines()


def test_the_address_of_a_portal_cannot_end_a_rule_either(moved):
    site = moved("https://laocai.example/a%22;%20%7B/")
    assert 'location "/a%22%3B%20%7B/" {' in text(site, "/may-chu/nginx.conf")


def test_the_order_of_the_rules_is_that_of_the_addresses(moved):
    olds = [line.split()[0] for line in text(moved(), "/_redirects").splitlines()]
    assert olds == ["/cu/1/", "/cu/2/", "/c%C5%A9/"]


def test_every_header_has_its_reason():
    entries = [*TABLE["policy"], *TABLE["headers"], *(one for kind in TABLE["kinds"] for one in kind["headers"])]
    assert [one["name"] for one in entries if len(one.get("why", "")) < 20] == []


@pytest.mark.parametrize("path", ["/_headers", "/.htaccess", "/may-chu/nginx.conf", "/may-chu/Caddyfile"])
def test_every_server_is_told_every_header(moved, path):
    told = text(moved(), path)
    said = [common_headers(), *(kind.headers for kind in file_kinds())]
    pairs = [pair for headers in said for pair in headers.items()]
    assert [(name, value) for name, value in pairs if name not in told or value not in told] == []


@dataclass(frozen=True)
class Block:
    pattern: str
    headers: dict[str, str]

    def fits(self, path):
        return re.fullmatch(re.escape(self.pattern).replace(r"\*", ".*"), path)


def blocks():
    for block in headers_file("").strip().split("\n\n"):
        pattern, *lines = block.splitlines()
        yield Block(pattern, dict(line.strip().split(": ", 1) for line in lines))


@pytest.mark.parametrize(
    "path",
    ["/", "/404.html", "/so-y-te/", "/static/site.css", "/atom.xml", "/so-y-te/atom.xml", "/sitemap.xml", "/sitemap-2026.xml", "/tim-kiem/opensearch.xml", "/feed.json", "/bao-chi/feed.json", "/manifest.json", "/a/b.pdf", "/a/b.xlsx", "/a/b.jpg"],
)  # fmt: skip
def test_blocks_that_fit_one_address_say_nothing_twice_but_two_policies(path):
    """Hosts join what is said twice with a comma, which is sound for policies only."""
    said = [name for one in blocks() if one.fits(path) for name in one.headers]
    assert {name for name in said if said.count(name) > 1} <= {"Content-Security-Policy"}
    assert {"Cache-Control", "Cross-Origin-Resource-Policy", "Content-Security-Policy"} <= set(said)


def test_a_page_states_of_itself_what_browsers_heed_there():
    assert "frame-ancestors" not in page_policy()
    assert "frame-ancestors 'none'" in common_headers()["Content-Security-Policy"]
    assert "unsafe" not in common_headers()["Content-Security-Policy"]


def test_a_target_with_escapes_is_said_as_each_server_reads_it():
    rules = (rule("", "/cũ/", "/mới/"),)
    assert redirects_file(rules) == "/c%C5%A9/ /m%E1%BB%9Bi/ 301\n"
    assert 'return 301 "/m%E1%BB%9Bi/";' in nginx("", rules)
    assert r'"/m\%E1\%BB\%9Bi/" [R=301,L,NE]' in apache("", rules)


def test_an_address_that_is_named_twice_in_two_spellings_has_one_rule(site):
    read = site({"ubnd-tinh/documents/2026/1-qd-syt.md": document("1/QĐ-SYT", formerly=TWICE)})
    assert len(list(moves_in(ledger_after(read)))) == len(TWICE)
    assert text(read, "/may-chu/nginx.conf").count("return 301") == 2 * len(OLD)


def test_what_is_gone_is_said_where_a_server_can_show_the_page_that_says_why():
    rules = (rule("", "/cũ/1/"), rule("", "/cũ/1/a.pdf"))
    assert 'location = "/cũ/1/" { error_page 410 "/cũ/1/index.html"; return 410; }' in nginx("", rules)
    assert 'location = "/cũ/1/a.pdf" { error_page 410 "/404.html"; return 410; }' in nginx("", rules)
    assert 'error "/cũ/1/" 410' in caddy("", rules)
    assert (redirects_file(rules), apache("", rules)) == ("", apache("", ()))
