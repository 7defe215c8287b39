"""Pages are cut into lines that are read once; what is told of a page is what reading it as a whole tells."""

from hypothesis import given
from hypothesis import strategies as st

from plugins.portal.privacy import Watch
from plugins.portal.publish.formats import decoded
from plugins.portal.publish.lines import Lines, Page
from plugins.portal.publish.page import Parts, parts_of

OFFICIAL, MOBILE = "0912345678", "0977123456"
WATCH = Watch(2026, frozenset({OFFICIAL}))
PIECES = (
    "<p>", "</p>", "<p>", "</p>\n", "<b>", "</b>", "<br/>\n", "<!DOCTYPE html>\n", '<a href="tel:0912345678">', '<i title="a>b">', '<i id="a\n">',
    '<a id="b" href="../x/">', '<a id="c" href="../y/">', '<a id="c" href="a&amp;b">', '<a onclick="x" href="../y/">', '<a href="x" title="M&#7852;T">',
    '<a title="">', '<a title="x">', '<meta http-equiv="refresh" content="0; url=../x/">', '<meta content="M" property="og:image">', '<meta content="0977123456" property="og:image">',
    '<img alt="CCCD 001" src="a.png">\n', "<p title='x'>", "<script>", '<script type="application/ld+json">{}</script>',
    "</script>", "<scripture>", '<p onclick="x">', "<style>", "</style>", "<!--", "-->", "<", ">", '"', "'", "=", " title", "&#51;", "&lt", ";", "\n", ">\n", "\r", "\u0301",
    "\u200b", "001099012345", "CCCD 001099", "012345", MOBILE, OFFICIAL, "09771", "23456", "TỐI", " MẬT", "M", "ẬT", "\ufffd",
)  # fmt: skip
PAGES = st.lists(st.sampled_from(PIECES)).map(lambda pieces: "".join((*pieces, ">")).encode())


@given(st.lists(PAGES, min_size=1, max_size=4))
def test_lines_tell_what_the_page_tells_as_a_whole(pages):
    lines = Lines(WATCH)
    for page in pages + pages:
        told, whole = lines.page(page), decoded(page)
        assert told.parts == parts_of(whole)
        assert told.may_tell or not list(WATCH.html_problems("index.html", whole))


def test_what_says_nothing_parts_no_number():
    words = '<p>Ông Mẫu, CCCD 001099<a title="{}">012345</a></p>\n'
    assert [Lines(WATCH).page(words.format(title).encode()).may_tell for title in ("", "x", "")] == [True, False, True]


def test_of_a_page_like_others_nothing_has_to_be_looked_at():
    lines = Lines(WATCH)
    page = f'<p id="a">Điện thoại: 0216 3000 <b>001</b></p>\n<p>Đường dây nóng: {OFFICIAL}</p>\n'.encode()
    quiet = Page(Parts(ids=frozenset("a")), may_tell=False)
    assert [lines.page(page), lines.page(page)] == [quiet, quiet]
    assert lines.page(page + f"<p>{MOBILE}</p>\n".encode()).may_tell
    assert lines.page(page + b"<p>M&#7852;<b>T</b></p>\n").may_tell
    assert lines.page(page) == quiet


def test_a_tag_that_goes_over_several_lines_is_read():
    assert Lines(WATCH).page(b'<p id="a"\n title="b\nc">\n</p>') == Page(Parts(ids=frozenset("a")), may_tell=False)
