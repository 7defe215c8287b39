"""The last look at a rendered tree: what must not be published is told, with the page and what to do."""

from pathlib import Path

import pytest

from plugins.portal.publish.checks import tree_problems
from plugins.portal.publish.links import Target, scheme, target
from plugins.portal.publish.page import parts_of, rules
from plugins.portal.publish.tree import Tree

ADDRESS = "https://congkhai.laocai.example"
HEAD = '<!DOCTYPE html>\n<html lang="vi"><head><title>Trang</title></head><body id="dau">'


def html(body: str) -> str:
    return f"{HEAD}{body}</body></html>"


GOOD = {
    "index.html": html(
        '<a href="./so-y-te/">Sở</a> <a href="./so-y-te/#ho-so">Hồ sơ</a> <a href="#dau">Lên</a> <a href="">Trang này</a>'
        '<a href="https://quochoi.example/a?b=1#c">Luật</a> <a href="mailto:a@laocai.example">Thư</a>'
        '<link rel="canonical" href="https://congkhai.laocai.example/"><meta property="og:image" content="https://congkhai.laocai.example/so-y-te/anh.png"><img src="./so-y-te/anh.png" alt="Ảnh 1 &lt; 2">'
        '<script type="module" src="./static/a.js"></script><script type="application/ld+json">{"a": "b"}</script>'
        '<svg viewBox="0 0 1 1"><use href="#dau"/></svg><img src="./so-y-te/anh.png" alt="a>b" srcset="./so-y-te/anh.png 2x">'
    ),
    "so-y-te/index.html": html(
        '<h2 id="ho-so">Hồ sơ</h2><a href="../">Trang chủ</a><a href="t%E1%BB%87p.pdf#page=2">Tệp</a>'
    ),
    "so-y-te/tệp.pdf": "%PDF",
    "so-y-te/anh.png": "PNG",
    "static/a.js": "1",
    "404.html": html('<a href="/so-y-te/">Sở</a><a href="#dau">Lên</a>'),
    "cu/index.html": html('<meta http-equiv="refresh" content="0; url=../so-y-te/">'),
    "atom.xml": f'<feed><link href="{ADDRESS}/so-y-te/"/><link href="https://khac.example/x"/></feed>',
    "sitemap.xml": f"<urlset><url><loc>{ADDRESS}/so-y-te/</loc></url></urlset>",
    "du-lieu.json": "[1]",
    "nhat-ky/thay-doi.jsonl": '{"n": 1}\n{"n": 2}\n',
    "robots.txt": "User-agent: *\n",
    "may-chu/Caddyfile": "",
    "chat/index.html": html('<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">'),
    "_headers": "/*\n",
}


@pytest.fixture
def found(tmp_path: Path):
    """The codes and places of what is wrong with a good tree and the given files; None takes one out."""

    def look(files: dict[str, str | bytes | None]) -> list[tuple[str, str]]:
        for path, text in (GOOD | files).items():
            if text is not None:
                (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
                (tmp_path / path).write_bytes(text if isinstance(text, bytes) else text.encode())
        made_of = {"so-y-te/index.html": "content/lao-cai/so-y-te/agency.md"}
        tree = Tree(tmp_path, sizes(tmp_path), ADDRESS, made_of, frozenset({"hoa-ban"}))
        return [(one.code, one.where.path) for one in tree_problems(tree)]

    return look


def sizes(folder: Path) -> dict[str, int]:
    found = ((one, one.relative_to(folder).as_posix()) for one in sorted(folder.rglob("*")) if one.is_file())
    return {path: one.stat().st_size for one, path in found}


def test_a_good_tree_has_no_problems(found):
    assert found({}) == []


LINK, ACTS, LOADS, FORM, KIND = (
    "lien-ket-trang-hong",
    "trang-co-ma-chay",
    "trang-nap-tu-noi-khac",
    "tep-phat-hanh-sai-cach-viet",
    "tep-khong-duoc-phat-hanh",
)
BODIES = {
    '<a href="../khong-co/">x</a>': LINK,
    '<a href="../So-y-te/">x</a>': LINK,
    '<a href="../so-y-te">x</a>': LINK,
    '<a href="../so-y-te/#khong-co">x</a>': LINK,
    '<a href="#Dau">x</a>': LINK,
    '<a href="/so-y-te/">x</a>': LINK,
    '<a href="../../ngoai/">x</a>': LINK,
    '<a href="../../">x</a>': LINK,
    f'<a href="{ADDRESS}/khong-co/">x</a>': LINK,
    f'<link rel="alternate" href="{ADDRESS}/en/">': LINK,
    f'<meta property="og:image" content="{ADDRESS}/khong-co.png">': LINK,
    '<img src="khong-co.png" alt="">': LINK,
    '<img src="../so-y-te/anh.png" srcset="../so-y-te/anh-2.png 2x" alt="">': LINK,
    '<a href="javascript:alert(1)">x</a>': ACTS,
    '<a href=" java&#10;script:alert(1)">x</a>': ACTS,
    '<a href="data:text/html,x">x</a>': ACTS,
    '<a href="//evil.example/">x</a>': ACTS,
    '<a href="\\\\evil.example/">x</a>': ACTS,
    "<script>alert(1)</script>": ACTS,
    '<script type="application/ld+json">{"a": </script>': ACTS,
    "<style>p { color: red }</style>": ACTS,
    '<p style="color: red">x</p>': ACTS,
    '<p onclick="x()">x</p>': ACTS,
    '<svg onload="x()"></svg>': ACTS,
    '<svg><animate attributeName="href"/></svg>': ACTS,
    '<iframe src="../so-y-te/"></iframe>': ACTS,
    '<form><input name="a"></form>': ACTS,
    '<base href="../">': ACTS,
    '<object data="../so-y-te/tệp.pdf"></object>': ACTS,
    '<meta http-equiv="Set-Cookie" content="a=b">': ACTS,
    '<meta http-equiv="refresh" content="5">': ACTS,
    '<meta http-equiv="refresh" content="0; url=https://evil.example/">': LOADS,
    '<img src="https://evil.example/a.png" alt="">': LOADS,
    '<img src="//evil.example/a.png" alt="">': LOADS,
    '<link rel="stylesheet" href="https://evil.example/a.css">': LOADS,
    '<script src="https://evil.example/a.js"></script>': LOADS,
    "<!-- ghi chú nội bộ -->": FORM,
    "<p class=x>x</p>": FORM,
    "<p class='x'>x</p>": FORM,
    '<p class="x>x</p>': FORM,
    "1 < 2": FORM,
    "<![CDATA[x]]>": FORM,
    "<script src=../static/a.js></script>": FORM,
    '<img alt="<script>alert(1)</script>" src=x>': FORM,
}


@pytest.mark.parametrize("body", BODIES)
def test_a_page_that_must_not_be_published_is_told(found, body: str):
    assert (BODIES[body], "trang/index.html") in found({"trang/index.html": html(body)})


FILES = {
    "a.xml": ("<feed>", FORM),
    "b.xml": ('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', FORM),
    "c.xml": (f"<urlset><url><loc>{ADDRESS}/khong-co/</loc></url></urlset>", LINK),
    "d.xml": (f'<feed><link href="{ADDRESS}/so-y-te/#khong-co"/></feed>', LINK),
    "a.json": ("{", FORM),
    "b.json": ("[" * 100_000, FORM),
    "a.jsonl": ("{}\nx\n", FORM),
    "a.txt": (b"\xff\xfe", FORM),
    "trang/index.html": (html("").encode() + b"\xff", FORM),
    "x.php": ("<?php", KIND),
    "x.exe": ("MZ", KIND),
    ".htpasswd": ("", KIND),
    ".env": ("KEY=1", KIND),
    "khong-duoi": ("", KIND),
    "so-y-te/_headers": ("", KIND),
    "so-y-te/anh.svg": ("<svg/>", KIND),
    "so-y-te/ma.js": ("1", KIND),
    "x.PDF": ("%PDF", KIND),
    "static.html/a.css": ("", KIND),
    "rat-to.css": ("x" * 2_000_000, "tep-phat-hanh-qua-lon"),
    "nang/index.html": (html("x" * 400_000), "trang-qua-nang"),
}


@pytest.mark.parametrize("path", FILES)
def test_a_file_that_must_not_be_published_is_told(found, path: str):
    text, code = FILES[path]
    assert (code, path) in found({path: text})


def test_the_record_behind_a_page_is_named(found):
    body = GOOD["so-y-te/index.html"] + '<a href="khong-co/">x</a>'
    assert found({"so-y-te/index.html": body}) == [(LINK, "content/lao-cai/so-y-te/agency.md")]


def test_a_link_that_many_pages_share_is_told_once(found):
    assert len(found({f"trang-{number}/index.html": html('<a href="../mat/">x</a>') for number in range(5)})) == 1


def test_no_link_leads_to_a_file_of_the_search_which_is_named_by_its_content(found):
    index = {"tim-kiem/d/tu-ab12.bin": "x"}
    assert found(index) == []
    assert found({**index, "khac.html": html('<a href="./tim-kiem/d/tu-ab12.bin">x</a>')}) == [(LINK, "khac.html")]


def test_a_portal_may_lie_in_a_folder_of_its_domain(tmp_path: Path):
    for path, text in {"index.html": html(""), "404.html": html('<a href="/lao-cai/">Trang chủ</a>')}.items():
        (tmp_path / path).write_text(text)
    addresses = ("https://tinh.example/lao-cai", "https://tinh.example", "https://tinh.example/hoa-ban")
    found = [tree_problems(Tree(tmp_path, sizes(tmp_path), one)) for one in addresses]
    assert [[one.where.path for one in problems] for problems in found] == [[], ["404.html"], ["404.html"]]


def test_what_stands_around_the_tree_may_be_linked_to(found):
    assert found({"khac.html": html('<a href="./hoa-ban/van-ban/">Hoa Ban</a>')}) == []


@pytest.mark.parametrize("element", rules()["elements"])
def test_no_element_that_acts_is_passed_over(element: str):
    assert parts_of(f"<{element}>").acts
    assert parts_of(f'<{element.upper()} a="b">').acts


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://a/", "https"),
        ("JavaScript:x", "javascript"),
        ("\tjava\nscript:x", "javascript"),
        ("//a", "//"),
        ("/\\a", "//"),
        ("a/b:c", ""),
        ("./a:b", ""),
        ("", ""),
    ],
)
def test_a_scheme_is_read_as_a_browser_reads_it(url: str, kind: str):
    assert scheme(url) == kind


@pytest.mark.parametrize(
    ("folder", "url", "expected"),
    [
        ("", "./a/", Target("a/index.html")),
        ("a/b", "../c/#d", Target("a/c/index.html", "d")),
        ("a/b", "..", Target("a/index.html")),
        ("a/b", ".", Target("a/b/index.html")),
        ("a", "b.pdf?x=1", Target("a/b.pdf")),
        ("a", "/b/", Target("b/index.html")),
        ("a", "../../b/", Target(None)),
        ("a", "%2e%2e/%2e%2e/b", Target(None)),
        ("a", "b/../../c", Target("c")),
    ],
)
def test_a_target_is_found_as_a_browser_finds_it(folder: str, url: str, expected: Target):
    assert target(folder, url) == expected
