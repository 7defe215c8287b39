"""Markdown from many hands becomes HTML that can do no harm."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from plugins.markup import ALLOWED, CONTENTS, EXTENSIONS, MARKS, WITHIN_LINES, converter, needless, render
from plugins.portal.views.parts import Image, Text


def html(source, **links):
    return str(render(Text.of(source, tuple(links.items()))).html)


class Elements(HTMLParser):
    """Every element of a text, as a browser finds it, and its attributes."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def elements(text, tag=None):
    return [one for one in Elements(text).found if tag in (None, one[0])]


HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "text <script>alert(1)</script> text",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<iframe src='https://evil.example/'></iframe>",
    "<a href='javascript:alert(1)'>a</a>",
    "<style>body{display:none}</style>",
    "<div style='position:fixed' onclick='alert(1)'>a</div>",
    "<!-- <script>alert(1)</script> -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](java\nscript:alert(1))",
    "[a](&#106;avascript:alert(1))",
    "[a](javascript&colon;alert(1))",
    "[a]( javascript:alert(1))",
    "[a](\x01javascript:alert(1))",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](vbscript:msgbox)",
    "[a](file:///etc/passwd)",
    "[a][1]\n\n[1]: javascript:alert(1)",
    "<javascript:alert(1)>",
    '[a](https://x.example/"onmouseover="alert(1))',
    '[a](https://x.example/ "x\\" onmouseover=\\"alert(1)")',
    "![a](javascript:alert(1))",
    "![a](https://evil.example/spy.png)",
    '![a" onerror="alert(1)](/a.png)',
    "[a](//evil.example/)",
    "[a](/\\evil.example/)",
    "[a](http://evil.example/)",
    "`<script>`alert(1)`</script>`",
    "```\n<script>alert(1)</script>\n```",
    "| a |\n|---|\n| <script>alert(1)</script> |",
    "# <img src=x onerror=alert(1)>",
    "[^1]\n\n[^1]: <script>alert(1)</script>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
]  # fmt: skip


def harm(text):
    """What a browser would run, load from elsewhere, or be led to."""
    for tag, attributes in elements(text):
        if tag not in ALLOWED:
            yield tag
        for name, value in attributes.items():
            if name.startswith("on") or name == "style":
                yield f"{tag} {name}"
            if name == "href" and not re.fullmatch(
                r"/(?![/\\]).*|#.*|(https://|mailto:|tel:).*", value or "", re.IGNORECASE
            ):
                yield f"href {value}"
            if name == "src" and not re.fullmatch(r"/(?![/\\]).*", value or ""):
                yield f"src {value}"


@pytest.mark.parametrize("source", HOSTILE)
def test_a_hostile_text_does_no_harm(source):
    assert list(harm(html(source))) == []


@given(st.lists(st.sampled_from(["<", ">", "script", "a ", "javascript:", "](", "[", ")", '"', "'", "`", "\n", "\n\n", "    ", "&", "#", "on", "=", "/", "//", "!", "<img src=x ", "[1]: ", "|"]), max_size=30).map("".join))  # fmt: skip
def test_no_mixture_of_marks_does_harm(source):
    assert list(harm(html(source))) == []


def test_raw_html_is_shown_as_it_was_written():
    assert "&lt;b&gt;đậm&lt;/b&gt;" in html("Viết <b>đậm</b>.")
    assert "&lt;div&gt;" in html("<div>\n\nkhối\n\n</div>")


def test_what_is_fenced_in_is_shown_as_it_was_written():
    fenced = html("```html\n<b>một</b>\n\n[hai](x) `ba`\n```\n")
    assert fenced == "<pre><code>&lt;b&gt;một&lt;/b&gt;\n\n[hai](x) `ba`\n</code></pre>"


def test_a_link_that_may_not_be_keeps_its_words():
    assert "xem tại đây" in html("[xem tại đây](javascript:alert(1))")


@pytest.mark.parametrize(
    "address",
    ["https://laocai.gov.vn/a?b=1&c=2", "mailto:a@laocai.example", "tel:+842143840888", "#muc-a", "/so-y-te/"],
)
def test_a_harmless_address_stays(address):
    ((_, attributes),) = elements(html(f"[a]({address})"), "a")
    assert attributes["href"] == address


@pytest.mark.parametrize(
    "address",
    ["http://laocai.gov.vn/", "ftp://x.example/", "laocai.gov.vn", "../a/", "a.html", "//evil.example/", "/a\\b"],
)
def test_an_address_of_another_kind_is_taken_away(address):
    ((_, attributes),) = elements(html(f"[a]({address})"), "a")
    assert "href" not in attributes


def test_a_link_of_our_own_leads_where_it_was_resolved_to():
    known = {
        "119/KH-UBND ngày 28/8/2023": "/ubnd-tinh/ke-hoach/2023/119-kh-ubnd/",
        "so-do.png": "/gioi-thieu/so-do.png",
    }
    text = html("[KH](<119/KH-UBND ngày 28/8/2023>) ![Sơ đồ](so-do.png)", **known)
    assert [one["href"] for _, one in elements(text, "a")] == ["/ubnd-tinh/ke-hoach/2023/119-kh-ubnd/"]
    assert [one["src"] for _, one in elements(text, "img")] == ["/gioi-thieu/so-do.png"]


def test_one_text_does_not_know_the_links_of_the_text_before():
    assert 'href="/a/"' in html("[a](x)", x="/a/")
    assert "href" not in html("[a](x)")


def test_a_text_and_the_link_it_names_are_resolved_alike(site):
    from plugins.portal.views.rows import body_text  # noqa: PLC0415 - only this test needs a site
    from tests.conftest import page  # noqa: PLC0415

    names = ["so-do (1).png", "bảng giá.xlsx"]
    body = "\n\n".join(f"[tệp](<{name}>)" for name in names) + "\n\n[cơ quan](ubnd-tinh)\n"
    read = site({"pages/a.md": page(body=body), **{f"pages/a/{name}": b"-" for name in names}})
    text = str(render(body_text(read, read.by_id["pages/a"])).html)
    assert [one["href"] for _, one in elements(text, "a")] == [
        "/a/so-do%20%281%29.png",
        "/a/b%E1%BA%A3ng%20gi%C3%A1.xlsx",
        "/ubnd-tinh/",
    ]


def test_a_link_outside_does_not_hand_over_the_window():
    ((_, attributes),) = elements(html("[a](https://laocai.gov.vn/)"), "a")
    assert attributes["rel"] == "noopener"


def test_the_alignment_of_a_column_is_a_class():
    text = html("| Tên | Số | Giữa |\n|:--|--:|:-:|\n| a | 1 | b |\n")
    assert [one.get("class") for tag, one in elements(text) if tag in {"th", "td"}] == [
        "align-left",
        "align-right",
        "align-center",
    ] * 2


def test_a_table_scrolls_in_a_frame_one_can_reach_by_keyboard():
    text = html("| a |\n|---|\n| 1 |\n\nvà\n\n| b |\n|---|\n| 2 |\n")
    frames = [one for _, one in elements(text, "div")]
    assert [(one["class"], one["role"], one["tabindex"], bool(one["aria-label"])) for one in frames] == [
        ("scroll", "group", "0", True)
    ] * 2
    assert text.count("</table></div>") == 2


def test_a_picture_waits_until_it_is_seen():
    ((_, attributes),) = elements(html("![Sơ đồ](/a/so-do.png)"), "img")
    assert (attributes["loading"], attributes["alt"]) == ("lazy", "Sơ đồ")


@pytest.mark.parametrize(
    ("heading", "id_"),
    [
        ("Điều 5. Tổ chức thực hiện", "dieu-5"),
        ("Điều 12a. Bổ sung", "dieu-12a"),
        ("Điều 5", "dieu-5"),
        ("Kết quả năm 2026", "muc-ket-qua-nam-2026"),
        ("Điều kiện tham gia", "muc-dieu-kien-tham-gia"),
    ],
)
def test_a_clause_can_be_cited_by_its_address(heading, id_):
    prose = render(Text.of(f"## {heading}\n"))
    assert f'id="{id_}"' in prose.html
    assert [one.id for one in prose.contents] == [id_]


@given(st.lists(st.text(alphabet="Điềuabc 15.!#*_", min_size=1), max_size=8))
def test_no_two_headings_have_the_same_address(headings):
    text = html("\n\n".join(f"## {one}" for one in headings))
    ids = [one["id"] for tag, one in elements(text) if tag in {"h2", "h3"}]
    assert all(ids)
    assert len(ids) == len(set(ids))


def test_the_first_heading_of_a_text_is_below_the_title_of_the_page():
    prose = render(Text.of("# Mở đầu\n\n## Phần một\n\n### Mục\n\n#### Chi tiết\n"))
    assert "<h1" not in prose.html
    assert [(one.text, one.level) for one in prose.contents] == [("Mở đầu", 2), ("Phần một", 2), ("Mục", 3)]


def test_the_list_of_contents_shows_words_not_marks():
    (one,) = render(Text.of("## *Mức* thu & nộp <5 %\n")).contents
    assert one.text == "Mức thu & nộp <5 %"


def test_a_footnote_leads_there_and_back():
    text = html("Chữ[^a].\n\n[^a]: Chú thích.\n")
    ids = {one["id"] for _, one in elements(text) if "id" in one}
    leads = {one["href"].removeprefix("#") for _, one in elements(text, "a")}
    assert len(leads) == 2
    assert leads <= ids


def test_the_same_text_gives_the_same_html_however_often():
    source = "## A\n\n[^1] [a](x)\n\n[^1]: b\n"
    assert html(source) == html(source)


@given(st.text())
def test_any_text_can_be_rendered(source):
    assert list(harm(html(source))) == []


def test_the_marks_of_every_pattern_within_lines_are_known():
    patterns = converter().inlinePatterns
    assert [patterns[name] for name in WITHIN_LINES] == list(patterns)


def test_what_may_be_left_out_is_called_as_markdown_calls_it():
    markdown = Markdown(extensions=EXTENSIONS)
    parts = (markdown.preprocessors, markdown.parser.blockprocessors, markdown.inlinePatterns, markdown.treeprocessors)
    assert [one for one in MARKS if not any(one in known for known in parts)] == ["plain", "toc", "contents"]


def unspared():
    """A converter of which every part looks at every block."""
    found = converter(frozenset({"plain"})).reset()
    for one in found.parser.blockprocessors:
        vars(one).pop("test", None)
    return found


SNIPPETS = ("a ", "1. ", "- ", "+ ", "> ", "# ", "===", "---", "***", "```", "~~~", "| a | b |\n|---|---|\n", "**b**", "_c_", "`d`", "\\*", "[e](f)", "![g](h)", "[^1]", "[^1]: ", "[2]: /x", "[2]", "<https://x.vn>", "<b>", "&amp;", CONTENTS, " ", "  ", "    ", "\t", "\n", "\r\n", "\n\n")  # fmt: skip


@given(st.lists(st.sampled_from(SNIPPETS), max_size=12).map("".join))
def test_what_is_left_out_would_have_found_nothing(source):
    whole, spared = unspared(), converter(needless(source)).reset()
    assert spared.convert(source) == whole.convert(source)
    assert spared.toc_tokens == whole.toc_tokens


KNOWN = Image("/a/so%20do.jpg", 1200, 800, (("/a/so%20do.jpg.480.webp", 480), ("/a/so%20do.jpg.960.webp", 960)))


def test_a_picture_of_which_more_is_known_keeps_its_place_and_comes_as_small_as_the_screen():
    text = str(render(Text.of('![Sơ đồ "mới"](<so do.jpg>)', (("so do.jpg", KNOWN.href),), (KNOWN,))).html)
    ((_, source),) = elements(text, "source")
    ((_, picture),) = elements(text, "img")
    assert source["srcset"] == "/a/so%20do.jpg.480.webp 480w, /a/so%20do.jpg.960.webp 960w"
    assert (source["type"], bool(source["sizes"])) == ("image/webp", True)
    assert (picture["src"], picture["width"], picture["height"]) == ("/a/so%20do.jpg", "1200", "800")
    assert (picture["alt"], picture["loading"]) == ('Sơ đồ "mới"', "lazy")


def test_a_picture_that_is_not_known_stays_a_plain_one():
    text = str(render(Text.of("![Sơ đồ](/a/khac.jpg)", (), (KNOWN,))).html)
    assert elements(text, "picture") == elements(text, "source") == []


def test_nobody_can_write_a_picture_with_sources_of_their_own():
    assert elements(html('<picture><source srcset="https://evil.example/x.webp"></picture>'), "source") == []
