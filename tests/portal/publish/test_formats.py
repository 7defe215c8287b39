"""Feeds and sitemaps are read once: for the addresses they lead to and for what they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.portal.privacy import Watch
from plugins.portal.publish.formats import Xml, xml_of

WATCH = Watch(2026)
WORDS = st.lists(
    st.sampled_from(("0977", "123456", "0977123456", "CCCD ", "001099", "012345", "M", "ẬT", "M&#7852;T", "TỐI", " ", "\n", "&lt;", "TỐI MẬT"))
).map("".join)  # fmt: skip
AROUND = st.sampled_from(
    ("<title>{}</title>", "<b>{}</b>", '<a href="{}">{}</a>', '<link href="{}"/>', "<!-- {} -->", "<script>{}</script>", "{}{}")
)  # fmt: skip
INNER = st.recursive(WORDS, lambda inner: st.builds(lambda around, *some: around.format(*some), AROUND, inner, inner))


@given(INNER)
def test_what_a_feed_says_is_all_that_could_be_found_in_it(inner):
    feed = f"<feed>{inner}</feed>"
    read = xml_of(feed)
    if read and not WATCH.may_hit(read.words):
        assert list(WATCH.html_problems("atom.xml", feed)) == []


def test_a_feed_leads_to_what_its_links_and_places_name():
    assert xml_of('<a><link href="b"/><loc> c<!-- d -->&amp;e </loc><f>g</f></a>').addresses == {"b", "c&e"}
    assert xml_of("<g>b</g>") == Xml(frozenset(), "\nb\n")


@pytest.mark.parametrize(
    "feed", ["", "<a>", "<a></b>", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "<a><?b c?></a>", "<a><![CDATA[b]]></a>"]
)
def test_what_is_not_well_formed_or_no_feed_of_ours_is_not_read(feed):
    assert xml_of(feed) is None
