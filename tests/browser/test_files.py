"""Everything that is written, read as files: every link leads somewhere, no page carries code, the XML is sound."""

import json
import re
from functools import cache
from itertools import pairwise
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import etree, html

from plugins.portal.outputs.headers import page_policy
from tests.browser.conftest import CONTENT, Demo

PORTALS = sorted(one.parent.name for one in CONTENT.glob("*/portal.yaml"))
every_portal = pytest.mark.parametrize("portal", PORTALS)
ATOM, SITEMAP = "{http://www.w3.org/2005/Atom}", "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINKS = (("a", "href"), ("link", "href"), ("img", "src"), ("script", "src"), ("source", "srcset"), ("form", "action"))


@cache
def page(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_bytes())


@cache
def anchors(path: Path) -> frozenset[str]:
    return frozenset(page(path).xpath("//@id"))


def broken(folder: Path, path: Path) -> list[str]:
    """The links of a page that lead to no file, or to no such place in it."""
    shown = f"/{path.relative_to(folder).as_posix()}"
    return [link for link in _links(page(path)) if _is_ours(link) and not _leads_somewhere(folder, shown, link)]


def _links(found: html.HtmlElement):
    for tag, name in LINKS:
        for one in found.iter(tag):
            if one.get(name) is not None and one.get("rel") != "canonical" and not one.get("hreflang"):
                yield from _addresses(name, one.get(name))
    for one in found.iter("meta"):
        if one.get("http-equiv") == "refresh":
            yield one.get("content").partition("url=")[2]


def _addresses(name: str, value: str) -> list[str]:
    """One, or those of a `srcset`: each with its width behind it."""
    return [one.split()[0] for one in value.split(", ")] if name == "srcset" else [value]


def _is_ours(link: str) -> bool:
    return not re.match(r"(https|mailto|tel):", link)


def _leads_somewhere(folder: Path, shown: str, link: str) -> bool:
    target = urlsplit(urljoin(f"http://portal{shown}", link))
    inner = unquote(target.path)
    if ".." in PurePosixPath(link).parts and link.count("../") > shown.count("/") - 1:
        return False
    file = folder / (f"{inner}index.html" if inner.endswith("/") else inner).lstrip("/")
    return file.is_file() and (not target.fragment or unquote(target.fragment) in anchors(file))


@every_portal
def test_every_link_of_a_portal_leads_to_a_file_and_to_a_place_in_it(demo: Demo, portal: str):
    folder = demo.folder / portal
    found = {path.relative_to(folder).as_posix(): broken(folder, path) for path in sorted(folder.rglob("*.html"))}
    assert {path: links for path, links in found.items() if links} == {}


def test_every_link_of_the_small_portals_leads_somewhere(demo: Demo):
    for folder in (one.parent for one in demo.folder.glob("_*/*/index.html")):
        found = {path.relative_to(folder).as_posix(): broken(folder, path) for path in folder.rglob("*.html")}
        assert {path: links for path, links in found.items() if links} == {}


@every_portal
def test_no_link_but_those_of_the_page_for_wrong_addresses_begins_at_the_root(demo: Demo, portal: str):
    """So that a portal can live under any folder."""
    folder = demo.folder / portal
    for path in folder.rglob("*.html"):
        if path.name != "404.html":
            assert [one for one in _links(page(path)) if one.startswith("/")] == [], path


def test_every_link_of_the_index_leads_into_a_portal(demo: Demo):
    assert broken(demo.folder, demo.folder / "index.html") == []
    homes = {f"{one}/" for one in PORTALS}
    assert homes <= {link.removeprefix("./") for link in page(demo.folder / "index.html").xpath("//a/@href")}


@every_portal
def test_no_page_carries_code_or_style_within_itself(demo: Demo, portal: str):
    for path in (demo.folder / portal).rglob("*.html"):
        found = page(path)
        scripts = [one for one in found.iter("script") if not one.get("src")]
        assert {one.get("type") for one in scripts} <= {"application/ld+json"}, path
        assert found.xpath("//style | //@style | //base | //iframe | //object | //embed") == [], path
        assert found.xpath("//@*[starts-with(name(), 'on')]") == [], path


@every_portal
def test_a_page_has_one_heading_of_the_first_level_and_leaves_no_level_out(demo: Demo, portal: str):
    for path in (demo.folder / portal).rglob("*.html"):
        levels = [int(one.tag[1]) for one in page(path).iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels.count(1) == 1, path
        assert all(below <= above + 1 for above, below in pairwise(levels)), path


@every_portal
def test_the_data_in_a_page_is_json_with_a_context(demo: Demo, portal: str):
    for path in (demo.folder / portal).rglob("*.html"):
        for one in page(path).xpath("//script[@type='application/ld+json']/text()"):
            assert json.loads(one)["@context"] == "https://schema.org"


@every_portal
def test_a_page_states_its_own_address(demo: Demo, portal: str):
    folder, address = demo.folder / portal, demo.site(portal).portal.address
    for path in folder.rglob("*.html"):
        own = path.relative_to(folder).as_posix().removesuffix("index.html")
        assert page(path).xpath("//link[@rel='canonical']/@href") == [f"{address}{own}"]


@every_portal
def test_titles_and_languages_are_stated(demo: Demo, portal: str):
    for path in (demo.folder / portal).rglob("*.html"):
        found = page(path)
        assert len(found.findtext("head/title", "").strip()) > 3, path
        assert found.get("lang") == ("vi" if "/en/" not in path.as_posix() else "en"), path
        assert found.xpath("//meta[@name='description']/@content")[0].strip(), path


@every_portal
def test_the_feeds_are_atom(demo: Demo, portal: str):
    feeds = sorted((demo.folder / portal).rglob("atom.xml"))
    assert feeds
    seen = set()
    for path in feeds:
        feed = etree.parse(path).getroot()
        assert feed.tag == f"{ATOM}feed"
        assert all(feed.findtext(f"{ATOM}{name}") for name in ("title", "id", "updated")), path
        seen.add(feed.find(f"{ATOM}link[@rel='self']").get("href"))
        _sound_entries(path, feed)
    assert len(seen) == len(feeds)


def _sound_entries(path: Path, feed: etree._Element) -> None:
    entries = feed.findall(f"{ATOM}entry")
    for one in entries:
        assert all(one.findtext(f"{ATOM}{name}") for name in ("title", "id", "updated", "author/{*}name")), path
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", one.findtext(f"{ATOM}updated")), path
    ids = [one.findtext(f"{ATOM}id") for one in entries]
    assert len(set(ids)) == len(ids), path
    assert all(one.startswith("https://") for one in ids), path


@every_portal
def test_the_parts_of_the_sitemap_name_every_page_worth_finding_and_no_other(demo: Demo, portal: str):
    folder, address = demo.folder / portal, demo.site(portal).portal.address
    whole = etree.parse(folder / "sitemap.xml")
    parts = [folder / one.text.removeprefix(address) for one in whole.iterfind(f"{SITEMAP}sitemap/{SITEMAP}loc")]
    urls = [one.text for part in parts for one in etree.parse(part).iterfind(f"{SITEMAP}url/{SITEMAP}loc")]
    pages = {
        f"{address}{path.relative_to(folder).as_posix().removesuffix('index.html')}"
        for path in folder.rglob("*.html")
        if not page(path).xpath("//meta[@name='robots'][contains(@content, 'noindex')]")
    }
    assert len(urls) == len(set(urls))
    assert set(urls) == pages


@every_portal
def test_robots_are_told_where_the_sitemap_is(demo: Demo, portal: str):
    address = demo.site(portal).portal.address
    assert f"Sitemap: {address}sitemap.xml" in (demo.folder / portal / "robots.txt").read_text().splitlines()


@every_portal
def test_the_style_and_the_scripts_are_named_by_their_content_and_load_nothing_from_elsewhere(demo: Demo, portal: str):
    for path in (demo.folder / portal / "static").iterdir():
        assert re.fullmatch(r"[a-z_]+\.[0-9a-f]{10}\.(css|js|svg)", path.name)
        assert not re.search(r"@import|url\((?!#)['\"]?(https?:)?//|fetch\(['\"]https?:", path.read_text())


@every_portal
def test_every_page_states_what_it_may_load_before_it_loads_anything(demo: Demo, portal: str):
    for path in (*(demo.folder / portal).rglob("*.html"), demo.folder / "index.html"):
        first, second = page(path).find("head")[:2]
        assert (first.get("charset"), second.get("http-equiv")) == ("utf-8", "Content-Security-Policy"), path
        assert second.get("content") == page_policy(), path


@every_portal
def test_a_script_that_few_pages_need_is_on_those_only(demo: Demo, portal: str):
    folder = demo.folder / portal
    loaded = {
        path.relative_to(folder).as_posix(): [
            one.rpartition("/")[2].partition(".")[0] for one in page(path).xpath("//script/@src")
        ]
        for path in folder.rglob("*.html")
    }
    assert loaded.pop("kiem-chung/index.html") == ["clock", "search_box", "file_check"]
    assert loaded.pop("tiep-can-thong-tin/soan-yeu-cau/index.html") == ["clock", "search_box", "request_composer"]
    assert loaded.pop("tim-kiem/index.html") == ["clock", "search_box", "search_results"]
    for path, names in loaded.items():
        finds = ["speaker_finder"] if page(folder / path).find_class("cp-speaker-finder") else []
        tells = ["speaker_state"] if finds or page(folder / path).find_class("cp-speaker-state") else []
        assert names == ["clock", "search_box", *tells, *finds], path
